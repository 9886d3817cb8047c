# SPDX-License-Identifier: GPL-3.0-or-later
"""Qualitative comparative analysis through the real program: the sample study of Zhejiang and the Lipset data."""
import os
import subprocess
import unittest

from cli import PROGRAM, SOURCE, CliTest, environment

DATA = SOURCE / "tests" / "core" / "qca"
GOLDEN = SOURCE / "tests" / "app" / "cli" / "golden"
CONDITIONS = ("Government support=SUPPORT,Monitoring system=MONITORING,"
              "Innovation protection=INNOVATION,Credit mechanism=CREDIT")
ZHEJIANG = ("--outcome", "Performance=SURVIVED", "--conditions", CONDITIONS)


class Qca(CliTest):
    def sample(self):
        made = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / "alliances-zhejiang",
                               self.path("z.crosscase")], capture_output=True, timeout=300,
                              env={**environment(self.folder), "CROSSCASE": PROGRAM})
        self.assertEqual(made.returncode, 0, made.stderr.decode())
        return "z.crosscase"

    def assert_golden(self, name, text):
        """CROSSCASE_GOLDEN=write makes the files anew."""
        path = GOLDEN / name
        if os.environ.get("CROSSCASE_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        self.assertEqual(text, path.read_text(encoding="utf-8"), name)

    def test_zhejiang(self):
        project = self.sample()
        rows = self.rows("truth-table", project, *ZHEJIANG)
        values = {row["cases"]: "".join(row[name] for name in ("SUPPORT", "MONITORING", "INNOVATION", "CREDIT", "OUT"))
                  for row in rows}
        self.assertEqual(values, {"Honghe": "00000", "Taizhou": "11011", "Cixi": "11111", "Yuyao": "11101"})
        solution = self.rows("minimize", project, *ZHEJIANG, "--solution", "parsimonious")
        self.assertEqual([row["term"] for row in solution if row["term"] != "(solution)"], ["SUPPORT", "MONITORING"])
        for name, words in (("qca_truth_table.txt", ("truth-table",)),
                            ("qca_parsimonious.txt", ("minimize", "--solution", "parsimonious")),
                            ("qca_conservative.txt", ("minimize",)),
                            ("qca_chart.txt", ("minimize", "--chart")),
                            ("qca_necessity.txt", ("necessity",))):
            self.assert_golden(name, self.out(words[0], project, *ZHEJIANG, *words[1:], "--format", "table", "--width", "0"))

    def test_outcome_as_attribute_presence_and_filter(self):
        project = self.sample()
        rows = self.rows("truth-table", project, "--outcome", "outcome", "--conditions", "Government support,present:Monitoring system",
                         "--map", "outcome=failed:0/survived:1", "--filter", 'case.region = "Ningbo"')
        self.assertEqual([(row["OUT"], row["cases"]) for row in rows], [("1", "Cixi, Yuyao")])
        _, message = self.run_program("truth-table", project, "--outcome", "outcome", "--conditions", "Government support")
        self.assertIn("outcome is taken by the order of its choices: attribute 'outcome' (0 = ", message)
        message = self.fails("truth-table", project, "--outcome", "outcome", "--conditions", "Relationship risk",
                             "--map", "outcome=failed:0/survived:1")
        self.assertIn("@likelihood or rating:Risk > Relationship risk@magnitude", message)
        message = self.fails("truth-table", project, "--outcome", "outcome", "--conditions", "references:Management")
        self.assertIn("calibrate it: --threshold 'Management=NUMBER'", message)
        message = self.fails("truth-table", project, "--outcome", "outcome", "--conditions", "region")
        self.assertIn("'region' is text", message)
        self.assertEqual(self.column("cases", "truth-table", project, "--outcome", "outcome", "--conditions", "region",
                                     "--map", "region=Ningbo:1/Jiaxing:0/Taizhou:0",
                                     "--map", "outcome=failed:0/survived:1"), ["Cixi, Yuyao", "Honghe, Taizhou"])

    def test_files_need_no_project(self):
        table = ("--table", DATA / "qca_lipset_fuzzy_LF.csv", "--outcome", "SURV")
        terms = [(row["term"], row["incl"], row["PRI"], row["covS"], row["covU"]) for row in self.rows(
            "minimize", *table, "--solution", "intermediate", "--expect", "DEV,URB,LIT", "--expect", "IND,STB")]
        self.assertEqual(terms, [("DEV*URB*LIT*STB", "0.901", "0.879", "0.468", "0.378"),
                                 ("DEV*LIT*~IND*STB", "0.814", "0.721", "0.282", "0.191"),
                                 ("(solution)", "0.866", "0.839", "0.66", "")])
        self.assertEqual(self.column("expression", "necessity", *table, "--search", "--cov-cut", "0.6"),
                         ["LIT", "STB", "LIT*STB", "DEV + URB + IND"])
        kinds = [row["kind"] for row in self.rows("minimize", *table, "--solution", "intermediate",
                                                  "--expect", "DEV,URB,LIT,IND,STB", "--assumptions")]
        self.assertEqual((kinds.count("easy"), kinds.count("difficult, not used")), (1, 11))
        raw = ("--table", DATA / "qca_lipset_raw_LR.csv")
        self.assertEqual(self.column("DEV > membership", "calibrate", *raw, "--conditions", "DEV", "--calibrate",
                                     "DEV=400/550/900")[:3], ["0.8069", "0.9901", "0.5751"])
        thresholds = [word for pair in ("DEV=600", "URB=50", "LIT=75", "IND=30", "SURV=0") for word in ("--threshold", pair)]
        outs = {row["OUT"] + row["n"] for row in self.rows("truth-table", *raw, "--outcome", "SURV", "--conditions",
                                                           "DEV,URB,LIT,IND", *thresholds, "--lower-cut", "0")}
        self.assertEqual(outs, {"C4", "C3", "11", "05"})

    def test_export_for_r_and_fsqca(self):
        self.write("odd.csv", 'case,"Trust, own",ثقة,out\n=1+1,1,0.5,1\n"A, ""b""",0,0.25,0\nC,NA,1,1\n')
        words = ("truth-table", "--table", "odd.csv", "--outcome", "out")
        out, err = self.run_program(*words, "--export", "fsqca", "-o", "f.csv")
        self.assertEqual(self.bytes("f.csv").decode(), "case,TRUST_OWN,COND2,OUT\nCASE_1_1,1,0.5,1\nA_B,0,0.25,0\n")
        self.assertIn("COND2 stands for 'ثقة'", err)
        self.assertIn("left out: 'C', which has no value for Trust, own (empty)", err)
        self.run_program("minimize", *words[1:], "--export", "r", "-o", "r.csv", "--script", "r.R")
        self.assertIn('truthTable(data, outcome = "OUT", conditions = c("TRUST_OWN", "COND2")', self.bytes("r.R").decode())
        lipset = ("truth-table", "--table", DATA / "qca_lipset_crisp_LC.csv", "--outcome", "SURV")
        self.assertEqual(self.out(*lipset, "--export", "r"), (DATA / "qca_lipset_crisp_LC.csv").read_text())
        self.assertIn("let it end in .csv", self.fails(*words, "--export", "r", "-o", "x.html", status=2))
        self.assertIn("same plain CSV", self.fails(*words, "--export", "r", "--format", "csv", status=2))

    def test_odd_input_is_refused_with_a_reason(self):
        self.write("t.csv", "case,A,B,out\nx,1,0,1\ny,0,1,0\n")
        words = ("minimize", "--table", "t.csv", "--outcome", "out")
        self.assertIn("PROJECT is required", self.fails("truth-table", "--outcome", "out", status=2))
        self.assertIn("in place of PROJECT", self.fails("truth-table", "p.crosscase", *words[1:], status=2))
        self.assertIn("needs what theory expects", self.fails(*words, "--solution", "intermediate", status=2))
        self.assertIn("is for --solution intermediate", self.fails(*words, "--expect", "A", status=2))
        self.assertIn("is for a project", self.fails(*words, "--filter", "case.x = 1", status=2))
        self.assertIn("begins with no condition", self.fails(*words, "--threshold", "Z=1", status=2))
        self.assertIn("do not ascend", self.fails(*words, "--threshold", "A=2/1", status=2))
        self.assertIn("is there twice", self.fails(*words, "--conditions", "A,A"))
        self.assertIn("no column 'Q'", self.fails(*words, "--conditions", "Q"))
        self.write("twice.csv", "case,A,out\nx,1,1\nX,0,0\n")
        self.assertIn("line 3: the case 'X' stands on line 2", self.fails("truth-table", "--table", "twice.csv", "--outcome", "out"))
        self.write("words.csv", "case,A,out\nx,low,1\n")
        self.assertIn("line 2, column 'A': 'low' is no number", self.fails("truth-table", "--table", "words.csv", "--outcome", "out"))
        self.write("none.csv", "case,A,out\n")
        self.assertIn("there is no case", self.fails("truth-table", "--table", "none.csv", "--outcome", "out"))
        self.write("never.csv", "case,A,out\nx,1,0\n")
        self.assertIn("nothing to minimize", self.fails("minimize", "--table", "never.csv", "--outcome", "out"))
        self.run_program("new", "empty.crosscase")
        self.assertIn("no code or attribute", self.fails("truth-table", "empty.crosscase", "--outcome", "O", "--conditions", "A"))


if __name__ == "__main__":
    unittest.main()
