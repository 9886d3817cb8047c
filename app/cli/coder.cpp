// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/coder.h"

#include "core/base/file.h"
#include "core/text/fold.h"

#include <cstdlib>
#include <filesystem>
#include <pwd.h>
#include <unistd.h>

namespace crosscase::cli {

namespace {

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(text::trimBlanks(value));
}

std::string nameOnThisMachine()
{
    std::filesystem::path folder = variable("XDG_CONFIG_HOME");
    if (folder.empty() && !variable("HOME").empty())
        folder = std::filesystem::path(variable("HOME")) / ".config";
    if (folder.empty())
        return {};
    const Result<std::string> file = readFile(folder / "crosscase" / "coder");
    return file ? std::string(text::trimBlanks(file->substr(0, file->find('\n')))) : std::string();
}

std::string loginName()
{
    const passwd* user = ::getpwuid(::getuid());
    return user != nullptr && *user->pw_name != '\0' ? user->pw_name : "coder";
}

} // namespace

std::string defaultCoder()
{
    for (std::string name : {variable("CROSSCASE_CODER"), nameOnThisMachine()})
        if (!name.empty())
            return name;
    return loginName();
}

} // namespace crosscase::cli
