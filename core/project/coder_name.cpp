// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/coder_name.h"

#include "core/base/file.h"
#include "core/text/fold.h"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

namespace crosscase::project {

namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(text::trimBlanks(value));
}

// Empty: there is no such place.
std::filesystem::path placeOfName()
{
    std::filesystem::path folder = variable("XDG_CONFIG_HOME");
    if (folder.empty() && !variable("HOME").empty())
        folder = std::filesystem::path(variable("HOME")) / ".config";
    return folder.empty() ? folder : folder / "crosscase" / "coder";
}

std::string nameOnThisMachine()
{
    const std::filesystem::path place = placeOfName();
    if (place.empty())
        return {};
    const Result<std::string> file = readFile(place);
    return file ? std::string(text::trimBlanks(file->substr(0, file->find('\n')))) : std::string();
}

std::string loginName()
{
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr && *user->pw_name != '\0' ? user->pw_name : "coder";
}

} // namespace

std::string defaultCoder(const std::string& ofPackage)
{
    for (std::string name : {variable("CROSSCASE_CODER"), ofPackage, nameOnThisMachine()})
        if (!name.empty())
            return name;
    return loginName();
}

Result<void> rememberCoder(const std::string& name)
{
    const std::string line(text::trimBlanks(name.substr(0, name.find('\n'))));
    if (line.empty())
        return fail(ErrorCode::Refused, "a coder needs a name");
    const std::filesystem::path place = placeOfName();
    if (place.empty())
        return fail(ErrorCode::Io, "there is no folder for settings: HOME is not set");
    std::error_code error;
    std::filesystem::create_directories(place.parent_path(), error);
    if (error)
        return fail(ErrorCode::Io,
                    fmt::format("{}: {}", place.parent_path().string(), error.message()));
    return replaceFile(place, line + "\n");
}

} // namespace crosscase::project
