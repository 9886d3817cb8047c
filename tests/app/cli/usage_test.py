# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, versions, wrong usage and where output goes."""
import json
import os
import re
import subprocess
import unittest

from cli import PROGRAM, CliTest, environment

COMMANDS_WITH_CHILDREN = ("documents cases codebook codings codes progress memo link coders table summary rating "
                          "proposition backup").split()


def children(help_text):
    found = re.search(r"^Subcommands:\n(.*?)(?:\n\n|\Z)", help_text, re.S | re.M)
    return re.findall(r"^  (\S+)", found.group(1), re.M) if found else []


class Help(CliTest):
    def test_every_level_has_an_example_that_names_it(self):
        pending, seen = [()], 0
        while pending:
            words = pending.pop()
            text = self.out(*words, "--help")
            self.assertIn("Example:\n  crosscase ", text, words)
            if words:
                self.assertIn("crosscase " + " ".join(words), text)
            seen += 1
            pending += [(*words, child) for child in children(text)]
        self.assertGreater(seen, 60)

    def test_what_does_not_exist_is_not_listed(self):
        listed = children(self.out("--help"))
        for name in ("export",):
            self.assertNotIn(name, listed)
        for name in "new info import matrix package merge verify help".split():
            self.assertIn(name, listed)

    def test_help_command(self):
        self.assertIn("case.sector = public", self.out("help", "expressions"))
        self.assertEqual(self.out("help", "matrix"), self.out("matrix", "--help"))
        self.assertEqual(self.out("help", "codes", "add"), self.out("codes", "add", "--help"))
        self.assertEqual(self.out("help"), self.out("--help"))
        self.assertIn("PDF with text", self.out("import", "--help"))
        self.assertIn("no help on 'matix'", self.fails("help", "matix"))

    def test_version(self):
        self.assertRegex(self.out("--version"), r"^crosscase \d+\.\d+\.\d+\n$")


class WrongUsage(CliTest):
    def test_unknown_command_suggests_a_near_one(self):
        self.assertIn("did you mean 'matrix'", self.fails("matix", "x.crosscase", status=2))

    def test_unknown_subcommand_suggests_a_near_one(self):
        self.study()
        self.assertIn("'rename'", self.fails("documents", "renam", self.project, "a", "b", status=2))

    def test_nothing_and_unknown_options(self):
        self.assertIn("no command given", self.fails(status=2))
        self.assertIn("--bogus", self.fails("info", "x.crosscase", "--bogus", status=2))
        self.assertIn("PROJECT", self.fails("info", status=2))
        self.assertIn("PROJECT", self.fails("documents", status=2))
        for name in COMMANDS_WITH_CHILDREN:
            self.fails(name, status=2)

    def test_words_of_a_fixed_set(self):
        self.study()
        for words in (("matrix", self.project, "--rows", "moods"), ("matrix", self.project, "--cell", "mood"),
                      ("matrix", self.project, "--percent", "half"), ("matrix", self.project, "--filter", "case ="),
                      ("info", self.project, "--format", "pptx"), ("info", self.project, "--separator", '"'),
                      ("info", self.project, "-o", "x.pptx"), ("codings", "export", self.project, "--per", "day"),
                      ("mark", self.project, "x", "shiny"), ("progress", self.project, "--state", "coded"),
                      ("import", self.project, "x.txt", "--paragraphs", "page"),
                      ("assign", self.project, "--case", "Alpha", "--document", "boss", "--start", "1"),
                      ("summary", "set", self.project, "--case", "Alpha", "--code", "Trust"),
                      ("code", self.project, "--document", "boss", "--start", "one", "--end", "2", "--code", "Trust"),
                      ("package", self.project, "--for", " ", "-o", "x.crosscase"),
                      ("package", self.project, "--for", "Ben", "-o", "x.crosscase", "--pseudonymised", "--with-originals"),
                      ("codebook", "export", self.project, "-o", "x.doc")):
            self.assert_refused(*words, status=2)

    def test_unknown_ending_lists_the_endings(self):
        self.study()
        message = self.fails("info", self.project, "-o", "x.pptx", status=2)
        for ending in (".csv", ".tsv", ".json", ".jsonl", ".md", ".html"):
            self.assertIn(ending, message)
        self.assertFalse(self.path("x.pptx").exists())


