// SPDX-License-Identifier: GPL-3.0-or-later
//
// In any form, lines of ASCII are searched as they are; only the others are folded. Lines never
// share a cluster, so what has no line end can be looked for line by line.
#include "core/text/literal.h"

#include "core/text/folded_text.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::text {

Literal::Literal(std::string_view wanted, Letters letters)
{
    FoldedText folded;
    std::size_t first = 0;
    if (letters == Letters::AnyForm && !wanted.empty() && !followsBase(decodeAt(wanted, first)))
        folded.fold(wanted);
    m_anyForm = !folded.key().empty();
    const std::string_view bytes = m_anyForm ? std::string_view(folded.key()) : wanted;
    m_asciiKey = asciiPrefix(bytes) == bytes.size();
    m_crossesLines = bytes.find('\n') != std::string_view::npos;
    if (!bytes.empty())
        m_finder.emplace(std::string(bytes), m_anyForm);
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
        if (!m_literal.m_anyForm)
            asIs(0, m_utf8.size());
        else if (m_literal.m_crossesLines && asciiPrefix(m_utf8) < m_utf8.size())
            folded(0, m_utf8.size());
        else
            lineByLine();
        return std::move(m_found);
    }

private:
    void lineByLine()
    {
        for (std::size_t at = 0; at < m_utf8.size();) {
            const std::size_t ascii = at + asciiPrefix(m_utf8.substr(at));
            if (ascii == m_utf8.size())
                return asIs(at, ascii);
            const std::size_t lastEnd = m_utf8.substr(at, ascii - at).rfind('\n');
            const std::size_t line = lastEnd == std::string_view::npos ? at : at + lastEnd + 1;
            asIs(at, line);
            at = std::min(m_utf8.find('\n', ascii), m_utf8.size());
            folded(line, at);
        }
    }

    void asIs(std::size_t start, std::size_t end)
    {
        if (m_literal.m_anyForm && !m_literal.m_asciiKey)
            return; // ASCII alone has nothing of the kind
        const ByteFinder& finder = *m_literal.m_finder;
        const std::string_view part = m_utf8.substr(0, end);
        for (std::size_t at = finder.next(part, start); at != ByteFinder::kNowhere;) {
            m_found.push_back({at, at + finder.size()});
            at = finder.next(part, at + finder.size());
        }
    }

    void folded(std::size_t start, std::size_t end)
    {
        m_fold.fold(m_utf8.substr(start, end - start));
        const ByteFinder& finder = *m_literal.m_finder;
        std::size_t passed = start;
        for (std::size_t at = 0;;) {
            at = finder.next(m_fold.key(), at);
            if (at == ByteFinder::kNowhere)
                return;
            const ByteSpan origin = m_fold.origin(at, at + finder.size());
            const ByteSpan span = {start + origin.start, start + origin.end};
            if (span.start < passed) { // begins inside a character that a hit has already
                ++at;
                continue;
            }
            m_found.push_back(span);
            passed = span.end;
            at += finder.size();
        }
    }

    const Literal& m_literal;
    std::string_view m_utf8;
    FoldedText m_fold;
    std::vector<ByteSpan> m_found;
};

std::vector<ByteSpan> Literal::find(std::string_view utf8) const
{
    if (!m_finder)
        return {};
    return Scan(*this, utf8).run();
}

} // namespace crosscase::text
