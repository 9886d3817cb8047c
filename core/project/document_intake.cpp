// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/document_intake.h"

#include "core/base/hash.h"
#include "core/base/time.h"
#include "core/import/files.h"
#include "core/project/cases.h"
#include "core/project/documents.h"
#include "core/project/writing.h"
#include "core/text/fold.h"
#include "core/text/labels.h"
#include "core/text/language.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace crosscase::project {

namespace {

using model::Document;
using model::Id;

// Which field of a document a name in a front matter means; nullptr: none.
std::string* builtInField(Document& document, std::string_view name)
{
    const std::string key = text::foldKey(name);
    if (key == "language" || key == "lang")
        return &document.language;
    if (key == "collected" || key == "date")
        return &document.collected;
    if (key == "label")
        return &document.label;
    if (key == "informant")
        return &document.informant;
    if (key == "source_type" || key == "source type" || key == "type")
        return &document.sourceType;
    return nullptr;
}

bool isGroup(std::string_view name)
{
    return text::foldKey(name) == "group";
}

// Letters, digits and hyphens, as in "en" or "zh-Hant".
bool isLanguage(std::string_view value)
{
    return !value.empty() && value.size() <= 35 && std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '-';
    });
}

// Does a value fit the built-in field of its name?
bool fits(const Document& document, const std::string* field, std::string_view value)
{
    if (field == &document.collected)
        return isIsoDate(value);
    return field != &document.language || isLanguage(value);
}

} // namespace

DocumentIntake::DocumentIntake(Edit& edit, const ImportOptions& options)
    : m_edit(edit)
    , m_options(options)
    , m_position(0)
{
    for (const Document& document : edit.corpus().documents()) {
        m_names.insert(text::foldKey(document.name));
        m_byText.emplace(document.textHash, document.name);
        m_position = std::max(m_position, document.position + 1);
    }
    for (const model::Case& unit : edit.corpus().cases()) {
        m_cases.emplace(text::foldKey(unit.name), unit.id);
        if (!unit.parent)
            m_casePosition = std::max(m_casePosition, unit.position + 1);
    }
}

Result<void>
DocumentIntake::take(const Source& source, importing::Imported&& read, ImportItem& item)
{
    std::string hash = hash128(read.utf8);
    const auto known = m_byText.find(hash);
    if (known != m_byText.end() && !m_options.keepDuplicates
        && !wishFor(source.file).keepDuplicate) {
        item.outcome = ImportOutcome::Skipped;
        item.document = known->second;
        item.detail = fmt::format("the same text is there already as '{}'", known->second);
        return {};
    }
    item.warnings = std::move(read.warnings);
    return add(source, std::move(read), item, std::move(hash));
}

Result<void> DocumentIntake::add(const Source& source,
                                 importing::Imported&& read,
                                 ImportItem& item,
                                 std::string hash)
{
    const std::size_t length = text::countCodePoints(read.utf8);
    if (length > static_cast<std::size_t>(std::numeric_limits<text::CodePoint>::max()))
        return fail(ErrorCode::Unsupported,
                    "the text is too long for one document; split the file");
    Document document;
    document.name =
        importing::uniqueName(importing::documentName(source.file), [&](const std::string& name) {
            return m_names.contains(text::foldKey(name));
        });
    document.textHash = std::move(hash);
    document.length = static_cast<text::CodePoint>(length);
    document.originalName = source.file.filename().string();
    document.encoding = read.encoding;
    document.structure = text::toText(read.rules);
    if (auto kept = keepOriginal(document, source, read); !kept)
        return kept;
    document.label = wishFor(source.file).label;
    setFields(document, read.fields);
    if (!m_options.language.empty())
        document.language = m_options.language;
    else if (document.language.empty())
        document.language = text::languageOf(read.utf8);
    if (!m_options.group.empty())
        document.group = groupNamedOnce(m_options.group);
    document.position = m_position++;
    m_names.insert(text::foldKey(document.name));
    m_byText.emplace(document.textHash, document.name);
    item.document = document.name;
    item.detail = fmt::format("{} characters, {}{}{}",
                              document.length,
                              read.encoding,
                              document.language.empty() ? "" : ", language ",
                              document.language);
    auto put = putDocument(m_edit, document, read.utf8, read.layout);
    if (!put)
        return passOn(put);
    document = m_edit.corpus().get(*put);
    rememberAttributes(document, read.fields);
    if (auto added = addComments(document, read.comments); !added)
        return added;
    return addCases(document, wishFor(source.file), item);
}

Result<void> DocumentIntake::keepOriginal(Document& document,
                                          const Source& source,
                                          const importing::Imported& read)
{
    if (!source.linkTo.empty()) {
        document.linkedPath = std::filesystem::absolute(source.linkTo).lexically_normal().string();
    } else {
        document.originalHash = hash128(source.bytes);
        // A file that is its own text is kept once.
        if (source.bytes != read.utf8)
            return m_edit.putOriginal(document.originalHash, source.bytes);
    }
    return {};
}

void DocumentIntake::setFields(Document& document, const std::vector<importing::Field>& fields)
{
    for (const importing::Field& field : fields) {
        const std::string value(text::trimBlanks(field.value));
        std::string* const own = builtInField(document, field.name);
        if (own != nullptr && own->empty() && fits(document, own, value))
            *own = value;
        else if (isGroup(field.name) && !value.empty())
            document.group = groupNamedOnce(value);
    }
}

