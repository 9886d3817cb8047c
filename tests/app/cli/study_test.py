# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command on a small study: what it prints, what it changes, that undo takes it back."""
import json
import os
import pathlib
import shutil
import unittest

from cli import BOSS, CASES, DOCUMENTS, UNION, CliTest


class Reading(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def test_info(self):
        info = {row["item"]: row["value"] for row in self.rows("info", self.project)}
        self.assertEqual(info["title"], "A study")
        expected = {"documents": 2, "characters": len(BOSS) + len(UNION), "groups": 1, "cases": 3, "codes": 3,
                    "codings": 5, "coders": 2, "memos": 1, "summaries": 0, "ratings": 0, "propositions": 0}
        self.assertEqual({key: info[key] for key in expected}, {key: str(value) for key, value in expected.items()})
        self.assertEqual(info["file size"], str(os.path.getsize(self.path(self.project))))
        self.assertEqual(info["last change by"], "Ann")
        rows = json.loads(self.out("info", self.project, "--format", "json"))["rows"]
        self.assertIn({"item": "documents", "value": 2}, rows)

    def test_text_exactly(self):
        self.assertEqual(self.out("text", self.project, "boss"), BOSS)
        self.assertEqual(self.out("text", self.project, "P02"), UNION)
        self.assertEqual(self.out("text", self.project, "boss.txt"), BOSS)
        self.out("text", self.project, "boss", "-o", "copy.anything")
        self.assertEqual(self.path("copy.anything").read_text("utf-8"), BOSS)

    def test_passages(self):
        rows = self.rows("passages", self.project, "boss")
        self.assertEqual(list(rows[0]), ["paragraph", "start", "end", "content_start", "content_end", "speaker", "time", "heading", "kind", "depth", "table", "row", "column", "page"])
        self.assertEqual([row["speaker"] for row in rows], ["Interviewer", "Anna", "Interviewer", "Anna"])
        self.assertEqual(BOSS[int(rows[1]["content_start"]):int(rows[1]["content_end"])], "I trust her. She keeps her word.")

    def test_documents(self):
        rows = self.rows("documents", self.project)
        self.assertEqual([row["document"] for row in rows], ["boss", "union"])
        boss = rows[0]
        self.assertEqual((boss["label"], boss["group"], boss["language"], boss["collected"], boss["informant"], boss["place"]),
                         ("P01", "Interviews", "en", "2005-03-09", "Manager", "Riga"))
        self.assertEqual((boss["characters"], boss["codings"], boss["cases"]), (str(len(BOSS)), "3", "Alpha"))
        self.assertEqual(rows[1]["cases"], "Beta; Beta unit")
        self.assertEqual(self.rows("documents", "list", self.project), rows)
        self.assertEqual(self.out("documents", "export", self.project), DOCUMENTS)

    def test_cases_are_what_was_imported(self):
        rows = self.rows("cases", self.project)
        self.assertEqual([(row["case"], row["parent"], row["document"]) for row in rows],
                         [("Alpha", "", "boss"), ("Beta", "", "union"), ("Beta unit", "Beta", "union")])
        self.assertEqual((rows[0]["sector:choice"], rows[0]["founded:integer"]), ("public", "1987"))
        self.assertEqual((rows[2]["start"], rows[2]["end"]), ("0", "37"))

    def test_codings(self):
        rows = self.rows("codings", "export", self.project, "--per", "coding")
        self.assertEqual(len(rows), 5)
        for row in rows:
            text = {"boss": BOSS, "union": UNION}[row["document"]]
            self.assertEqual(text[int(row["start"]):int(row["end"])], row["quote"])
        self.assertEqual((rows[0]["code"], rows[0]["coder"], rows[0]["weight"], rows[0]["mark"]), ("Trust", "Ann", "80", "proof"))
        bens = self.rows("codings", "export", self.project, "--per", "coding", "--filter", "coder = Ben")
        self.assertEqual([row["quote"] for row in bens], ["Trust is naïve."])

    def test_codes_coders_history(self):
        references = {row["code"]: row["references"] for row in self.rows("codes", self.project)}
        self.assertEqual(references, {"Trust": "2", "Trust > Kept promises": "1", "Cost": "2"})
        self.assertEqual({row["coder"]: row["codings"] for row in self.rows("coders", self.project)}, {"Ann": "4", "Ben": "1"})
        history = self.rows("history", self.project)
        self.assertEqual([row["number"] for row in history], [str(n + 1) for n in range(len(history))])
        self.assertTrue(any("5 coding" in row["what"] for row in history), history)
        touched = self.rows("history", self.project, "--object", "document:boss")
        self.assertTrue(0 < len(touched) < len(history))

    def test_codebook_files(self):
        for ending in ("csv", "json", "md", "html"):
            self.out("codebook", "export", self.project, "-o", "book." + ending)
            self.assertGreater(self.path("book." + ending).stat().st_size, 50)
        for ending in ("csv", "json"):
            self.run_program("new", ending + ".crosscase")
            self.run_program("codebook", "import", ending + ".crosscase", "book." + ending)
            self.assertEqual(self.column("code", "codes", ending + ".crosscase"), self.column("code", "codes", self.project))

    def test_codebook_check(self):
        self.run_program("codes", "add", self.project, "Csot")
        findings = {(row["finding"], row["code"]) for row in self.rows("codebook", "check", self.project)}
        self.assertTrue(any(code == "Csot" for _, code in findings), findings)
        self.write("book.csv", "code,parent\nA,\nA,\n")
        self.assertTrue(any("repeated" in row["finding"] for row in self.rows("codebook", "check", "book.csv")))

    def test_within_and_quotes(self):
        rows = self.rows("within", self.project, "Alpha")
        self.assertIn("I trust her.", self.out("within", self.project, "Alpha", "--format", "csv"))
        self.assertGreaterEqual(len(rows), 2)
        quotes = self.out("quotes", self.project)
        self.assertIn("I trust her.", quotes)
        self.assertNotIn("naïve", quotes, "not for publication")
        self.assertIn("naïve", self.out("quotes", self.project, "--include-unpublishable"))
        self.assertNotIn("I trust her.", self.out("quotes", self.project, "--code", "Cost"))
        self.assertEqual(len(self.rows("quotes", self.project, "--mark", "proof", "--per-cell", "1")), 1)

    def test_reading_does_not_change_the_file(self):
        before = self.bytes()
        self.everything()
        self.run_program("verify", self.project)
        self.assertEqual(self.bytes(), before)


class Writing(CliTest):
    def setUp(self):
        super().setUp()
        self.study()
        self.ids = {row["quote"]: row["coding"] for row in self.rows("codings", "export", self.project, "--per", "coding")}

    def change(self, *words):
        """The command changes something, undo takes it back, redo does it again, to the last row."""
        before = self.stored()
        out = self.out(*words)
        after = self.stored()
        self.assertNotEqual(before, after, words)
        self.run_program("undo", self.project)
        self.assertEqual(self.of_the_study(self.stored()), self.of_the_study(before), f"undo of {words}")
        self.run_program("redo", self.project)
        self.assertEqual(self.stored(), after, f"redo of {words}")
        return out

    def tearDown(self):
        self.run_program("verify", self.project)

    @staticmethod
    def of_the_study(rows):
        """Texts and originals stay for the record."""
        return {name: content for name, content in rows.items() if name not in ("document_text", "original")}

    def test_code_mark_uncode(self):
        coding = self.change("code", self.project, "--document", "P01", "--start", "36", "--end", "43", "--code", "Cost",
                             "--memo", "why?", "--weight", "30").strip()
        row = [row for row in self.rows("codings", "export", self.project, "--per", "coding") if row["coding"] == coding][0]
        self.assertEqual((row["quote"], row["memo"], row["weight"]), ("I trust", "why?", "30"))
        self.change("mark", self.project, coding, "power", "proof")
        self.run_program("mark", self.project, coding, "power", "--off")
        self.assertIn(("proof"), [row["mark"] for row in self.rows("codings", "export", self.project, "--per", "coding")])
        self.change("uncode", self.project, coding, self.ids["I trust her."])
        self.assertEqual(len(self.rows("codings", "export", self.project, "--per", "coding")), 4)

    def test_codes(self):
        self.change("codes", "add", self.project, "Cost > Wages", "--definition", "What is paid", "--example", "They pay little")
        self.change("codes", "rename", self.project, "Cost > Wages", "Pay")
        self.change("codes", "move", self.project, "Pay", "--under", "Trust", "--before", "Kept promises")
        self.assertEqual(self.column("code", "codes", self.project), ["Trust", "Trust > Pay", "Trust > Kept promises", "Cost"])
        self.change("codes", "move", self.project, "Pay")
        self.change("codes", "define", self.project, "Pay", "--exclude", "Prices", "--codable", "no")
        self.assertIn("What is paid", self.out("codebook", "export", self.project))
        self.change("codes", "split", self.project, "Cost", "Rising cost", "--codings", self.ids["They went up"])
        self.assertIn("Cost > Rising cost", self.column("code", "codes", self.project))
        self.change("codes", "merge", self.project, "Rising cost", "Cost")
        self.change("codes", "delete", self.project, "Trust")
        self.assertEqual(self.column("code", "codes", self.project), ["Cost", "Pay"])

    def test_documents(self):
        self.change("documents", "rename", self.project, "boss", "the boss")
        self.change("documents", "remove", self.project, "the boss")
        self.assertEqual(self.column("document", "documents", self.project), ["union"])

    def test_cases(self):
        self.change("cases", "add", self.project, "Gamma")
        self.change("cases", "rename", self.project, "Gamma", "Delta")
        self.change("cases", "move", self.project, "Delta", "--parent", "Alpha")
        self.change("cases", "set", self.project, "Delta", "founded", "1999")
        self.change("assign", self.project, "--case", "Delta", "--document", "boss", "--speaker", "Anna")
        self.change("assign", self.project, "--case", "Delta", "--document", "union", "--start", "0", "--end", "10")
        rows = [row for row in self.rows("cases", self.project) if row["case"] == "Delta"]
        self.assertEqual({(row["document"], row["start"], row["speaker"], row["founded:integer"]) for row in rows},
                         {("boss", "", "Anna", "1999"), ("union", "0", "", "1999")})
        self.change("cases", "remove", self.project, "Delta")

    def test_progress(self):
        self.change("progress", self.project, "--document", "boss", "union", "--state", "coded")
        self.assertEqual([(row["document"], row["state"]) for row in self.rows("progress", self.project) if row["coder"] == "Ann"],
                         [("boss", "coded"), ("union", "coded")])
        self.assertEqual({row["document"] for row in self.rows("progress", self.project, "--document", "boss")}, {"boss"})

    def test_memos_and_links(self):
        self.write("memo.txt", "Two lines,\nnot one.\n")
        self.change("memo", "add", self.project, "--target", "code:Trust", "--title", "Idea", "--file", "memo.txt")
        self.run_program("memo", "add", self.project, "--text", "Of the project")
        memos = self.rows("memo", "export", self.project)
        self.assertIn(("code", "Trust", "Idea", "Two lines,\nnot one."),
                      [(row["kind"], row["target"], row["title"], row["text"]) for row in memos])
        self.change("link", "add", self.project, "--relation", "drives", "--from", "code:Trust", "--to", "case:Alpha",
                    "--case", "Beta", "--memo", "maybe", "--evidence", ",".join(self.ids.values()))
        link = self.rows("link", "list", self.project)[0]
        self.assertEqual((link["relation"], link["from"], link["to"], link["case"], link["memo"]),
                         ("drives", "code:Trust", "case:Alpha", "Beta", "maybe"))
        self.assertEqual(len(link["evidence"].split(",")), 5)
        self.assert_refused("link", "add", self.project, "--relation", "drives", "--undirected", "--from", "code:Trust", "--to", "code:Cost")

    def test_summaries(self):
        self.change("summary", "set", self.project, "--case", "Alpha", "--code", "Trust", "--text", "Trust is there.",
                    "--evidence", self.ids["I trust her."], "--done")
        summary = self.rows("summary", self.project)[0]
        self.assertEqual((summary["text"], summary["state"], summary["stale"], summary["evidence"]),
                         ("Trust is there.", "done", "", self.ids["I trust her."]))
        self.run_program("code", self.project, "--document", "boss", "--start", "36", "--end", "43", "--code", "Trust")
        self.assertEqual(self.rows("summary", self.project)[0]["stale"], "yes")
        self.change("summary", "set", self.project, "--case", "Beta", "--code", "Cost", "--not-applicable", "No data")
        self.assertEqual(self.rows("matrix", self.project, "--cell", "summary")[0]["Trust"], "Trust is there.")

    def test_ratings(self):
        self.change("rating", "set", self.project, "--case", "Alpha", "--code", "Trust", "--value", "+", "--why", "Both say so")
        self.assertIn("-, o, +", self.assert_refused("rating", "set", self.project, "--case", "Alpha", "--code", "Trust", "--value", "9"))
        self.change("rating", "scale", "add", self.project, "likelihood", "low", "medium=so so", "high")
        self.change("rating", "set", self.project, "--case", "Beta", "--code", "Cost", "--scale", "likelihood", "--value", "high")
        self.assertEqual([(row["case"], row["scale"], row["value"]) for row in self.rows("rating", self.project)][1],
                         ("Beta", "likelihood", "high"))
        self.assertIn("so so", self.out("rating", "scale", self.project))
        self.assertEqual(self.rows("matrix", self.project, "--cell", "rating", "--scale", "likelihood")[1]["Cost"], "high")

    def test_propositions(self):
        self.change("proposition", "add", self.project, "P1", "--text", "Trust saves cost.")
        self.change("proposition", "judge", self.project, "P1", "--case", "Alpha", "--verdict", "partly", "--why", "Only hints",
                    "--evidence", self.ids["I trust her."])
        row = self.rows("proposition", "list", self.project)[0]
        self.assertEqual((row["proposition"], row["case"], row["verdict"], row["why"]), ("P1", "Alpha", "partly", "Only hints"))

    def test_coders(self):
        self.change("coders", "rename", self.project, "Ben", "Benedict")
        self.change("coders", "join", self.project, "Benedict", "Ann")
        self.assertEqual(self.column("coder", "coders", "list", self.project), ["Ann"])

    def test_undo_and_redo_say_what(self):
        before = self.everything()
        self.run_program("undo", self.project, "--coder", "Nobody", status=1)
        _, err = self.run_program("undo", self.project)
        self.assertIn("undone: ", err)
        self.assertEqual([row["undone"] for row in self.rows("history", self.project)][-2:], ["yes", ""])
        self.run_program("redo", self.project)
        self.assertEqual(self.everything(), before)
        self.assertIn("crosscase: ", self.fails("redo", self.project))

    def test_undo_brings_back_every_export(self):
        before = self.everything()
        self.run_program("documents", "remove", self.project, "boss")
        self.run_program("codes", "delete", self.project, "Cost")
        self.assertNotEqual(self.everything(), before)
        self.run_program("undo", self.project)
        self.run_program("undo", self.project)
        self.assertEqual(self.everything(), before)

    def test_nothing_changed_leaves_no_batch(self):
        batches = len(self.rows("history", self.project))
        _, err = self.run_program("documents", "rename", self.project, "boss", "boss")
        self.assertIn("nothing changed", err)
        self.assertEqual(len(self.rows("history", self.project)), batches)


class Care(CliTest):
    def test_new_refuses_to_overwrite(self):
        self.study()
        self.assertIn("s.crosscase", self.assert_refused("new", self.project))
        self.run_program("new", "b.crosscase")
        self.assertEqual(self.column("value", "info", "b.crosscase")[0], "b")
        self.assertEqual(self.rows("documents", "b.crosscase"), [])

    def test_backup_and_restore(self):
        self.study()
        before = self.everything()
        backup = self.out("backup", self.project).strip()
        self.assertEqual(self.column("backup", "backup", "list", self.project)[-1:], [backup])
        self.run_program("documents", "remove", self.project, "boss")
        self.assertNotEqual(self.everything(), before)
        _, err = self.run_program("restore", self.project, backup)
        self.assertIn("kept in", err)
        self.assertEqual(self.everything(), before)
        self.write("junk.crosscase", "no project")
        self.assert_refused("restore", self.project, "junk.crosscase")
        self.run_program("new", "other.crosscase")
        self.assert_refused("restore", self.project, "other.crosscase")

    def test_verify_finds_a_changed_text(self):
        import sqlite3
        self.study()
        self.assertEqual(self.rows("verify", self.project), [])
        with sqlite3.connect(self.path(self.project)) as database:
            database.execute("UPDATE coding SET stop = stop - 1 WHERE pos = 36")
        database.close()
        out, err = self.run_program("verify", self.project, status=1)
        self.assertIn("coding", out)
        self.assertIn("problem", err)


if __name__ == "__main__":
    unittest.main()
