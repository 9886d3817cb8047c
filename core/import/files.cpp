// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/files.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <system_error>

namespace crosscase::importing {

namespace fs = std::filesystem;

namespace {

// Hidden, or of a project: NAME.crosscase and what lies beside it.
bool isLeftOut(const fs::path& path)
{
    const std::string name = path.filename().string();
    return name.starts_with('.') || name.ends_with(".lock")
           || name.find(".crosscase") != std::string::npos;
}

class Walk {
public:
    std::vector<FoundFile> run(const std::vector<fs::path>& paths)
    {
        for (const fs::path& path : paths) {
            m_waiting.push_back(path);
            for (bool given = true; !m_waiting.empty(); given = false) {
                const fs::path next = std::move(m_waiting.back());
                m_waiting.pop_back();
                visit(next, given);
            }
        }
        return std::move(m_found);
    }

private:
    void visit(const fs::path& path, bool given)
    {
        std::error_code problem;
        const fs::file_status status = fs::status(path, problem);
        if (status.type() == fs::file_type::not_found)
            m_found.push_back({path, Error{ErrorCode::NotFound, path.string() + ": not found"}});
        else if (problem)
            addError(path, problem);
        else if (fs::is_directory(status))
            enter(path);
        else if (given || fs::is_regular_file(status))
            m_found.push_back({path});
    }

    // Puts the folder's entries on top of what waits, the first by name uppermost.
    void enter(const fs::path& folder)
    {
        std::error_code problem;
        const fs::path real = fs::canonical(folder, problem);
        if (!problem && !m_entered.insert(real).second)
            return;
        std::vector<fs::path> entries;
        fs::directory_iterator at(folder, problem);
        for (; !problem && at != fs::directory_iterator(); at.increment(problem))
            if (!isLeftOut(at->path()))
                entries.push_back(at->path());
        if (problem)
            addError(folder, problem);
        std::sort(entries.begin(), entries.end(), [](const fs::path& a, const fs::path& b) {
            return text::compareNames(a.filename().string(), b.filename().string()) > 0;
        });
        m_waiting.insert(m_waiting.end(), entries.begin(), entries.end());
    }

    void addError(const fs::path& path, const std::error_code& problem)
    {
        m_found.push_back(
            {path,
             Error{ErrorCode::Io,
                   fmt::format("{}: cannot be read: {}", path.string(), problem.message())}});
    }

    std::vector<fs::path> m_waiting; // the last is next
    std::set<fs::path> m_entered;    // real paths
    std::vector<FoundFile> m_found;
};

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

} // namespace

std::vector<FoundFile> collectFiles(const std::vector<fs::path>& paths)
{
    return Walk().run(paths);
}

std::vector<std::string> documentsIn(const Archive& archive)
{
    std::vector<std::string> names;
    for (const std::string& name : archive.names()) {
        const fs::path path(name);
        const bool leftOut = std::any_of(path.begin(), path.end(), [](const fs::path& part) {
            return part == "__MACOSX" || (part != "." && part != ".." && isLeftOut(part));
        });
        if (!leftOut)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return text::compareNames(a, b) < 0;
    });
    return names;
}

std::string documentName(const fs::path& path)
{
    const std::string stem = path.stem().string();
    std::string name;
    for (std::size_t at = 0; at < stem.size();) {
        const char32_t c = text::decodeAt(stem, at);
        text::append(name, isControl(c) ? U' ' : c);
    }
    const std::string_view trimmed = text::trimBlanks(name);
    return trimmed.empty() ? "Document" : std::string(trimmed);
}

std::string uniqueName(std::string_view name, const std::function<bool(const std::string&)>& taken)
{
    std::string unique(name);
    for (int n = 2; taken(unique); ++n)
        unique = fmt::format("{} ({})", name, n);
    return unique;
}

} // namespace crosscase::importing
