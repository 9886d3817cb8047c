# SPDX-License-Identifier: GPL-3.0-or-later
"""disagreements, consensus, --layer, --then; and projects of an older format."""
import csv
import io
import shutil
import unittest

from cli import SOURCE, CliTest, call, content

BEN = """document,code,start,end,coder
boss,Trust,36,48,Ben
boss,Trust > Kept promises,53,68,Ben
boss,Trust,104,116,Ben
union,Cost,5,36,Ben
"""
# Against Ann of the study: Trust agreed, Kept promises with other boundaries, Cost against Trust; union Cost agreed; Ben alone: Trust.


class Consensus(CliTest):
    def setUp(self):
        super().setUp()
        self.study()
        self.write("ben.csv", BEN)
        self.out("codings", "import", "s.crosscase", "ben.csv", "--coder", "Ben")
        for coder in ("Ann", "Ben"):
            for document in ("boss", "union"):
                self.out("progress", "s.crosscase", "--document", document, "--state", "coded", "--coder", coder)

    def differ(self, *words):
        return self.rows("disagreements", "s.crosscase", "--coders", "Ann,Ben", *words)

    def exported(self):
        """All that can be exported of a project, but for the history."""
        out = [self.out(*words) for words in (("codings", "export", "s.crosscase", "--per", "coding"), ("codebook", "export", "s.crosscase"),
                                              ("codings", "export", "s.crosscase", "--layer", "consensus"), ("cases", "s.crosscase"), ("info", "s.crosscase"),
                                              ("consensus", "list", "s.crosscase"), ("coders", "list", "s.crosscase"), ("matrix", "s.crosscase"))]
        return [line for text in out for line in text.splitlines() if not line.startswith(("batches", "last change", "file size"))]

    def test_kinds_and_how_much(self):
        rows = self.differ()
        self.assertEqual([row["kind"] for row in rows], ["other code", "B only", "boundary"])
        other, alone, boundary = rows
        self.assertEqual((other["code_a"], other["code_b"], other["quote_a"], other["place"]), ("Cost", "Trust", "They went up", "P01 ¶4"))
        self.assertEqual((other["characters"], other["words"], other["shared"]), ("10", "3", "100"))
        self.assertEqual((alone["document"], alone["code_a"], alone["code_b"], alone["quote_b"]), ("union", "", "Trust", "Trust is naïve."))
        self.assertEqual((boundary["quote_a"], boundary["quote_b"], boundary["characters"], boundary["words"]), ("She keeps her word.", "keeps her word.", "3", "1"))
        self.assertEqual({row["state"] for row in rows}, {"open"})
        self.assertEqual(len({row["id"] for row in rows}), 3)

    def test_choices(self):
        self.assertEqual([row["kind"] for row in self.differ("--kind", "boundary,b-only")], ["B only", "boundary"])
        self.assertEqual([row["kind"] for row in self.differ("--order", "place")], ["boundary", "other code", "B only"])
        self.assertEqual([row["document"] for row in self.differ("--document", "union")], ["union"])
        self.assertEqual([row["document"] for row in self.differ("--case", "Alpha")], ["boss", "boss"])
        self.assertEqual([row["kind"] for row in self.differ("--code", "Kept promises")], ["boundary"])
        self.assertEqual([row["quote_a"] for row in self.differ("--kind", "boundary", "--quote-limit", "12")], ["She [...]"])
        self.assertIn("none of", self.fails("disagreements", "s.crosscase", "--kind", "odd", status=2))
        self.assertIn("only coder", self.fails("disagreements", "s.crosscase", "--coders", "Ann"))
        self.out("progress", "s.crosscase", "--document", "union", "--state", "in-progress", "--coder", "Ben")
        self.assertEqual({row["document"] for row in self.differ()}, {"boss"})
        self.assertEqual({row["document"] for row in self.differ("--all-documents")}, {"boss", "union"})
        for form in ("table", "json", "md", "html"):
            self.assertIn("Kept promises", self.out("disagreements", "s.crosscase", "--format", form))

    def test_the_same_whichever_comes_first(self):
        turned = self.rows("disagreements", "s.crosscase", "--coders", "Ben,Ann")
        self.assertEqual({row["id"] for row in turned}, {row["id"] for row in self.differ()})
        self.assertEqual([row["kind"] for row in turned], ["other code", "A only", "boundary"])

    def test_decide_and_undo(self):
        before = self.exported()
        ids = [row["id"] for row in self.differ()]
        self.out("consensus", "decide", "s.crosscase", *ids, "--coders", "Ann,Ben", "--as", "a", "--reason", "the definition")
        rows = self.differ()
        self.assertEqual({(row["state"], row["decision"], row["reason"], row["decided_by"]) for row in rows}, {("decided", "A", "the definition", "Ann")})
        self.assertEqual(self.differ("--resolved", "no"), [])
        self.assertEqual(len(self.differ("--resolved", "yes")), 3)
        self.assertEqual({row["decision"] for row in self.rows("disagreements", "s.crosscase", "--coders", "Ben,Ann")}, {"B"})
        self.out("verify", "s.crosscase")
        self.out("undo", "s.crosscase")
        self.assertEqual(self.exported(), before)
        self.out("redo", "s.crosscase")
        self.out("verify", "s.crosscase")

    def test_a_everywhere_is_what_ann_coded(self):
        self.out("consensus", "accept", "s.crosscase", "--coders", "Ann,Ben")
        for side, coder in (("A", "Ann"), ("B", "Ben")):
            ids = [row["id"] for row in self.differ()]
            self.out("consensus", "decide", "s.crosscase", *ids, "--coders", "Ann,Ben", "--as", side)
            keys = ("document", "code_path", "start", "end", "weight")
            layer = [[row[key] for key in keys[:4]] for row in self.rows("codings", "export", "s.crosscase", "--per", "coding", "--layer", "consensus")]
            own = [[row[key] for key in keys[:4]] for row in self.rows("codings", "export", "s.crosscase", "--per", "coding", "--filter", f"coder = '{coder}'")]
            self.assertEqual(layer, own)
        self.out("verify", "s.crosscase")

    def test_layers_are_counted_apart(self):
        before = self.out("matrix", "s.crosscase", "--totals")
        agreement = self.out("agreement", "s.crosscase", "--coders", "Ann,Ben")
        differ = self.differ()
        tables = [("codes", "s.crosscase"), ("documents", "s.crosscase"), ("coders", "list", "s.crosscase"), ("display", "code-frequency", "s.crosscase"),
                  ("cooccurrence", "s.crosscase"), ("within", "s.crosscase", "Alpha"), ("quotes", "s.crosscase"), ("query", "s.crosscase", "code = 'Trust'"),
                  ("codings", "export", "s.crosscase"), ("search", "s.crosscase", "code:Trust word"), ("codebook", "check", "s.crosscase"), ("display", "tidy", "s.crosscase")]
        were = [self.out(*words) for words in tables]
        self.out("consensus", "accept", "s.crosscase", "--coders", "Ann,Ben")
        self.assertEqual([self.out(*words) for words in tables], were)
        self.assertEqual(self.out("matrix", "s.crosscase", "--totals"), before)
        self.assertEqual(self.out("agreement", "s.crosscase", "--coders", "Ann,Ben"), agreement)
        self.assertEqual(self.out("agreement", "s.crosscase"), agreement)
        self.assertEqual(self.differ(), differ)
        total = self.rows("matrix", "s.crosscase", "--rows", "documents", "--totals", "--layer", "consensus")[-1]
        self.assertEqual(total["total"], "2")
        self.assertIn("Layer: consensus, 2 codings", self.out("matrix", "s.crosscase", "--layer", "consensus", "--format", "table"))
        self.assertIn("Layer: coders", self.out("matrix", "s.crosscase", "--format", "md"))
        for words in (("quotes", "s.crosscase"), ("within", "s.crosscase", "Alpha"), ("query", "s.crosscase", "code = 'Trust'"), ("display", "code-frequency", "s.crosscase"),
                      ("framework", "s.crosscase"), ("codings", "export", "s.crosscase")):
            self.assertIn("Layer: consensus", self.out(*words, "--layer", "consensus", "--format", "json"), words)
        self.assertEqual({row["coder"] for row in self.rows("codings", "export", "s.crosscase", "--layer", "consensus")}, {"Consensus"})
        self.out("table", "save", "s.crosscase", "Agreed", "--rows", "documents", "--totals", "--layer", "consensus")
        self.assertEqual(self.rows("table", "run", "s.crosscase", "Agreed")[-1]["total"], "2")
        self.assertIn("no coder", self.fails("agreement", "s.crosscase", "--coders", "Ann,Consensus"))
        self.assertIn("no coder", self.fails("disagreements", "s.crosscase", "--coders", "Ann,Consensus"))
        self.assertIn("agreed on", self.fails("code", "s.crosscase", "--document", "boss", "--start", "0", "--end", "5", "--code", "Cost", "--coder", "Consensus"))

    def test_a_file_of_decisions(self):
        text = self.out("disagreements", "s.crosscase", "--coders", "Ann,Ben")
        rows = list(csv.DictReader(io.StringIO(text)))
        for row, (decision, reason) in zip(rows, (("both", "two things"), ("", ""), ("B", "shorter"))):
            row["decision"], row["reason"] = decision, reason
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
        self.write("d.csv", out.getvalue())
        # The coders are those of the file, in whatever order they are compared.
        self.out("consensus", "decide", "s.crosscase", "--coders", "Ben,Ann", "--decisions", "d.csv")
        self.assertEqual([(row["decision"], row["reason"], row["state"]) for row in self.differ()], [("both", "two things", "decided"), ("", "", "open"), ("B", "shorter", "decided")])
        layer = {(row["code"], row["quote"]) for row in self.rows("codings", "export", "s.crosscase", "--layer", "consensus")}
        self.assertEqual(layer, {("Cost", "They went up"), ("Trust", "They went up"), ("Kept promises", "keeps her word.")})
        self.assertEqual([row["decision"] for row in self.rows("consensus", "list", "s.crosscase")], ["A", "both"])  # of Ben and Ann
        before = content(self.path("s.crosscase").read_bytes())
        for bad, what in (("id,decision\nnone,A\n", "line 2"), ("id,decision\n%s,maybe\n" % rows[0]["id"], "none of"), ("id\nx\n", "decision"),
                          ("id,decision\n{0},A\n{0},B\n".format(rows[0]["id"]), "twice")):
            self.write("bad.csv", bad)
            self.assertIn(what, self.fails("consensus", "decide", "s.crosscase", "--decisions", "bad.csv"))
        self.assertEqual(content(self.path("s.crosscase").read_bytes()), before)
        self.fails("consensus", "decide", "s.crosscase", status=2)
        self.fails("consensus", "decide", "s.crosscase", rows[0]["id"], "--as", "perhaps", status=2)

    def test_stale_is_shown_and_cleared(self):
        self.out("consensus", "accept", "s.crosscase", "--coders", "Ann,Ben")
        boundary = self.differ("--kind", "boundary")[0]
        self.out("consensus", "decide", "s.crosscase", boundary["id"], "--as", "B")
        self.assertEqual(self.rows("consensus", "list", "s.crosscase", "--stale"), [])
        mine = next(row["coding"] for row in self.rows("codings", "export", "s.crosscase") if row["quote"] == "She keeps her word.")
        self.out("codings", "anchor", "s.crosscase", mine, "--start", "49", "--end", "67")
        stale = self.rows("consensus", "list", "s.crosscase", "--stale")
        self.assertEqual([(row["decision"], row["state"], row["code"]) for row in stale], [("B", "stale", "Trust > Kept promises")])
        self.assertEqual([row["state"] for row in self.differ("--kind", "boundary")], ["stale"])
        self.assertEqual(len(self.differ("--resolved", "no")), 3)
        self.assertIn("1 no longer hold", self.out("matrix", "s.crosscase", "--layer", "consensus", "--format", "md"))
        self.out("uncode", "s.crosscase", mine)
        self.assertEqual(len(self.rows("consensus", "list", "s.crosscase", "--stale")), 1)
        self.out("verify", "s.crosscase")
        self.out("consensus", "clear", "s.crosscase", "--stale")
        self.assertEqual([row["decision"] for row in self.rows("consensus", "list", "s.crosscase")], ["agreed", "agreed"])
        self.out("consensus", "clear", "s.crosscase", "--all")
        self.assertEqual(self.rows("consensus", "list", "s.crosscase"), [])
        self.assertEqual(self.rows("codings", "export", "s.crosscase", "--layer", "consensus"), [])
        self.fails("consensus", "clear", "s.crosscase", status=2)
        self.fails("consensus", "clear", "s.crosscase", "0123456789ab")
        self.out("verify", "s.crosscase")

    def test_a_coder_then_and_now(self):
        then = self.rows("history", "s.crosscase")[-1]["number"]
        mine = next(row["coding"] for row in self.rows("codings", "export", "s.crosscase") if row["quote"] == "She keeps her word.")
        self.out("codings", "anchor", "s.crosscase", mine, "--start", "53", "--end", "68")
        rows = self.rows("disagreements", "s.crosscase", "--coder", "Ann", "--then", then)
        self.assertEqual([(row["kind"], row["quote_a"], row["quote_b"], row["coder_b"]) for row in rows], [("boundary", "She keeps her word.", "keeps her word.", "Ann")])
        self.assertTrue(rows[0]["coder_a"].startswith(f"Ann (batch {then}, "))
        self.assertEqual(self.rows("disagreements", "s.crosscase", "--then", "2999-12-31"), [])
        figures = self.rows("agreement", "s.crosscase", "--coder", "Ann", "--then", then, "--unit", "character", "--coefficients", "percent")
        self.assertLess(float(figures[-1]["agree %"]), 100)
        now = self.rows("history", "s.crosscase")[-1]["number"]
        same = self.rows("agreement", "s.crosscase", "--coder", "Ann", "--then", now, "--coefficients", "percent")
        self.assertEqual({row["agree %"] for row in same}, {"100"})
        self.assertIn("value", self.out("agreement", "s.crosscase", "--then", then, "--export", "long"))
        self.fails("disagreements", "s.crosscase", "--then", then, "--coders", "Ann,Ben", status=2)
        self.fails("agreement", "s.crosscase", "--then", then, "--coders", "Ann,Ben", status=2)
        self.assertIn("no batch", self.fails("disagreements", "s.crosscase", "--then", "9999"))
        self.assertIn("had not begun", self.fails("disagreements", "s.crosscase", "--coder", "Ben", "--then", "1"))


