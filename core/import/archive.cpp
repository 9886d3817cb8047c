// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/archive.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <zip.h>

namespace crosscase::importing {

namespace {

constexpr std::int64_t kMaxEntries = 200'000;
constexpr std::uint64_t kMaxEntry = std::uint64_t{512} << 20U;
constexpr std::uint64_t kMaxTotal = std::uint64_t{2} << 30U;
constexpr std::size_t kChunk = std::size_t{1} << 20U;

std::string messageOf(zip_error_t& error)
{
    return zip_error_strerror(&error);
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

} // namespace

struct Archive::Impl {
    zip_t* zip = nullptr;
    std::vector<std::string> names;
    std::unordered_map<std::string_view, zip_uint64_t> byName; // views of `names`
    std::uint64_t unpacked = 0;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl()
    {
        if (zip != nullptr)
            zip_discard(zip);
    }

    void readNames(std::int64_t entries)
    {
        std::vector<zip_uint64_t> indices;
        for (std::int64_t n = 0; n < entries; ++n) {
            const auto index = static_cast<zip_uint64_t>(n);
            const char* name = zip_get_name(zip, index, ZIP_FL_ENC_GUESS);
            if (name == nullptr || *name == '\0' || std::string_view(name).ends_with('/'))
                continue;
            names.emplace_back(name);
            indices.push_back(index);
        }
        for (std::size_t i = 0; i < names.size(); ++i)
            byName.try_emplace(names[i], indices[i]);
    }
};

Archive::Archive(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto impl = std::make_unique<Impl>();
    if (source != nullptr)
        impl->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (impl->zip == nullptr) {
        if (source != nullptr)
            zip_source_free(source);
        const std::string reason = messageOf(error);
        zip_error_fini(&error);
        return fail(ErrorCode::Malformed,
                    fmt::format("the file is damaged: its zip archive cannot be opened ({}); get "
                                "the file anew from where it came",
                                reason));
    }
    zip_error_fini(&error);
    const std::int64_t entries = zip_get_num_entries(impl->zip, 0);
    if (entries > kMaxEntries)
        return fail(
            ErrorCode::Unsupported,
            fmt::format("the archive holds {} files; at most {} are read", entries, kMaxEntries));
    impl->readNames(entries);
    return Archive(std::move(impl));
}

const std::vector<std::string>& Archive::names() const
{
    return m_impl->names;
}

bool Archive::contains(std::string_view name) const
{
    return m_impl->byName.contains(name);
}

Result<std::string> Archive::read(std::string_view name)
{
    const auto found = m_impl->byName.find(name);
    if (found == m_impl->byName.end())
        return fail(ErrorCode::NotFound, fmt::format("'{}' is not in the archive", name));
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(m_impl->zip, found->second, 0, &stat);
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return fail(ErrorCode::Unsupported,
                    fmt::format("'{}' is protected by a password; save it without one", name));
    const std::uint64_t room = std::min(kMaxEntry, kMaxTotal - m_impl->unpacked);
    const auto tooLarge = [&] {
        return fail(ErrorCode::Unsupported,
                    fmt::format("'{}' unpacks to more than is read ({} MB an entry, {} MB in all)",
                                name,
                                kMaxEntry >> 20U,
                                kMaxTotal >> 20U));
    };
    if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > room)
        return tooLarge();
    const std::unique_ptr<zip_file_t, CloseFile> file(
        zip_fopen_index(m_impl->zip, found->second, 0));
    if (file == nullptr)
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' cannot be unpacked ({})",
                                name,
                                messageOf(*zip_get_error(m_impl->zip))));
    // The size that the archive states is not believed: it grows as the bytes come.
    std::string bytes;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kChunk);
        const zip_int64_t got = zip_fread(file.get(), bytes.data() + before, kChunk);
        if (got < 0)
            return fail(ErrorCode::Malformed,
                        fmt::format("'{}' is damaged ({})",
                                    name,
                                    messageOf(*zip_file_get_error(file.get()))));
        bytes.resize(before + static_cast<std::size_t>(got));
        if (bytes.size() > room)
            return tooLarge();
        if (got == 0)
            break;
    }
    m_impl->unpacked += bytes.size();
    return bytes;
}

bool isArchive(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

std::string resolvedName(std::string_view base, std::string_view target)
{
    std::vector<std::string_view> parts;
    const auto take = [&](std::string_view path) {
        while (!path.empty()) {
            const std::size_t end = std::min(path.find('/'), path.size());
            const std::string_view part = path.substr(0, end);
            path.remove_prefix(std::min(end + 1, path.size()));
            if (part.empty() || part == ".")
                continue;
            if (part != "..")
                parts.push_back(part);
            else if (!parts.empty())
                parts.pop_back();
        }
    };
    const std::size_t slash = base.rfind('/');
    if (!target.starts_with('/') && slash != std::string_view::npos)
        take(base.substr(0, slash));
    take(target);
    std::string name;
    for (const std::string_view part : parts)
        name.append(name.empty() ? "" : "/").append(part);
    return name;
}

} // namespace crosscase::importing
