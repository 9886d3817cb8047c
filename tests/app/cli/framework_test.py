# SPDX-License-Identifier: GPL-3.0-or-later
"""What the researcher writes: summaries with bullets and evidence, drafts, the framework, saved displays, the methods appendix."""
import csv
import io
import json
import os
import subprocess
import unittest
import zipfile

from cli import PROGRAM, SOURCE, CliTest, environment


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class Sample(CliTest):
    made = {}
    study = "alliances-nz"

    def setUp(self):
        super().setUp()
        if self.study not in Sample.made:
            done = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / self.study, self.path("made.crosscase")],
                                  capture_output=True, timeout=120, env={**environment(self.folder), "CROSSCASE": os.path.abspath(PROGRAM)})
            self.assertEqual(done.returncode, 0, done.stderr.decode())
            Sample.made[self.study] = self.path("made.crosscase").read_bytes()
        self.path(self.project).write_bytes(Sample.made[self.study])

    def refused(self, status, *words, says=""):
        self.assertIn(says, self.fails(*words, status=status))

    def table(self, *words):
        return rows_of(self.out(*words, "--format", "csv", "--no-formula-guard"))


class Framework(Sample):
    def test_a_sheet_a_theme_holds_every_summary_once(self):
        summaries = {(row["case"], row["code"]): row["text"] for row in self.table("summary", "list", self.project)}
        rows = self.table("framework", self.project)
        found = {(row["case"], head): cell for row in rows for head, cell in row.items() if (row["case"], head) in summaries}
        self.assertEqual(found, summaries)
        self.assertGreater(len(found), 30)

    def test_what_was_coded_since_makes_a_summary_stale_until_it_is_written_again(self):
        def state():
            rows = self.table("framework", self.project, "--theme", "Trust", "--state")
            return rows[0]["Trust > Character-based trust > state"]
        self.assertEqual(state(), "done")
        coding = self.out("code", self.project, "--document", "1a", "--start", 2045, "--end", 2134, "--code", "Character-based trust").strip()
        self.assertEqual(state(), "done, stale")
        self.out("uncode", self.project, coding)
        self.assertEqual(state(), "done")

    def test_drafts_from_quotes_cite_them_and_go_with_one_undo(self):
        before = self.out("summary", "list", self.project)
        self.out("summary", "prefill", self.project, "--case", "Partnership One", "--code", "Outcome control", "--per-cell", 2)
        new = [row for row in self.table("summary", "list", self.project) if row["code"] == "Monitoring > Outcome control"]
        self.assertEqual(len(new), 1)
        bullets = new[0]["text"].split("\n")
        self.assertEqual(len(bullets), 2)
        quotes = {row["coding"]: row["quote"] for row in self.table("codings", "export", self.project, "--per", "coding")}
        for cited in new[0]["evidence"].split(","):
            number, coding = cited.split(":")
            self.assertIn(quotes[coding].split()[0], bullets[int(number) - 1])
        shown = self.table("framework", self.project, "--theme", "Monitoring", "--references")[0]["Monitoring > Outcome control"]
        self.assertRegex(shown, r"\(1[ab] ¶\d+\) \[1[ab] ¶\d+\]")
        self.assertEqual(self.out("verify", self.project), "where,what\n")
        self.out("undo", self.project)
        self.assertEqual(self.out("summary", "list", self.project), before)

    def test_a_bullet_that_is_not_there_cannot_be_cited(self):
        coding = self.table("codings", "export", self.project)[0]["coding"]
        words = ("summary", "set", self.project, "--case", "Partnership One", "--code", "Opportunism", "--text", "- one\n- two")
        self.refused(1, *words, "--evidence", f"3:{coding}", says="2 bullets")
        self.out(*words, "--evidence", f"2:{coding},{coding}")
        row = [row for row in self.table("summary", "list", self.project) if row["code"] == "Opportunism"][0]
        self.assertEqual(sorted(row["evidence"].split(",")), sorted([f"2:{coding}", coding]))

    def test_not_applicable_stands_with_its_reason(self):
        self.out("summary", "set", self.project, "--case", "Partnership Two", "--code", "Opportunism", "--not-applicable", "no rivalry")
        rows = self.table("framework", self.project, "--theme", "Opportunism", "--state")
        self.assertEqual(rows[1]["Opportunism > Vulnerability > state"], "coded")
        self.assertEqual(rows[1]["Opportunism"], "n/a: no rivalry")
        self.assertEqual(rows[1]["Opportunism > state"], "n/a")

    def test_progress_counts_every_cell(self):
        for row in self.table("display", "framework-progress", self.project):
            parts = [int(row[head]) for head in ("done", "draft", "coded, not written", "n/a", "absent", "no text", "not coded yet")]
            self.assertEqual(sum(parts), int(row["cells"]), row["theme"])


