# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a codebook: files, projects, moments of one project, and saved tables."""
import json
import shutil
import unittest

from cli import SOURCE, CliTest


class OfFiles(CliTest):
    def test_two_files(self):
        for name in ("mine", "theirs"):
            shutil.copy(SOURCE / f"tests/data/merge/codebook_{name}.csv", self.path(f"{name}.csv"))
        rows = self.rows("codebook", "diff", "mine.csv", "theirs.csv")
        self.assertEqual(list(rows[0]), ["change", "code", "other", "before", "after", "difference", "codings"])
        self.assertEqual([(row["change"], row["code"]) for row in rows],
                         [("definition", "Isolation"), ("include", "Isolation"), ("exclude", "Isolation"),
                          ("examples", "Isolation"), ("near-duplicate?", "Suport"), ("renamed?", "Finances"),
                          ("moved?", "Workspace"), ("added", "Technology"), ("removed", "Belonging")])
        self.assertEqual(rows[3]["difference"], "[-I felt isolated.-]")
        self.assertEqual(rows[5]["difference"], "[-Money-] {+Finances+}")
        self.assertEqual({row["codings"] for row in rows}, {""})

    def test_no_difference_is_said(self):
        self.write("a.csv", "code\nA\n")
        out, err = self.run_program("codebook", "diff", "a.csv", "a.csv", "--format", "csv")
        self.assertEqual((out, err), ("change,code,other,before,after,difference,codings\n", "no difference\n"))

    def test_every_format(self):
        self.write("a.csv", "code,definition\nA,\"one, \"\"two\"\"\"\n")
        self.write("b.csv", "code,definition\nA,\"one, 'three' <b> | אמון\"\n")
        for format in ("table", "csv", "tsv", "json", "jsonl", "md", "html", "latex"):
            self.assertIn("definition", self.out("codebook", "diff", "a.csv", "b.csv", "--format", format))
        self.out("codebook", "diff", "a.csv", "b.csv", "-o", "d.xlsx")
        row = json.loads(self.out("codebook", "diff", "a.csv", "b.csv", "--format", "json"))["rows"][0]
        self.assertEqual(row["after"], "one, 'three' <b> | אמון")

    def test_order_on_wish(self):
        self.write("a.csv", "code\nA\nB\nC\n")
        self.write("b.csv", "code\nC\nA\nB\n")
        self.assertEqual(self.rows("codebook", "diff", "a.csv", "b.csv"), [])
        self.assertEqual([row["change"] for row in self.rows("codebook", "diff", "a.csv", "b.csv", "--order")], ["reordered"])

    def test_wrong_usage(self):
        self.write("a.csv", "code\nA\n")
        self.fails("codebook", "diff", "a.csv", status=2)
        self.fails("codebook", "diff", "a.csv", "a.csv", "--from", "1", status=2)
        self.fails("codebook", "diff", "a.csv", "--to", "1", status=2)
        self.fails("codebook", "diff", "a.csv", "b.csv")


class OfProjects(CliTest):
    def setUp(self):
        super().setUp()
        self.study()
        self.out("table", "save", self.project, "Both", "--columns", "codes:Trust,Cost")
        self.out("table", "save", self.project, "Kept", "--filter", 'code = "Trust > Kept promises"')
        self.out("display", "framework", self.project, "--theme", "Cost", "--save-as", "Costs")
        self.now = int(self.rows("history", self.project)[-1]["number"])

    def diff(self, *more):
        return [tuple(row[key] for key in ("change", "code", "other", "before", "after", "difference", "codings"))
                for row in self.rows("codebook", "diff", self.project, *more)]

    def test_a_moment_with_itself(self):
        self.assertEqual(self.diff("--from", self.now), [])
        self.assertIn("no difference", self.run_program("codebook", "diff", self.project, self.project)[1])

    def test_what_a_rename_does_to_saved_tables(self):
        self.out("codes", "rename", self.project, "Cost", "Price")
        rows = self.diff("--from", self.now)
        self.assertEqual(rows[0], ("renamed", "Price", "", "Cost", "Price", "[-Cost-] {+Price+}", "2"))
        self.assertIn(("table", "Cost", "Both", "Cost", "", "not found any more: it is `Price` now", ""), rows)
        self.assertIn(("table", "Cost", "Costs", "Cost", "", "not found any more: it is `Price` now", ""), rows)
        self.assertEqual(len([row for row in rows if row[2] == "Kept"]), 1, rows)
        self.assertTrue(any(row[2] == "Both" and row[5].startswith("cannot be made any more: ") for row in rows), rows)
        self.assertEqual([row[:3] for row in self.diff("--from", self.now, "--to", self.now)], [])
        self.assertEqual(self.diff("--from", self.now, "--to", self.now + 1), rows)

    def test_a_move_and_how_many_cells_differ(self):
        self.out("codes", "move", self.project, "Kept promises", "--under", "Cost")
        rows = self.diff("--from", self.now)
        self.assertEqual(rows[0][:5], ("moved", "Cost > Kept promises", "", "Trust > Kept promises", "Cost > Kept promises"))
        kept = [row for row in rows if row[2] == "Kept"]
        self.assertEqual(kept[0][1:4], ("Trust > Kept promises", "Kept", "Trust > Kept promises"))
        self.assertTrue(any("differ" in row[5] or "new" in row[5] or "cannot" in row[5] for row in kept[1:]), kept)

    def test_merged_and_split_codes_are_told_by_their_codings(self):
        self.out("codes", "merge", self.project, "Kept promises", "Cost")
        rows = self.diff("--from", self.now)
        self.assertEqual([row for row in rows if row[0] == "merged"],
                         [("merged", "Trust > Kept promises", "Cost", "", "", "", "1")])
        self.out("undo", self.project)
        ids = [row["coding"] for row in self.rows("codings", "export", self.project, "--per", "coding") if row["code"] == "Trust"]
        now = int(self.rows("history", self.project)[-1]["number"])
        self.out("codes", "split", self.project, "Trust", "Doubt", "--sibling", "--codings", ids[0])
        rows = self.diff("--from", now)
        self.assertIn("split", [row[0] for row in rows], rows)
        self.assertEqual([(row[1], row[2], row[6]) for row in rows if row[0] == "split"], [("Doubt", "Trust", "1")])

    def test_a_file_and_a_project(self):
        self.out("codebook", "export", self.project, "-o", "old.csv")
        self.out("codes", "delete", self.project, "Kept promises")
        rows = [tuple(row.values()) for row in self.rows("codebook", "diff", "old.csv", self.project)]
        self.assertEqual([row[:2] for row in rows], [("removed", "Trust > Kept promises"), ("table", "Trust > Kept promises")])
        self.assertEqual(rows[1][5], "not found any more")

    def test_a_moment_that_is_not_there(self):
        self.assertIn("there is no such moment", self.fails("codebook", "diff", self.project, "--from", self.now + 1))
        self.assertTrue(self.diff("--from", 0))


if __name__ == "__main__":
    unittest.main()
