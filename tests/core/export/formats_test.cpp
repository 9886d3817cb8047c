// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every format of the table is walked, so that a new one is tested by being there: it must write
// golden/TABLE.NAME for the tables of sample_tables.h and survive the nasty ones.
#include "core/base/file.h"
#include "core/export/formats.h"
#include "core/table/csv.h"
#include "core/text/utf8.h"
#include "sample_tables.h"
#include "unpacked.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::exporting;

namespace {

std::string golden(const std::string& name)
{
    auto bytes = readFile(std::string(CROSSCASE_SOURCE_DIR "/tests/core/export/golden/") + name);
    INFO(name);
    REQUIRE(bytes.has_value());
    return *bytes;
}

std::string write(std::string_view format, const table::Table& table, const Options& options = {})
{
    const Format* found = formatNamed(format);
    REQUIRE(found != nullptr);
    auto written = found->write(table, options);
    REQUIRE(written.has_value());
    return *written;
}

// Everything that names and quotes may hold, in title, heads, cells and notes.
table::Table nasty()
{
    const std::vector<std::string> words = {
        "plain",
        std::string(300, 'x') + " \u4f60\u597d",
        "\u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627",
        "\U0001F468\u200d\U0001F469\u200d\U0001F467\U0001F1E9\U0001F1EAe\u0301",
        "two\nlines\r\nthree\rfour",
        "\"quoted\" 'single' `tick` <b>&amp;</b> | \\ , ; \t end",
        "\x1b[31mred\x07\x01\x7f",
        "=cmd|' /C calc'!A0",
        ""};
    table::Table table;
    table.title = words[5] + words[6] + words[4];
    table.notes = words;
    table.headColumns = 2;
    for (const std::string& head : words)
        table.columns.push_back({{head, head, "same"}, table::Kind::Text});
    table.columns.push_back({{"n"}, table::Kind::Integer});
    table.columns.push_back({{"n"}, table::Kind::Decimal});
    for (std::size_t i = 0; i < words.size(); ++i) {
        table::Row& row = table.rows.emplace_back();
        row.indent = static_cast<int>(i);
        row.total = i % 3 == 2;
        for (std::size_t k = 0; k < words.size(); ++k)
            row.cells.emplace_back(words[(i + k) % words.size()]);
        row.cells.emplace_back(std::numeric_limits<std::int64_t>::min());
        row.cells.emplace_back(table::Decimal{std::numeric_limits<double>::quiet_NaN(), 2});
    }
    return table;
}

table::Table mute()
{
    table::Table table;
    table.rows = {{}, {}};
    return table;
}

bool hasControlCharacter(std::string_view bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    });
}

} // namespace

TEST_CASE("names and endings of the formats are there, and once")
{
    std::set<std::string_view> names;
    std::set<std::string_view> endings;
    for (const Format& format : formats()) {
        CHECK(names.insert(format.name).second);
        CHECK((format.ending.empty() || endings.insert(format.ending).second));
        CHECK_FALSE(format.description.empty());
        CHECK(formatNamed(format.name) == &format);
    }
    for (const char* name :
         {"table", "csv", "tsv", "json", "jsonl", "md", "html", "latex", "xlsx", "odt", "docx"})
        CHECK(names.count(name) == 1);
    names.clear();
    for (const ReportFormat& format : reportFormats()) {
        CHECK(names.insert(format.name).second);
        CHECK(reportFormatNamed(format.name) == &format);
        CHECK(reportFormatForFile("a." + std::string(format.ending)) == &format);
    }
    CHECK(names == std::set<std::string_view>{"md", "html", "latex", "odt", "docx"});
}

TEST_CASE("a format is found by its name and by a file's ending")
{
    CHECK(formatNamed("CSV") == formatNamed("csv"));
    CHECK(formatNamed("") == nullptr);
    CHECK(formatNamed("cs") == nullptr);
    CHECK(formatForFile("a/b.c/table.HTML") == formatNamed("html"));
    CHECK(formatForFile("x.tar.jsonl") == formatNamed("jsonl"));
    CHECK(formatForFile("table.csv/part") == nullptr);
    CHECK(formatForFile("csv") == nullptr);
    CHECK(formatForFile("x.") == nullptr);
    CHECK(formatForFile("x.exe") == nullptr);
}

