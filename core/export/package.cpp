// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/package.h"

#include <fmt/format.h>
#include <memory>
#include <zip.h>

namespace crosscase::exporting {

namespace {

constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U; // 1980-01-01 as DOS writes dates

struct FreeSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

tl::unexpected<Error> failed(std::string_view why)
{
    return fail(ErrorCode::Io, fmt::format("cannot pack the document: {}", why));
}

// Adds `part`, whose bytes outlive the archive.
bool add(zip_t* archive, const Part& part)
{
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (source == nullptr)
        return false;
    const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    const zip_int32_t method = part.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return zip_set_file_compression(archive, at, method, 0) == 0
           && zip_file_set_dostime(archive, at, 0, kFirstDay, 0) == 0;
}

Result<std::string> bytesOf(zip_source_t* source)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_open(source) != 0 || zip_source_stat(source, &stat) != 0)
        return failed(zip_error_strerror(zip_source_error(source)));
    std::string bytes(stat.size, '\0');
    std::size_t read = 0;
    while (read < bytes.size()) {
        const zip_int64_t more = zip_source_read(source, bytes.data() + read, bytes.size() - read);
        if (more <= 0)
            break;
        read += static_cast<std::size_t>(more);
    }
    zip_source_close(source);
    if (read < bytes.size())
        return failed("it ends too early");
    return bytes;
}

} // namespace

Result<std::string> zipped(const std::vector<Part>& parts)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> target(
        zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target)
        return failed(zip_error_strerror(&error));
    std::unique_ptr<zip_t, Discard> archive(
        zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive)
        return failed(zip_error_strerror(&error));
    zip_source_keep(target.get()); // the archive gives up its own hold when it is closed
    for (const Part& part : parts)
        if (!add(archive.get(), part))
            return failed(zip_strerror(archive.get()));
    if (zip_close(archive.get()) != 0)
        return failed(zip_strerror(archive.get()));
    (void)archive.release();
    return bytesOf(target.get());
}

} // namespace crosscase::exporting
