// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf_interpreter.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

using To = RtfDestination;
using Do = RtfCommand;

constexpr std::size_t kMaxGroups = 4096;
constexpr std::int32_t kAnsiPage = 1252;
constexpr std::int32_t kMacPage = 10000;
constexpr std::int32_t kPcPage = 437;
constexpr std::int32_t kPcAPage = 850;

bool isFlow(To destination)
{
    switch (destination) {
    case To::Note:
    case To::TextBox:
    case To::Comment:
    case To::Author:
    case To::Initials:
    case To::Date:
    case To::CommentReference:
    case To::RangeStart:
    case To::RangeEnd:
        return true;
    default:
        return false;
    }
}

// Minutes, hours, days, months and years since 1900 in the bits of a number (DTTM).
std::string dateOf(std::string_view number)
{
    std::int64_t bits = 0;
    std::from_chars(number.data(), number.data() + number.size(), bits);
    if (bits == 0)
        return std::string(number);
    const auto field = [bits](int shift, int width) {
        return (bits >> shift) & ((1 << width) - 1);
    };
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}",
                       1900 + field(20, 9),
                       field(16, 4),
                       field(11, 5),
                       field(6, 5),
                       field(0, 6));
}

} // namespace

Imported RtfInterpreter::read(std::string_view bytes, const Options& options)
{
    RtfTokens tokens(bytes);
    for (RtfToken token = tokens.next(); token.kind != RtfToken::Kind::End; token = tokens.next()) {
        take(token);
        if (m_isOver)
            break;
    }
    flushBytes();
    const bool isWhole = m_isOver;
    m_tooDeep = 0;
    while (m_states.size() > 1)
        closeGroup();
    Imported imported = m_text.finish(options, m_fonts.defaultEncoding());
    const auto warn = [&imported](std::size_t count, std::string_view what) {
        if (count > 0)
            imported.warnings.push_back(fmt::format("{} {}", count, what));
    };
    warn(m_deletions, "places of text that was deleted with changes tracked were left out");
    warn(m_hidden, "places of hidden text were left out");
    warn(m_equations, "equations were left out");
    if (!isWhole)
        imported.warnings.emplace_back("the file ends early; what is there was read");
    const std::string_view rest = tokens.rest();
    warn(std::ranges::count_if(rest, [](char c) { return c > ' ' && c != '}'; }) > 0 ? rest.size()
                                                                                     : 0,
         "bytes behind the end of the document were left out");
    return imported;
}

void RtfInterpreter::take(const RtfToken& token)
{
    switch (token.kind) {
    case RtfToken::Kind::Open:
        flushBytes();
        m_toSkip = 0;
        openGroup();
        break;
    case RtfToken::Kind::Close:
        flushBytes();
        m_toSkip = 0;
        closeGroup();
        break;
    case RtfToken::Kind::Word:
        takeWord(token);
        break;
    case RtfToken::Kind::Symbol:
        takeSymbol(token.text.front());
        break;
    case RtfToken::Kind::Byte: {
        const char byte = static_cast<char>(token.number.value_or(0));
        takeText({&byte, 1});
        break;
    }
    case RtfToken::Kind::Text:
        takeText(token.text);
        break;
    case RtfToken::Kind::End:
        break;
    }
}

void RtfInterpreter::openGroup()
{
    m_isIgnorable = false;
    if (m_states.size() >= kMaxGroups) {
        ++m_tooDeep;
        return;
    }
    m_states.push_back(state());
    state().ownsDestination = false;
    state().ownsFlow = false;
    const State& outer = m_states[m_states.size() - 2];
    if (outer.destination == To::Alternative)
        state().destination = To::Skipped;
    // Each group of the style sheet is a style, its text the name.
    if (outer.destination == To::StyleSheet && outer.ownsDestination) {
        state().paragraph = {};
        state().ownsFlow = m_text.open(RtfFlow::Value);
    }
}

void RtfInterpreter::closeGroup()
{
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return;
    }
    if (m_states.size() <= 1)
        return;
    if (m_states.size() == 2 && !m_text.isLineEmpty())
        m_text.endParagraph(state().paragraph);
    const State closed = state();
    if (closed.ownsFlow && closed.destination == To::StyleSheet)
        defineStyle(m_text.close());
    else if (closed.ownsFlow)
        leave(closed.destination);
    m_states.pop_back();
    m_isOver = m_states.size() == 1;
}

void RtfInterpreter::takeSymbol(char symbol)
{
    if (symbol == '*') {
        m_isIgnorable = true;
        return;
    }
    switch (symbol) {
    case '\\':
    case '{':
    case '}':
        takeText({&symbol, 1});
        break;
    case '~':
        addCharacter(U'\u00A0');
        break;
    case '_':
        addCharacter(U'\u2011');
        break;
    case '\r':
    case '\n':
        flushBytes();
        structure(Do::Paragraph);
        break;
    case '\t':
        flushBytes();
        structure(Do::Tab);
        break;
    default: // \- \: \| and what means nothing
        m_toSkip -= std::min<std::size_t>(m_toSkip, 1);
        break;
    }
}