class OlderFormat(CliTest):
    def test_is_read_as_it_is_and_brought_along_to_be_changed(self):
        shutil.copy(SOURCE / "tests" / "data" / "store" / "version1.crosscase", self.path("s.crosscase"))
        before = self.path("s.crosscase").read_bytes()
        codings = (SOURCE / "tests" / "data" / "store" / "version1_codings.csv").read_text(encoding="utf-8")
        self.assertEqual(self.out("codings", "export", "s.crosscase"), codings)
        self.assertIn("schema,1", self.out("info", "s.crosscase"))
        self.out("verify", "s.crosscase")
        self.assertEqual(self.path("s.crosscase").read_bytes(), before)
        _, told = self.run_program("consensus", "accept", "s.crosscase", "--coders", "Ann,Bob")
        self.assertIn("s backups", told)
        kept = list(self.path("s backups").iterdir())
        self.assertEqual(len(kept), 1)
        self.assertIn("schema,1", self.out("info", kept[0]))
        self.assertIn("schema,2", self.out("info", "s.crosscase"))
        self.assertEqual(self.out("codings", "export", "s.crosscase"), codings)
        self.out("verify", "s.crosscase")
        while call(self.folder, "undo", "s.crosscase", "--coder", "Ann").returncode == 0:
            pass
        self.out("verify", "s.crosscase")
        self.out("restore", "s.crosscase", kept[0])
        self.assertIn("schema,1", self.out("info", "s.crosscase"))
        self.assertEqual(self.out("codings", "export", "s.crosscase"), codings)


if __name__ == "__main__":
    unittest.main()
