// SPDX-License-Identifier: GPL-3.0-or-later
// Writes SVG Tiny 1.2: shapes, words, groups with titles; no style sheets, clips, filters or
// scripts.
#pragma once

#include "core/picture/geometry.h"
#include "core/picture/palette.h"
#include "core/picture/picture.h"
#include "core/picture/text_width.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crosscase::picture {

enum class Dash : std::uint8_t { Solid, Dashed, Dotted };

struct Stroke {
    Colour colour;
    double width = 1;
    Dash dash = Dash::Solid;
};

// How a shape looks; neither: it is not drawn.
struct Paint {
    std::optional<Colour> fill{};
    std::optional<Stroke> stroke{};
};

enum class Anchor : std::uint8_t { Start, Middle, End };

struct TextStyle {
    Font font;
    Colour colour;
    Anchor anchor = Anchor::Start; // which part of the line stands at its point, seen from the left
    double turn = 0;               // degrees, clockwise about its point
    bool italic = false;
};

class Canvas {
public:
    // Room around all figures.
    static constexpr double kMargin = 16;

    void rect(const Box& box, const Paint& paint, double radius = 0);
    void line(Point from, Point to, const Stroke& stroke);
    void polyline(std::span<const Point> points, const Stroke& stroke);
    void polygon(std::span<const Point> points, const Paint& paint);
    void circle(Point centre, double radius, const Paint& paint);
    void curve(Point from, Point control, Point to, const Stroke& stroke); // quadratic
    // Clean words; `at` is on the baseline.
    void text(Point at, std::string_view cleanWords, const TextStyle& style);
    // The same, shortened to `width`; the whole is then the title of the group it stands in.
    void fittedText(Point at, std::string_view cleanWords, const TextStyle& style, double width);
    // Lines below each other, the first baseline at `at`.
    void lines(Point at, std::span<const std::string> lines, const TextStyle& style, double step);

    // What is drawn until close() belongs together; viewers show the title. Any words.
    void open(std::string_view title);
    void close();

    // The file: paper, what was drawn, title and description for those who cannot see it.
    [[nodiscard]] std::string
    finish(double width, double height, std::string_view title, std::string_view description) const;
    void setPaper(Colour paper) { m_paper = paper; }

private:
    void number(double value);
    void attribute(std::string_view name, double value);
    void points(std::span<const Point> points);
    void paint(const Paint& paint);
    void stroke(const Stroke& stroke);

    std::string m_body;
    Colour m_paper{255, 255, 255};
};

// With at most 2 decimals; never "-0", "nan" or an exponent.
void appendNumber(std::string& out, double value);

} // namespace crosscase::picture
