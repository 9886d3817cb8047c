// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/documents.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/import/files.h"
#include "core/import/reader.h"
#include "core/project/cases.h"
#include "core/store/store.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::project {

namespace {

namespace fs = std::filesystem;
using model::Document;
using model::Id;

Result<std::string>
checkedName(const model::Corpus& corpus, const std::string& wanted, Id<Document> self)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a document needs a name");
    const std::string key = text::foldKey(name);
    for (const Document& document : corpus.documents())
        if (document.id != self && text::foldKey(document.name) == key)
            return fail(ErrorCode::Exists,
                        fmt::format("there is a document '{}' already; document names are unique",
                                    document.name));
    return name;
}

std::int32_t endPosition(const model::Corpus& corpus)
{
    std::int32_t end = 0;
    for (const Document& document : corpus.documents())
        end = std::max(end, document.position + 1);
    return end;
}

// Labels of those who ask: their turns are no case of a study.
bool isInterviewer(std::string_view speaker)
{
    static constexpr std::array<std::string_view, 10> kRoles = {"interviewer",
                                                                "int",
                                                                "i",
                                                                "q",
                                                                "moderator",
                                                                "facilitator",
                                                                "researcher",
                                                                "mod",
                                                                "iv",
                                                                "interviewer 1"};
    const std::string key = text::foldKey(speaker);
    return std::find(kRoles.begin(), kRoles.end(), key) != kRoles.end();
}

// A pattern that cannot be used would leave documents that cannot be cut into passages.
Result<void> checkSpeakerPattern(const std::string& pattern)
{
    text::StructureRules rules;
    rules.speakerPattern = pattern;
    const auto tried = text::segment("A: a", text::OffsetMap("A: a"), rules);
    if (!tried)
        return tl::unexpected<Error>(tried.error());
    return {};
}

// Imports file after file into one edit.
class Importer {
public:
    Importer(Edit& edit, const ImportOptions& options)
        : m_edit(edit)
        , m_options(options)
        , m_position(endPosition(edit.corpus()))
    {
        for (const Document& document : edit.corpus().documents()) {
            m_names.insert(text::foldKey(document.name));
            m_byText.emplace(document.textHash, document.name);
        }
        for (const model::Case& unit : edit.corpus().cases())
            m_cases.insert(text::foldKey(unit.name));
        m_rules.paragraphs = options.paragraphs;
        m_rules.speakerPattern = options.speakerPattern;
    }

    ImportItem import(const fs::path& file)
    {
        ImportItem item;
        item.file = file;
        if (auto done = importInto(item); !done) {
            item.outcome = ImportOutcome::Failed;
            item.detail = done.error().detail;
            m_fatal = done.error().code == ErrorCode::Full || done.error().code == ErrorCode::Store
                      || done.error().code == ErrorCode::Cancelled;
            m_fatalError = done.error();
        }
        return item;
    }

    // An error that no other file can escape: the disk is full.
    [[nodiscard]] const Error* fatal() const { return m_fatal ? &m_fatalError : nullptr; }

private:
    Result<void> importInto(ImportItem& item)
    {
        auto bytes = readFile(item.file);
        if (!bytes)
            return passOn(bytes);
        auto read = importing::readDocument(
            item.file.filename().string(), *bytes, {m_options.encoding, m_rules});
        if (!read)
            return passOn(read);
        item.warnings = std::move(read->warnings);
        const std::string hash = hash128(read->utf8);
        const auto known = m_byText.find(hash);
        if (known != m_byText.end() && !m_options.keepDuplicates) {
            item.outcome = ImportOutcome::Skipped;
            item.document = known->second;
            item.detail = fmt::format("the same text is there already as '{}'", known->second);
            return {};
        }
        const std::size_t length = text::countCodePoints(read->utf8);
        if (length > static_cast<std::size_t>(std::numeric_limits<text::CodePoint>::max()))
            return fail(ErrorCode::Unsupported,
                        "the text is too long for one document; split the file");
        return add(item, *bytes, *read, hash, static_cast<text::CodePoint>(length));
    }

