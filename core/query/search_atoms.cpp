// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_atoms.h"

#include "core/query/glob.h"
#include "core/query/search_words.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <array>

namespace crosscase::query {

namespace {

using Kind = Atom::Kind;

bool isAscii(char c)
{
    return static_cast<signed char>(c) >= 0;
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Stemmers that take off endings only, so that a word and its stem begin alike. Those that know
// elisions (l'homme), lenition or prefixes are not among them.
bool keepsFirstLetter(std::string_view language)
{
    constexpr std::array<std::string_view, 9> kSuffixesOnly = {
        "en", "de", "es", "pt", "sv", "da", "no", "nb", "fi"};
    const std::string primary = text::lowered(language.substr(0, language.find_first_of("-_")));
    return std::find(kSuffixesOnly.begin(), kSuffixesOnly.end(), primary) != kSuffixesOnly.end();
}

void addOnce(std::string& letters, char c)
{
    if (letters.find(c) == std::string::npos)
        letters += c;
}

} // namespace

std::size_t Atoms::add(Atom atom)
{
    const auto found = std::find(m_all.begin(), m_all.end(), atom);
    const auto index = static_cast<std::size_t>(found - m_all.begin());
    if (found == m_all.end())
        m_all.push_back(std::move(atom));
    return index;
}

bool Atoms::anyForms() const
{
    return std::any_of(
        m_all.begin(), m_all.end(), [](const Atom& atom) { return atom.kind == Kind::Forms; });
}

AtomMatcher::AtomMatcher(const Atoms& atoms, std::string_view language)
    : m_atoms(&atoms)
    , m_stemmer(language)
    , m_keepsFirstLetter(keepsFirstLetter(language))
    , m_stride(atoms.all().size() / 64 + 1)
    , m_bits(m_stride)
{
    for (std::size_t i = 0; i < atoms.all().size(); ++i) {
        const Atom& atom = atoms.all()[i];
        if (atom.kind == Kind::Key || atom.kind == Kind::Forms)
            m_byKey[atom.text].push_back(i);
        else if (atom.kind == Kind::Written)
            m_byLetters[atom.text].push_back(i);
        else
            m_patterns.push_back(i);
        if (atom.kind == Kind::Forms && m_stemmer.exists()) {
            const std::string& stem = m_stemmer.stem(atom.written);
            m_byStem[stem].push_back(i);
            addOnce(m_stemLetters, stem.empty() ? '\0' : stem.front());
        }
    }
}

// Cheaper than to look for its stem.
bool AtomMatcher::mayHaveForms(std::string_view token) const
{
    return !m_byStem.empty()
           && (!m_keepsFirstLetter || !isAscii(token.front())
               || m_stemLetters.find(lowered(token.front())) != std::string::npos);
}

std::uint32_t AtomMatcher::setOf(std::string_view token)
{
    std::vector<std::uint64_t> bits(m_stride);
    const auto note = [&bits](const Index& index, const std::string& text) {
        if (const auto found = index.find(text); found != index.end())
            for (const std::size_t atom : found->second)
                bits[atom / 64] |= std::uint64_t{1} << (atom % 64);
    };
    const std::string key = text::searchKey(token);
    note(m_byKey, key);
    if (mayHaveForms(token))
        note(m_byStem, m_stemmer.stem(token));
    const bool asWritten =
        !m_byLetters.empty()
        || (!m_patterns.empty() && m_atoms->all()[m_patterns.front()].kind == Kind::WrittenPattern);
    const std::string letters = asWritten ? text::composed(token) : std::string();
    note(m_byLetters, letters);
    for (const std::size_t i : m_patterns) {
        const Atom& atom = m_atoms->all()[i];
        if (fits(atom.text, atom.kind == Kind::Pattern ? key : letters))
            bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    return numberOf(bits);
}

// There are few: they are looked through.
std::uint32_t AtomMatcher::numberOf(const std::vector<std::uint64_t>& bits)
{
    for (std::size_t at = 0; at < m_bits.size(); at += m_stride)
        if (std::equal(bits.begin(), bits.end(), m_bits.begin() + static_cast<std::ptrdiff_t>(at)))
            return static_cast<std::uint32_t>(at / m_stride);
    m_bits.insert(m_bits.end(), bits.begin(), bits.end());
    return static_cast<std::uint32_t>(m_bits.size() / m_stride - 1);
}

std::optional<std::string> AtomMatcher::firstLetters(const std::vector<std::size_t>& atoms)
{
    std::string letters;
    const auto note = [&letters](const std::string& text) {
        if (!text.empty() && isAscii(text.front()))
            addOnce(letters, lowered(text.front()));
    };
    for (const std::size_t i : atoms) {
        const Atom& atom = m_atoms->all()[i];
        if (atom.text.empty() || hasWildcard(atom.text.substr(0, 1)))
            return std::nullopt;
        note(atom.text);
        note(text::searchKey(atom.text)); // é may stand as e and an accent
        if (atom.kind != Kind::Forms || !m_stemmer.exists())
            continue;
        if (!m_keepsFirstLetter)
            return std::nullopt;
        note(m_stemmer.stem(atom.written));
    }
    return letters;
}

} // namespace crosscase::query
