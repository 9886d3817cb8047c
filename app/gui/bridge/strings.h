// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the core (UTF-8) and of the window (UTF-16).
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace crosscase::gui {

[[nodiscard]] inline QString fromUtf8(std::string_view words)
{
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}
// A lone surrogate becomes U+FFFD.
[[nodiscard]] inline std::string toUtf8(const QString& words)
{
    return words.toStdString();
}
[[nodiscard]] inline QString fromPath(const std::filesystem::path& path)
{
    return fromUtf8(path.string());
}
[[nodiscard]] inline std::filesystem::path toPath(const QString& path)
{
    return {toUtf8(path)};
}

} // namespace crosscase::gui
