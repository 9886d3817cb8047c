// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/csv.h"
#include "core/text/decode.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::table;
using Cells = std::vector<std::string>;

namespace {

CsvFile read(std::string_view bytes, const CsvOptions& options = {})
{
    auto file = readCsv(bytes, options);
    REQUIRE(file.has_value());
    return *file;
}

std::string record(const Cells& cells, const CsvStyle& style = {})
{
    std::string out;
    appendCsvRecord(out, cells, style);
    return out;
}

// Pieces that are likely to hurt.
rc::Gen<std::string> nastyCell()
{
    const auto piece = rc::gen::element<std::string>("'",
                                                     "=",
                                                     "+",
                                                     "-",
                                                     "@",
                                                     "\t",
                                                     "\"",
                                                     "\n",
                                                     ",",
                                                     ";",
                                                     "|",
                                                     "\r",
                                                     "\r\n",
                                                     "7",
                                                     "1.5",
                                                     "e3",
                                                     " ",
                                                     "x",
                                                     "\u00e9",
                                                     "\U0001F600",
                                                     "\uFEFF",
                                                     "sep=",
                                                     "\u2028");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const auto& pieces) {
                            std::string cell;
                            for (const auto& p : pieces)
                                cell += p;
                            return cell;
                        });
}

struct Written {
    Cells headers;
    std::vector<Cells> rows;
    CsvStyle style;

    [[nodiscard]] std::string bytes() const
    {
        std::string out;
        appendCsvRecord(out, headers, style);
        for (const Cells& row : rows)
            appendCsvRecord(out, row, style);
        return out;
    }
};

Written anyTable()
{
    const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
    const auto cells = rc::gen::container<Cells>(columns, nastyCell());
    Written table;
    table.headers = *cells;
    table.rows = *rc::gen::container<std::vector<Cells>>(cells);
    table.style.separator = *rc::gen::element(',', ';', '\t', '|', ':', '\'', 'x', '7');
    table.style.formulaGuard = *rc::gen::arbitrary<bool>();
    table.style.bom = *rc::gen::arbitrary<bool>();
    return table;
}

bool allEmpty(const Cells& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.empty(); });
}

} // namespace

TEST_CASE("what a spreadsheet would take for a formula is guarded")
{
    CHECK(guarded("=1+1") == "'=1+1");
    CHECK(guarded("@SUM(A1)") == "'@SUM(A1)");
    CHECK(guarded("+49 170") == "'+49 170");
    CHECK(guarded("-text") == "'-text");
    CHECK(guarded("\tx") == "'\tx");
    CHECK(guarded("\rx") == "'\rx");
    CHECK(guarded("'=x") == "''=x");
    CHECK(guarded("''@x") == "'''@x");
    CHECK(guarded("--") == "'--");
}

TEST_CASE("numbers, single symbols and ordinary words are not guarded")
{
    for (const char* cell : {"-5",
                             "+5",
                             "-5.25",
                             "-1e3",
                             "-",
                             "+",
                             "=",
                             "@",
                             "\t",
                             "",
                             "a=b",
                             "'quoted'",
                             "'",
                             "''",
                             " =1"})
        CHECK(guarded(cell) == cell);
}

TEST_CASE("exactly one guarding apostrophe is taken off")
{
    CHECK(unguarded("'=1+1") == "=1+1");
    CHECK(unguarded("''=1+1") == "'=1+1");
    CHECK(unguarded("'tis") == "'tis");
    CHECK(unguarded("'") == "'");
    CHECK(unguarded("=1+1") == "=1+1");
}

TEST_CASE("unguarding undoes guarding for any words")
{
    REQUIRE(rc::check("arbitrary strings", [](const std::string& cell) {
        RC_ASSERT(unguarded(guarded(cell)) == cell);
    }));
    REQUIRE(rc::check("nasty strings", [] {
        const std::string cell = *nastyCell();
        RC_ASSERT(unguarded(guarded(cell)) == cell);
    }));
}

