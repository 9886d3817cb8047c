// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_nesting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosscase::importing {

HtmlNesting::Kind HtmlNesting::kindOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, Kind>, 17> kKinds{
        {{"span", Kind::Span},
         {"a", Kind::Link},
         {"br", Kind::Break},
         {"hr", Kind::Break},
         {"p", Kind::P},
         {"div", Kind::Div},
         {"li", Kind::Item},
         {"dt", Kind::Term},
         {"dd", Kind::Term},
         {"td", Kind::Cell},
         {"th", Kind::Cell},
         {"caption", Kind::Cell},
         {"tr", Kind::Row},
         {"tbody", Kind::Rows},
         {"thead", Kind::Rows},
         {"tfoot", Kind::Rows},
         {"table", Kind::Table}}};
    const auto* const found =
        std::ranges::find(kKinds, name, [](const auto& kind) { return kind.first; });
    return found == kKinds.end() ? Kind::Other : found->second;
}

// Does the start of `next` end `open`?
bool HtmlNesting::closes(Kind next, Kind open)
{
    switch (open) {
    case Kind::Link:
        return next == Kind::Link;
    case Kind::P:
        return next != Kind::Link;
    case Kind::Item:
    case Kind::Term:
        return next == open;
    case Kind::Cell:
        return next == Kind::Cell || next == Kind::Row || next == Kind::Rows;
    case Kind::Row:
        return next == Kind::Row || next == Kind::Rows;
    case Kind::Rows:
        return next == Kind::Rows;
    default:
        return false;
    }
}

// Is all beyond `open` safe from the start of `next`?
bool HtmlNesting::isBarrier(Kind next, Kind open)
{
    if (next == Kind::Cell || next == Kind::Row || next == Kind::Rows)
        return open == Kind::Table;
    if (open == Kind::Span || open == Kind::Link || open == Kind::P)
        return false;
    return open != Kind::Div || (next != Kind::Item && next != Kind::Term);
}

bool HtmlNesting::closeOneFor(Kind next)
{
    for (std::size_t at = m_open.size(); at > 0; --at) {
        ++m_steps;
        const Kind open = m_open[at - 1].kind;
        if (closes(next, open)) {
            while (m_open.size() >= at)
                pop();
            return true;
        }
        if (isBarrier(next, open))
            return false;
    }
    return false;
}

void HtmlNesting::start(const std::string& name)
{
    m_steps += m_open.size();
    const Kind kind = kindOf(name);
    bool mayClose = kind != Kind::Span && name != "br";
    while (mayClose)
        mayClose = closeOneFor(kind);
    if (kind == Kind::Break)
        return;
    std::size_t& count = m_counts[name];
    ++count;
    m_open.push_back({kind, &count});
}

void HtmlNesting::end(const std::string& name)
{
    m_steps += m_open.size();
    const std::size_t& count = m_counts[name];
    if (count == 0)
        return;
    const std::size_t before = count;
    while (count == before)
        pop();
}

void HtmlNesting::pop()
{
    --*m_open.back().count;
    m_open.pop_back();
}

} // namespace crosscase::importing
