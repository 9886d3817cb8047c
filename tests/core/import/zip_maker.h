// SPDX-License-Identifier: GPL-3.0-or-later
// Zip archives for tests, made in memory.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

namespace crosscase::testing {

// Entries by name and bytes, in order. One of the name "mimetype" is stored, as OpenDocument and
// EPUB want it; the others are packed.
inline std::string zipOf(const std::vector<std::pair<std::string, std::string>>& entries)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* zip = target == nullptr ? nullptr : zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (zip == nullptr)
        throw std::runtime_error("no archive can be made");
    zip_source_keep(target);
    for (const auto& [name, bytes] : entries) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        const zip_int64_t index = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            throw std::runtime_error("an entry cannot be added");
        const bool stored = name == "mimetype";
        zip_set_file_compression(
            zip, static_cast<zip_uint64_t>(index), stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1);
    }
    if (zip_close(zip) != 0)
        throw std::runtime_error("the archive cannot be written");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string archive(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, archive.data(), archive.size());
    zip_source_close(target);
    zip_source_free(target);
    return archive;
}

} // namespace crosscase::testing
