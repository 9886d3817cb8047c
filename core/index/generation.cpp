// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/generation.h"

#include "core/base/file.h"
#include "core/index/blocks.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <sstream>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace crosscase::index {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTitle = "crosscase-index";
constexpr std::string_view kLockOfXapian = "flintlock"; // touched by every writer

fs::path currentFile(const fs::path& folder)
{
    return folder / "current";
}

// What it is now on the disk, by name; nothing if a file cannot be asked.
std::optional<std::vector<Generation::File>> filesOf(const fs::path& folder, const Generation& of)
{
    std::vector<Generation::File> files;
    for (std::size_t shard = 0; shard < kShards; ++shard) {
        std::error_code error;
        fs::directory_iterator entry(of.shard(folder, shard), error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            struct stat info {};
            if (entry->path().filename() == kLockOfXapian)
                continue;
            if (::stat(entry->path().c_str(), &info) != 0)
                return std::nullopt;
            files.push_back(
                {fmt::format("{}/{}", shard, entry->path().filename().string()),
                 static_cast<std::uintmax_t>(info.st_size),
                 std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec});
        }
        if (error)
            return std::nullopt;
    }
    std::sort(
        files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

std::string written(const Generation& generation)
{
    std::string text = fmt::format(
        "{} {}\ngeneration {} {}\n", kTitle, kFormat, generation.number, generation.compacted);
    if (!generation.sealed)
        return text + "open\n";
    for (const Generation::File& file : generation.files)
        text += fmt::format("file {} {} {}\n", file.size, file.changed, file.name);
    return text + "sealed\n";
}

// Ends with "open" or "sealed", so that half a file is none.
std::optional<Generation> understood(const std::string& text)
{
    std::istringstream in(text);
    std::string word;
    int format = 0;
    Generation generation;
    if (!(in >> word >> format) || word != kTitle || format != kFormat)
        return std::nullopt;
    if (!(in >> word >> generation.number >> generation.compacted) || word != "generation")
        return std::nullopt;
    while (in >> word) {
        generation.sealed = word == "sealed";
        if (word == "open" || word == "sealed")
            return generation;
        Generation::File file;
        if (word != "file" || !(in >> file.size >> file.changed >> file.name))
            return std::nullopt;
        generation.files.push_back(std::move(file));
    }
    return std::nullopt;
}

bool isGeneration(std::string_view name)
{
    return name.size() > 1 && name.front() == 'g'
           && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
        entries.push_back(entry->path());
    return entries;
}

bool flush(const fs::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool good = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return good;
}

} // namespace

std::string Generation::name() const
{
    return fmt::format("g{}", number);
}

fs::path Generation::shard(const fs::path& folder, std::size_t shard) const
{
    return folder / name() / std::to_string(shard);
}

std::optional<Generation> currentGeneration(const fs::path& folder)
{
    // A writer may begin between the reading of the seal and the look at the files.
    constexpr int kTries = 3;
    for (int i = 0; i < kTries; ++i) {
        const auto text = readFile(currentFile(folder));
        if (!text)
            return std::nullopt;
        std::optional<Generation> generation = understood(*text);
        if (!generation || !generation->sealed || filesOf(folder, *generation) == generation->files)
            return generation;
    }
    return std::nullopt;
}

Result<void> announce(const fs::path& folder, Generation& generation)
{
    generation.sealed = false;
    generation.files.clear();
    return replaceFile(currentFile(folder), written(generation));
}

Result<void> seal(const fs::path& folder, Generation& generation)
{
    auto files = filesOf(folder, generation);
    if (!files)
        return fail(
            ErrorCode::Io,
            fmt::format("the files of the search index in '{}' cannot be read", folder.string()));
    generation.sealed = true;
    generation.files = std::move(*files);
    return replaceFile(currentFile(folder), written(generation));
}

std::uintmax_t sizeOf(const fs::path& folder, const Generation& generation)
{
    std::uintmax_t size = 0;
    for (const auto& file : filesOf(folder, generation).value_or(std::vector<Generation::File>()))
        size += file.size;
    return size;
}

bool flushToDisk(const fs::path& folder, const Generation& generation)
{
    bool good = flush(folder / generation.name());
    for (std::size_t shard = 0; shard < kShards; ++shard) {
        good = flush(generation.shard(folder, shard)) && good;
        for (const fs::path& file : entriesOf(generation.shard(folder, shard)))
            good = flush(file) && good;
    }
    return good;
}

Result<WriterLock> WriterLock::take(const fs::path& folder)
{
    std::error_code error;
    // The words of a confidential text are confidential.
    if (!folder.empty() && fs::create_directories(folder, error) && !error)
        fs::permissions(folder, fs::perms::owner_all, error);
    const int descriptor =
        folder.empty()
            ? -1
            : ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return fail(ErrorCode::Io,
                    fmt::format("no search index can be kept in '{}'", folder.string()));
    WriterLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return fail(
            ErrorCode::Locked,
            fmt::format("another program writes the search index in '{}'", folder.string()));
    return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

WriterLock::~WriterLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void removeLeftovers(const fs::path& folder, const std::optional<Generation>& keep)
{
    for (const fs::path& entry : entriesOf(folder)) {
        const std::string name = entry.filename().string();
        const bool isOld = isGeneration(name) && (!keep || name != keep->name());
        const bool isPart = name.starts_with("current.") && name.ends_with(".part");
        std::error_code ignored; // the next writer tries again
        if (isOld || isPart)
            fs::remove_all(entry, ignored);
    }
}

std::int64_t nextNumber(const fs::path& folder)
{
    std::int64_t next = 1;
    for (const fs::path& entry : entriesOf(folder)) {
        const std::string name = entry.filename().string();
        std::int64_t number = 0;
        if (isGeneration(name)) {
            std::from_chars(name.data() + 1, name.data() + name.size(), number);
            next = std::max(next, number + 1);
        }
    }
    return next;
}

} // namespace crosscase::index
