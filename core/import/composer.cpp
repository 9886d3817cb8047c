// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/composer.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <array>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;

bool isPlain(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\t';
}

// Nothing for a character that goes.
std::optional<char32_t> cleaned(char32_t c)
{
    if (c == kSoftHyphen)
        return std::nullopt;
    if (c == 0)
        return U'\xFFFD';
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    return control ? U' ' : c;
}

} // namespace

void Composer::add(std::string_view utf8)
{
    const text::CodePoint start = position();
    append(utf8);
    if (!m_nextPage || position() == start)
        return;
    m_layout.pages.push_back({start, *m_nextPage});
    m_nextPage.reset();
}

void Composer::append(std::string_view utf8)
{
    while (!utf8.empty()) {
        std::size_t plain = 0;
        while (plain < utf8.size() && isPlain(utf8[plain]))
            ++plain;
        m_line.append(utf8.substr(0, plain));
        m_lineLength += static_cast<text::CodePoint>(plain);
        utf8.remove_prefix(plain);
        if (utf8.empty())
            return;
        std::size_t next = 0;
        const char32_t c = text::decodeAt(utf8, next);
        utf8.remove_prefix(next);
        if (const std::optional<char32_t> kept = cleaned(c)) {
            text::append(m_line, *kept);
            ++m_lineLength;
        }
    }
}

bool Composer::endsBlank() const
{
    return m_line.empty() || m_line.back() == ' ' || m_line.back() == '\n' || m_line.back() == '\t';
}

void Composer::setSpeaker(text::Span label)
{
    m_speaker = label;
}

void Composer::setTime(std::int64_t ms)
{
    m_time = ms;
}

void Composer::hang(text::BlockKind kind,
                    std::string_view mark,
                    std::vector<std::string> paragraphs)
{
    m_hanging.push_back({kind, std::string(mark), std::move(paragraphs)});
}

void Composer::hangAtEnd(text::BlockKind kind,
                         std::string_view mark,
                         std::vector<std::string> paragraphs)
{
    m_atEnd.push_back({kind, std::string(mark), std::move(paragraphs)});
}

void Composer::write(const ParagraphKind& kind)
{
    const text::Span span{m_written, m_written + m_lineLength};
    const bool told = kind.kind != text::BlockKind::Paragraph || m_contentStart >= 0
                      || !m_speaker.empty() || m_time;
    if (told && !text::trimBlanks(m_line).empty()) {
        const std::uint8_t level = kind.level;
        m_layout.blocks.push_back(
            {span, kind.kind, level, kind.cell, m_contentStart, m_speaker, m_time});
    }
    m_text.append(m_line).push_back('\n');
    m_written = span.end + 1;
    m_line.clear();
    m_lineLength = 0;
    m_contentStart = -1;
    m_speaker = {};
    m_time.reset();
}

void Composer::write(const Hanging& hanging)
{
    bool first = true;
    for (const std::string& paragraph : hanging.paragraphs) {
        if (text::trimBlanks(paragraph).empty())
            continue;
        if (std::exchange(first, false) && !hanging.mark.empty()) {
            add(hanging.mark);
            add(" ");
            beginContent();
        }
        add(text::trimBlanks(paragraph));
        write(ParagraphKind{hanging.kind});
    }
}

void Composer::endParagraph(const ParagraphKind& kind)
{
    write(kind);
    for (const Hanging& hanging : std::exchange(m_hanging, {}))
        write(hanging);
}

void Composer::startPage(std::int32_t page)
{
    m_nextPage = page;
}

Imported Composer::finish(const Options& options, std::string_view encoding)
{
    if (!m_line.empty() || !m_hanging.empty())
        endParagraph();
    for (const Hanging& hanging : std::exchange(m_atEnd, {}))
        write(hanging);
    const std::size_t end = m_text.find_last_not_of('\n');
    m_text.resize(end == std::string::npos ? 0 : end + 2);
    Imported imported;
    imported.utf8 = std::exchange(m_text, {});
    imported.layout = std::exchange(m_layout, {});
    imported.rules = options.rules;
    // Without blank lines there is nothing else to cut at than the paragraphs.
    if (imported.utf8.find("\n\n") == std::string::npos)
        imported.rules.paragraphs = text::Paragraphs::Line;
    imported.encoding = encoding;
    if (text::trimBlanks(imported.utf8).empty())
        imported.warnings.emplace_back("the document holds no text");
    m_written = 0;
    return imported;
}

std::string romanNumeral(int number)
{
    static constexpr std::array<std::pair<int, std::string_view>, 13> kDigits{{{1000, "m"},
                                                                               {900, "cm"},
                                                                               {500, "d"},
                                                                               {400, "cd"},
                                                                               {100, "c"},
                                                                               {90, "xc"},
                                                                               {50, "l"},
                                                                               {40, "xl"},
                                                                               {10, "x"},
                                                                               {9, "ix"},
                                                                               {5, "v"},
                                                                               {4, "iv"},
                                                                               {1, "i"}}};
    if (number < 1 || number > 3999)
        return std::to_string(number);
    std::string roman;
    for (const auto& [value, digits] : kDigits)
        for (; number >= value; number -= value)
            roman += digits;
    return roman;
}

} // namespace crosscase::importing
