#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""search and index: hits in context, counts, and an index that nobody has to think of."""
import pathlib
import random
import shutil
import signal
import subprocess
import time
import unittest

from cli import PROGRAM, CliTest, environment


class Search(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def hits(self, *words):
        return [(row["document"], row["hit"]) for row in self.rows("search", self.project, *words)]

    def test_hits_stand_in_their_context(self):
        rows = self.rows("search", self.project, "trust", "--context", "8")
        self.assertEqual(rows[0], {"document": "boss", "paragraph": "2", "speaker": "Anna", "case": "Alpha", "start": "38",
                                   "end": "43", "left": "I", "hit": "trust", "right": "her. Sh"})
        self.assertEqual([row["case"] for row in rows], ["Alpha", "Beta"])
        for row in self.rows("search", self.project, "word* OR naive"):
            text = self.out("text", self.project, row["document"])
            self.assertEqual(text[int(row["start"]):int(row["end"])], row["hit"])

    def test_the_language_of_queries(self):
        self.assertEqual(self.hits("keeps ADJ/2 word"), [("boss", "keeps her word"), ("union", "keeps a word")])
        self.assertEqual(self.hits('"her word"'), [("boss", "her word")])
        self.assertEqual(self.hits("cost speaker:Ben"), [("union", "Costs")])
        self.assertEqual(self.hits("cost sector:public"), [("boss", "costs")])
        self.assertEqual(self.hits("trust code:Trust coder:Ben"), [("union", "Trust")])
        self.assertEqual(self.hits("trust cost", "--scope", "document"),
                         [("boss", "trust"), ("boss", "costs"), ("union", "Costs"), ("union", "Trust")])
        self.assertIn("NEAR", self.out("help", "searching"))

    def test_literal_and_regular_expressions(self):
        self.assertEqual(self.hits("ANNA: I", "--literal"), [("boss", "Anna: I")])
        self.assertEqual(self.hits("ANNA: I", "--literal", "--match-case"), [])
        self.assertEqual(self.hits(r"\bt\w+t\b", "--regex"), [("boss", "trust"), ("union", "that"), ("union", "Trust")])
        self.assertIn("regular expression", self.fails("search", self.project, "(a", "--regex", status=2))

    def test_counts_and_limits(self):
        self.assertEqual(self.column("hits", "search", self.project, "word OR trust OR cost", "--count", "document"), ["3", "3"])
        self.assertEqual(self.column("case", "search", self.project, "costs", "--count", "case"), ["Alpha", "Beta", "Beta > Beta unit"])
        self.assertEqual(self.column("speaker", "search", self.project, "costs", "--count", "speaker"), ["Ben", "Interviewer"])
        self.assertEqual(len(self.hits("word OR trust OR cost", "--limit", "2")), 2)
        self.assertEqual(len(self.hits("word OR trust OR cost", "--order", "relevance", "--limit", "4")), 4)
        self.assertEqual(len(self.hits("word OR trust OR cost", "--filter", "case = Alpha")), 3)

    def test_messages(self):
        self.assertIn("2 hits in 2 documents", self.run_program("search", self.project, "trust")[1])
        self.run_program("index", self.project)
        self.assertIn("no hits\n'trst': did you mean 'trust'", self.run_program("search", self.project, "trst")[1])
        self.assertIn("^", self.fails("search", self.project, "trust AND (cost", status=2))
        self.assertIn("Sector", self.fails("search", self.project, "sektor:public").replace("sector", "Sector"))
        self.fails("search", self.project, "x", "--filter", "case =", status=2)
        self.fails("search", self.project, "x", "--literal", "--regex", status=2)


class Index(CliTest):
    QUERY = "trust OR word OR costs"

    def setUp(self):
        super().setUp()
        self.study()
        self.cache = self.path("cache")
        self.right = self.out("search", self.project, self.QUERY)
        self.assertTrue(self.index_folders(), "a search has made the index")

    def index_folders(self):
        return list((self.cache / "crosscase" / "index").glob("*/current"))

    def assert_right(self):
        self.assertEqual(self.out("search", self.project, self.QUERY), self.right)

    def test_it_is_made_once_and_says_so(self):
        self.assertIn("up to date", self.run_program("index", self.project)[1])
        shutil.rmtree(self.cache)
        self.assertIn("2 documents indexed", self.run_program("index", self.project)[1])
        self.assert_right()

    def test_without_a_cache_folder_searches_are_right(self):
        shutil.rmtree(self.cache)
        self.cache.write_text("in the way")
        self.assert_right()
        self.assertIn("no index can be kept", self.fails("index", self.project))

    def test_damage_is_mended_in_silence(self):
        chance = random.Random(4)
        for _ in range(20):
            files = [path for path in self.cache.rglob("*") if path.is_file()]
            victim = chance.choice(files)
            data = bytearray(victim.read_bytes())
            what = chance.randrange(4)
            if what == 0:
                victim.unlink()
            elif what == 1:
                victim.write_bytes(data[:chance.randrange(len(data) + 1)])
            elif what == 2:
                victim.write_bytes(chance.randbytes(len(data)))
            elif data:
                data[chance.randrange(len(data))] ^= 0xFF
                victim.write_bytes(data)
            out, err = self.run_program("search", self.project, self.QUERY)
            self.assertEqual(out, self.right, victim)
            self.assertEqual(err, "4 hits in 2 documents\n".replace("4", str(self.right.count("\n") - 1)))
        self.run_program("index", self.project)
        self.assert_right()

    def test_a_project_changed_elsewhere_is_searched_as_it_is(self):
        self.run_program("documents", "remove", self.project, "boss")
        self.assertEqual({row["document"] for row in self.rows("search", self.project, self.QUERY)}, {"union"})
        self.run_program("undo", self.project)
        self.assert_right()

    def test_names_that_go_are_not_kept_in_the_index(self):
        self.write("names.csv", "name,replacement\nBoss,Chief\n")
        self.run_program("pseudonyms", "import", self.project, "names.csv")
        self.run_program("pseudonyms", "apply", self.project)
        self.assertEqual(self.index_folders(), [])
        self.assertEqual(len(self.rows("search", self.project, "chief")), 1)
        self.assertFalse(any(b"boss" in path.read_bytes() for path in self.cache.rglob("*") if path.is_file()))

    def test_killed_at_any_moment(self):
        words = pathlib.Path(PROGRAM).read_bytes()[:200_000].hex()
        self.path("many").mkdir()
        for number in range(150):
            lines = [f"Anna: trust {words[at:at + 9]} word {words[at + 9:at + 16]}" for at in range(number * 100, number * 100 + 6400, 16)]
            self.write(f"many/{number}.txt", "\n".join(lines))
        self.run_program("import", self.project, "many")
        shutil.rmtree(self.cache)
        right = self.out("search", self.project, "trust NEAR/3 word", "--count", "document")
        chance = random.Random(9)
        for _ in range(25):
            if chance.random() < 0.3:
                shutil.rmtree(self.cache, ignore_errors=True)
            process = subprocess.Popen([PROGRAM, "index", self.project], cwd=self.folder, env=environment(self.folder),
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * 0.7)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assertEqual(self.out("search", self.project, "trust NEAR/3 word", "--count", "document"), right)
        self.run_program("index", self.project)
        self.assertIn("up to date", self.run_program("index", self.project)[1])
        self.assertEqual(self.out("search", self.project, "trust NEAR/3 word", "--count", "document"), right)
        self.assertEqual(self.out("verify", self.project), self.out("verify", self.project))


if __name__ == "__main__":
    unittest.main()
