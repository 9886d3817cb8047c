# SPDX-License-Identifier: GPL-3.0-or-later
"""Word frequencies, collocations, stop words and the thesaurus, driven through the program."""
import unittest

from cli import SOURCE, CliTest

TALK = ("ANNA: We trust our partner. Trust grows slowly, um, and trust costs time.\n"
        "BEN: Our partner trusted us. The costs of trust grow.\n")
MORE = "CARA: Costs, costs, costs. Nobody trusts a partner who counts costs in 2005.\n"


class Words(CliTest):
    def begin(self):
        self.write("talk.txt", TALK)
        self.write("more.txt", MORE)
        self.write("cases.csv", "case,document,size:choice\nAlpha,talk,big\nBeta,more,small\n")
        self.write("codebook.csv", "code\nCost\n")
        self.run_program("new", self.project)
        self.run_program("import", self.project, "talk.txt", "more.txt", "--language", "en")
        self.run_program("cases", "import", self.project, "cases.csv")
        self.run_program("codebook", "import", self.project, "codebook.csv")

    def counts(self, *words):
        return {row["word"]: int(row["count"]) for row in self.rows("words", self.project, *words)}

    def test_words(self):
        self.begin()
        rows = self.rows("words", self.project)
        self.assertEqual([(row["rank"], row["word"], row["count"], row["documents"], row["cases"]) for row in rows[:3]],
                         [("1", "costs", "6", "2", "2"), ("2", "trust", "4", "1", "1"), ("3", "partner", "3", "2", "2")])
        self.assertNotIn("um", [row["word"] for row in rows])
        self.assertNotIn("anna", [row["word"].lower() for row in rows], "labels are no text")
        self.assertIn("um", self.counts("--all-words"))
        self.assertIn("2005", self.counts())
        self.assertNotIn("2005", self.counts("--no-numbers"))
        self.assertEqual(set(self.counts("--match", "trust?*")), {"trusted", "trusts"})
        self.assertEqual(set(self.counts("--min", "4")), {"costs", "trust"})
        self.assertEqual(set(self.counts("--min-length", "7")), {"partner", "trusted"})

    def test_stems(self):
        self.begin()
        rows = self.rows("words", self.project, "--form", "stem", "--limit", "2")
        self.assertEqual([(row["word"], row["count"], row["forms"]) for row in rows],
                         [("costs", "6", "costs (6)"), ("trust", "6", "trust (4), trusts (1), trusted (1)")])

    def test_what_the_limit_leaves_out_is_told(self):
        self.begin()
        out, err = self.run_program("words", self.project, "--limit", "1")
        self.assertEqual(len(out.splitlines()), 2)
        self.assertRegex(err, r"the first 1 of \d+; --limit 0 shows all")
        self.assertEqual(self.run_program("words", self.project, "--limit", "1", "--quiet")[1], "")
        self.assertEqual(self.run_program("words", self.project, "--limit", "0")[1], "")

    def test_by_an_axis(self):
        self.begin()
        self.assertEqual(self.rows("words", self.project, "--by", "cases", "--min", "3"),
                         [{"word": "costs", "total": "6", "Alpha": "2", "Beta": "4"},
                          {"word": "trust", "total": "4", "Alpha": "4", "Beta": "0"},
                          {"word": "partner", "total": "3", "Alpha": "2", "Beta": "1"}])
        for axis, heads in (("documents", {"talk", "more"}), ("attribute:size", {"big", "small"}),
                            ("speakers", {"ANNA", "BEN", "CARA"}), ("groups", {"(no group)"})):
            row = self.rows("words", self.project, "--by", axis)[0]
            self.assertEqual(set(row) - {"word", "total"}, heads, axis)
        # 12 words of Alpha's 22, and 4 of Beta's 12.
        rate = self.rows("words", self.project, "--by", "cases", "--per-1000")[0]
        self.assertEqual((rate["word"], rate["Beta"]), ("costs", "333.333"))

    def test_a_filter_chooses_text_or_coded_text(self):
        self.begin()
        self.assertEqual(self.counts("--filter", "speaker = CARA")["costs"], 4)
        start = TALK.index("costs time")
        self.run_program("code", self.project, "--document", "talk", "--start", start, "--end", start + 10, "--code", "Cost")
        self.assertEqual(self.counts("--filter", "code = Cost"), {"costs": 1, "time": 1})
        foot = self.out("words", self.project, "--filter", "code = Cost", "--format", "table", "--width", "0")
        for words in ("2 words of 1 document", "Filter: code = Cost", "Stop words: English.", "each place once"):
            self.assertIn(words, foot)

    def test_wrong_usage(self):
        self.begin()
        self.fails("words", self.project, "--by", "nonsense", status=2)
        self.fails("words", self.project, "--filter", "case =", status=2)
        self.fails("words", self.project, "--form", "lemma", status=2)
        self.fails("words", self.project, "--per-1000", status=2)
        self.assertIn("no text", self.fails("words", self.project, "--by", "codes"))
        self.assertIn("sise", self.fails("words", self.project, "--by", "attribute:sise"))
        self.fails("collocations", self.project, "--measure", "chi", status=2)
        self.fails("collocations", self.project, "--window", "0", status=2)
        self.assertIn("window", self.fails("collocations", self.project, "trust", "--left", "0", "--right", "0"))
        self.assertIn("no word", self.fails("collocations", self.project, "..."))

    def test_collocations(self):
        self.begin()
        rows = self.rows("collocations", self.project, "trust", "--window", "3", "--min", "1", "--measure", "together")
        self.assertEqual(list(rows[0]), ["collocate", "together", "left", "right", "count", "expected", "log-likelihood", "MI",
                                         "t-score", "logDice"])
        grows = [row for row in rows if row["collocate"] == "grows"][0]
        self.assertEqual((grows["together"], grows["left"], grows["right"], grows["count"]), ("1", "0", "1", "1"))
        self.assertEqual(self.column("collocate", "collocations", self.project, "our partner", "--min", "1", "--window", "1"),
                         ["trust", "trusted"])
        out, err = self.run_program("collocations", self.project, "absent")
        self.assertEqual(len(out.splitlines()), 1)
        self.assertIn("--min 1", err)
        out = self.out("collocations", self.project, "absent", "--format", "table", "--width", "0")
        self.assertIn("'absent' comes 0 times", out)

    def test_all_pairs(self):
        self.begin()
        rows = self.rows("collocations", self.project, "--min", "2", "--measure", "together", "--left", "0", "--right", "1",
                         "--all-words")
        self.assertEqual({(row["word"], row["collocate"]) for row in rows}, {("our", "partner")})

    def test_collocations_by_case(self):
        self.begin()
        rows = self.rows("collocations", self.project, "trust", "--by", "documents", "--min", "1")
        for document in {row["text"] for row in rows}:
            alone = self.rows("collocations", self.project, "trust", "--filter", f'document = "{document}"', "--min", "1")
            self.assertEqual([{"text": document, **row} for row in alone], [row for row in rows if row["text"] == document])
        self.assertIn("no text", self.fails("collocations", self.project, "trust", "--by", "themes"))

    def test_own_stop_words(self):
        self.begin()
        self.run_program("stop-words", "add", self.project, "Partner", "time")
        self.run_program("stop-words", "remove", self.project, "our")
        counts = self.counts()
        self.assertNotIn("partner", counts)
        self.assertEqual(counts["our"], 2)
        own = self.rows("stop-words", "list", self.project, "--own")
        self.assertEqual([(row["word"], row["state"]) for row in own],
                         [("partner", "left out"), ("time", "left out"), ("our", "taken off")])
        listed = self.rows("stop-words", "list", self.project)
        self.assertIn({"word": "our", "list": "English", "state": "taken off"}, listed)
        self.assertIn({"word": "the", "list": "English", "state": "left out"}, listed)
        german = self.column("list", "stop-words", "list", self.project, "--language", "de")
        self.assertIn("German", german)
        self.run_program("stop-words", "remove", self.project, "partner")
        self.run_program("stop-words", "add", self.project, "our")
        self.assertIn("partner", self.counts())
        self.assertNotIn("our", self.counts())
        for _ in range(4):
            self.run_program("undo", self.project)
        self.assertEqual(self.rows("stop-words", "list", self.project, "--own"), [])
        self.assertIn("no stop word", self.assert_refused("stop-words", "remove", self.project, "we", "partner"))
        self.assertIn("single words", self.assert_refused("stop-words", "add", self.project, "you know"))
        self.fails("stop-words", "list", self.project, "--language", "xx", status=2)

    def groups(self):
        return [(row["word"], row["synonyms"]) for row in self.rows("thesaurus", "list", self.project)]

    def test_thesaurus(self):
        self.begin()
        self.run_program("thesaurus", "add", self.project, "boss", "manager")
        self.run_program("thesaurus", "add", self.project, "cost", "expense", "price")
        self.run_program("thesaurus", "add", self.project, "Manager", "line manager")
        self.assertEqual(self.groups(), [("boss", "manager, line manager"), ("cost", "expense, price")])
        self.assertIn("nothing changed", self.run_program("thesaurus", "add", self.project, "Boss", "manager")[1])
        self.run_program("thesaurus", "add", self.project, "price", "boss")
        self.assertEqual(self.groups(), [("cost", "expense, price, boss, manager, line manager")])
        self.run_program("undo", self.project)
        self.run_program("thesaurus", "remove", self.project, "boss", "expense")
        self.assertEqual(self.groups(), [("cost", "price"), ("manager", "line manager")])
        self.run_program("thesaurus", "remove", self.project, "price")
        self.assertEqual(self.groups(), [("manager", "line manager")])
        self.run_program("verify", self.project)
        self.assertIn("did you mean 'manager'", self.assert_refused("thesaurus", "remove", self.project, "manger"))
        self.assertIn("two words", self.assert_refused("thesaurus", "add", self.project, "price", "Price"))
        self.assertIn("no word", self.assert_refused("thesaurus", "add", self.project, "price", "!"))

    def test_a_thesaurus_goes_out_and_comes_in_again(self):
        self.begin()
        self.write("groups.csv", "boss;manager;line manager\ncost;expense\n")
        self.run_program("thesaurus", "import", self.project, "groups.csv")
        self.assertEqual(self.groups(), [("boss", "manager, line manager"), ("cost", "expense")])
        self.run_program("thesaurus", "export", self.project, "-o", "out.csv")
        self.assertEqual(self.bytes("out.csv").decode(), "word,synonym 1,synonym 2\nboss,manager,line manager\ncost,expense,\n")
        before = self.groups()
        self.assertIn("nothing changed", self.run_program("thesaurus", "import", self.project, "out.csv")[1])
        self.run_program("undo", self.project)
        self.assertEqual(self.groups(), [])
        self.run_program("thesaurus", "import", self.project, "out.csv")
        self.assertEqual(self.groups(), before)
        self.write("more.txt", "price, charge\nexpense, outlay\n")
        self.run_program("thesaurus", "import", self.project, "more.txt")
        self.assertEqual(self.groups(), [("boss", "manager, line manager"), ("cost", "expense, outlay"), ("price", "charge")])
        self.write("bad.csv", "one,two\nalone,\n")
        self.assertIn("group 2 (alone)", self.assert_refused("thesaurus", "import", self.project, "bad.csv"))

    def test_the_sample_study(self):
        folder = SOURCE / "sample-cases" / "alliances-nz"
        if not folder.is_dir():
            self.skipTest(f"{folder} is not there")
        self.run_program("new", self.project)
        self.run_program("import", self.project, folder / "documents")
        for name in ("documents", "cases", "codebook", "codings"):
            self.run_program(name, "import", self.project, folder / f"{name}.csv")
        rows = self.rows("words", self.project, "--limit", "0")
        counts = [int(row["count"]) for row in rows]
        self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertGreater(len(rows), 100)
        by_case = self.rows("words", self.project, "--by", "cases", "--limit", "0")
        total = {row["word"].lower(): int(row["count"]) for row in rows}
        for row in by_case:
            self.assertLessEqual(int(row["total"]), total[row["word"].lower()], "what is in no case is in no column")
            self.assertLessEqual(int(row["total"]), sum(int(row[case]) for case in row if case not in ("word", "total")))
        coded = {row["word"]: int(row["count"]) for row in self.rows("words", self.project, "--filter", "coder = Anna", "--limit", "0")}
        everywhere = {row["word"].lower(): int(row["count"]) for row in rows}
        for word, times in coded.items():
            self.assertLessEqual(times, everywhere[word.lower()], word)
        pairs = self.rows("collocations", self.project, "--min", "5")
        self.assertTrue(pairs)
        around = {row["collocate"]: row for row in self.rows("collocations", self.project, pairs[0]["word"], "--min", "1", "--limit", "0")}
        same = around[pairs[0]["collocate"]]
        for figure in ("together", "left", "right", "expected", "log-likelihood", "MI", "t-score", "logDice"):
            self.assertEqual(same[figure], pairs[0][figure], figure)


if __name__ == "__main__":
    unittest.main()
