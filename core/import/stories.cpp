// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/stories.h"

#include "core/import/office.h"

#include <fmt/format.h>
#include <utility>

namespace crosscase::importing {

void Stories::add(std::string_view utf8)
{
    if (!inBody()) {
        m_open.back().line += utf8;
        return;
    }
    m_composer.add(utf8);
    m_bodyEnd = m_composer.position();
}

bool Stories::lineIsEmpty() const
{
    return inBody() ? m_composer.isEmpty() : m_open.back().line.empty();
}

void Stories::endParagraph(const ParagraphKind& kind)
{
    if (inBody()) {
        m_composer.endParagraph(kind);
        m_hangs = false;
    } else if (!lineIsEmpty()) {
        m_open.back().paragraphs.push_back(std::exchange(m_open.back().line, {}));
    }
}

void Stories::open()
{
    m_open.push_back({m_slots.size()});
    m_slots.emplace_back();
}

Stories::Open Stories::close()
{
    endParagraph({});
    Open story = std::move(m_open.back());
    m_open.pop_back();
    return story;
}

std::string Stories::take()
{
    const Open story = close();
    if (inBody())
        hangSlots();
    return wellFormed(fmt::format("{}", fmt::join(story.paragraphs, "\n")));
}

void Stories::hang(text::BlockKind kind, std::string_view mark)
{
    Open story = close();
    m_slots[story.slot] = {kind, std::string(mark), std::move(story.paragraphs)};
    if (inBody())
        hangSlots();
}

void Stories::hangSlots()
{
    for (Slot& slot : std::exchange(m_slots, {})) {
        if (slot.paragraphs.empty())
            continue;
        if (slot.kind == text::BlockKind::Endnote) {
            m_composer.hangAtEnd(slot.kind, slot.mark, std::move(slot.paragraphs));
            continue;
        }
        m_composer.hang(slot.kind, slot.mark, std::move(slot.paragraphs));
        m_hangs = true;
    }
}

} // namespace crosscase::importing
