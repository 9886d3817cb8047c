// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_view.h"

namespace crosscase::gui {

struct TextView::Parts {
    model::Id<model::Document> document;
    text::Span selection;
    model::Id<model::Coding> coding;
};

TextView::TextView(QWidget* parent)
    : QWidget(parent)
    , m_parts(std::make_unique<Parts>())
{}

TextView::~TextView() = default;

void TextView::setSession(Session*) {}
void TextView::showDocument(model::Id<model::Document> document)
{
    m_parts->document = document;
}
model::Id<model::Document> TextView::document() const
{
    return m_parts->document;
}
text::Span TextView::selection() const
{
    return m_parts->selection;
}
void TextView::select(text::Span span)
{
    m_parts->selection = span;
}
void TextView::reveal(text::Span) {}
void TextView::selectUnit(Unit) {}
text::CodePoint TextView::topPosition() const
{
    return 0;
}
void TextView::scrollTo(text::CodePoint) {}
QRect TextView::rectOf(text::Span) const
{
    return {};
}
model::Id<model::Coding> TextView::selectedCoding() const
{
    return m_parts->coding;
}
void TextView::selectCoding(model::Id<model::Coding> coding)
{
    m_parts->coding = coding;
}
void TextView::selectNextCoding(bool) {}
void TextView::setFilter(const CodingFilter&) {}
void TextView::setCurrentCode(model::Id<model::Code>) {}
void TextView::openFind() {}
void TextView::findNext(bool) {}
void TextView::setZoom(int) {}

} // namespace crosscase::gui
