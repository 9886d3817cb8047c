# SPDX-License-Identifier: GPL-3.0-or-later
"""Cross-case tables through the command line: the hand-checked toy study, options, saved tables, drill-down."""
import csv
import unittest

from cli import SOURCE, CliTest

TOY = SOURCE / "tests" / "data" / "toy"
CODES = "codes:Trust,Trust > Trust in boss,Cost,Time"


def toy(name):
    with open(TOY / f"crosscase_toy_{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Toy(CliTest):
    made = None

    def setUp(self):
        super().setUp()
        if Toy.made is None:
            Toy.made = self.build()
        self.path("toy.crosscase").write_bytes(Toy.made)

    def build(self):
        paths = {"": ""}
        for row in toy("codes"):
            paths[row["code"]] = " > ".join(filter(None, (paths[row["parent"]], row["code"])))
        for row in toy("documents"):
            self.write(f"texts/{row['document']}.txt", "a" * int(row["length"]))
        cases = [",".join(("case", "parent", "sector:choice", "year:integer", "document", "start", "end"))]
        ranges = [row for row in toy("case_ranges") if row["document"]]
        for row in toy("attributes"):
            own = [one for one in ranges if one["case"] == row["case"]] or [{"document": "", "start": "", "end": ""}]
            cases += [",".join((row["case"], "", row["sector"], row["year"], one["document"], one["start"], one["end"])) for one in own]
        self.write("cases.csv", "\n".join(cases) + "\n")
        self.write("codes.csv", "code,parent\n" + "".join(f"{row['code']},{row['parent']}\n" for row in toy("codes")))
        self.write("codings.csv", "document,code,start,end,coder\n" + "".join(
            f"{row['document']},{paths[row['code']]},{row['start']},{row['end']},{row['coder']}\n" for row in toy("segments")))
        for words in (("new", "toy.crosscase"), ("import", "toy.crosscase", "texts"),
                      ("cases", "import", "toy.crosscase", "cases.csv"), ("codebook", "import", "toy.crosscase", "codes.csv"),
                      ("codings", "import", "toy.crosscase", "codings.csv")):
            self.run_program(*words)
        return self.bytes("toy.crosscase")

    def matrix(self, *words):
        return self.rows("matrix", "toy.crosscase", *words)

    def assert_table(self, expected, decimals, *words):
        """The numbers of crosscase_toy_expected_NAME.csv, after rounding; an empty cell stays empty."""
        built, wanted = self.matrix("--columns", CODES, *words), toy(f"expected_{expected}")
        columns = [key for key in wanted[0] if key != "case"]
        self.assertEqual(len(built[0]), 1 + len(columns))
        for row, want in zip(built, wanted, strict=True):
            cells = list(row.values())
            self.assertEqual(cells[0], want["case"])
            for cell, column in zip(cells[1:], columns, strict=True):
                place = f"{expected}: {want['case']}/{column}"
                if want[column] == "":
                    self.assertEqual(cell, "", place)
                else:
                    self.assertAlmostEqual(float(cell), float(want[column]), decimals, place)

    def test_measures(self):
        for expected, measure, decimals in (("references", "references", 9), ("documents", "documents", 9),
                                            ("present", "present", 9), ("characters", "characters", 9),
                                            ("coverage_pct", "coverage", 2), ("per_1000", "per-1000-characters", 3)):
            self.assert_table(expected, decimals, "--cell", measure)

    def test_measures_with_subcodes(self):
        for expected, measure, decimals in (("references_agg", "references", 9), ("documents_agg", "documents", 9),
                                            ("present_agg", "present", 9), ("characters_agg", "characters", 9),
                                            ("coverage_pct_agg", "coverage", 2), ("per_1000_agg", "per-1000-characters", 3)):
            self.assert_table(expected, decimals, "--cell", measure, "--with-subcodes")

    def test_percentages(self):
        for expected, of in (("row_pct", "row"), ("col_pct", "column"), ("total_pct", "total")):
            self.assert_table(expected, 2, "--percent", of)

    def test_totals_count_each_coding_once(self):
        total = self.matrix("--columns", CODES, "--totals")[-1]
        self.assertEqual(list(total.values())[-1], "10")

    def test_default_is_cases_by_themes(self):
        rows = self.matrix()
        self.assertEqual(list(rows[0])[1:], ["Trust", "Cost", "Time"])
        self.assertEqual([row["Trust"] for row in rows], ["4", "2", "0", "0"])

    def test_cell_codings_are_as_many_as_the_cell_says(self):
        for row in self.matrix("--totals"):
            name = next(iter(row.values()))
            for theme in ("Trust", "Cost", "Time", "Total"):
                behind = self.rows("matrix", "toy.crosscase", "--totals", "--cell-codings", name, theme)
                self.assertEqual(str(len(behind)), row[theme] if theme in row else list(row.values())[-1], (name, theme))
        behind = self.rows("matrix", "toy.crosscase", "--transpose", "--cell-codings", "Trust", "Beta")
        self.assertEqual({row["document"] for row in behind}, {"D3", "D5"})
        self.assertIn("'Alpha'", self.fails("matrix", "toy.crosscase", "--cell-codings", "Alpa", "Trust"))

    def test_filter_order_attributes_transpose_state(self):
        ann = self.matrix("--filter", "coder = ann")
        self.assertEqual([row["Trust"] for row in ann][0], "3")
        ordered = self.matrix("--order", "-total")
        self.assertEqual([next(iter(row.values())) for row in ordered][:2], ["Alpha", "Beta"])
        self.assertEqual([row["sector"] for row in self.matrix("--attributes", "all")], ["public", "private", "public", "private"])
        self.assertEqual([next(iter(row.values())) for row in self.matrix("--transpose")], ["Trust", "Cost", "Time"])
        self.assertEqual(len(self.matrix("--state")[0]), 1 + 2 * 3)
        self.assertIn("no text", self.matrix("--cell", "state")[3].values())

    def test_axes(self):
        self.assertEqual([next(iter(row.values())) for row in self.matrix("--rows", "attribute:sector")], ["public", "private"])
        for rows, columns in (("documents", "themes"), ("groups", "themes"), ("speakers", "themes"), ("coders", "themes"),
                              ("themes", "coders"), ("codes", "coders"), ("cases:all", "codes"), ("cases:leaf", "documents")):
            self.assertTrue(self.out("matrix", "toy.crosscase", "--rows", rows, "--columns", columns), rows)
        self.run_program("codes", "set", "toy.crosscase", "Soft", "Trust", "Time")
        self.assertEqual(list(self.matrix("--columns", "set:Soft")[0])[1:], ["Trust", "Time"])


class Saved(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def test_a_saved_table_runs_the_same(self):
        options = ("--rows", "documents", "--columns", "codes", "--cell", "quotes", "--quote-limit", "8",
                   "--include-unpublishable", "--filter", 'not coder = "Ben"', "--order", "-name", "--totals", "--transpose")
        self.run_program("table", "save", self.project, "Table 1", *options)
        direct = self.out("matrix", self.project, *options, "--format", "json")
        self.assertEqual(self.out("matrix", self.project, "--spec", "Table 1", "--format", "json"), direct)
        self.assertEqual(self.out("table", "run", self.project, "table 1", "--format", "json"), direct)
        self.assertEqual(self.column("name", "table", self.project), ["Table 1"])

    def test_options_override_a_saved_table(self):
        self.run_program("table", "save", self.project, "T", "--rows", "documents", "--totals", "--cell", "characters")
        self.assertEqual(self.out("matrix", self.project, "--spec", "T", "--no-totals", "--cell", "references"),
                         self.out("matrix", self.project, "--rows", "documents"))
        self.run_program("table", "save", self.project, "T", "--spec", "T", "--transpose")
        self.assertEqual(self.out("table", "run", self.project, "T"),
                         self.out("matrix", self.project, "--rows", "documents", "--totals", "--cell", "characters", "--transpose"))
        self.run_program("table", "remove", self.project, "T")
        self.assertEqual(self.rows("table", "list", self.project), [])

    def test_names_that_are_not_there(self):
        self.assertIn("saved table 'X'", self.fails("matrix", self.project, "--spec", "X"))
        self.fails("table", "run", self.project, "X")
        self.assert_refused("table", "remove", self.project, "X")
        self.assertIn("Trust", self.fails("matrix", self.project, "--columns", "codes:Trsut"))
        self.fails("matrix", self.project, "--filter", "case.nothing = 1")
        self.fails("within", self.project, "Gamma")
        self.fails("quotes", self.project, "--code", "Nothing")


if __name__ == "__main__":
    unittest.main()