// Of office documents the parts with the words are golden, not how they are packed.
TEST_CASE("every format writes the sample tables as they stand in golden/")
{
    for (const Format& format : formats()) {
        const std::string ending = "." + std::string(format.name);
        CHECK(samples::wordsOf(write(format.name, samples::counts())) == golden("counts" + ending));
        CHECK(samples::wordsOf(write(format.name, samples::quotes())) == golden("quotes" + ending));
        CHECK(samples::wordsOf(write(format.name, samples::empty())) == golden("empty" + ending));
    }
}

TEST_CASE("every format takes any words, and none at all")
{
    for (const Format& format : formats()) {
        for (const int width : {0, 1, 20, 80}) {
            INFO(format.name << " at width " << width);
            Options options;
            options.width = width;
            const std::string written = samples::wordsOf(write(format.name, nasty(), options));
            CHECK(text::isValidUtf8(written));
            CHECK(written.ends_with('\n'));
            CHECK(written.find("plain") != std::string::npos);
            CHECK(format.write(mute(), options).has_value());
            CHECK(format.write({}, options).has_value());
        }
    }
}

namespace {

// Groups, Markdown, sheets, and whatever words there are.
table::Table arbitraryTable()
{
    table::Table table;
    const auto words =
        rc::gen::oneOf(rc::gen::arbitrary<std::string>(),
                       rc::gen::elementOf(std::vector<std::string>{"- a\n  - b\n\n3. c",
                                                                   "**x** _y_",
                                                                   "\xEF\xBF\xBE",
                                                                   "a\tb  c ",
                                                                   "x\n\ny",
                                                                   "_x0041_",
                                                                   "]]>"}));
    table.title = *words;
    table.notes = {*words};
    table.headColumns = *rc::gen::inRange<std::size_t>(0, 4);
    table.sheetPerHead = *rc::gen::arbitrary<bool>();
    const auto columns = *rc::gen::inRange<std::size_t>(0, 5);
    for (std::size_t i = 0; i < columns; ++i) {
        table::Column& column = table.columns.emplace_back();
        column.heads = *rc::gen::container<std::vector<std::string>>(words);
        column.grouped = *rc::gen::arbitrary<bool>();
        column.markdown = *rc::gen::arbitrary<bool>();
    }
    const auto rows = *rc::gen::inRange(0, 6);
    for (int i = 0; i < rows; ++i) {
        table::Row& row = table.rows.emplace_back();
        row.indent = *rc::gen::inRange(0, 20);
        row.total = *rc::gen::arbitrary<bool>();
        const auto cells = *rc::gen::inRange<std::size_t>(0, columns + 2);
        for (std::size_t k = 0; k < cells; ++k)
            row.cells.emplace_back(*words);
    }
    return table;
}

void assertWellFormed(const std::string& bytes)
{
    const auto parts = samples::unpacked(bytes);
    RC_ASSERT(parts.has_value());
    for (const auto& [name, content] : *parts)
        if (name.ends_with(".xml") || name.ends_with(".rels"))
            RC_ASSERT(samples::isWellFormed(content));
}

} // namespace

TEST_CASE("office documents are sound zips of well-formed XML, whatever the words")
{
    CHECK(rc::check("tables", [] {
        const table::Table table = arbitraryTable();
        for (const char* name : {"xlsx", "odt", "docx"}) {
            const auto written = formatNamed(name)->write(table, {});
            RC_ASSERT(written.has_value());
            assertWellFormed(*written);
        }
        for (const char* name : {"html", "latex"})
            RC_ASSERT(text::isValidUtf8(formatNamed(name)->write(table, {}).value()));
    }));
    CHECK(rc::check("reports", [] {
        const table::Report report{
            *rc::gen::arbitrary<std::string>(),
            {table::Heading{*rc::gen::inRange(-3, 12), *rc::gen::arbitrary<std::string>()},
             table::Paragraph{*rc::gen::arbitrary<std::string>()},
             arbitraryTable()}};
        for (const ReportFormat& format : reportFormats()) {
            const auto written = format.write(report, {});
            RC_ASSERT(written.has_value());
            if (samples::isZip(*written))
                assertWellFormed(*written);
        }
    }));
}

