// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/office.h"

#include "core/base/number.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::int32_t kMaxTablePlace = 1'000'000'000; // rows and columns beyond count as this

// Lower case (ASCII), without blanks: "Heading_20_1" -> "heading1".
std::string plainStyleName(std::string_view name)
{
    constexpr std::string_view kBlank = "_20_"; // how OpenDocument writes it in a name
    std::string plain;
    while (!name.empty()) {
        if (name.starts_with(kBlank)) {
            name.remove_prefix(kBlank.size());
            continue;
        }
        const char c = name.front();
        name.remove_prefix(1);
        if (c != ' ')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return plain;
}

std::int32_t advanced(std::int32_t place, std::int64_t by)
{
    const std::int64_t sum = place + std::clamp<std::int64_t>(by, 0, kMaxTablePlace);
    return static_cast<std::int32_t>(std::min<std::int64_t>(sum, kMaxTablePlace));
}

} // namespace

std::uint8_t headingOfStyleName(std::string_view name)
{
    constexpr std::string_view kHeading = "heading";
    const std::string plain = plainStyleName(name);
    if (plain == "title")
        return 1;
    if (plain == "subtitle")
        return 2;
    if (plain.size() != kHeading.size() + 1 || !plain.starts_with(kHeading))
        return 0;
    return headingLevel(plain.back() >= '0' && plain.back() <= '9' ? plain.back() - '0' : 0);
}

std::uint8_t headingLevel(std::int64_t level)
{
    return static_cast<std::uint8_t>(std::clamp<std::int64_t>(level, 0, 6));
}

std::uint8_t listDepth(std::int64_t depth)
{
    return static_cast<std::uint8_t>(std::clamp<std::int64_t>(depth, 1, 9));
}

std::int64_t numberIn(std::string_view text, const Bounds& bounds, std::int64_t otherwise)
{
    const auto number = parseInteger(text);
    return number ? std::clamp(*number, bounds.low, bounds.high) : otherwise;
}

std::string wellFormed(std::string_view utf8)
{
    if (text::isValidUtf8(utf8))
        return std::string(utf8);
    std::string valid;
    for (std::size_t byte = 0; byte < utf8.size();)
        text::append(valid, text::decodeAt(utf8, byte));
    return valid;
}

Error withAdvice(Error error)
{
    if (error.code == ErrorCode::NotFound)
        error.code = ErrorCode::Malformed;
    if (error.code == ErrorCode::Malformed)
        error.detail += "; open the document in its program and save it anew";
    return error;
}

void report(const LeftOut& leftOut, std::vector<std::string>& warnings)
{
    struct Remark {
        int count;
        std::string_view one;
        std::string_view many;
    };
    const std::array remarks{
        Remark{leftOut.pictures,
               "picture, chart or diagram was left out",
               "pictures, charts or diagrams were left out"},
        Remark{leftOut.deleted,
               "piece of text that is deleted (a tracked change) was left out",
               "pieces of text that are deleted (tracked changes) were left out"},
        Remark{leftOut.hidden,
               "piece of hidden text was left out",
               "pieces of hidden text were left out"},
        Remark{leftOut.embedded,
               "embedded document was left out; import it on its own",
               "embedded documents were left out; import them on their own"},
        Remark{leftOut.repeated,
               "cell or row that the file repeats too often was read once",
               "cells or rows that the file repeats too often were read once"},
        Remark{leftOut.comments,
               "comment was left out: it stands at no place of the text",
               "comments were left out: they stand at no place of the text"},
    };
    for (const Remark& remark : remarks)
        if (remark.count > 0)
            warnings.push_back(
                fmt::format("{} {}", remark.count, remark.count == 1 ? remark.one : remark.many));
}

void setComments(Imported& imported, std::vector<Comment> comments)
{
    const auto end = static_cast<text::CodePoint>(text::countCodePoints(imported.utf8));
    for (Comment& comment : comments) {
        comment.span.start = std::clamp<text::CodePoint>(comment.span.start, 0, end);
        comment.span.end = std::clamp(comment.span.end, comment.span.start, end);
    }
    std::ranges::stable_sort(
        comments, {}, [](const Comment& comment) { return comment.span.start; });
    imported.comments = std::move(comments);
}

text::Cell TableCursor::cell() const
{
    if (!inTable())
        return {};
    const Table& table = m_open.back();
    return {table.number, std::max(table.row, 1), table.column};
}

void TableCursor::beginTable()
{
    m_open.push_back({++m_tables});
}

void TableCursor::endTable()
{
    if (inTable())
        m_open.pop_back();
}

void TableCursor::beginRow()
{
    if (!inTable())
        return;
    Table& table = m_open.back();
    table.row = advanced(table.row, 1);
    table.column = 1;
    table.next = 1;
}

void TableCursor::repeatRow(std::int64_t rows)
{
    if (inTable())
        m_open.back().row = advanced(m_open.back().row, rows);
}

void TableCursor::skipColumns(std::int64_t columns)
{
    if (inTable())
        m_open.back().next = advanced(m_open.back().next, columns);
}

void TableCursor::beginCell(std::int64_t columns)
{
    if (!inTable())
        return;
    Table& table = m_open.back();
    table.column = table.next;
    table.next = advanced(table.next, columns);
}

} // namespace crosscase::importing
