// SPDX-License-Identifier: GPL-3.0-or-later
// The record of a package in its settings: the one place that knows what they are called.
#include "core/project/package_record.h"

#include <string_view>

namespace crosscase::project {

namespace {

constexpr std::string_view kPrefix = "package.";
constexpr std::string_view kYes = "yes";

// Calls visit(name, member) for every field.
template <typename Record, typename Visit>
void forEachField(Record& record, Visit&& visit)
{
    visit("project", record.project);
    visit("batch", record.batch);
    visit("cut", record.cut);
    visit("time", record.time);
    visit("coder", record.coder);
    visit("blind", record.blind);
    visit("pseudonymised", record.pseudonymised);
    visit("originals", record.originals);
    visit("partial", record.partial);
}

std::string keyOf(std::string_view field)
{
    return std::string(kPrefix).append(field);
}

std::string toText(const Uuid& uuid)
{
    return uuid.toCanonical();
}
std::string toText(Timestamp time)
{
    return toIso8601(time);
}
std::string toText(const std::string& words)
{
    return words;
}
std::string toText(bool flag)
{
    return flag ? std::string(kYes) : "no";
}

bool fromText(const std::string& text, Uuid& uuid)
{
    const auto read = Uuid::fromCanonical(text);
    uuid = read.value_or(Uuid{});
    return read.has_value();
}
bool fromText(const std::string& text, Timestamp& time)
{
    const auto read = timestampFromIso8601(text);
    time = read.value_or(Timestamp{});
    return read.has_value();
}
bool fromText(const std::string& text, std::string& words)
{
    words = text;
    return !text.empty();
}
bool fromText(const std::string& text, bool& flag)
{
    flag = text == kYes;
    return true;
}

} // namespace

bool isOfPackageRecord(const model::Setting& setting)
{
    return setting.key.starts_with(kPrefix);
}

std::optional<PackageRecord> packageRecord(const model::Corpus& corpus)
{
    PackageRecord record;
    bool whole = true;
    forEachField(record, [&](std::string_view field, auto& member) {
        whole = fromText(corpus.setting(keyOf(field)), member) && whole;
    });
    return whole ? std::optional(record) : std::nullopt;
}

void setPackageRecord(Edit& edit, const PackageRecord& record)
{
    std::vector<model::Id<model::Setting>> former;
    for (const model::Setting& setting : edit.corpus().rows<model::Setting>())
        if (isOfPackageRecord(setting))
            former.push_back(setting.id);
    edit.removeAll(former);
    forEachField(record, [&](std::string_view field, const auto& member) {
        model::Setting setting;
        setting.key = keyOf(field);
        setting.value = toText(member);
        edit.add(std::move(setting));
    });
}

} // namespace crosscase::project
