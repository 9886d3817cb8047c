// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/document_preview.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/import/archive.h"
#include "core/import/files.h"
#include "core/import/reader.h"
#include "core/import/sniff.h"
#include "core/text/fold.h"
#include "core/text/labels.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownPassages = 40;
constexpr std::size_t kLetters = 6; // of a short label, at most

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words for anybody who is asked: no name of a case.
bool isAnybody(std::string_view label)
{
    static constexpr std::array<std::string_view, 16> kWords{"respondent",
                                                             "interviewee",
                                                             "participant",
                                                             "informant",
                                                             "speaker",
                                                             "answer",
                                                             "person",
                                                             "befragte",
                                                             "befragter",
                                                             "befragte person",
                                                             "unknown",
                                                             "speaker unknown",
                                                             "all",
                                                             "several",
                                                             "entrevistado",
                                                             "entrevistada"};
    std::string key = text::foldKey(label);
    while (!key.empty() && (isDigit(key.back()) || key.back() == ' '))
        key.pop_back();
    return text::countCodePoints(key) <= 1
           || std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

// Of each speaker: how many passages, and how many of them end in a question mark.
struct Asking {
    std::size_t passages = 0;
    std::size_t questions = 0;
};

std::vector<Asking>
askingOf(const text::Structure& structure, std::string_view utf8, const text::OffsetMap& map)
{
    std::vector<Asking> asking(structure.speakers.size());
    for (const text::Passage& passage : structure.passages) {
        if (passage.speaker < 0)
            continue;
        Asking& one = asking[static_cast<std::size_t>(passage.speaker)];
        ++one.passages;
        const std::string_view words = text::slice(utf8, map, passage.content);
        one.questions += words.ends_with('?') || words.ends_with("؟") || words.ends_with("？");
    }
    return asking;
}

// The one who asks, where no label says so: of two the one who mostly asks, if the other does not.
std::optional<std::size_t> askerOf(const std::vector<Asking>& asking)
{
    if (asking.size() != 2)
        return std::nullopt;
    const auto asks = [&](std::size_t at) {
        return asking[at].questions * 2 > asking[at].passages;
    };
    if (asks(0) == asks(1))
        return std::nullopt;
    return asks(0) ? 0U : 1U;
}

void fill(FilePreview& preview,
          const importing::Imported& read,
          const text::OffsetMap& map,
          const text::Structure& structure)
{
    preview.encoding = read.encoding;
    preview.passages = structure.passages.size();
    preview.speakers = structure.speakers;
    preview.textHash = hash128(read.utf8);
    preview.warnings = read.warnings;
    preview.caseName = personAsked(structure, read.utf8, map);
    if (preview.caseName.empty())
        preview.caseName = importing::documentName(preview.file);
    for (const text::Passage& passage : structure.passages) {
        if (preview.beginning.size() == kShownPassages)
            break;
        preview.beginning.push_back(
            {passage.startsTurn && passage.speaker >= 0
                 ? structure.speakers[static_cast<std::size_t>(passage.speaker)]
                 : std::string(),
             std::string(text::slice(read.utf8, map, passage.content))});
    }
}

bool hasEnding(const fs::path& file, std::initializer_list<std::string_view> endings)
{
    const std::string ending = text::foldKey(file.extension().string());
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

void lookInto(FilePreview& preview, const std::string& bytes, const PreviewWishes& wishes)
{
    text::StructureRules rules;
    rules.paragraphs = wishes.paragraphs;
    rules.speakerPattern = wishes.speakerPattern;
    auto read =
        importing::readDocument(preview.file.filename().string(), bytes, {wishes.encoding, rules});
    if (!read) {
        preview.error = read.error();
        return;
    }
    const text::OffsetMap map(read->utf8);
    auto structure = text::segment(read->utf8, map, read->rules, read->layout);
    if (!structure)
        preview.error = structure.error();
    else
        fill(preview, *read, map, *structure);
}

void lookIntoArchive(FilePreview& preview, const std::string& bytes)
{
    auto archive = importing::Archive::open(bytes);
    if (!archive) {
        preview.error = archive.error();
        return;
    }
    preview.passages = importing::documentsIn(*archive).size();
    if (preview.passages == 0)
        preview.error = Error{ErrorCode::Unsupported, "the archive holds no files"};
}

} // namespace

FilePreview previewFile(const fs::path& file, const PreviewWishes& wishes)
{
    FilePreview preview;
    preview.file = file;
    auto bytes = readFile(file);
    if (!bytes) {
        preview.error = bytes.error();
        return preview;
    }
    preview.bytes = bytes->size();
    const importing::Content content = importing::contentOf(*bytes);
    if (content == importing::Content::Workbook || content == importing::Content::Spreadsheet
        || (content == importing::Content::Text && hasEnding(file, {".csv", ".tsv"})))
        preview.kind = FileKind::Table;
    else if (content == importing::Content::Text)
        preview.kind = FileKind::PlainText;
    if (content == importing::Content::Archive) {
        preview.kind = FileKind::Archive;
        lookIntoArchive(preview, *bytes);
    } else {
        lookInto(preview, *bytes, wishes);
    }
    return preview;
}

std::string
personAsked(const text::Structure& structure, std::string_view utf8, const text::OffsetMap& map)
{
    const std::vector<std::string>& speakers = structure.speakers;
    std::vector<std::size_t> asked;
    for (std::size_t at = 0; at < speakers.size(); ++at)
        if (!text::isInterviewer(speakers[at]))
            asked.push_back(at);
    if (asked.size() == speakers.size())
        if (const auto asker = askerOf(askingOf(structure, utf8, map)))
            std::erase(asked, *asker);
    if (asked.size() != 1 || isAnybody(speakers[asked.front()]))
        return {};
    return speakers[asked.front()];
}

std::string shortLabelOf(std::string_view documentName)
{
    std::size_t at = 0;
    while (at < documentName.size() && isLetter(documentName[at]))
        ++at;
    const std::size_t letters = at;
    while (at < documentName.size() && isDigit(documentName[at]))
        ++at;
    const bool ends =
        at < documentName.size() && std::string_view("_- ").find(documentName[at]) < 3;
    if (letters == 0 || letters > kLetters || at == letters || !ends)
        return {};
    return std::string(documentName.substr(0, at));
}

} // namespace crosscase::project
