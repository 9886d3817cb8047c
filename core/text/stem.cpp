// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stem.h"

#include "core/text/tokens.h"

#include <cstddef>
#include <functional>
#include <libstemmer.h>
#include <unordered_map>

namespace crosscase::text {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view token) const
    {
        return std::hash<std::string_view>()(token);
    }
};

struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// As Snowball knows it, or empty. Both written forms of Norwegian have one stemmer.
std::string nameOf(std::string_view language)
{
    const std::string primary = lowered(language.substr(0, language.find_first_of("-_")));
    if (primary.size() != 2)
        return {};
    return primary == "nb" || primary == "nn" ? "no" : primary;
}

constexpr std::size_t kRemembered = 200'000; // words

} // namespace

struct Stemmer::State {
    std::unique_ptr<sb_stemmer, Delete> snowball;
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> stems;
};

Stemmer::Stemmer(std::string_view language)
    : m_state(std::make_unique<State>())
{
    if (const std::string name = nameOf(language); !name.empty())
        m_state->snowball.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
}

Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;
Stemmer::~Stemmer() = default;

bool Stemmer::exists() const
{
    return m_state->snowball != nullptr;
}

const std::string& Stemmer::stem(std::string_view token)
{
    auto& stems = m_state->stems;
    if (const auto known = stems.find(token); known != stems.end())
        return known->second;
    if (stems.size() >= kRemembered)
        stems.clear();
    std::string& stem = stems.emplace(std::string(token), std::string()).first->second;
    if (!exists())
        return stem = searchKey(token);
    const std::string word = lowered(token);
    const sb_symbol* found = sb_stemmer_stem(m_state->snowball.get(),
                                             // NOLINTNEXTLINE(*-reinterpret-cast): bytes
                                             reinterpret_cast<const sb_symbol*>(word.data()),
                                             static_cast<int>(word.size()));
    if (found == nullptr) // out of memory only
        return stem = searchKey(token);
    const auto length = static_cast<std::size_t>(sb_stemmer_length(m_state->snowball.get()));
    // NOLINTNEXTLINE(*-reinterpret-cast): bytes
    return stem = searchKey({reinterpret_cast<const char*>(found), length});
}

} // namespace crosscase::text