void DocumentIntake::rememberAttributes(const Document& document,
                                        const std::vector<importing::Field>& fields)
{
    Document probe;
    for (const importing::Field& field : fields) {
        const std::string name(text::trimBlanks(field.name));
        const std::string value(text::trimBlanks(field.value));
        const std::string* const own = builtInField(probe, name);
        const bool taken = isGroup(name) || (own != nullptr && fits(probe, own, value));
        if (!taken && !name.empty() && !value.empty())
            m_attributes[name].push_back({document.id, document.name, value});
    }
}

Result<void> DocumentIntake::addComments(const Document& document,
                                         const std::vector<importing::Comment>& comments)
{
    if (!m_options.comments)
        return {};
    for (const importing::Comment& comment : comments) {
        const std::string title = fmt::format("Comment{}{}{}{}",
                                              comment.author.empty() ? "" : " by ",
                                              comment.author,
                                              comment.date.empty() ? "" : ", ",
                                              comment.date.substr(0, 10));
        if (text::trimBlanks(comment.text).empty())
            continue;
        auto memo = addMemo(m_edit, document.id, title, comment.text);
        if (!memo)
            return passOn(memo);
        model::Memo placed = m_edit.corpus().get(*memo);
        placed.start = std::clamp(comment.span.start, 0, document.length);
        placed.end = std::clamp(comment.span.end, placed.start, document.length);
        m_edit.change(std::move(placed));
    }
    return {};
}

const FileWish& DocumentIntake::wishFor(const std::filesystem::path& file) const
{
    static const FileWish kNone;
    const auto wish = m_options.wishes.find(file);
    return wish == m_options.wishes.end() ? kNone : wish->second;
}

Result<void>
DocumentIntake::addCases(const Document& document, const FileWish& wish, ImportItem& item)
{
    const std::string name =
        wish.caseName.value_or(m_options.casePerDocument ? document.name : std::string());
    if (!text::trimBlanks(name).empty()) {
        model::Membership whole;
        whole.unit = caseNamed(name);
        giveText(document, std::move(whole));
    }
    return m_options.casesFromSpeakers ? addSpeakers(document, item) : Result<void>{};
}

Result<void> DocumentIntake::addSpeakers(const Document& document, ImportItem& item)
{
    auto text = m_edit.texts().load(document);
    if (!text)
        return passOn(text);
    std::size_t made = 0;
    for (const std::string& speaker : (*text)->structure.speakers) {
        if (text::isInterviewer(speaker))
            continue;
        model::Membership part;
        part.unit = caseNamed(speaker);
        part.kind = model::MembershipKind::Speaker;
        part.speaker = speaker;
        giveText(document, std::move(part));
        ++made;
    }
    if (made == 0)
        item.warnings.emplace_back("no speakers were found to make cases from");
    return {};
}

// The case of that name, made if there is none: from its index, so that many cost no search each.
Id<model::Case> DocumentIntake::caseNamed(const std::string& name)
{
    const auto [known, isNew] = m_cases.try_emplace(text::foldKey(name));
    if (isNew) {
        model::Case unit;
        unit.name = text::trimBlanks(name);
        unit.position = m_casePosition++;
        unit.created = m_edit.time();
        known->second = m_edit.add(std::move(unit));
    }
    return known->second;
}

// A new document: nobody has its text yet.
void DocumentIntake::giveText(const Document& document, model::Membership part)
{
    part.document = document.id;
    m_edit.add(std::move(part));
}

Id<model::Group> DocumentIntake::groupNamedOnce(const std::string& name)
{
    const auto [known, isNew] = m_groups.try_emplace(text::foldKey(name));
    if (isNew)
        known->second = groupNamed(m_edit, name);
    return known->second;
}

Result<void> DocumentIntake::writeAttributes(std::vector<ImportItem>& items)
{
    if (m_attributes.empty())
        return {};
    std::map<std::string, ImportItem*> byDocument;
    for (ImportItem& item : items)
        if (item.outcome == ImportOutcome::Imported)
            byDocument.emplace(item.document, &item);
    for (const auto& [name, values] : m_attributes)
        if (auto written = writeAttribute(name, values, byDocument); !written)
            return written;
    return {};
}

Result<void> DocumentIntake::writeAttribute(const std::string& name,
                                            const std::vector<FieldValue>& values,
                                            std::map<std::string, ImportItem*>& items)
{
    std::vector<std::string_view> all;
    for (const FieldValue& one : values)
        all.emplace_back(one.value);
    model::AttributeType type = model::guessType(all);
    for (const model::Attribute& known : m_edit.corpus().rows<model::Attribute>())
        if (known.target == model::AttributeTarget::Document
            && text::foldKey(known.name) == text::foldKey(name))
            type = known.type;
    auto attribute = addAttribute(m_edit, model::AttributeTarget::Document, name, type);
    if (!attribute)
        return passOn(attribute);
    for (const FieldValue& one : values)
        if (auto set = setValue(m_edit, one.document, *attribute, one.value); !set)
            items.at(one.documentName)
                ->warnings.push_back(fmt::format("'{}: {}' of its front matter was left out: {}",
                                                 name,
                                                 one.value,
                                                 set.error().detail));
    return {};
}

} // namespace crosscase::project
