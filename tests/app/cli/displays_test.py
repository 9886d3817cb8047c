# SPDX-License-Identifier: GPL-3.0-or-later
"""Displays that count and compare, on the sample study and on odd ones, through the command line."""
import csv
import json
import os
import subprocess
import unittest

from cli import PROGRAM, SOURCE, CliTest, environment

GOLDEN = SOURCE / "tests" / "data" / "displays"
# What they say is checked below against other commands, and in tests/core/matrix against counts by hand.
TABLES = {
    "code-frequency": ("display", "code-frequency", "--codes", "themes"),
    "coder-code": ("display", "coder-code", "--codes", "themes"),
    "cooccurrence": ("cooccurrence", "--codes", "themes"),
    "cooccurrence-long": ("cooccurrence", "--codes", "themes", "--long", "--relation", "near", "--within", "2"),
    "cooccurrence-passages": ("cooccurrence", "--codes", "themes", "--count", "passages", "--by-coders", "different"),
    "crosstab": ("display", "crosstab", "--attributes", "satisfied", "--cell", "cases", "--test"),
    "crosstab-percent": ("display", "crosstab", "--codes", "themes", "--attributes", "satisfied", "--percent", "column"),
    "saturation": ("saturation", "--new-codes"),
    "saturation-cases": ("saturation", "--unit", "case", "--order", "manual", "--base", "2", "--run", "1", "--filter", "coder = Anna"),
    "similarity": ("similarity", "--cases", "cases:leaf"),
    "similarity-steps": ("similarity", "--measure", "block", "--steps"),
    "time": ("display", "time", "--codes", "themes", "--period", "month"),
    "time-cases": ("display", "time", "--columns", "cases", "--period", "quarter", "--codes", "themes"),
}


class Sample(CliTest):
    made = None

    def setUp(self):
        super().setUp()
        if Sample.made is None:
            done = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / "alliances-nz", self.path("made.crosscase")],
                                  capture_output=True, timeout=120, env={**environment(self.folder), "CROSSCASE": os.path.abspath(PROGRAM)})
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            Sample.made = self.path("made.crosscase").read_bytes()
        self.path(self.project).write_bytes(Sample.made)

    def words(self, name):
        command = TABLES[name]
        place = 2 if command[0] == "display" else 1
        return (*command[:place], self.project, *command[place:])

    def test_tables_are_as_they_were(self):
        for name in TABLES:
            with self.subTest(name):
                want = (GOLDEN / f"{name}.csv").read_text(encoding="utf-8")
                self.assertEqual(self.out(*self.words(name), "--format", "csv"), want)

    def test_every_table_says_what_it_counts_and_for_whom(self):
        for name in TABLES:
            with self.subTest(name):
                notes = json.loads(self.out(*self.words(name), "--format", "json"))["notes"]
                self.assertRegex(" ".join(notes), "Counted|Shown")
                self.assertRegex(" ".join(notes), "Coders whose codings are in: Anna")
        notes = " ".join(json.loads(self.out(*self.words("saturation-cases"), "--format", "json"))["notes"])
        self.assertIn("Filter: coder = Anna", notes)
        self.assertIn("Needs a stable codebook", notes)

    def test_the_sums_agree_with_the_cross_case_table(self):
        frequency = {row["code"]: row for row in self.rows("display", "code-frequency", self.project, "--codes", "themes")}
        documents = self.rows("matrix", self.project, "--rows", "documents", "--columns", "themes", "--totals")
        for theme, row in frequency.items():
            self.assertEqual(row["references"], documents[-1][theme], theme)
        coders = self.rows("display", "coder-code", self.project, "--codes", "themes")
        for theme, row in frequency.items():
            self.assertEqual(sum(int(coder[f"{theme} > references"]) for coder in coders), int(row["references"]), theme)
        over_time = self.rows("display", "time", self.project, "--codes", "themes", "--period", "day")
        for theme, row in frequency.items():
            self.assertEqual(sum(int(period[theme]) for period in over_time), int(row["references"]), theme)

    def test_pairs_agree_with_the_query(self):
        segments = {row["code"]: row for row in self.rows("cooccurrence", self.project, "--count", "segments", "--codes", "codes:Trust > Character-based trust,Commitment > Attitudinal commitment")}
        for row, column in (("Trust > Character-based trust", "Commitment > Attitudinal commitment"),
                            ("Commitment > Attitudinal commitment", "Trust > Character-based trust")):
            found = self.rows("query", self.project, f'overlap("{row}", "{column}")')
            self.assertEqual(int(segments[row][column]), len(found), row)

    def test_saved_and_run_again(self):
        self.run_program("similarity", self.project, "--measure", "block", "--order", "name", "--save-as", "Alike")
        self.assertEqual(self.out("table", "run", self.project, "Alike"),
                         self.out("similarity", self.project, "--measure", "block", "--order", "name"))
        self.run_program("saturation", self.project, "--order", "manual", "--threshold", "0", "--save-as", "Enough")
        self.assertEqual(self.out("table", "run", self.project, "Enough"),
                         self.out("saturation", self.project, "--order", "manual", "--threshold", "0"))

    def test_what_is_wrong_is_refused(self):
        self.fails("similarity", self.project, "--measure", "cosine", status=2)
        self.fails("saturation", self.project, "--order", "clusters", status=2)
        self.fails("cooccurrence", self.project, "--count", "words", status=2)
        self.assertIn("--relation near", self.fails("cooccurrence", self.project, "--within", "3"))
        self.assertIn("at least 1", self.fails("saturation", self.project, "--run", "0"))
        self.assertIn("--attributes A,B", self.fails("display", "crosstab", self.project))
        self.assertIn("satisfied", self.fails("display", "crosstab", self.project, "--attributes", "satisfed"))


class Odd(CliTest):
    NAMES = ("display cooccurrence", "display similarity", "display saturation", "display code-frequency", "display coder-code", "display time")

    def test_an_empty_project(self):
        self.run_program("new", self.project)
        for name in self.NAMES:
            self.run_program(*name.split(), self.project)
        self.run_program("display", "similarity", self.project, "--steps")
        self.run_program("display", "cooccurrence", self.project, "--long")

    def test_names_with_everything(self):
        self.run_program("new", self.project)
        long = "ein sehr langer Name " * 4
        codes = ("a, b", 'say "no"', "ثقة", long.strip(), "=1+1")
        self.write("t.txt", "one two three four\n")
        self.run_program("import", self.project, "t.txt")
        with open(self.path("codebook.csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("code",), *((code,) for code in codes)])
        self.run_program("codebook", "import", self.project, "codebook.csv")
        for start, code in enumerate(codes):
            self.run_program("code", self.project, "--document", "t", "--start", start, "--end", start + 5, "--code", code)
        rows = self.rows("display", "cooccurrence", self.project)
        self.assertEqual([row["code"] for row in rows], list(codes))
        self.assertEqual([rows[0][code] for code in codes], ["", "1", "1", "1", "1"])
        for name in self.NAMES:
            for form in ("table", "csv", "json", "md", "html"):
                self.run_program(*name.split(), self.project, "--format", form)


if __name__ == "__main__":
    unittest.main()
