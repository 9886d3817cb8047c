// SPDX-License-Identifier: GPL-3.0-or-later
// What the import of a file would come to, before it is done.
#pragma once

#include "core/base/error.h"
#include "core/text/structure.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::project {

struct PreviewWishes {
    std::optional<std::string> encoding = {}; // else detected
    text::Paragraphs paragraphs = text::Paragraphs::Line;
    std::string speakerPattern = {};
};

// The first passages as they will be read.
struct PreviewPassage {
    std::string speaker; // of a turn that begins here
    std::string words;
};

enum class FileKind : std::uint8_t { Document, PlainText, Table, Archive };

struct FilePreview {
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
    FileKind kind = FileKind::Document;
    std::string encoding;              // as read; empty for an archive
    std::size_t passages = 0;          // of an archive: the files in it
    std::vector<std::string> speakers; // in order of appearance
    std::string caseName;              // who is asked, else the file's name
    std::string textHash;              // equal texts have the same
    std::vector<PreviewPassage> beginning;
    std::vector<std::string> warnings;
    std::optional<Error> error; // why it cannot be imported, and what to do
};

[[nodiscard]] FilePreview previewFile(const std::filesystem::path& file,
                                      const PreviewWishes& wishes);

// The one speaker who is asked: not by a word for those who ask (Interviewer, Q ...), and where no
// label says who asks, not the one whose turns end in a question mark. Empty: there is none, there
// are several, or the label is no name (Respondent, P1, A).
[[nodiscard]] std::string
personAsked(const text::Structure& structure, std::string_view utf8, const text::OffsetMap& map);

// "P01" of "P01_Anna": what stands before the first '_', '-' or blank, if it is letters and then
// digits. Else empty.
[[nodiscard]] std::string shortLabelOf(std::string_view documentName);

} // namespace crosscase::project