TEST_CASE("the same table gives the same bytes, and the foot tells of the file")
{
    for (const Format& format : formats()) {
        INFO(format.name);
        Options options;
        options.about = {"Project: A study"};
        options.made = Timestamp{1'000'000'000'000};
        CHECK(write(format.name, nasty(), options) == write(format.name, nasty(), options));
        const bool data = format.byRows || format.name == "table";
        const std::string words = samples::wordsOf(write(format.name, samples::counts(), options));
        CHECK((words.find("Project: A study") == std::string::npos) == data);
    }
}

TEST_CASE("Markdown is shown in formats for reading and kept in the others")
{
    table::Table table;
    table.columns = {{{"case"}, table::Kind::Text}, {{"summary"}, table::Kind::Text}};
    table.columns[1].markdown = true;
    table.rows = {{{"*Anna*", "**firm** words\n\n- one"}}};
    for (const char* name : {"html", "latex", "xlsx", "odt", "docx"}) {
        INFO(name);
        const std::string written = samples::wordsOf(write(name, table));
        CHECK(written.find("**") == std::string::npos);
        CHECK(written.find("firm") != std::string::npos);
        CHECK(written.find("- one") == std::string::npos);
    }
    CHECK(write("html", table).find("<b>firm</b>") != std::string::npos);
    CHECK(write("html", table).find("<li dir=\"auto\">one</li>") != std::string::npos);
    CHECK(write("html", table).find("*Anna*") != std::string::npos);
    CHECK(write("csv", table) == "case,summary\n*Anna*,\"**firm** words\n\n- one\"\n");
    CHECK(write("md", table).find("\\*Anna\\* | **firm** words<br><br>- one |")
          != std::string::npos);
}

TEST_CASE("grouped cells are merged, left blank in a terminal, repeated as data")
{
    table::Table table;
    table.columns = {{{"theme"}, table::Kind::Text}, {{"code"}, table::Kind::Text}};
    table.columns[0].grouped = true;
    table.rows = {{{"Trust", "a"}}, {{"Trust", "b"}}};
    const auto has = [&](const char* name, std::string_view words) {
        return samples::wordsOf(write(name, table)).find(words) != std::string::npos;
    };
    CHECK(has("html", "rowspan=\"2\""));
    CHECK(has("odt", "table:number-rows-spanned=\"2\""));
    CHECK(has("docx", "<w:vMerge w:val=\"restart\"/>"));
    CHECK(has("xlsx", "<mergeCell ref=\"A2:A3\"/>"));
    CHECK(has("latex", "\\multirow[t]{2}"));
    CHECK(has("table", "\n       b\n"));
    CHECK(write("csv", table) == "theme,code\nTrust,a\nTrust,b\n");
}

