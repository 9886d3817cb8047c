// SPDX-License-Identifier: GPL-3.0-or-later
//
// In any form, the text is searched as it is, but for the stretches that have to be folded.
#include "core/text/literal.h"

#include "core/text/folded_text.h"
#include "core/text/letter_keys.h"
#include "core/text/utf8.h"

namespace crosscase::text {

Literal::Literal(std::string_view wanted, Letters letters)
{
    FoldedText folded;
    std::size_t first = 0;
    if (letters == Letters::AnyForm && !wanted.empty() && !followsBase(decodeAt(wanted, first)))
        folded.fold(wanted);
    const bool anyForm = !folded.key().empty();
    const std::string_view bytes = anyForm ? std::string_view(folded.key()) : wanted;
    m_asciiKey = asciiPrefix(bytes) == bytes.size();
    if (anyForm)
        m_windows.emplace(bytes);
    if (!bytes.empty())
        m_finder.emplace(std::string(bytes), anyForm);
}

// One search through one text.
class Literal::Scan {
public:
    Scan(const Literal& literal, std::string_view utf8)
        : m_literal(literal)
        , m_utf8(utf8)
    {}

    std::vector<ByteSpan> run()
    {
        m_plain = m_literal.m_asciiKey || !m_literal.m_windows ? finder().next(m_utf8, 0)
                                                               : ByteFinder::kNowhere;
        for (std::size_t at = 0; m_literal.m_windows;) {
            const ByteSpan window = m_literal.m_windows->next(m_utf8, at);
            if (window.start == m_utf8.size())
                break;
            plain(window.start);
            folded(window.start, window.end);
            if (m_plain < window.end)
                m_plain = finder().next(m_utf8, window.end);
            at = window.end;
        }
        plain(m_utf8.size());
        return std::move(m_found);
    }

private:
    [[nodiscard]] const ByteFinder& finder() const { return *m_literal.m_finder; }

    // The hits that begin before `end`, byte by byte.
    void plain(std::size_t end)
    {
        while (m_plain < end) {
            const std::size_t behind = m_plain + finder().size();
            m_found.push_back({m_plain, behind});
            m_plain = finder().next(m_utf8, behind);
        }
    }

    void folded(std::size_t start, std::size_t end)
    {
        m_fold.fold(m_utf8.substr(start, end - start));
        std::size_t passed = start;
        for (std::size_t at = 0;;) {
            at = finder().next(m_fold.key(), at);
            if (at == ByteFinder::kNowhere)
                return;
            const ByteSpan origin = m_fold.origin(at, at + finder().size());
            const ByteSpan span = {start + origin.start, start + origin.end};
            if (span.start < passed) { // begins inside a character that a hit has already
                ++at;
                continue;
            }
            m_found.push_back(span);
            passed = span.end;
            at += finder().size();
        }
    }

    const Literal& m_literal;
    std::string_view m_utf8;
    FoldedText m_fold;
    std::size_t m_plain = ByteFinder::kNowhere; // the next hit byte by byte
    std::vector<ByteSpan> m_found;
};

std::vector<ByteSpan> Literal::find(std::string_view utf8) const
{
    if (!m_finder)
        return {};
    return Scan(*this, utf8).run();
}

} // namespace crosscase::text
