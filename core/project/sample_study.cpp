// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sample_study.h"

#include "core/base/file.h"
#include "core/codebook/formats.h"
#include "core/matrix/display_table.h"
#include "core/project/cases.h"
#include "core/project/codes.h"
#include "core/project/codings.h"
#include "core/project/documents.h"
#include "core/project/documents_import.h"
#include "core/project/project.h"
#include "core/project/row_tables.h"
#include "core/project/saved.h"
#include "core/project/writing.h"

#include <fmt/format.h>
#include <functional>
#include <vector>

namespace crosscase::project {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at)
            lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// Words as a shell cuts them: blanks separate, but within double quotes.
std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    bool begun = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
            begun = true;
        } else if (c == ' ' && !quoted) {
            if (begun)
                words.push_back(std::move(word));
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (begun)
        words.push_back(std::move(word));
    return words;
}

Result<void> setOption(matrix::TableSpec& spec, const std::string& name, const std::string& value)
{
    if (name == "--rows" || name == "--columns") {
        auto axis = matrix::axisFromText(value);
        if (!axis)
            return passOn(axis);
        (name == "--rows" ? spec.rows : spec.columns) = std::move(*axis);
        return {};
    }
    if (name == "--cell")
        return matrix::setMeasure(spec, value);
    if (name == "--scale")
        spec.scale = value;
    else if (name == "--attributes")
        spec.attributes = {value};
    else
        return fail(ErrorCode::Malformed,
                    fmt::format("a table of the study has an unknown option '{}'", name));
    return {};
}

// The options of `crosscase table save`, as far as studies use them.
Result<matrix::TableSpec> specOf(const std::vector<std::string>& words)
{
    matrix::TableSpec spec;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == "--totals") {
            spec.totals = true;
        } else if (words[at] == "--state") {
            spec.state = true;
        } else {
            const std::string& name = words[at];
            const std::string value = ++at < words.size() ? words[at] : std::string();
            if (auto set = setOption(spec, name, value); !set)
                return passOn(set);
        }
    }
    return spec;
}

// What is kept for such words: a display where its name comes first.
Result<std::string> savedAs(const std::vector<std::string>& words)
{
    if (!words.empty() && !words.front().starts_with("--")) {
        auto display = matrix::displayFromWords(words);
        return display ? Result<std::string>(matrix::toJson(*display)) : passOn(display);
    }
    auto spec = specOf(words);
    return spec ? Result<std::string>(matrix::toJson(*spec)) : passOn(spec);
}

class StudyMaker {
public:
    StudyMaker(const fs::path& folder, Project& project, const Progress& progress)
        : m_folder(folder)
        , m_project(project)
        , m_progress(progress)
    {}

    Result<void> make()
    {
        using Step = Result<void> (StudyMaker::*)();
        for (const Step step : {&StudyMaker::addDocuments,
                                &StudyMaker::addTables,
                                &StudyMaker::addScales,
                                &StudyMaker::addWriting,
                                &StudyMaker::saveTables})
            if (auto done = (this->*step)(); !done)
                return done;
        return {};
    }

private:
    [[nodiscard]] bool has(const std::string& name) const { return fs::exists(m_folder / name); }

    Result<void> change(const std::string& step, const std::function<Result<void>(Edit&)>& work)
    {
        constexpr std::int64_t kSteps = 14;
        if (auto go = m_progress.report(step, m_done++, kSteps); !go)
            return go;
        auto done = m_project.change("", work);
        return done ? Result<void>() : Result<void>(passOn(done));
    }

    Result<void> addDocuments()
    {
        return change("documents", [&](Edit& edit) -> Result<void> {
            // Not the progress of its files: that of the study goes on.
            auto report = importDocuments(edit, {m_folder / "documents"}, {}, {});
            return report ? Result<void>() : Result<void>(passOn(report));
        });
    }

    // Reads `name` and has `work` take it in, as one batch.
    template <typename Work>
    Result<void> table(const std::string& name, Work work)
    {
        auto bytes = readFile(m_folder / name);
        if (!bytes)
            return passOn(bytes);
        auto rows = table::readCsv(*bytes);
        if (!rows)
            return passOn(rows);
        return change(name, [&](Edit& edit) -> Result<void> {
            auto done = work(edit, *rows);
            if (!done)
                return fail(done.error().code, fmt::format("{}: {}", name, done.error().detail));
            return {};
        });
    }

