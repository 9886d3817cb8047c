// SPDX-License-Identifier: GPL-3.0-or-later
// The project of tests/data/toy.
#pragma once

#include "core/base/file.h"
#include "core/base/number.h"
#include "core/table/csv.h"
#include "tests/core/matrix/world.h"

namespace crosscase::matrix::test {

inline table::CsvFile toyFile(const std::string& name)
{
    const auto bytes = readFile(std::string(CROSSCASE_SOURCE_DIR) + "/tests/data/toy/crosscase_toy_"
                                + name + ".csv");
    REQUIRE(bytes);
    table::CsvOptions options;
    options.separator = ',';
    auto file = table::readCsv(*bytes, options);
    REQUIRE(file);
    return std::move(*file);
}

inline text::CodePoint place(const std::string& cell)
{
    return static_cast<text::CodePoint>(parseInteger(cell).value());
}

struct Toy : World {
    std::map<std::string, Id<Document>> documents;
    std::map<std::string, Id<Code>> codes;
    std::map<std::string, Id<Case>> units;
    std::map<std::string, Id<Coder>> coders;
    std::map<std::string, Id<Coding>> segments;

    Toy()
    {
        for (const auto& row : toyFile("documents").rows) {
            const auto letter = static_cast<char>('a' + documents.size());
            const auto length = static_cast<std::size_t>(place(row.cells[1]));
            documents[row.cells[0]] = document(row.cells[0], std::string(length, letter));
        }
        for (const auto& row : toyFile("codes").rows)
            codes[row.cells[0]] =
                code(row.cells[0], row.cells.size() > 1 ? codes[row.cells[1]] : Id<Code>{});
        const auto sector = attribute("sector");
        const auto year = attribute("year", AttributeType::Integer);
        for (const auto& row : toyFile("attributes").rows) {
            units[row.cells[0]] = unit(row.cells[0]);
            value(sector, units[row.cells[0]], row.cells[1]);
            if (!row.cells[2].empty())
                value(year, units[row.cells[0]], row.cells[2]);
        }
        for (const auto& row : toyFile("case_ranges").rows)
            if (!row.cells[1].empty())
                range(units[row.cells[0]],
                      documents[row.cells[1]],
                      place(row.cells[2]),
                      place(row.cells[3]));
        for (const auto& row : toyFile("segments").rows) {
            Id<Coder>& who = coders[row.cells[5]];
            if (!who)
                who = coder(row.cells[5]);
            segments[row.cells[0]] = coding(documents[row.cells[1]],
                                            place(row.cells[2]),
                                            place(row.cells[3]),
                                            codes[row.cells[4]],
                                            who);
        }
    }
};

// Is the value what the file says, rounded to the decimals that it prints?
inline bool agrees(const table::Value& value, const std::string& expected)
{
    if (expected.empty())
        return std::holds_alternative<std::monostate>(value);
    const std::size_t dot = expected.find('.');
    const int decimals = dot == std::string::npos ? 0 : static_cast<int>(expected.size() - dot - 1);
    double number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*whole);
    else if (const auto* rate = std::get_if<table::Decimal>(&value))
        number = rate->value;
    else
        return false;
    return parseNumber(formatNumber(number, decimals)) == parseNumber(expected);
}

} // namespace crosscase::matrix::test