TEST_CASE("records are quoted only where they must be")
{
    CHECK(record({"a", "b c", "1.5", ""}) == "a,b c,1.5,\n");
    CHECK(record({"a,b", "say \"hi\"", "two\nlines", "x\ry"})
          == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"x\ry\"\n");
    CHECK(record({"a,b", "c;d"}, {.separator = ';'}) == "a,b;\"c;d\"\n");
    CHECK(record({"=1", "-"}) == "'=1,-\n");
    CHECK(record({"=1"}, {.formulaGuard = false}) == "=1\n");
    CHECK(record({""}) == "\"\"\n");
}

TEST_CASE("the byte order mark comes once, at the start")
{
    std::string out;
    const CsvStyle style{.bom = true};
    appendCsvRecord(out, {"a"}, style);
    appendCsvRecord(out, {"b"}, style);
    CHECK(out
          == "\xEF\xBB\xBF"
             "a\nb\n");
}

TEST_CASE("a first cell that looks like a mark or a separator line is quoted")
{
    CHECK(record({"sep=;"}) == "\"sep=;\"\n");
    CHECK(record({"SEP=", ""}, {.separator = ';'}) == "\"SEP=\";\n");
    CHECK(record({"\xEF\xBB\xBFx"}) == "\"\xEF\xBB\xBFx\"\n");
}

TEST_CASE("what was written is read again, with any separator, guard and mark")
{
    REQUIRE(rc::check([] {
        const Written table = anyTable();
        RC_PRE(!allEmpty(table.headers));
        const auto file = readCsv(table.bytes(),
                                  {.encoding = std::nullopt,
                                   .separator = table.style.separator,
                                   .unguard = table.style.formulaGuard});
        RC_ASSERT(file.has_value());
        RC_ASSERT(file->headers.size() == table.headers.size());
        std::vector<Cells> expected;
        for (const Cells& row : table.rows) {
            if (allEmpty(row))
                continue;
            Cells& cells = expected.emplace_back(row);
            for (std::string& cell : cells)
                cell = text::normaliseLineEnds(cell); // the one rule for every text that comes in
        }
        std::vector<Cells> found;
        for (const CsvRow& row : file->rows)
            found.push_back(row.cells);
        RC_ASSERT(found == expected);
    }));
}

TEST_CASE("an ordinary table of ours is read without being told the separator")
{
    REQUIRE(rc::check([] {
        Written table = anyTable();
        table.style.separator = *rc::gen::element(',', ';', '\t', '|');
        table.headers = {"case", "document", "quote", "n"};
        table.rows =
            *rc::gen::container<std::vector<Cells>>(rc::gen::container<Cells>(4, nastyCell()));
        const auto file = readCsv(table.bytes());
        RC_ASSERT(file.has_value());
        RC_ASSERT(file->separator == table.style.separator);
        RC_ASSERT(file->headers == table.headers);
    }));
}

TEST_CASE("quoted cells hold separators, doubled quotes and line breaks")
{
    const auto file = read("a,b\r\n\"x, y\",\"say \"\"hi\"\"\"\r\n\"two\r\nlines\",\"\"\"\"\r\n");
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows[0].cells == Cells{"x, y", "say \"hi\""});
    CHECK(file.rows[1].cells == Cells{"two\nlines", "\""});
}

TEST_CASE("a stray quote in an unquoted cell is taken as it is")
{
    const auto file = read("size,name\n5\" pipe,the \"old\" one\n\"five\" inch,x\n");
    CHECK(file.rows[0].cells == Cells{"5\" pipe", "the \"old\" one"});
    CHECK(file.rows[1].cells == Cells{"five inch", "x"});
}

