// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/merge_memory.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <sstream>

namespace crosscase::project::merging {

Memory memoryFromText(const std::string& text)
{
    Memory memory;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string what;
        std::string first;
        std::string second;
        words >> what >> first >> second;
        const auto one = Uuid::fromShort(first);
        const auto other = Uuid::fromShort(second);
        if (what == "batch" && one)
            memory.batches.insert(*one);
        else if (what == "same" && one && other)
            memory.aliases.emplace(*one, *other);
    }
    return memory;
}

std::string toText(const Memory& memory)
{
    std::string text;
    for (const Uuid& batch : memory.batches)
        text += fmt::format("batch {}\n", batch.toShort());
    for (const auto& [there, here] : std::map(memory.aliases.begin(), memory.aliases.end()))
        text += fmt::format("same {} {}\n", there.toShort(), here.toShort());
    return text;
}

Memory memoryOf(const model::Corpus& corpus)
{
    return memoryFromText(corpus.setting(kMemorySetting));
}

void remember(Edit& edit, const Memory& memory)
{
    const std::string text = toText(memory);
    for (const model::Setting& setting : edit.corpus().rows<model::Setting>())
        if (setting.key == kMemorySetting) {
            if (setting.value == text)
                return;
            model::Setting now = setting;
            now.value = text;
            edit.change(std::move(now));
            return;
        }
    model::Setting setting;
    setting.key = std::string(kMemorySetting);
    setting.value = text;
    edit.add(std::move(setting));
}

} // namespace crosscase::project::merging
