// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/program.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

extern char** environ; // NOLINT(readability-redundant-declaration): not every system declares it

namespace crosscase::importing {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kComplaint = 4096;

std::string reason(int error)
{
    return std::generic_category().message(error);
}

// A file descriptor that is closed with it.
class Handle {
public:
    explicit Handle(int fd = -1)
        : m_fd(fd)
    {}
    Handle(Handle&& other) noexcept
        : m_fd(std::exchange(other.m_fd, -1))
    {}
    Handle& operator=(Handle&& other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { reset(); }

    void reset()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

struct Pipe {
    Handle reading;
    Handle writing;
};

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return fail(ErrorCode::Io, fmt::format("no pipe could be made: {}", reason(errno)));
    return Pipe{Handle(ends[0]), Handle(ends[1])};
}

// The strings as C wants them: pointers into `strings`, then a null.
std::vector<char*> pointers(std::vector<std::string>& strings)
{
    std::vector<char*> all;
    all.reserve(strings.size() + 1);
    for (std::string& string : strings)
        all.push_back(string.data());
    all.push_back(nullptr);
    return all;
}

// That of this program, with a locale in which all programs write UTF-8.
std::vector<std::string> environment()
{
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("LANG=") && !text.starts_with("LC_"))
            variables.emplace_back(text);
    }
    variables.emplace_back("LANG=C.UTF-8");
    variables.emplace_back("LC_ALL=C.UTF-8");
    return variables;
}

// What the new process does with its files before the program runs.
class FileActions {
public:
    FileActions(const Pipe& output, const Pipe& complaint)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, output.writing.get(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, complaint.writing.get(), STDERR_FILENO);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&m_attributes, 0);
    }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    FileActions(FileActions&&) = delete;
    FileActions& operator=(FileActions&&) = delete;
    ~FileActions()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }

    // 0 or an error number.
    int spawn(const std::string& program, std::vector<std::string> arguments, pid_t& child)
    {
        arguments.insert(arguments.begin(), program);
        std::vector<std::string> variables = environment();
        return posix_spawn(&child,
                           program.c_str(),
                           &m_actions,
                           &m_attributes,
                           pointers(arguments).data(),
                           pointers(variables).data());
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

// A process and what it has started, as one group. Killed if it is not waited for.
class Process {
public:
    explicit Process(pid_t id)
        : m_id(id)
    {}
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    Process(Process&&) = delete;
    Process& operator=(Process&&) = delete;
    ~Process()
    {
        if (m_id > 0)
            kill();
    }

    void kill()
    {
        ::kill(-m_id, SIGKILL);
        int status = 0;
        while (::waitpid(m_id, &status, 0) < 0 && errno == EINTR) {
        }
        m_id = 0;
    }

    // Its status, or nothing if it still runs at the end of the time.
    std::optional<int> wait(Clock::time_point end)
    {
        int status = 0;
        for (;;) {
            const pid_t ended = ::waitpid(m_id, &status, WNOHANG);
            if (ended == m_id) {
                m_id = 0;
                return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            }
            if ((ended < 0 && errno != EINTR) || Clock::now() >= end)
                return std::nullopt;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

private:
    pid_t m_id;
};

enum class Reading { Done, TooLong, TooLarge };

// Appends what is there; closes the handle at its end.
void readSome(Handle& handle, std::string& bytes)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(handle.get(), buffer.data(), buffer.size());
    if (count > 0)
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
        handle.reset();
}

// Reads both ends until they are closed.
Reading readBoth(Handle& output, Handle& complaint, const ProgramLimits& limits, ProgramOutput& all)
{
    const Clock::time_point end = Clock::now() + limits.time;
    while (output.get() >= 0 || complaint.get() >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        if (left.count() <= 0)
            return Reading::TooLong;
        std::array<pollfd, 2> ends{pollfd{output.get(), POLLIN, 0},
                                   pollfd{complaint.get(), POLLIN, 0}};
        ::poll(
            ends.data(), ends.size(), static_cast<int>(std::min<std::int64_t>(left.count(), 1000)));
        if (ends[0].revents != 0)
            readSome(output, all.output);
        if (ends[1].revents != 0)
            readSome(complaint, all.complaint);
        all.complaint.resize(std::min(all.complaint.size(), kComplaint));
        if (all.output.size() > limits.bytes)
            return Reading::TooLarge;
    }
    return Reading::Done;
}

bool isExecutable(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

} // namespace

std::optional<std::filesystem::path> findProgram(std::string_view name)
{
    const char* folders = std::getenv("PATH");
    std::string_view rest = folders == nullptr ? "/usr/local/bin:/usr/bin:/bin" : folders;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::filesystem::path folder(rest.substr(0, end));
        // A relative folder would run what lies where one happens to be.
        if (folder.is_absolute() && isExecutable(folder / name))
            return folder / name;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

Result<ProgramOutput> runProgram(const std::filesystem::path& program,
                                 const std::vector<std::string>& arguments,
                                 const ProgramLimits& limits)
{
    const std::string name = program.filename().string();
    Result<Pipe> output = makePipe();
    if (!output)
        return passOn(output);
    Result<Pipe> complaint = makePipe();
    if (!complaint)
        return passOn(complaint);
    pid_t child = 0;
    const Clock::time_point end = Clock::now() + limits.time;
    if (const int error =
            FileActions(*output, *complaint).spawn(program.string(), arguments, child);
        error != 0)
        return fail(ErrorCode::Io, fmt::format("{} cannot be run: {}", name, reason(error)));
    Process process(child);
    output->writing.reset();
    complaint->writing.reset();
    ProgramOutput all;
    const Reading reading = readBoth(output->reading, complaint->reading, limits, all);
    if (reading == Reading::TooLarge)
        return fail(ErrorCode::Unsupported,
                    fmt::format("{} wrote more than {} MB", name, limits.bytes >> 20U));
    const std::optional<int> status =
        reading == Reading::Done ? process.wait(end) : std::optional<int>();
    if (!status)
        return fail(ErrorCode::Unsupported,
                    fmt::format("{} did not end within {} s",
                                name,
                                std::chrono::duration<double>(limits.time).count()));
    all.status = *status;
    return all;
}

TemporaryFile::TemporaryFile(std::filesystem::path path)
    : m_path(std::move(path))
{}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{}

TemporaryFile::~TemporaryFile()
{
    std::error_code error;
    if (!m_path.empty())
        std::filesystem::remove(m_path, error);
}

Result<TemporaryFile> TemporaryFile::holding(std::string_view bytes)
{
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "crosscase-XXXXXX").string();
    const Handle file(error ? -1 : ::mkostemp(name.data(), O_CLOEXEC)); // for this user alone
    if (file.get() < 0)
        return fail(ErrorCode::Io,
                    fmt::format("no temporary file could be made ({}); is there room in the folder "
                                "for temporary files?",
                                error ? error.message() : reason(errno)));
    TemporaryFile made(name);
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(ErrorCode::Io,
                        fmt::format("a temporary file could not be written: {}", reason(errno)));
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return made;
}

} // namespace crosscase::importing