TEST_CASE("a table too large for a sheet is refused with advice")
{
    table::Table table;
    table.columns.resize(16'385, {{"c"}, table::Kind::Text});
    const auto refused = formatNamed("xlsx")->write(table, {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().detail.find("16384") != std::string::npos);
    table.columns.resize(1);
    table.rows.resize(1'048'576);
    CHECK_FALSE(formatNamed("xlsx")->write(table, {}).has_value());
}

TEST_CASE("no control character reaches a terminal or a page")
{
    for (const char* format : {"table", "html"}) {
        INFO(format);
        CHECK_FALSE(hasControlCharacter(write(format, nasty())));
    }
}

TEST_CASE("separated values of any words are read back")
{
    for (const char separator : {',', ';', '\t'}) {
        Options options;
        options.separator = separator;
        options.bom = separator == ';';
        auto file = table::readCsv(write("csv", nasty(), options), {.separator = separator});
        REQUIRE(file.has_value());
        REQUIRE(file->rows.size() == nasty().rows.size());
        CHECK(file->rows[5].cells[0] == table::toText(nasty().rows[5].cells[0]));
        CHECK(file->rows[7].cells[0] == "=cmd|' /C calc'!A0");
        CHECK(file->rows[4].cells[0] == "two\nlines\nthree\nfour");
        CHECK(file->rows[0].cells.size() == nasty().columns.size());
    }
}

TEST_CASE("options of separated values are heeded")
{
    const table::Table table = samples::quotes();
    CHECK(write("csv", table, {.bom = true}) == "\xEF\xBB\xBF" + write("csv", table));
    CHECK(write("tsv", table, {.bom = true}) == "\xEF\xBB\xBF" + write("tsv", table));
    CHECK(write("csv", table, {.separator = ';'}).starts_with("case;quote;source;n\n"));
    CHECK(write("csv", table).find("'=") != std::string::npos);
    CHECK(write("csv", table, {.formulaGuard = false}).find("'=") == std::string::npos);
    CHECK_FALSE(formatNamed("csv")->write(table, {.separator = '"'}).has_value());
}

TEST_CASE("tabs and line ends in a cell of a tab-separated file are quoted")
{
    table::Table table;
    table.columns = {{{"a"}, table::Kind::Text}, {{"b"}, table::Kind::Text}};
    table.rows = {{{"x\ty", "1\n2"}}};
    CHECK(write("tsv", table) == "a\tb\n\"x\ty\"\t\"1\n2\"\n");
}

TEST_CASE("JSON holds every cell in full, in the order of the columns, under a key of its own")
{
    const auto json = nlohmann::ordered_json::parse(write("json", nasty()));
    const table::Table table = nasty();
    REQUIRE(json["rows"].size() == table.rows.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        REQUIRE(json["rows"][i].size() == table.columns.size());
        std::size_t k = 0;
        for (const auto& [key, value] : json["rows"][i].items()) {
            CHECK(key == json["columns"][k]["key"]);
            if (value.is_string())
                CHECK(value == std::get<std::string>(table.rows[i].cells[k]));
            ++k;
        }
    }
    CHECK(json["rows"][0]["n"] == std::numeric_limits<std::int64_t>::min());
    CHECK(json["rows"][0]["n (2)"].is_null());
    CHECK(json["notes"].size() == table.notes.size());
    CHECK(json["totals"] == nlohmann::ordered_json({2, 5, 8}));
}

TEST_CASE("keys of repeated heads differ also from heads that look like them")
{
    table::Table table;
    for (const char* head : {"n", "n (2)", "n", "n"})
        table.columns.push_back({{head}, table::Kind::Integer});
    table.rows = {{{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{4}}}};
    CHECK(write("jsonl", table) == "{\"n\": 1, \"n (2)\": 2, \"n (3)\": 3, \"n (4)\": 4}\n");
}

TEST_CASE("JSON lines are one object a row")
{
    const std::string lines = write("jsonl", nasty());
    CHECK(static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'))
          == nasty().rows.size());
    CHECK(nlohmann::json::accept(lines.substr(0, lines.find('\n'))));
}

TEST_CASE("a page escapes markup and keeps line breaks")
{
    const std::string page = write("html", nasty());
    CHECK(page.find("&lt;b&gt;&amp;amp;&lt;/b&gt;") != std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
    CHECK(page.find("two<br>lines<br>three<br>four") != std::string::npos);
    CHECK(page.find("http") == std::string::npos);
}

TEST_CASE("a Markdown table stays one line a row")
{
    table::Table table;
    table.columns = {{{"a|b"}, table::Kind::Text}};
    table.rows = {
        {{"x\ny\r\nz"}}, {{"\\|"}}, {{"snake_case *star* _em_ <b> R&D &lt; [...] [a](b)"}}};
    CHECK(write("md", table)
          == "| a\\|b |\n| --- |\n| x<br>y<br>z |\n| \\\\\\| |\n"
             "| snake_case \\*star\\* \\_em\\_ \\<b> R&D \\&lt; [...] [a\\](b) |\n");
}