    Result<void> addTables()
    {
        if (auto done = table("documents.csv", importDocumentTable); !done)
            return done;
        const auto asCases = [](Edit& edit, const table::CsvFile& rows) {
            return importCases(edit, rows);
        };
        if (auto done = table("cases.csv", asCases); !done)
            return done;
        auto bytes = readFile(m_folder / "codebook.csv");
        if (!bytes)
            return passOn(bytes);
        auto book = codebook::readCodebook("codebook.csv", *bytes);
        if (!book)
            return passOn(book);
        auto codes = change("codebook.csv", [&](Edit& edit) -> Result<void> {
            auto report = importCodebook(edit, *book);
            return report ? Result<void>() : Result<void>(passOn(report));
        });
        if (!codes)
            return codes;
        return table("codings.csv", [](Edit& edit, const table::CsvFile& rows) {
            return importCodings(edit, rows, {});
        });
    }

    // NAME VALUE..., a scale a line.
    Result<void> addScales()
    {
        if (!has("scales"))
            return {};
        auto text = readFile(m_folder / "scales");
        if (!text)
            return passOn(text);
        return change("scales", [&](Edit& edit) -> Result<void> {
            for (const std::string& line : linesOf(*text)) {
                const std::vector<std::string> words = wordsOf(line);
                auto added = addScale(edit,
                                      words.front(),
                                      model::ScaleKind::Ordinal,
                                      {words.begin() + 1, words.end()});
                if (!added)
                    return passOn(added);
            }
            return {};
        });
    }

    Result<void> addWriting()
    {
        const std::vector<std::pair<std::string, RowKind>> tables{
            {"ratings.csv", RowKind::Ratings},
            {"risk_ratings.csv", RowKind::Ratings},
            {"summaries.csv", RowKind::Summaries},
            {"not_applicable.csv", RowKind::Summaries},
            {"propositions.csv", RowKind::Propositions},
            {"progress.csv", RowKind::Progress},
            {"memos.csv", RowKind::Memos},
            {"links.csv", RowKind::Links}};
        for (const auto& [name, kind] : tables) {
            if (!has(name))
                continue;
            const RowKind rowKind = kind;
            auto done = table(name, [rowKind](Edit& edit, const table::CsvFile& rows) {
                return importRows(edit, rowKind, rows);
            });
            if (!done)
                return done;
        }
        return {};
    }

    // NAME, a tab, and the options as they are typed, for a display behind its name; a table a
    // line.
    Result<void> saveTables()
    {
        if (!has("tables"))
            return {};
        auto text = readFile(m_folder / "tables");
        if (!text)
            return passOn(text);
        return change("tables", [&](Edit& edit) -> Result<void> {
            for (const std::string& line : linesOf(*text)) {
                const std::size_t tab = std::min(line.find('\t'), line.size());
                auto json =
                    savedAs(wordsOf(std::string_view(line).substr(std::min(tab + 1, line.size()))));
                if (!json)
                    return passOn(json);
                if (auto saved = saveTable(edit, line.substr(0, tab), *json); !saved)
                    return saved;
            }
            return {};
        });
    }

    const fs::path& m_folder;
    Project& m_project;
    const Progress& m_progress;
    std::int64_t m_done = 0;
};

std::string firstCoder(const fs::path& folder)
{
    auto text = readFile(folder / "first-coder");
    const std::vector<std::string> lines = text ? linesOf(*text) : std::vector<std::string>();
    return lines.empty() ? "Sample" : lines.front();
}

} // namespace

std::string titleOfStudy(const fs::path& folder)
{
    const auto text = readFile(folder / "README.md");
    if (!text)
        return {};
    for (const std::string& line : linesOf(*text))
        if (line.starts_with("# "))
            return line.substr(2);
    return {};
}

Result<void> makeStudy(const fs::path& folder, const fs::path& project, const Progress& progress)
{
    auto made = Project::create(project, titleOfStudy(folder), firstCoder(folder));
    if (!made)
        return passOn(made);
    auto done = StudyMaker(folder, **made, progress).make();
    made->reset();
    if (!done) {
        std::error_code ignored;
        for (const char* side : {"", "-wal", "-shm", ".lock"})
            fs::remove(project.string() + side, ignored);
    }
    return done;
}

} // namespace crosscase::project
