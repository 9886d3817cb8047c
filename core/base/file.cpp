// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "core/base/uuid.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace crosscase {

namespace {

namespace fs = std::filesystem;

// Closes a file descriptor on every way out.
class Descriptor {
public:
    explicit Descriptor(int value)
        : m_value(value)
    {}
    Descriptor(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

tl::unexpected<Error> systemError(std::string_view what, const fs::path& path, int number)
{
    const ErrorCode code = number == ENOENT ? ErrorCode::NotFound
                           : number == ENOSPC || number == EDQUOT || number == EFBIG
                               ? ErrorCode::Full
                               : ErrorCode::Io;
    return fail(code,
                fmt::format("cannot {} '{}': {}", what, path.string(), std::strerror(number)));
}

// 0, or the error number.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// The permissions of the file to be replaced, which the new one takes over.
std::optional<mode_t> permissionsOf(const fs::path& path)
{
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0)
        return std::nullopt;
    return info.st_mode & 0777U;
}

} // namespace

Result<std::string> readFile(const fs::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.value() < 0)
        return systemError("read", path, errno);
    struct stat info {};
    if (::fstat(file.value(), &info) != 0)
        return systemError("read", path, errno);
    if (S_ISDIR(info.st_mode))
        return systemError("read", path, EISDIR);
    // One byte more than its size, so that the end shows without growing.
    std::string bytes(static_cast<std::size_t>(std::max<off_t>(info.st_size, 0)) + 1, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == bytes.size())
            bytes.resize(bytes.size() + 65536);
        const ssize_t got = ::read(file.value(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError("read", path, errno);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    bytes.resize(filled);
    return bytes;
}

struct FileReplacement::State {
    fs::path path;   // as it was asked for
    fs::path target; // the file behind a link
    fs::path beside; // what is renamed; empty: the target is written directly
    Descriptor file;

    State(fs::path asked, int descriptor)
        : path(std::move(asked))
        , file(descriptor)
    {}
    State(const State&) = delete;
    State(State&&) = delete;
    State& operator=(const State&) = delete;
    State& operator=(State&&) = delete;
    ~State()
    {
        if (!beside.empty())
            ::unlink(beside.c_str());
    }
};

FileReplacement::FileReplacement(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
FileReplacement::FileReplacement(FileReplacement&&) noexcept = default;
FileReplacement& FileReplacement::operator=(FileReplacement&&) noexcept = default;
FileReplacement::~FileReplacement() = default;

Result<FileReplacement> FileReplacement::begin(const fs::path& path)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        auto direct = std::make_unique<State>(path, ::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (direct->file.value() < 0)
            return systemError("write", path, errno);
        return FileReplacement(std::move(direct));
    }
    const fs::path target = fs::is_symlink(path, ignored) ? fs::canonical(path, ignored) : path;
    fs::path beside = target;
    beside += "." + Uuid::make().toShort() + ".part";
    const std::optional<mode_t> permissions = permissionsOf(target);
    auto state = std::make_unique<State>(path,
                                         ::open(beside.c_str(),
                                                O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                                permissions.value_or(0666U)));
    if (state->file.value() < 0)
        return systemError("write", path, errno);
    state->target = target;
    state->beside = beside;
    if (permissions && ::fchmod(state->file.value(), *permissions) != 0)
        return systemError("write", path, errno);
    return FileReplacement(std::move(state));
}

Result<void> FileReplacement::write(std::string_view bytes)
{
    if (const int number = writeAll(m_state->file.value(), bytes); number != 0)
        return systemError("write", m_state->path, number);
    return {};
}

Result<void> FileReplacement::commit()
{
    if (m_state->beside.empty())
        return {};
    int number = ::fsync(m_state->file.value()) != 0 ? errno : 0;
    if (::close(m_state->file.release()) != 0 && number == 0)
        number = errno;
    if (number == 0 && ::rename(m_state->beside.c_str(), m_state->target.c_str()) != 0)
        number = errno;
    if (number != 0)
        return systemError("write", m_state->path, number);
    m_state->beside.clear();
    return {};
}

Result<void> replaceFile(const fs::path& path, std::string_view bytes)
{
    auto file = FileReplacement::begin(path);
    if (!file)
        return passOn(file);
    if (auto written = file->write(bytes); !written)
        return written;
    return file->commit();
}

} // namespace crosscase