void RtfInterpreter::takeWord(const RtfToken& token)
{
    const bool isIgnorable = std::exchange(m_isIgnorable, false);
    const std::optional<RtfWord> word = rtfWord(token.text);
    if (word && word->role == RtfRole::Character) {
        addCharacter(word->value);
        return;
    }
    flushBytes();
    m_toSkip = 0;
    if (!word) {
        if (isIgnorable)
            enter(To::Skipped);
        return;
    }
    if (word->role == RtfRole::Destination) {
        enter(static_cast<To>(word->value));
        return;
    }
    const auto command = static_cast<Do>(word->value);
    if (!setCharset(command, token.number.value_or(0)) && !setCharacters(command, token.number)
        && !setParagraph(command, token.number))
        structure(command);
}

void RtfInterpreter::takeText(std::string_view bytes)
{
    const std::size_t skipped = std::min(m_toSkip, bytes.size());
    m_toSkip -= skipped;
    bytes.remove_prefix(skipped);
    if (bytes.empty() || !takesText())
        return;
    if (m_bytes.empty() && text::asciiPrefix(bytes) == bytes.size()) {
        m_text.add(bytes);
        return;
    }
    m_bytes += bytes;
}

// Is the destination one whose text is read?
bool RtfInterpreter::isInText() const
{
    const State& at = m_states.back();
    return at.destination == To::Text || isFlow(at.destination)
           || (at.destination == To::StyleSheet && at.ownsFlow);
}

bool RtfInterpreter::isReading() const
{
    return isInText() && !m_states.back().isHidden && !m_states.back().isDeleted;
}

// The same, before text: what is left out is counted.
bool RtfInterpreter::takesText()
{
    if (!isInText())
        return false;
    const bool isSuppressed = !isReading();
    if (isSuppressed && !m_wasSuppressed)
        ++(state().isDeleted ? m_deletions : m_hidden);
    m_wasSuppressed = isSuppressed;
    return !isSuppressed;
}

void RtfInterpreter::addCharacter(char32_t c)
{
    if (m_toSkip > 0) {
        --m_toSkip;
        return;
    }
    flushBytes();
    if (!takesText())
        return;
    std::string utf8;
    text::append(utf8, c);
    m_text.add(utf8);
}

void RtfInterpreter::addUnicode(std::int32_t unit)
{
    const auto code = static_cast<char32_t>(unit < 0 ? unit + 0x10000 : unit);
    const char32_t high = std::exchange(m_highSurrogate, 0);
    const bool isLow = code >= 0xDC00 && code < 0xE000;
    if (high != 0 && !isLow)
        addCharacter(U'\uFFFD');
    if (code >= 0xD800 && code < 0xDC00)
        m_highSurrogate = code;
    else if (isLow && high != 0)
        addCharacter(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00));
    else
        addCharacter(code);
    m_toSkip = static_cast<std::size_t>(state().skip);
}

void RtfInterpreter::flushBytes()
{
    if (m_bytes.empty())
        return;
    const std::string bytes = std::exchange(m_bytes, {});
    m_text.add(m_fonts.decoded(bytes, state().font));
}

// "heading 1" is a heading whatever its level in the outline.
void RtfInterpreter::defineStyle(std::string_view name)
{
    name = text::trimBlanks(name);
    if (name.ends_with(';'))
        name.remove_suffix(1);
    const RtfParagraph& paragraph = state().paragraph;
    std::int32_t outline = paragraph.outline;
    const std::string key = text::foldKey(name);
    if (key.size() == 9 && key.starts_with("heading ") && key[8] >= '1' && key[8] <= '9')
        outline = key[8] - '1';
    if (outline >= 0)
        m_text.defineStyle(paragraph.style, outline);
}

void RtfInterpreter::enter(To destination)
{
    State& at = state();
    if (destination == To::Unicode && at.destination == To::Skipped && at.outer != To::Skipped) {
        at.destination = at.outer;
        at.outer = To::Skipped;
        return;
    }
    const bool isClosed = at.destination == To::Skipped || at.destination == To::FontTable
                          || at.destination == To::StyleSheet || at.destination == To::Alternative;
    const bool isInside = at.destination == To::FontTable || at.destination == To::StyleSheet;
    if (isInside && destination == To::Skipped)
        at.destination = To::Skipped;
    if (isClosed)
        return;
    if (destination == To::Text || destination == To::Unicode)
        return;
    if (isFlow(destination)) {
        enterFlow(destination);
        return;
    }
    if (destination == To::Alternative)
        at.outer = at.destination;
    if (destination == To::ListMark && at.destination == To::Text)
        m_text.noteListMark();
    if (destination == To::Equation)
        ++m_equations;
    const bool isSkipped = destination == To::ListMark || destination == To::Equation;
    at.destination = isSkipped ? To::Skipped : destination;
    at.ownsDestination = true;
}