class Saved(Sample):
    def test_a_display_is_saved_run_listed_overridden_and_removed(self):
        self.out("display", "framework", self.project, "--theme", "Trust", "--state", "--save-as", "Chart of trust")
        self.assertEqual(self.out("table", "run", self.project, "chart of trust"), self.out("framework", self.project, "--theme", "Trust", "--state"))
        listed = {row["name"]: row["display"] for row in self.table("table", "list", self.project)}
        self.assertEqual(listed["Chart of trust"], "framework")
        over = self.out("display", "framework", self.project, "--spec", "Chart of trust", "--case", "Partnership Four")
        self.assertEqual(len(rows_of(over)), 1)
        self.refused(1, "table", "run", self.project, "Chart of trust", "--totals", says="display framework")
        self.refused(1, "matrix", self.project, "--spec", "Chart of trust", says="is a display")
        self.refused(1, "display", "pairs", self.project, "--spec", "Chart of trust", says="not 'pairs'")
        self.out("undo", self.project)
        self.refused(1, "table", "run", self.project, "Chart of trust", says="no saved table")

    def test_a_query_that_a_display_asks_for_is_renamed_in_it(self):
        self.out("queries", "save", self.project, "Mine", "coder = Anna")
        self.out("display", "framework", self.project, "--filter", 'query("Mine")', "--save-as", "Q")
        self.refused(1, "queries", "delete", self.project, "Mine", says="'Q'")
        self.out("queries", "rename", self.project, "Mine", "Hers")
        self.assertIn("Hers", self.out("table", "run", self.project, "Q", "--format", "json"))

    def test_wrong_options_are_wrong_usage(self):
        self.refused(2, "framework", self.project, "--codes", "cases", says="--codes")
        self.refused(2, "framework", self.project, "--totals")
        self.refused(2, "display", "nothing", self.project)


class Methods(Sample):
    def test_the_appendix_says_what_the_data_say_and_what_only_the_author_can(self):
        text = self.out("methods", self.project)
        for words in ("# Methods appendix: Alliances in New Zealand", "4 cases and 12 documents. Collected from 2005-03-09 to 2005-06-24.",
                      "| Partnership One | 1a TeleDynamics | SME |", "2 people coded; 12 of 12 documents were coded by more than one.",
                      "40 codes in 10 themes on 2 levels; 40 of 40 are defined.", "## 5 Saturation", "Their credentials | - |"):
            self.assertIn(words, text)
        self.assertNotIn("nan", text.lower().split())

    def test_it_comes_in_every_format_of_a_report(self):
        for ending in ("md", "html", "odt", "docx", "tex"):
            self.out("methods", self.project, "-o", f"methods.{ending}")
            data = self.path(f"methods.{ending}").read_bytes()
            self.assertGreater(len(data), 5000, ending)
            if ending in ("odt", "docx"):
                inside = zipfile.ZipFile(io.BytesIO(data))
                self.assertIsNone(inside.testzip())
                data = inside.read("content.xml" if ending == "odt" else "word/document.xml")
            self.assertIn("Satisfied with the partnership".encode(), data, ending)
        self.refused(2, "methods", self.project, "-o", "methods.csv", says="no format of a report")

    def test_an_empty_project_claims_nothing(self):
        self.out("new", "empty.crosscase")
        text = self.out("methods", "empty.crosscase")
        self.assertIn("0 cases and 0 documents.", text)
        self.assertIn("| 24 | How many people coded | - |", text)


if __name__ == "__main__":
    unittest.main()