TEST_CASE("every line end counts once, also inside cells")
{
    const auto file = read("a,b\r\n1,\"x\r\ny\r\rz\"\r\n\r\n2,b\r3,c\n4,\"\n\n\"\r\r\n5,e");
    std::vector<std::size_t> lines;
    for (const CsvRow& row : file.rows)
        lines.push_back(row.line);
    CHECK(lines == std::vector<std::size_t>{2, 7, 8, 9, 12});
    CHECK(file.rows.back().cells == Cells{"5", "e"});
}

TEST_CASE("rows of empty cells are left out, ragged rows come as they are")
{
    const auto file = read("\n,,\na,b,c\n,,\n1\n\n1,2,3,4\n\"\",\n,,3\n");
    CHECK(file.headers == Cells{"a", "b", "c"});
    REQUIRE(file.rows.size() == 3);
    CHECK(file.rows[0].cells == Cells{"1"});
    CHECK(file.rows[0].line == 5);
    CHECK(file.rows[1].cells == Cells{"1", "2", "3", "4"});
    CHECK(file.rows[2].cells == Cells{"", "", "3"});
    CHECK(cellOf(file.rows[0], 1).empty());
    CHECK(cellOf(file.rows[1], 1) == "2");
    CHECK(cellOf(file.rows[1], std::nullopt).empty());
}

TEST_CASE("headers lose outer blanks and are found without regard to case")
{
    const auto file = read(" Case ,\u00a0Document\u00a0,'=odd\nx,y,z\n");
    CHECK(file.headers == Cells{"Case", "Document", "=odd"});
    CHECK(file.column("case") == 0U);
    CHECK(file.column("DOCUMENT") == 1U);
    CHECK_FALSE(file.column("Cas").has_value());
    CHECK_FALSE(file.column("").has_value());
}

TEST_CASE("guards are taken off unless told not to")
{
    CHECK(read("a,b\n'=1,''-x\n").rows[0].cells == Cells{"=1", "'-x"});
    CHECK(read("a,b\n'=1,''-x\n", {.unguard = false}).rows[0].cells == Cells{"'=1", "''-x"});
    CHECK(read("a,b\n\"'\r=1\",x\n").rows[0].cells == Cells{"\n=1", "x"});
}

TEST_CASE("the separator is found")
{
    struct Case {
        const char* what;
        const char* bytes;
        char separator;
    };
    const auto found = GENERATE(
        Case{"commas", "a,b,c\n1,2,3\n", ','},
        Case{"semicolons with decimal commas", "case;n;rate\nA;1;1,5\nB;2;2,25\nC;3;3,5\n", ';'},
        Case{"decimal commas in every row and the header",
             "case;x 0,5;y 1,5\nA;1,5;2,5\nB;3,1;4,1\n",
             ';'},
        Case{"a comma in a header of a semicolon file",
             "Name, first;Age;City\nAnn;30;Ulm\nBob;31;Bonn\n",
             ';'},
        Case{"tabs, and commas in the words",
             "id\ttext\n1\tWell, no, and yes\n2\tAh, so; or not\n",
             '\t'},
        Case{"bars", "id|text|n\n1|a,b|2\n2|c;d|3\n", '|'},
        Case{"separators within quotes do not count",
             "id,text\n1,\"a;b;c;d\"\n2,\"x;y;z;w\"\n3,\"1;2;3;4\"\n",
             ','},
        Case{"quoted cells of a semicolon file", "\"a, b\";\"c, d\"\n\"1, 2\";\"3, 4\"\n", ';'},
        Case{"line breaks within quotes", "id;text\n1;\"a, b\nc, d\n\ne, f\"\n2;x\n", ';'},
        Case{"ragged rows", "a;b;c;d\n1\n1;2\n1;2;3;4\n1,2;3\n", ';'},
        Case{"rows without their last cells", "a;b, c;d, e\n1;2\n3;4\n7;8\n5, 6, 7\n", ';'},
        Case{"quotes around whole cells", "\"a\",b;c\n\"1\",2;3\n", ','},
        Case{"only a header", "a;b, or c;d\n", ';'},
        Case{"one column", "text\nWell, no\nYes; or not\n", ','},
        Case{"one column with a semicolon in its head", "one; two\nx\ny\n", ','},
        Case{"a role with a bar in every row", "name,role|rank,x\na,b|c,1\nd,e|f,2\n", ','},
        Case{"what Excel writes", "sep=|\na,b|c\n1,2|3\n", '|'},
        Case{"what Excel writes, in capitals", "SEP=\t\r\na,b\tc\r\n1,2\t3\r\n", '\t'});
    INFO(found.what);
    CHECK(read(found.bytes).separator == found.separator);
}