void RtfInterpreter::enterFlow(To destination)
{
    State& at = state();
    const bool isMark = destination != To::Note && destination != To::TextBox;
    if (at.ownsFlow || (!isMark && (at.isHidden || at.isDeleted))) {
        at.destination = To::Skipped;
        return;
    }
    const RtfFlow flow = destination == To::Note      ? RtfFlow::Note
                         : destination == To::TextBox ? RtfFlow::TextBox
                         : destination == To::Comment ? RtfFlow::Comment
                                                      : RtfFlow::Value;
    at.ownsFlow = m_text.open(flow);
    at.destination = destination;
    at.isHidden = false;
    at.isDeleted = false;
    at.paragraph = {};
}

// What a flow has told, at the end of its group.
void RtfInterpreter::leave(To destination)
{
    const std::string value = m_text.close();
    switch (destination) {
    case To::Author:
        m_text.commentHead().author = value;
        break;
    case To::Initials:
        m_text.commentHead().initials = value;
        break;
    case To::Date:
        m_text.commentHead().date = dateOf(value);
        break;
    case To::CommentReference:
        m_text.commentHead().id = value;
        break;
    case To::RangeStart:
        m_text.startRange(value);
        break;
    case To::RangeEnd:
        m_text.endRange(value);
        break;
    default:
        break;
    }
}

bool RtfInterpreter::setCharset(Do command, std::int32_t number)
{
    const bool isFontTable = state().destination == To::FontTable;
    switch (command) {
    case Do::Ansi:
        m_fonts.setDefaultPage(kAnsiPage);
        return true;
    case Do::Mac:
        m_fonts.setDefaultPage(kMacPage);
        return true;
    case Do::Pc:
        m_fonts.setDefaultPage(kPcPage);
        return true;
    case Do::PcA:
        m_fonts.setDefaultPage(kPcAPage);
        return true;
    case Do::AnsiPage:
        m_fonts.setDefaultPage(number);
        return true;
    case Do::DefaultFont:
        m_fonts.setDefaultFont(number);
        state().font = number;
        return true;
    case Do::Font:
        state().font = number;
        return true;
    case Do::Charset:
        if (isFontTable)
            m_fonts.setCharset(state().font, number);
        return true;
    case Do::FontPage:
        if (isFontTable)
            m_fonts.setPage(state().font, number);
        return true;
    default:
        return false;
    }
}

bool RtfInterpreter::setCharacters(Do command, std::optional<std::int32_t> number)
{
    switch (command) {
    case Do::Unicode:
        addUnicode(number.value_or(0));
        return true;
    case Do::UnicodeSkip:
        state().skip = std::clamp(number.value_or(1), 0, 16);
        return true;
    case Do::Plain:
        state().isHidden = false;
        state().font = m_fonts.defaultFont();
        return true;
    case Do::Hidden:
        state().isHidden = number.value_or(1) != 0;
        return true;
    case Do::Deleted:
        state().isDeleted = number.value_or(1) != 0;
        return true;
    default:
        return false;
    }
}

bool RtfInterpreter::setParagraph(Do command, std::optional<std::int32_t> number)
{
    RtfParagraph& paragraph = state().paragraph;
    const std::int32_t value = number.value_or(0);
    switch (command) {
    case Do::ParagraphDefault:
        paragraph = {};
        return true;
    case Do::InTable:
        paragraph.isInTable = true;
        return true;
    case Do::Nesting:
        paragraph.nesting = std::max(value, 1);
        paragraph.isInTable = value > 0;
        return true;
    case Do::Outline:
        paragraph.outline = value;
        return true;
    case Do::Style:
        paragraph.style = value;
        return true;
    case Do::List:
        paragraph.list = value;
        return true;
    case Do::ListLevel:
        paragraph.listLevel = value;
        return true;
    case Do::Left:
        paragraph.left = value;
        return true;
    case Do::FirstLine:
        paragraph.firstLine = value;
        return true;
    case Do::TabStop:
        m_text.noteTabStop();
        return true;
    default:
        return false;
    }
}

void RtfInterpreter::structure(Do command)
{
    const State& at = state();
    // The properties of a nested row stand in a group of their own.
    if (command == Do::NestedRow)
        m_text.endRow(std::max(at.paragraph.nesting, 2));
    if (command == Do::Endnote && at.destination == To::Note)
        m_text.makeEndnote();
    if (!isInText())
        return;
    switch (command) {
    case Do::Paragraph:
        // The end of a paragraph that is hidden as a whole is hidden too.
        if (isReading() || !m_text.isLineEmpty())
            m_text.endParagraph(at.paragraph);
        break;
    case Do::Section:
        if (!m_text.isLineEmpty())
            m_text.endParagraph(at.paragraph);
        break;
    case Do::Line:
        if (isReading())
            m_text.add("\n");
        break;
    case Do::Page:
        if (!m_text.isLineEmpty() && isReading())
            m_text.add("\n");
        break;
    case Do::Tab:
        if (isReading())
            m_text.addTab(at.paragraph);
        break;
    case Do::Cell:
        m_text.endCell(1);
        break;
    case Do::NestedCell:
        m_text.endCell(std::max(at.paragraph.nesting, 2));
        break;
    case Do::Row:
        m_text.endRow(1);
        break;
    default:
        break;
    }
}

} // namespace crosscase::importing
