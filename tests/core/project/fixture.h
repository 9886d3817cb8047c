// SPDX-License-Identifier: GPL-3.0-or-later
// Projects in a folder that goes away, a small one to begin with, and the equality of two
// snapshots.
#pragma once

#include "core/model/corpus.h"
#include "core/model/trees.h"
#include "core/project/cases.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/project/documents.h"
#include "core/project/documents_import.h"
#include "core/project/find.h"
#include "core/project/project.h"
#include "core/project/verify.h"
#include "core/table/csv.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <rapidcheck.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project::test {

namespace fs = std::filesystem;
using model::AnyId;
using model::Case;
using model::Code;
using model::Coding;
using model::Corpus;
using model::Document;
using model::Id;

// The value; an error fails the test with its words.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error("unexpected error: " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// The error; a success fails the test.
template <typename T>
Error errorOf(const Result<T>& result)
{
    if (result)
        throw std::runtime_error("an error was expected");
    return result.error();
}

class Folder {
public:
    Folder()
    {
        std::string pattern = (fs::temp_directory_path() / "crosscase-project-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("cannot make a folder for the test");
        m_path = pattern;
    }
    Folder(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    [[nodiscard]] fs::path operator/(const fs::path& name) const { return m_path / name; }
    [[nodiscard]] const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

inline fs::path write(const fs::path& path, std::string_view bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

inline std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// One batch; the error of `work`, if it has one.
inline Result<Done> attempt(Project& project, const std::function<Result<void>(Edit&)>& work)
{
    return project.change("", work);
}

// One batch that must succeed; what `work` returns.
template <typename Work>
auto apply(Project& project, Work&& work)
{
    using Value = typename std::invoke_result_t<Work, Edit&>::value_type;
    if constexpr (std::is_void_v<Value>) {
        must(project.change("", work));
    } else {
        Value value{};
        must(project.change("", [&](Edit& edit) -> Result<void> {
            auto done = work(edit);
            if (!done)
                return passOn(done);
            value = std::move(*done);
            return {};
        }));
        return value;
    }
}

inline table::CsvFile csv(std::string_view text)
{
    table::CsvOptions options;
    options.separator = ',';
    return must(table::readCsv(text, options));
}

// What differs first between two snapshots, in words; empty: they are equal. All but the number and
// the identity of the last batch counts.
inline std::string difference(const Corpus& a, const Corpus& b)
{
    std::string found = a.project == b.project ? "" : "they are of different projects";
    model::forEachKind([&]<typename Row>() {
        std::vector<Row> mine;
        std::vector<Row> theirs;
        a.rows<Row>().forEach([&](const Row& row) { mine.push_back(row); });
        b.rows<Row>().forEach([&](const Row& row) { theirs.push_back(row); });
        if (!found.empty() || mine == theirs)
            return;
        found =
            fmt::format("{} {}, {} there", mine.size(), model::Schema<Row>::kTable, theirs.size());
        for (std::size_t i = 0; i < std::min(mine.size(), theirs.size()); ++i)
            model::forEachColumn<Row>([&](const auto& column) {
                if (!(mine[i].*column.member == theirs[i].*column.member))
                    found +=
                        fmt::format("; number {} differs in {}", mine[i].id.value, column.name);
            });
    });
    return found;
}

inline std::vector<std::string> problemsOf(Project& project)
{
    std::vector<std::string> lines;
    for (const Problem& problem : must(verify(project, {})))
        lines.push_back(problem.where + ": " + problem.what);
    return lines;
}

// Has one of `lines` all of `words` in it?
inline bool names(const std::vector<std::string>& lines, const std::vector<std::string>& words)
{
    for (const std::string& line : lines) {
        bool all = true;
        for (const std::string& word : words)
            all = all && line.find(word) != std::string::npos;
        if (all)
            return true;
    }
    return false;
}

// A law over `examples` random examples: each of them makes a project on disk. `size`: how long
// random lists become.
template <typename Law>
bool holds(const std::string& name, int examples, Law&& law, int size = 0)
{
    rc::detail::TestMetadata metadata;
    metadata.id = name;
    metadata.description = name;
    rc::detail::TestParams parameters = rc::detail::configuration().testParams;
    parameters.maxSuccess = examples;
    if (size > 0)
        parameters.maxSize = size;
    const auto result = rc::detail::checkTestable(std::forward<Law>(law), metadata, parameters);
    rc::detail::printResultMessage(result, std::cerr);
    std::cerr << '\n';
    return result.template is<rc::detail::SuccessResult>();
}

// 75 code points; an emoji of several, a combining mark and Hebrew words are among them.
inline const std::string kFirst =
    "Ann: We trust them fully.\n"
    "Bob: Why? \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC cafe\xCC\x81 "
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.\n"
    "Ann: They know it all.\n";
inline const std::string kSecond =
    "Ben: It costs too much.\nEve: Cheap enough.\nBen: Costs rise.\nEve: No.\n";

// Two documents, three codes (Trust, Trust > Skill, Cost), two cases and one embedded.
struct Small {
    Folder folder;
    fs::path file;
    std::unique_ptr<Project> project;
    Id<Document> first, second;
    Id<Code> trust, skill, cost;
    Id<Case> alpha, unit, beta;

    Small()
        : file(folder / "study.crosscase")
        , project(must(Project::create(file, "A study", "Ann")))
    {
        must(project->change("Begin", [&](Edit& edit) -> Result<void> {
            first = document(edit, "P01", kFirst);
            second = document(edit, "P02", kSecond);
            trust = must(addCode(edit, "Trust"));
            skill = must(addCode(edit, "Trust > Skill"));
            cost = must(addCode(edit, "Cost"));
            alpha = must(addCase(edit, "Alpha", {}));
            unit = must(addCase(edit, "Alpha unit", alpha));
            beta = must(addCase(edit, "Beta", {}));
            must(assignWhole(edit, alpha, first));
            must(assignSpeaker(edit, beta, second, "Ben"));
            return {};
        }));
    }

    static Id<Document> document(Edit& edit, const std::string& name, const std::string& text)
    {
        Document fields;
        fields.name = name;
        return must(addDocument(edit, fields, text));
    }

    [[nodiscard]] const Corpus& corpus() const { return project->corpus(); }

    // Closes the project and opens it in the name of `coder`.
    void reopen(const std::string& coder = "Ann", Access access = Access::Write)
    {
        project.reset();
        project = must(Project::open(file, access, coder));
    }

    Id<Coding> code(Id<Document> document, Id<Code> with, text::Span span, CodingFields fields = {})
    {
        fields.span = span;
        return apply(*project, [&](Edit& edit) { return addCoding(edit, document, with, fields); });
    }

    Id<model::Coding> find(Id<Code> with, text::Span span) const
    {
        Id<Coding> found;
        corpus().codings().forEach([&](const Coding& coding) {
            if (coding.code == with && coding.span() == span)
                found = coding.id;
        });
        return found;
    }
};

// The snapshot and the number of the last batch stay as they are while this lives; `same()` asks.
class Unchanged {
public:
    explicit Unchanged(const Project& project)
        : m_project(project)
        , m_before(project.corpus())
    {}
    [[nodiscard]] std::string difference() const
    {
        if (m_project.corpus().batch != m_before.batch)
            return "there is a new batch";
        return test::difference(m_before, m_project.corpus());
    }

private:
    const Project& m_project;
    Corpus m_before;
};

} // namespace crosscase::project::test
