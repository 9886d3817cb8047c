# SPDX-License-Identifier: GPL-3.0-or-later
"""Two codebooks become one: of files, of projects, with and without the one that both grew from."""
import csv
import json
import shutil
import unittest

from cli import SOURCE, CliTest

DATA = SOURCE / "tests/data/merge"
KEY = ("kind", "id", "other_id", "field")
DECIDED = """kind,id,other_id,field,decision,value
code,Isolation,Isolation,definition,both,
code,Isolation > Workspace,Workspace,moved,mine,
code,Support,Suport,near-duplicate,merge,Support
code,Money,Finances,renamed,mine,
"""


class OfFiles(CliTest):
    def setUp(self):
        super().setUp()
        for name in ("mine", "theirs"):
            shutil.copy(DATA / f"codebook_{name}.csv", self.path(f"{name}.csv"))

    def merge(self, *more, **how):
        return self.run_program("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv",
                                "--their-name", "Ben", *more, **how)

    def report(self, name="rows.csv"):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_what_a_person_has_to_see_is_all_that_is_asked(self):
        message = self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv", "--report", "rows.csv")
        self.assertFalse(self.path("out.csv").exists(), "nothing is written while something is undecided")
        self.assertIn("4 rows of the merge have to be decided", message)
        self.assertIn("definition `Isolation`: `Feeling cut off from other people` here, "
                      "`Being physically alone in a room` there; choose: mine, theirs, both, add", message)
        self.assertEqual(self.path("rows.csv").read_text("utf-8"), (DATA / "rows.csv").read_text("utf-8"))

    def test_a_report_filled_in_is_a_decisions_file(self):
        self.merge("--report", "rows.csv", status=1)
        rows = self.report()
        for row in rows:
            if row["field"] == "definition":
                row.update(decision="both")
            elif row["field"] == "moved":
                row.update(decision="theirs")
            elif row["proposed"]:
                row.update(decision=row["proposed"], value=row["proposed_value"])
        with open(self.path("decided.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        out, err = self.merge("--decisions", "decided.csv")
        self.assertEqual(err, "codes: 1 added, 1 definition changed, 0 renamed, 1 moved, 0 changed otherwise, 0 deleted\n")
        with open(self.path("out.csv"), encoding="utf-8", newline="") as file:
            codes = {row["code"]: row for row in csv.DictReader(file)}
        self.assertEqual(list(codes), ["Isolation", "Support", "Money", "Workspace", "Technology", "Belonging"])
        self.assertEqual(codes["Isolation"]["definition"],
                         "Feeling cut off from other people\n\nBen:\nBeing physically alone in a room")
        self.assertEqual(codes["Workspace"]["parent"], "")

    def test_the_format_is_that_of_the_ending(self):
        self.write("decided.csv", DECIDED)
        self.run_program("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.json", "--decisions", "decided.csv")
        codes = json.loads(self.path("out.json").read_text("utf-8"))["codes"]
        self.assertEqual([" > ".join(code["path"]) for code in codes],
                         ["Isolation", "Isolation > Workspace", "Support", "Money", "Technology", "Belonging"])

    def test_merging_the_result_once_more_keeps_it(self):
        self.write("decided.csv", DECIDED)
        self.merge("--decisions", "decided.csv")
        self.write("again.csv", "\n".join(line for line in DECIDED.splitlines() if "definition" not in line or line.startswith("kind")) + "\n")
        self.run_program("codebook", "merge", "out.csv", "theirs.csv", "-o", "twice.csv", "--decisions", "again.csv")
        self.assertEqual(self.bytes("twice.csv"), self.bytes("out.csv"))

    def test_proposals_are_taken_only_on_wish(self):
        message = self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv", "--accept-proposals")
        self.assertIn("2 rows of the merge", message)
        self.assertIn("moved", message)
        self.assertNotIn("near-duplicate", message)

    def test_with_the_common_one_what_one_side_changed_is_taken(self):
        self.write("base.csv", "code,definition\nA,old\nB,\nC,\n")
        self.write("mine.csv", "code,definition\nA,old\nB,mine\nC,\n")
        self.write("theirs.csv", "code,definition\nA,new\nB,\n")
        out, err = self.merge("--base", "base.csv")
        self.assertEqual(err, "codes: 0 added, 1 definition changed, 0 renamed, 0 moved, 0 changed otherwise, 1 deleted\n")
        self.assertTrue(self.path("out.csv").read_text("utf-8").endswith("A,,new,,,,,,,1,\nB,,mine,,,,,,,1,\n"))

    def test_wrong_decisions_are_told_with_their_lines(self):
        for line, fault in (("code,Isolation,Isolation,memo,mine,", "line 2: nothing here asks for"),
                            ("code,Isolation,Isolation,definition,skip,", "line 2: "),
                            ("code,Isolation,Isolation,definition,perhaps,", "line 2: `perhaps` is no decision"),
                            ("code,Support,Suport,near-duplicate,merge,Isolation", "siblings would have one name")):
            self.write("wrong.csv", "kind,id,other_id,field,decision,value\n" + line + "\n")
            self.assertIn(fault, self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv",
                                            "--decisions", "wrong.csv"))
            self.assertFalse(self.path("out.csv").exists())

    def test_wrong_usage(self):
        self.fails("codebook", "merge", "mine.csv", "theirs.csv", status=2)
        self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.docx", status=2)
        self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv", "--report", "rows.exe", status=2)
        self.fails("codebook", "merge", "mine.csv", "nothing.csv", "-o", "out.csv")
        self.fails("codebook", "merge", "mine.csv", "theirs.csv", "-o", "out.csv", "--base", "nothing.csv")


class OfProjects(CliTest):
    def setUp(self):
        super().setUp()
        self.study()
        shutil.copy(self.path(self.project), self.path("base.crosscase"))
        shutil.copy(self.path(self.project), self.path("ben.crosscase"))
        self.out("codes", "rename", "ben.crosscase", "Cost", "Price")
        self.out("codes", "define", "ben.crosscase", "Trust", "--definition", "Something else")
        self.out("codes", "add", "ben.crosscase", "Luck")

    def test_it_is_one_batch_and_undo_gives_all_back(self):
        before = self.everything()
        self.assert_refused("codebook", "merge", self.project, "ben.crosscase")
        out, err = self.run_program("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase")
        self.assertEqual(err, "codes: 1 added, 1 definition changed, 1 renamed, 0 moved, 0 changed otherwise, 0 deleted\n")
        self.assertEqual(self.column("code", "codes", self.project), ["Trust", "Trust > Kept promises", "Price", "Luck"])
        self.assertEqual(self.out("codebook", "export", self.project), self.out("codebook", "export", "ben.crosscase"))
        self.assertEqual(len(self.rows("codings", "export", self.project, "--per", "coding")), 5)
        self.out("verify", self.project)
        self.assertIn("Merge a codebook", self.rows("history", self.project)[-1]["title"])
        self.out("undo", self.project)
        self.assertEqual(self.everything(), before)

    def test_merging_twice_changes_nothing(self):
        words = ("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase")
        self.out(*words)
        self.assertIn("nothing changed", self.run_program(*words)[1])

    def test_what_is_deleted_there_and_coded_here_is_asked_for_with_quotes(self):
        self.out("codes", "delete", "ben.crosscase", "Kept promises")
        self.assert_refused("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase")
        message = self.fails("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase", "--report", "rows.csv")
        self.assertIn("removed `Trust > Kept promises`", message)
        with open(self.path("rows.csv"), encoding="utf-8", newline="") as file:
            row = next(row for row in csv.DictReader(file) if row["field"] == "removed")
        self.assertEqual(row["mine_quotes"], 'P01 ¶2 "She keeps her word."')
        self.assertTrue(row["note"].startswith("1 coding"))
        row.update(decision="theirs")
        self.write("d.csv", ",".join(row[key] for key in KEY) + ",theirs,\n")
        self.write("d.csv", "kind,id,other_id,field,decision,value\n" + self.path("d.csv").read_text("utf-8"))
        before = self.everything()
        out, err = self.run_program("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase",
                                    "--decisions", "d.csv")
        self.assertTrue(err.endswith("1 deleted with 1 coding\n"), err)
        self.out("undo", self.project)
        self.assertEqual(self.everything(), before)

    def test_a_project_can_be_merged_with_a_file_and_into_a_file(self):
        self.write("theirs.csv", "code,parent\nTrust,\nCare,Trust\n")
        before = self.bytes()
        self.out("codebook", "merge", self.project, "theirs.csv", "-o", "out.md")
        self.assertEqual(self.bytes(), before)
        self.assertIn("Care", self.path("out.md").read_text("utf-8"))
        self.out("codebook", "merge", self.project, "theirs.csv", "-o", self.project)
        self.assertIn("Trust > Care", self.column("code", "codes", self.project))
        self.out("codebook", "merge", "theirs.csv", self.project, "-o", "into.csv")
        self.assertIn("Kept promises", self.path("into.csv").read_text("utf-8"))

    def test_two_codes_of_one_that_two_people_understand_differently(self):
        self.run_program("codebook", "merge", self.project, "ben.crosscase", "--report", "rows.csv", status=1)
        with open(self.path("rows.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        lines = ["kind,id,other_id,field,decision,value"]
        for row in rows:
            if not row["decision"]:
                lines.append(",".join(row[key] for key in KEY) + (",add," if row["field"] == "definition" else ",mine,"))
        self.write("d.csv", "\n".join(lines) + "\n")
        self.out("codebook", "merge", self.project, "ben.crosscase", "--decisions", "d.csv", "--their-name", "Ben")
        self.assertEqual(self.column("code", "codes", self.project),
                         ["Trust", "Trust > Kept promises", "Trust (Ben)", "Cost", "Luck"])
        self.out("verify", self.project)

    def test_a_code_that_was_merged_there_is_merged_here_with_its_codings(self):
        self.out("codes", "merge", "ben.crosscase", "Kept promises", "Price")
        codings = self.rows("codings", "export", self.project, "--per", "coding")
        words = ("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase")
        message = self.fails(*words)
        self.assertIn("removed `Trust > Kept promises`: `Trust > Kept promises` here, `Price` there (1 coding; merged into "
                      "`Price` there); choose: merge, mine, theirs (proposed: merge)", message)
        before = self.everything()
        out, err = self.run_program(*words, "--accept-proposals")
        self.assertTrue(err.endswith(" 0 deleted, 1 merged into others\n"), err)
        self.assertEqual(self.column("code", "codes", self.project), ["Trust", "Price", "Luck"])
        self.assertEqual(self.out("codebook", "export", self.project), self.out("codebook", "export", "ben.crosscase"))
        after = self.rows("codings", "export", self.project, "--per", "coding")
        self.assertEqual([(row["start"], {"Kept promises": "Price", "Cost": "Price"}.get(row["code"], row["code"])) for row in codings],
                         [(row["start"], row["code"]) for row in after])
        self.out("verify", self.project)
        self.assertIn("nothing changed", self.run_program(*words)[1])
        self.out("undo", self.project)
        self.assertEqual(self.everything(), before)

    def test_a_code_that_was_merged_here_does_not_come_back(self):
        self.out("codes", "merge", self.project, "Kept promises", "Cost")
        self.out("codebook", "merge", self.project, "ben.crosscase", "--base", "base.crosscase", "--accept-proposals")
        self.assertEqual(self.column("code", "codes", self.project), ["Trust", "Price", "Luck"])

    def test_a_new_project_takes_in_a_whole_codebook(self):
        self.out("new", "empty.crosscase")
        self.out("codebook", "merge", "empty.crosscase", self.project)
        self.assertEqual(self.out("codebook", "export", "empty.crosscase"), self.out("codebook", "export", self.project))


if __name__ == "__main__":
    unittest.main()
