# SPDX-License-Identifier: GPL-3.0-or-later
"""Autocoding with the real program."""
import unittest

from cli import CliTest

HEADS = ["document", "paragraph", "speaker", "start", "end", "quote", "state", "coding"]


class Autocode(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def autocode(self, *words):
        return self.rows("autocode", self.project, *words)

    def test_a_preview_changes_nothing_and_says_what_is_coded_already(self):
        before = self.stored()
        rows = self.autocode("word", "--literal", "--code", "Trust > Kept promises", "--unit", "sentence", "--dry-run")
        self.assertEqual(list(rows[0]), HEADS)
        self.assertEqual([(row["document"], row["paragraph"], row["speaker"], row["quote"], row["state"]) for row in rows],
                         [("boss", "2", "Anna", "She keeps her word.", "already coded"),
                          ("union", "2", "Ben", "Nobody keeps a word – ever.", "new")])
        self.assertTrue(rows[0]["coding"])
        self.assertEqual(rows[1]["coding"], "")
        self.assertEqual(self.stored(), before)

    def test_the_codings_are_one_batch_that_can_be_undone(self):
        before = self.stored()
        out, err = self.run_program("autocode", self.project, "word", "--literal", "--code", "Kept promises",
                                    "--unit", "sentence", "--format", "csv")
        self.assertIn("1 passage coded with Kept promises, 1 already coded, 1 document\n", err)
        self.assertIn("Nobody keeps a word – ever.", out)
        self.assertIn("Autocode 1 passage with Trust > Kept promises", self.out("history", self.project))
        self.assertIn("Nobody keeps a word – ever.", self.column("quote", "codings", "export", self.project))
        self.run_program("verify", self.project)
        err = self.run_program("autocode", self.project, "word", "--literal", "--code", "Kept promises",
                               "--unit", "sentence")[1]
        self.assertIn("0 passages coded with Kept promises, 2 already coded", err)
        self.run_program("undo", self.project)
        self.assertEqual(self.stored()["coding"], before["coding"])

    def test_words_regular_expressions_and_neighbours(self):
        quotes = lambda *words: [row["quote"] for row in self.autocode(*words, "--code", "Cost", "--dry-run")]
        self.assertEqual(quotes("trust*", "--unit", "hit"), ["trust", "Trust"])
        self.assertEqual(quotes("trust*", "--unit", "hit", "--match-case"), ["trust"])
        self.assertEqual(quotes("NAIVE", "--literal", "--unit", "hit"), ["naïve"])
        self.assertEqual(quotes("NAIVE", "--literal", "--match-case", "--unit", "hit"), [])
        self.assertEqual(quotes(r"\bt\w+t\b", "--regex", "--unit", "word"), ["trust", "that", "Trust"])
        self.assertEqual(quotes("naïve", "--literal", "--unit", "word", "--around", "1"), ["is naïve. Nobody"])

    def test_speakers_and_headings_are_coded_without_a_query(self):
        self.assertEqual([row["quote"] for row in self.autocode("--speaker", "ann*", "--code", "Cost", "--unit", "turn",
                                                                "--dry-run")],
                         ["I trust her. She keeps her word.", "They went up."])
        self.write("answers.csv", "who,why\nA,Because of trust.\nB,No idea. None.\n")
        self.run_program("import-survey", self.project, "answers.csv", "--id", "who", "--text", "why")
        self.assertEqual([row["quote"] for row in self.autocode("--heading", "why", "--code", "Cost", "--unit", "sentence")],
                         ["Because of trust.", "No idea.", "None."])
        self.assertEqual(self.autocode("trust", "--heading", "why", "--code", "Trust", "--unit", "paragraph")[0]["quote"],
                         "Because of trust.")

    def test_a_code_is_made_on_wish(self):
        message = self.assert_refused("autocode", self.project, "trust", "--literal", "--code", "Faith", "--unit", "hit")
        self.assertIn("--create makes it", message)
        rows = self.autocode("trust", "--literal", "--code", "Faith", "--unit", "hit", "--create", "--dry-run")
        self.assertEqual([row["state"] for row in rows], ["new", "new"])
        self.assertNotIn("Faith", self.column("code", "codes", self.project))
        self.autocode("trust", "--literal", "--code", "Trust > Faith", "--unit", "hit", "--create")
        self.assertIn("Autocode 2 passages with Trust > Faith", self.out("history", self.project))
        self.run_program("undo", self.project)
        self.assertNotIn("Faith", self.out("codes", self.project))
        self.run_program("autocode", self.project, "nowhere at all", "--literal", "--code", "Hope", "--unit", "hit", "--create")
        self.assertNotIn("Hope", self.out("codes", self.project))

    def test_what_is_wrong_is_said(self):
        common = ("autocode", self.project, "--code", "Trust")
        self.assert_refused(*common, "--unit", "hit", status=2)
        self.assert_refused(*common, "x", "--unit", "line", status=2)
        self.assert_refused(*common, "x", "--unit", "hit", "--around", "1", status=2)
        self.assert_refused(*common, "x", "--unit", "hit", "--literal", "--regex", status=2)
        self.assert_refused(*common, "x", "--unit", "hit", "--literal", "--no-stemming", status=2)
        self.assert_refused(*common, "--speaker", "Ben", "--unit", "word", status=2)
        self.assertIn("no speaker is called 'Zoe'", self.assert_refused(*common, "--speaker", "Zoe", "--unit", "turn"))
        self.assertIn("at character 3", self.assert_refused(*common, "a(b", "--regex", "--unit", "hit", status=2))
        self.assertIn("takes too long", self.regex_without_end())

    def regex_without_end(self):
        self.write("long.txt", "a" * 100_000 + "\n")
        self.run_program("import", self.project, "long.txt")
        message = self.assert_refused("autocode", self.project, "(a|aa)+[cd]$", "--regex", "--code", "Trust", "--unit", "hit")
        self.assertIn("'long'", message)
        return message


if __name__ == "__main__":
    unittest.main()
