# SPDX-License-Identifier: GPL-3.0-or-later
"""Coding queries and saved queries through the command line."""
import unittest

from cli import CliTest


class Query(CliTest):
    def quotes(self, *words):
        return [row["quote"] for row in self.rows("query", "s.crosscase", *words)]

    def code(self, document, start, end, code, coder="Ann"):
        self.run_program("code", "s.crosscase", "--document", document, "--start", str(start), "--end", str(end),
                         "--code", code, "--coder", coder)

    def setUp(self):
        super().setUp()
        self.study()
        self.code("boss", 36, 68, "Cost", "Ben")  # I trust her. She keeps her word.

    def test_relations(self):
        self.assertEqual(self.quotes("overlap(Trust, Cost)"), ["I trust her.", "She keeps her word."])
        self.assertEqual(self.quotes("inside(Trust, Cost, by different coders)"), ["I trust her.", "She keeps her word."])
        self.assertEqual(self.quotes("inside(Trust, Cost, by same coder)"), [])
        self.assertEqual(self.quotes("contains(Cost, 'Kept promises')"), ["I trust her. She keeps her word."])
        self.assertEqual(set(self.quotes("theme = Trust and not overlap(Trust, Cost)")), {"Trust is naïve."})
        self.assertEqual(self.quotes("before(Trust, Cost, 1) and document = boss"), [])
        self.assertEqual(self.quotes("before(Trust, Cost, 2)"), ["I trust her.", "She keeps her word."])
        self.assertEqual(set(self.quotes("near(Trust, Cost) and document = union")), {"Trust is naïve."})

    def test_words_in_the_text(self):
        self.assertEqual(self.quotes('text("trust NEAR/1 her")'), ["I trust her.", "I trust her. She keeps her word."])
        self.assertEqual(self.quotes('theme = Cost and not text(keeps) and document = boss'), ["They went up"])

    def test_the_table_is_the_long_table(self):
        exported = self.rows("codings", "export", "s.crosscase", "--filter", "theme = Trust")
        self.assertEqual(self.rows("query", "s.crosscase", "theme = Trust", "--wide"), exported)
        per_coding = self.rows("codings", "export", "s.crosscase", "--per", "coding", "--filter", "theme = Trust")
        self.assertEqual(self.rows("query", "s.crosscase", "theme = Trust", "--per", "coding", "--wide"), per_coding)
        self.assertEqual(list(self.rows("query", "s.crosscase", "theme = Trust")[0]),
                         ["document", "paragraph", "speaker", "case", "code_path", "coder", "quote", "start", "end", "coding"])
        self.assertIn("Filter: overlap(Trust, Cost)", self.out("query", "s.crosscase", "overlap( 'Trust', Cost )", "--format", "md"))

    def test_limit(self):
        self.assertEqual(len(self.rows("query", "s.crosscase", "theme = Trust", "--limit", "2", "--per", "coding")), 2)
        self.assertIn("The first 2 of 3 codings", self.out("query", "s.crosscase", "theme = Trust", "--limit", "2", "--format", "md"))
        self.assertNotIn("The first", self.out("query", "s.crosscase", "theme = Trust", "--limit", "3", "--format", "md"))

    def test_everywhere_a_filter_stands(self):
        condition = "overlap(Trust, Cost)"
        self.assertEqual([row["Trust"] for row in self.rows("matrix", "s.crosscase", "--filter", condition)], ["2", "0"])
        self.assertIn("I trust her.", self.out("within", "s.crosscase", "Alpha", "--filter", condition))
        self.assertNotIn("They went up", self.out("within", "s.crosscase", "Alpha", "--filter", condition))
        self.assertEqual({row["quote"] for row in self.rows("quotes", "s.crosscase", "--filter", condition)},
                         {"I trust her.", "She keeps her word."})
        self.assertEqual(len(self.rows("codings", "export", "s.crosscase", "--filter", "near(Trust, Cost, 0)")), 2)

    def test_saved_queries(self):
        self.run_program("queries", "save", "s.crosscase", "Trust at cost", "overlap(Trust, Cost)")
        self.run_program("queries", "save", "s.crosscase", "Kept", "query('trust at cost') and code = 'Kept promises'")
        self.assertEqual(self.quotes("--saved", "kept"), ["She keeps her word."])
        out = self.out("query", "s.crosscase", "--saved", "kept", "--format", "md")
        self.assertIn("Saved query 'Kept': query('trust at cost') and code = 'Kept promises'", out)
        self.assertEqual(self.quotes("not query(Kept) and overlap(Trust, Cost)"), ["I trust her."])
        self.assertEqual([row["name"] for row in self.rows("queries", "list", "s.crosscase")], ["Kept", "Trust at cost"])
        self.assertEqual(self.rows("queries", "s.crosscase"), self.rows("queries", "list", "s.crosscase"))

    def test_axis_and_drill_down(self):
        self.run_program("queries", "save", "s.crosscase", "Trust at cost", "overlap(Trust, Cost) and not text(keeps)")
        matrix = ("matrix", "s.crosscase", "--columns", "query:Trust at cost")
        self.assertEqual([row["Trust at cost"] for row in self.rows(*matrix)], ["1", "0"])
        behind = self.rows(*matrix, "--cell-codings", "Alpha", "Trust at cost")
        self.assertEqual([row["quote"] for row in behind], ["I trust her."])
        self.run_program("queries", "save", "s.crosscase", "Outer", "query('Trust at cost')")
        self.assertEqual([row["Outer"] for row in self.rows("matrix", "s.crosscase", "--columns", "query:Outer")], ["1", "0"])

    def test_rename_and_delete(self):
        self.run_program("queries", "save", "s.crosscase", "A", "overlap(Trust, Cost)")
        self.run_program("queries", "save", "s.crosscase", "B", "query(A)")
        self.run_program("table", "save", "s.crosscase", "T", "--columns", "query:A")
        self.complains("asked for by query 'B', table 'T'", "queries", "delete", "s.crosscase", "A")
        self.run_program("queries", "rename", "s.crosscase", "A", "Trust, at cost")
        self.assertEqual(self.quotes("--saved", "B"), ["I trust her.", "She keeps her word."])
        self.assertIn("Trust, at cost", self.out("table", "run", "s.crosscase", "T"))
        self.run_program("undo", "s.crosscase")
        self.assertEqual([row["name"] for row in self.rows("queries", "s.crosscase")], ["A", "B"])
        self.run_program("table", "remove", "s.crosscase", "T")
        self.run_program("queries", "delete", "s.crosscase", "B")
        self.run_program("queries", "delete", "s.crosscase", "A")
        self.assertEqual(self.rows("queries", "s.crosscase"), [])
        self.assertIn("Remove saved query: A", self.out("history", "s.crosscase"))

    def complains(self, says, *words, status=1):
        self.assertIn(says, self.fails(*words, status=status))

    def test_errors(self):
        self.complains("expected ',' or ')'", "query", "s.crosscase", "overlap(Trust", status=2)
        self.complains("there is no theme 'Trsut'", "query", "s.crosscase", "overlap(Trsut, Cost)")
        self.complains("give an EXPRESSION or --saved NAME", "query", "s.crosscase", status=2)
        self.fails("query", "s.crosscase", "theme = Trust", "--saved", "A", status=2)
        self.complains("there is no saved query 'A'", "query", "s.crosscase", "--saved", "A")
        self.complains("in text(", "query", "s.crosscase", "text('trust NEAR')")
        self.complains("asks for itself", "queries", "save", "s.crosscase", "A", "query(A)")
        self.complains("there is no theme", "queries", "save", "s.crosscase", "A", "theme = Nowhere")
        self.fails("queries", "save", "s.crosscase", "A", "", status=2)
        self.complains("there is no saved query 'A'", "queries", "delete", "s.crosscase", "A")

    def test_a_query_that_broke_is_told(self):
        self.run_program("queries", "save", "s.crosscase", "A", "overlap(Trust, Cost)")
        self.run_program("codes", "rename", "s.crosscase", "Cost", "Price")
        _, said = self.run_program("queries", "list", "s.crosscase")
        self.assertIn("the saved query 'A' cannot be asked: there is no theme 'Cost'", said)

    def test_help(self):
        self.assertIn("overlap(Trust, Risk, by different coders)", self.out("help", "expressions"))


if __name__ == "__main__":
    unittest.main()
