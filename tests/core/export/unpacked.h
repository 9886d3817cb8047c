// SPDX-License-Identifier: GPL-3.0-or-later
// Office documents taken apart again.
#pragma once

#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <zip.h>

namespace crosscase::exporting::samples {

inline bool isZip(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04");
}

// The parts by name; nothing if it is no sound zip file.
inline std::optional<std::map<std::string, std::string>> unpacked(const std::string& bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr)
        return std::nullopt;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> closing(archive, zip_discard);
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        std::string content(stat.size, '\0');
        if (file == nullptr
            || zip_fread(file, content.data(), content.size())
                   != static_cast<zip_int64_t>(content.size()))
            return std::nullopt;
        zip_fclose(file);
        parts[stat.name] = content;
    }
    return parts;
}

inline bool isWellFormed(const std::string& xml)
{
    return static_cast<bool>(
        pugi::xml_document().load_buffer(xml.data(), xml.size(), pugi::parse_full));
}

// What is in an office document, in one text: its parts that hold the words.
inline std::string wordsOf(const std::string& bytes)
{
    if (!isZip(bytes))
        return bytes;
    const auto parts = unpacked(bytes);
    if (!parts)
        return {};
    std::string all;
    for (const auto& [name, content] : *parts)
        if (name == "content.xml" || name == "word/document.xml" || name == "xl/sharedStrings.xml"
            || name.starts_with("xl/worksheets/sheet"))
            all += content + (content.ends_with('\n') ? "" : "\n");
    return all;
}

} // namespace crosscase::exporting::samples