    Result<void> add(ImportItem& item,
                     const std::string& bytes,
                     const importing::Imported& read,
                     const std::string& hash,
                     text::CodePoint length)
    {
        Document document;
        document.name =
            importing::uniqueName(importing::documentName(item.file), [&](const std::string& name) {
                return m_names.contains(text::foldKey(name));
            });
        document.language = m_options.language;
        document.textHash = hash;
        document.length = length;
        document.structure = text::toText(read.rules);
        document.originalName = item.file.filename().string();
        document.encoding = read.encoding;
        document.created = document.textChanged = m_edit.time();
        if (auto kept = keepContents(document, bytes, read.utf8, item.file); !kept)
            return kept;
        document.group = group();
        document.position = m_position++;
        m_names.insert(text::foldKey(document.name));
        m_byText.emplace(hash, document.name);
        item.document = document.name;
        item.detail = fmt::format("{} characters, {}", document.length, read.encoding);
        const Id<Document> id = m_edit.add(document);
        return addCases(id, document, item);
    }

    Result<void> keepContents(Document& document,
                              const std::string& bytes,
                              const std::string& utf8,
                              const fs::path& file)
    {
        if (m_options.link) {
            document.linkedPath = fs::absolute(file).lexically_normal().string();
        } else {
            document.originalHash = hash128(bytes);
            // A file that is its own text is kept once.
            if (bytes != utf8)
                if (auto put = m_edit.putOriginal(document.originalHash, bytes); !put)
                    return put;
        }
        return m_edit.putText(document.textHash, utf8);
    }

    Id<model::Group> group()
    {
        if (m_options.group.empty() || m_group)
            return m_group;
        m_group = groupNamed(m_edit, m_options.group);
        return m_group;
    }

    Result<void> addCases(Id<Document> id, const Document& document, ImportItem& item)
    {
        if (m_options.casePerDocument) {
            auto unit = caseNamed(document.name);
            if (!unit)
                return passOn(unit);
            if (auto assigned = assignWhole(m_edit, *unit, id); !assigned)
                return assigned;
        }
        if (!m_options.casesFromSpeakers)
            return {};
        auto text = m_edit.texts().load(document);
        if (!text)
            return passOn(text);
        std::size_t made = 0;
        for (const std::string& speaker : (*text)->structure.speakers) {
            if (isInterviewer(speaker))
                continue;
            auto unit = caseNamed(speaker);
            if (!unit)
                return passOn(unit);
            if (auto assigned = assignSpeaker(m_edit, *unit, id, speaker); !assigned)
                return assigned;
            ++made;
        }
        if (made == 0)
            item.warnings.emplace_back("no speakers were found to make cases from");
        return {};
    }

    // The case of that name, made if there is none.
    Result<Id<model::Case>> caseNamed(const std::string& name)
    {
        if (m_cases.insert(text::foldKey(name)).second)
            return addCase(m_edit, name, {});
        for (const model::Case& unit : m_edit.corpus().cases())
            if (text::foldKey(unit.name) == text::foldKey(name))
                return unit.id;
        return fail(ErrorCode::NotFound, fmt::format("there is no case '{}'", name));
    }

    Edit& m_edit;
    const ImportOptions& m_options;
    text::StructureRules m_rules;
    std::int32_t m_position;
    Id<model::Group> m_group;
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_cases;
    std::unordered_map<std::string, std::string> m_byText;
    bool m_fatal = false;
    Error m_fatalError{ErrorCode::Io, {}};
};

} // namespace

std::size_t ImportReport::count(ImportOutcome outcome) const
{
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [&](const ImportItem& item) {
            return item.outcome == outcome;
        }));
}

