// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

namespace {

// The whole table against its file: same rows, same columns, same numbers.
void compare(const Toy& toy, const TableSpec& spec, const std::string& name)
{
    INFO(name);
    const auto expected = toyFile("expected_" + name);
    const CrossTable built = toy.build(spec);
    REQUIRE(built.rows.size() == expected.rows.size());
    REQUIRE(built.columns.size() + 1 == expected.headers.size());
    for (std::size_t column = 0; column < built.columns.size(); ++column)
        CHECK(built.columns[column].heads.back() == expected.headers[column + 1]);
    for (std::size_t row = 0; row < built.rows.size(); ++row) {
        CHECK(built.rows[row].heads.back() == expected.rows[row].cells[0]);
        for (std::size_t column = 0; column < built.columns.size(); ++column) {
            INFO(rowText(built, row) << ", expected " << expected.rows[row].cells[column + 1]);
            CHECK(agrees(built.cells[row][column], expected.rows[row].cells[column + 1]));
        }
    }
}

} // namespace

TEST_CASE("the toy's tables of every measure, singly and with sub-codes")
{
    const Toy toy;
    const std::map<std::string, std::string> measures{{"references", "references"},
                                                      {"documents", "documents"},
                                                      {"present", "present"},
                                                      {"characters", "characters"},
                                                      {"coverage", "coverage_pct"},
                                                      {"per-1000-characters", "per_1000"}};
    for (const auto& [measure, file] : measures) {
        TableSpec spec = specOf("cases", "codes", measure);
        compare(toy, spec, file);
        spec.withSubcodes = true;
        compare(toy, spec, file + "_agg");
    }
}

TEST_CASE("the toy's percentages of rows, columns and the table")
{
    const Toy toy;
    TableSpec spec = specOf("cases", "codes");
    spec.percent = Percent::Row;
    compare(toy, spec, "row_pct");
    spec.percent = Percent::Column;
    compare(toy, spec, "col_pct");
    spec.percent = Percent::Total;
    compare(toy, spec, "total_pct");
}

TEST_CASE("the toy's totals count each coding once: 11 cells, 10 codings")
{
    const Toy toy;
    TableSpec spec = specOf("cases", "codes");
    spec.totals = true;
    const CrossTable built = toy.build(spec);
    CHECK(built.rowTotals
          == std::vector<table::Value>{
              std::int64_t{5}, std::int64_t{5}, std::int64_t{1}, std::int64_t{0}});
    CHECK(built.columnTotals
          == std::vector<table::Value>{
              std::int64_t{4}, std::int64_t{1}, std::int64_t{4}, std::int64_t{1}});
    CHECK(built.grandTotal == table::Value{std::int64_t{10}});
    CHECK(anyNoteHas(built.notes, "add up to 11, the total is 10"));
    spec.percent = Percent::Total;
    CHECK_FALSE(anyNoteHas(toy.build(spec).notes, "add up"));
    CHECK(toy.build(spec).grandTotal == table::Value{table::Decimal{100, 2}});
}

TEST_CASE("the toy's crosstab of sectors: references, cases with the code, percent of cases, mean")
{
    const Toy toy;
    const CrossTable references = toy.build(specOf("attribute:sector", "codes", "references"));
    const CrossTable cases = toy.build(specOf("attribute:sector", "codes", "cases"));
    const CrossTable mean = toy.build(specOf("attribute:sector", "codes", "mean"));
    const auto placeOf = [](const std::vector<Entry>& entries, const std::string& name) {
        for (std::size_t at = 0; at < entries.size(); ++at)
            if (entries[at].heads.back() == name)
                return at;
        FAIL(name);
        return entries.size();
    };
    const auto expected = toyFile("expected_crosstab_sector");
    CHECK(expected.rows.size() == 8);
    for (const auto& row : expected.rows) {
        INFO(row.cells[0] << " " << row.cells[1]);
        const std::size_t group = placeOf(references.rows, row.cells[0]);
        const std::size_t code = placeOf(references.columns, row.cells[1]);
        CHECK(agrees(references.cells[group][code], row.cells[2]));
        CHECK(agrees(cases.cells[group][code], row.cells[3]));
        CHECK(std::to_string(cases.rows[group].cases) == row.cells[4]);
        const double share = 100.0
                             * static_cast<double>(std::get<std::int64_t>(cases.cells[group][code]))
                             / static_cast<double>(cases.rows[group].cases);
        CHECK(agrees(table::Decimal{share, 1}, row.cells[5]));
        CHECK(agrees(mean.cells[group][code], row.cells[6]));
    }
    CHECK(anyNoteHas(mean.notes, "private 2, public 2"));
}

TEST_CASE("the toy's framework: drill-down gives the places behind every cell")
{
    const Toy toy;
    TableSpec spec = specOf("cases", "codes");
    spec.attributes = {"all"};
    const CrossTable built = toy.build(spec);
    const auto expected = toyFile("expected_framework");
    CHECK(built.attributeHeads == std::vector<std::string>{"sector", "year"});
    for (std::size_t row = 0; row < built.rows.size(); ++row) {
        const auto& cells = expected.rows[row].cells;
        CHECK(built.attributes[row][0] == cells[1]);
        CHECK(built.attributes[row][1] == cells[2]);
        for (std::size_t column = 0; column < built.columns.size(); ++column) {
            const auto codings = codingsOf(toy.corpus, toy.texts, built, row, column);
            REQUIRE(codings);
            std::string places;
            for (const Id<Coding> id : *codings) {
                const Coding coding = *toy.corpus.codings().find(id);
                // The file clips the places to the case.
                text::Span span = coding.span();
                for (const auto& part : toy.corpus.rows<Membership>())
                    if (AnyId(part.unit) == built.rows[row].object
                        && part.document == coding.document)
                        span = span.clippedTo(part.span());
                places += (places.empty() ? "" : "; ") + toy.corpus.get(coding.document).name + ":"
                          + std::to_string(span.start) + "-" + std::to_string(span.end);
            }
            CHECK(places == (column + 3 < cells.size() ? cells[column + 3] : std::string()));
        }
    }
}

TEST_CASE("the toy transposed, as a plain table")
{
    const Toy toy;
    TableSpec spec = specOf("cases", "codes");
    spec.totals = true;
    const table::Table plain = toTable(toy.build(spec));
    CHECK(plain.columns.size() == 6);
    CHECK(table::headLine(plain.columns[2]) == "Trust > Trust in boss");
    CHECK(plain.rows.size() == 5);
    CHECK(plain.rows.back().total);
    CHECK(table::toText(plain.rows.back().cells.back()) == "10");
    spec.transpose = true;
    const table::Table turned = toTable(toy.build(spec));
    CHECK(turned.rows.size() == 5);
    CHECK(table::headLine(turned.columns[turned.headColumns]) == "Alpha");
    // The same numbers as codes x cases.
    TableSpec across = specOf("codes", "cases");
    CHECK(rowTexts(toy.build(across))
          == Lines{"Trust 3 2 0 0", "Trust in boss 1 0 0 0", "Cost 1 3 0 0", "Time 0 0 1 0"});
}