class Output(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def test_every_format(self):
        self.assertTrue(self.out("codes", self.project).startswith("code,"), "csv when stdout is no terminal")
        self.assertEqual(self.out("codes", self.project), self.out("codes", self.project, "--format", "csv"))
        self.assertIn("Trust > Kept promises", self.out("codes", self.project, "--format", "table"))
        self.assertIn("\t", self.out("codes", self.project, "--format", "tsv").splitlines()[0])
        self.assertEqual(len(json.loads(self.out("codes", self.project, "--format", "json"))["rows"]), 3)
        lines = self.out("codes", self.project, "--format", "jsonl").splitlines()
        self.assertEqual([json.loads(line)["code"] for line in lines], ["Trust", "Trust > Kept promises", "Cost"])
        self.assertIn("| Cost ", self.out("codes", self.project, "--format", "md"))
        self.assertIn("<table", self.out("codes", self.project, "--format", "html"))

    def test_file_by_ending_equals_stdout(self):
        for ending, name in (("csv", "csv"), ("tsv", "tsv"), ("json", "json"), ("jsonl", "jsonl"), ("md", "md"),
                             ("html", "html"), ("txt", "table")):
            self.assertEqual(self.out("codes", self.project, "-o", "x." + ending), "")
            self.assertEqual(self.path("x." + ending).read_text("utf-8"),
                             self.out("codes", self.project, "--format", name))

    def test_csv_on_wish(self):
        plain = self.out("info", self.project)
        self.assertEqual(self.out("info", self.project, "--bom"), "\ufeff" + plain)
        self.assertTrue(self.out("info", self.project, "--separator", ";").startswith("item;value\n"))
        self.assertEqual(self.out("info", self.project, "--separator", "tab"), plain.replace(",", "\t"))

    def test_formula_guard(self):
        self.run_program("codes", "add", self.project, "=1+1")
        self.assertIn("\n'=1+1,", self.out("codes", self.project))
        self.assertIn("\n=1+1,", self.out("codes", self.project, "--no-formula-guard"))

    def test_width(self):
        wide = self.out("codings", "export", self.project, "--format", "table", "--width", "0")
        narrow = self.out("codings", "export", self.project, "--format", "table", "--width", "60")
        self.assertGreater(max(map(len, wide.splitlines())), 100)
        self.assertLessEqual(max(map(len, narrow.splitlines())), 60)

    def test_terminal_gets_a_table(self):
        import pty
        controller, terminal = pty.openpty()
        done = subprocess.run([PROGRAM, "coders", self.project], stdout=terminal, stderr=subprocess.PIPE,
                              cwd=self.folder, env=environment(self.folder))
        os.close(terminal)
        shown = os.read(controller, 10000).decode()
        os.close(controller)
        self.assertEqual(done.returncode, 0)
        self.assertNotIn("coder,", shown)
        self.assertRegex(shown, r"Ann\s+4")

    def test_a_write_error_is_noticed(self):
        with open("/dev/full", "wb") as full:
            for words in (("codes", self.project), ("text", self.project, "boss"), ("--help",), ("help", "expressions")):
                done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, cwd=self.folder)
                self.assertEqual(done.returncode, 1, words)
                self.assertIn(b"crosscase: cannot write", done.stderr)
        self.fails("codes", self.project, "-o", "/dev/full", "--format", "csv")

    def test_a_closed_pipe_is_noticed(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([PROGRAM, "codes", self.project], stdout=writer, stderr=subprocess.PIPE, cwd=self.folder)
        os.close(writer)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"crosscase: ", done.stderr)

    def test_an_output_file_is_replaced_whole_or_not(self):
        self.write("kept.csv", "old")
        self.fails("matrix", self.project, "--rows", "set:None", "-o", "kept.csv")
        self.assertEqual(self.path("kept.csv").read_text(), "old")
        self.fails("codes", self.project, "-o", "no/such/folder/x.csv")

    def test_quiet(self):
        self.assertEqual(self.run_program("undo", self.project, "--quiet"), ("", ""))


class WhoWorks(CliTest):
    def test_order_of_defaults(self):
        bare = environment(self.folder)
        del bare["CROSSCASE_CODER"]
        self.run_program("new", "p.crosscase", env=bare)

        def add(name, *words, env):
            _, err = self.run_program("memo", "add", "p.crosscase", "--text", name, *words, env=env)
            return err

        add("login", env=bare)
        self.write("config/crosscase/coder", "Mere\n")
        self.assertIn('first change by "Mere" in this project', add("machine", env=bare))
        self.assertNotIn("first change", add("machine again", env=bare))
        add("variable", env={**bare, "CROSSCASE_CODER": "Ann"})
        add("option", "--coder", "Ben", env={**bare, "CROSSCASE_CODER": "Ann"})
        memos = {row["text"]: row["coder"] for row in self.rows("memo", "export", "p.crosscase")}
        self.assertEqual({key: memos[key] for key in ("machine", "variable", "option")},
                         {"machine": "Mere", "variable": "Ann", "option": "Ben"})
        self.assertTrue(memos["login"])


if __name__ == "__main__":
    unittest.main()
