// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/front_matter.h"

#include "core/text/fold.h"

#include <deque>
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;
constexpr std::size_t kMaxFields = 1000;
constexpr std::string_view kFence = "---";

struct Fences {
    std::size_t start; // of the block
    std::size_t end;
    std::size_t next; // after the closing line
};

std::string_view lineAt(std::string_view utf8, std::size_t at)
{
    return utf8.substr(at, utf8.find('\n', at) - at);
}

std::optional<Fences> fencesOf(std::string_view utf8)
{
    if (text::trimBlanks(lineAt(utf8, 0)) != kFence || !utf8.starts_with(kFence))
        return std::nullopt;
    const std::size_t start = lineAt(utf8, 0).size() + 1;
    for (std::size_t at = start; at < std::min(utf8.size(), kMaxBytes);) {
        const std::string_view line = lineAt(utf8, at);
        const std::string_view mark = text::trimBlanks(line);
        const std::size_t next = std::min(at + line.size() + 1, utf8.size());
        if ((mark == kFence || mark == "...") && line.starts_with(mark))
            return Fences{start, at, next};
        at = next;
    }
    return std::nullopt;
}

// The scalars of a list; nothing if it holds others.
std::optional<std::string> joined(const YAML::Node& list)
{
    std::string text;
    for (const YAML::Node& item : list) {
        if (!item.IsScalar())
            return std::nullopt;
        text.append(text.empty() ? "" : "; ").append(item.Scalar());
        if (text.size() > kMaxBytes)
            return std::nullopt;
    }
    return text;
}

void addField(std::vector<Field>& fields, std::string name, const YAML::Node& value)
{
    if (value.IsScalar())
        fields.push_back({std::move(name), value.Scalar()});
    else if (value.IsSequence())
        if (std::optional<std::string> list = joined(value))
            fields.push_back({std::move(name), std::move(*list)});
}

std::vector<Field> fieldsOf(const YAML::Node& root)
{
    struct Waiting {
        std::string name;
        YAML::Node map;
    };
    std::vector<Field> fields;
    std::deque<Waiting> waiting{{"", root}};
    while (!waiting.empty() && fields.size() < kMaxFields && waiting.size() < kMaxFields) {
        const Waiting here = waiting.front();
        waiting.pop_front();
        for (const auto& entry : here.map) {
            if (!entry.first.IsScalar())
                continue;
            std::string name =
                here.name + (here.name.empty() ? "" : ".") + std::string(entry.first.Scalar());
            if (entry.second.IsMap())
                waiting.push_back({std::move(name), entry.second});
            else
                addField(fields, std::move(name), entry.second);
        }
    }
    return fields;
}

} // namespace

std::optional<FrontMatter> frontMatterOf(std::string_view utf8)
{
    const std::optional<Fences> fences = fencesOf(utf8);
    if (!fences)
        return std::nullopt;
    try {
        const YAML::Node root =
            YAML::Load(std::string(utf8.substr(fences->start, fences->end - fences->start)));
        if (!root.IsMap())
            return std::nullopt;
        const std::string_view rest = utf8.substr(fences->next);
        const std::size_t blanks = std::min(rest.find_first_not_of('\n'), rest.size());
        return FrontMatter{fieldsOf(root), fences->next + blanks};
    } catch (const YAML::Exception&) {
        return std::nullopt;
    }
}

} // namespace crosscase::importing
