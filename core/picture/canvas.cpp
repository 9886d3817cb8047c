// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/canvas.h"

#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

void appendEscaped(std::string& out, std::string_view cleanWords)
{
    for (const char c : cleanWords) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
}

void appendColour(std::string& out, Colour colour)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += '#';
    for (const std::uint8_t channel : {colour.red, colour.green, colour.blue}) {
        out += kDigits[channel >> 4U];
        out += kDigits[channel & 0xFU];
    }
}

std::string_view nameOf(Anchor anchor)
{
    return anchor == Anchor::Middle ? "middle" : "end";
}

} // namespace

void appendNumber(std::string& out, double value)
{
    assert(std::isfinite(value) && std::abs(value) < 1e12);
    auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
    if (hundredths < 0) {
        out += '-';
        hundredths = -hundredths;
    }
    fmt::format_to(std::back_inserter(out), "{}", hundredths / 100);
    const auto rest = static_cast<int>(hundredths % 100);
    if (rest == 0)
        return;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0)
        out += static_cast<char>('0' + rest % 10);
}

void Canvas::number(double value)
{
    appendNumber(m_body, value);
}

void Canvas::attribute(std::string_view name, double value)
{
    m_body += ' ';
    m_body += name;
    m_body += "=\"";
    number(value);
    m_body += '"';
}

void Canvas::points(std::span<const Point> points)
{
    m_body += " points=\"";
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i > 0)
            m_body += ' ';
        number(points[i].x);
        m_body += ',';
        number(points[i].y);
    }
    m_body += '"';
}

void Canvas::stroke(const Stroke& stroke)
{
    m_body += " stroke=\"";
    appendColour(m_body, stroke.colour);
    m_body += '"';
    attribute("stroke-width", stroke.width);
    if (stroke.dash == Dash::Dashed)
        m_body += fmt::format(" stroke-dasharray=\"{},{}\"", 6, 4);
    if (stroke.dash == Dash::Dotted)
        m_body += fmt::format(" stroke-dasharray=\"{},{}\"", 1.5, 3.5);
}

void Canvas::paint(const Paint& paint)
{
    m_body += " fill=\"";
    if (paint.fill)
        appendColour(m_body, *paint.fill);
    else
        m_body += "none";
    m_body += '"';
    if (paint.stroke)
        stroke(*paint.stroke);
}

void Canvas::rect(const Box& box, const Paint& look, double radius)
{
    m_body += "<rect";
    attribute("x", box.x);
    attribute("y", box.y);
    attribute("width", box.width);
    attribute("height", box.height);
    if (radius > 0)
        attribute("rx", radius);
    paint(look);
    m_body += "/>\n";
}

void Canvas::line(Point from, Point to, const Stroke& look)
{
    m_body += "<line";
    attribute("x1", from.x);
    attribute("y1", from.y);
    attribute("x2", to.x);
    attribute("y2", to.y);
    stroke(look);
    m_body += "/>\n";
}

void Canvas::polyline(std::span<const Point> through, const Stroke& look)
{
    m_body += "<polyline";
    points(through);
    paint({.stroke = look});
    m_body += "/>\n";
}

void Canvas::polygon(std::span<const Point> corners, const Paint& look)
{
    m_body += "<polygon";
    points(corners);
    paint(look);
    m_body += "/>\n";
}

void Canvas::circle(Point centre, double radius, const Paint& look)
{
    m_body += "<circle";
    attribute("cx", centre.x);
    attribute("cy", centre.y);
    attribute("r", radius);
    paint(look);
    m_body += "/>\n";
}

void Canvas::curve(Point from, Point control, Point to, const Stroke& look)
{
    m_body += "<path d=\"M";
    for (const auto& [letter, point] : {std::pair{"", from}, {"Q", control}, {" ", to}}) {
        m_body += letter;
        number(point.x);
        m_body += ' ';
        number(point.y);
    }
    m_body += '"';
    paint({.stroke = look});
    m_body += "/>\n";
}

void Canvas::text(Point at, std::string_view cleanWords, const TextStyle& style)
{
    if (cleanWords.empty())
        return;
    m_body += "<text";
    attribute("x", at.x);
    attribute("y", at.y);
    attribute("font-size", style.font.size);
    m_body += " fill=\"";
    appendColour(m_body, style.colour);
    m_body += '"';
    if (style.font.bold)
        m_body += " font-weight=\"bold\"";
    if (style.italic)
        m_body += " font-style=\"italic\"";
    if (style.anchor != Anchor::Start) {
        m_body += " text-anchor=\"";
        m_body += nameOf(style.anchor);
        m_body += '"';
    }
    if (style.turn != 0) {
        m_body += " transform=\"rotate(";
        number(style.turn);
        m_body += ' ';
        number(at.x);
        m_body += ' ';
        number(at.y);
        m_body += ")\"";
    }
    m_body += '>';
    // The line as a whole runs from the left, so that an anchor means the same to every viewer;
    // words of the other direction are set apart by Unicode's isolates.
    const bool isolated = startsRightToLeft(cleanWords);
    m_body += isolated ? "\u2067" : "";
    appendEscaped(m_body, cleanWords);
    m_body += isolated ? "\u2069" : "";
    m_body += "</text>\n";
}

void Canvas::fittedText(Point at, std::string_view cleanWords, const TextStyle& style, double width)
{
    const std::string shown = fitted(cleanWords, style.font, width);
    if (shown == cleanWords)
        return text(at, cleanWords, style);
    open(cleanWords);
    text(at, shown, style);
    close();
}

void Canvas::lines(Point at,
                   std::span<const std::string> lines,
                   const TextStyle& style,
                   double step)
{
    for (const std::string& line : lines) {
        text(at, line, style);
        at.y += step;
    }
}

void Canvas::open(std::string_view title)
{
    m_body += "<g>";
    if (const std::string words = cleaned(title); !words.empty()) {
        m_body += "<title>";
        appendEscaped(m_body, words);
        m_body += "</title>";
    }
    m_body += '\n';
}

void Canvas::close()
{
    m_body += "</g>\n";
}

std::string Canvas::finish(double width,
                           double height,
                           std::string_view title,
                           std::string_view description) const
{
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny\"";
    std::array<std::string, 2> size;
    appendNumber(size[0], width);
    appendNumber(size[1], height);
    out += fmt::format(" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
                       "font-family=\"sans-serif\">\n<title>",
                       size[0],
                       size[1]);
    appendEscaped(out, cleaned(title));
    out += "</title>\n<desc>";
    appendEscaped(out, cleaned(description));
    out += fmt::format("</desc>\n<rect x=\"0\" y=\"0\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                       size[0],
                       size[1],
                       toText(m_paper));
    out += m_body;
    out += "</svg>\n";
    return out;
}

} // namespace crosscase::picture