TEST_CASE("the separator line is no header and counts as a line")
{
    const auto file = read("sep=;\r\na;b\r\n1,5;2\r\n");
    CHECK(file.headers == Cells{"a", "b"});
    CHECK(file.rows[0].cells == Cells{"1,5", "2"});
    CHECK(file.rows[0].line == 3);
    CHECK(read("sep=;\na,b\n1,2\n", {.separator = ','}).headers == Cells{"a", "b"});
    CHECK(read("sep=x1,b\n1,2\n").headers == Cells{"sep=x1", "b"});
}

TEST_CASE("a semicolon file from Excel in windows-1252 is understood")
{
    const auto file = read("Fall;Gr\xF6\xDF"
                           "e;Stra\xDF"
                           "e\r\nM\xFCller;1,75;\xDC"
                           "berall f\xFCr alle\r\nK\xF6hler;1,80;sch\xF6n\r\n");
    CHECK(file.encoding != "UTF-8");
    CHECK(file.separator == ';');
    CHECK(file.headers == Cells{"Fall", "Gr\u00f6\u00dfe", "Stra\u00dfe"});
    CHECK(file.rows[0].cells
          == Cells{"M\u00fcller",
                   "1,75",
                   "\u00dc"
                   "berall f\u00fcr alle"});
}

TEST_CASE("an encoding may be given")
{
    const auto file = read("a,b\n\x80,x\n", {.encoding = "windows-1252"});
    CHECK(file.rows[0].cells == Cells{"\u20ac", "x"});
    CHECK_FALSE(readCsv("a,b\n", {.encoding = "no-such-thing"}).has_value());
}

TEST_CASE("UTF-16 with a mark is understood")
{
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string_view("a\tb\r\n1\t\"x\r\ny\"\r\n"))
        bytes.append({c, '\0'});
    const auto file = read(bytes);
    CHECK(file.encoding == "UTF-16LE");
    CHECK(file.separator == '\t');
    CHECK(file.rows[0].cells == Cells{"1", "x\ny"});
}

TEST_CASE("the mark of UTF-8 is no part of the first header")
{
    CHECK(read("\xEF\xBB\xBF"
               "case,n\nA,1\n")
              .headers
          == Cells{"case", "n"});
    CHECK(read("\xEF\xBB\xBF\"case\",n\nA,1\n").headers == Cells{"case", "n"});
}

TEST_CASE("a quote that never ends is refused and its line named")
{
    const auto file = readCsv("a,b\n1,\"x\ny\"\n2,\"never\nends\n");
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().code == ErrorCode::Malformed);
    CHECK(file.error().detail.find("line 4") != std::string::npos);
}

TEST_CASE("a file without a header line is refused")
{
    for (const char* bytes : {"", "\n\n", ",,\n", "sep=;\n"}) {
        const auto file = readCsv(bytes);
        REQUIRE_FALSE(file.has_value());
        CHECK(file.error().code == ErrorCode::Malformed);
    }
}

TEST_CASE("a separator that cannot separate is refused")
{
    CHECK_FALSE(readCsv("a,b\n", {.separator = '"'}).has_value());
    CHECK_FALSE(readCsv("a,b\n", {.separator = '\n'}).has_value());
    CHECK_FALSE(isSeparator('\xE4'));
    CHECK(isSeparator(';'));
}