Result<ImportReport> importDocuments(Edit& edit,
                                     const std::vector<fs::path>& files,
                                     const ImportOptions& options,
                                     const Progress& progress)
{
    if (auto usable = checkSpeakerPattern(options.speakerPattern); !usable)
        return passOn(usable);
    ImportReport report;
    Importer importer(edit, options);
    const auto found = importing::collectFiles(files);
    for (const importing::FoundFile& file : found) {
        const auto done = static_cast<std::int64_t>(report.items.size());
        if (auto go = progress.report(
                file.path.filename().string(), done, static_cast<std::int64_t>(found.size()));
            !go)
            return passOn(go);
        if (file.error) {
            report.items.push_back({file.path, ImportOutcome::Failed, {}, file.error->detail, {}});
            continue;
        }
        report.items.push_back(importer.import(file.path));
        if (const Error* fatal = importer.fatal())
            return tl::unexpected<Error>(*fatal);
    }
    const std::size_t imported = report.count(ImportOutcome::Imported);
    edit.setTitle(fmt::format("Import {} document{}", imported, imported == 1 ? "" : "s"));
    return report;
}

Result<Id<Document>>
addDocument(Edit& edit, Document fields, const std::string& utf8, const text::Layout& layout)
{
    auto name = checkedName(edit.corpus(), fields.name, {});
    if (!name)
        return passOn(name);
    fields.name = *name;
    fields.position = endPosition(edit.corpus());
    edit.setTitle(fmt::format("Add document {}", fields.name));
    return putDocument(edit, std::move(fields), utf8, layout);
}

Result<Id<Document>>
putDocument(Edit& edit, Document fields, const std::string& utf8, const text::Layout& layout)
{
    auto rules = text::structureRulesFromText(fields.structure);
    if (!rules)
        return passOn(rules);
    if (!layout.empty()) {
        const std::string kept = text::layoutToText(layout);
        rules->layout = hash128(kept);
        if (auto put = edit.putText(rules->layout, kept); !put)
            return passOn(put);
    }
    fields.structure = text::toText(*rules);
    fields.textHash = hash128(utf8);
    fields.length = static_cast<text::CodePoint>(text::countCodePoints(utf8));
    fields.created = fields.textChanged = edit.time();
    if (auto put = edit.putText(fields.textHash, utf8); !put)
        return passOn(put);
    return edit.add(std::move(fields));
}

Result<std::string> originalOf(Project& project, Id<Document> id)
{
    const Document& document = project.corpus().get(id);
    if (!document.linkedPath.empty()) {
        auto bytes = readFile(document.linkedPath);
        if (!bytes)
            return fail(
                ErrorCode::NotFound,
                fmt::format("the original of '{}' is linked and not kept here; it was at '{}'",
                            document.name,
                            document.linkedPath));
        return bytes;
    }
    if (document.originalHash.empty())
        return fail(ErrorCode::NotFound,
                    fmt::format("'{}' was not imported from a file", document.name));
    return project.store().original(document.originalHash);
}

Result<void> renameDocument(Edit& edit, Id<Document> id, const std::string& wanted)
{
    auto name = checkedName(edit.corpus(), wanted, id);
    if (!name)
        return passOn(name);
    Document document = edit.corpus().get(id);
    edit.setTitle(fmt::format("Rename document {} to {}", document.name, *name));
    document.name = *name;
    edit.change(std::move(document));
    return {};
}

Result<void> removeDocument(Edit& edit, Id<Document> id)
{
    edit.setTitle(fmt::format("Remove document {}", edit.corpus().get(id).name));
    edit.removeWithDependents({id});
    return {};
}

Id<model::Group> groupNamed(Edit& edit, const std::string& wanted)
{
    const std::string name(text::trimBlanks(wanted));
    std::int32_t position = 0;
    for (const model::Group& group : edit.corpus().rows<model::Group>()) {
        if (text::foldKey(group.name) == text::foldKey(name))
            return group.id;
        position = std::max(position, group.position + 1);
    }
    model::Group group;
    group.name = name;
    group.position = position;
    return edit.add(std::move(group));
}

} // namespace crosscase::project
