# SPDX-License-Identifier: GPL-3.0-or-later
"""The displays of the two sample studies show what the studies report (S1: Rothkegel, Erakovic & Shepherd 2006; S2)."""
import atexit
import csv
import io
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from cli import PROGRAM, SOURCE, CliTest, environment

COSO = ",".join(("Internal environment", "Objective setting", "Event identification", "Risk assessment", "Risk response",
                 "Control activities", "Information and communication", "Monitoring"))
NZ, ZHEJIANG = "alliances-nz", "alliances-zhejiang"
SATISFIED = "rating:Outcome > Satisfied with the partnership"


class Sample:
    """Each sample study is made once; the displays only read it."""
    made = {}

    @classmethod
    def project(cls, study):
        if study not in cls.made:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="crosscase-sample-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            project = folder / "study.crosscase"
            done = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / study, project],
                                  env={**environment(folder), "CROSSCASE": os.path.abspath(PROGRAM)}, capture_output=True, timeout=300)
            assert done.returncode == 0, done.stderr.decode()
            cls.made[study] = project
        return cls.made[study]


class Layouts(CliTest):
    def display(self, name, study, *options):
        return self.rows("display", name, Sample.project(study), *options)

    def cells(self, name, study, *options):
        """The table as lists: heads first."""
        out = self.out("display", name, Sample.project(study), *options, "--format", "csv", "--no-formula-guard")
        return list(csv.reader(io.StringIO(out)))

    def test_s1_cases_and_informants(self):
        rows = self.display("participants", NZ, "--attributes", "firm_type,firm", "--source-type", "interview")
        self.assertEqual([(row["case"], row["unit"][:2], row["firm_type"], row["firm"], row["informants"]) for row in rows], [
            ("Partnership One", "1a", "SME", "TeleDynamics", "Managing Director"),
            ("Partnership One", "1b", "Large", "Telco", "Partner Account Manager"),
            ("Partnership Two", "2a", "SME", "Exxel", "CEO"),
            ("Partnership Two", "2b", "Large", "I Tech", "Head of Innovation & New Ventures"),
            ("Partnership Three", "3a", "SME", "Milky Way", "Managing Director"),
            ("Partnership Three", "3b", "Large", "Dairy Inc", "Operations Director"),
            ("Partnership Four", "4a", "SME", "Pulp Fiction", "Managing Director"),
            ("Partnership Four", "4b", "Large", "Alpine Forest", "Wood Resources Manager")])
        self.assertEqual({row["interviews"] for row in rows}, {"1"})
        self.assertTrue(all(int(row["words"]) > 500 for row in rows))
        shown = self.out("display", "participants", Sample.project(NZ), "--format", "md")
        self.assertIn("Partnership One: 1 (5 Telco partner brochure)", shown)

    def test_s1_pattern_across_cases(self):
        table = self.cells("case-ordered", NZ, "--by", SATISFIED, "--cell", "rating")
        self.assertEqual([row[:2] for row in table[1:]], [["+", "Partnership Two"], ["+", "Partnership Four"],
                                                         ["-", "Partnership One"], ["-", "Partnership Three"]])
        columns = {head.split(" > ")[-1]: "".join(row[at] for row in table[1:]) for at, head in enumerate(table[0])}
        for theme, ratings in {"Character-based trust": "o+--", "Competence-based trust": "o+o-", "Commitment of the large firm": "o+--",
                               "Shared understanding of purpose": "++o-", "Mutual dependence": "-+--", "Executive level": "o+-+",
                               "Staff turnover": "---+", "Open communication": "++--"}.items():
            self.assertEqual(columns[theme], ratings, theme)

    def test_s1_which_predictor_goes_with_satisfaction(self):
        table = self.cells("predictor-outcome", NZ, "--by", SATISFIED)
        heads = [head.split(" > ")[-1] for head in table[0]]
        self.assertNotIn("Satisfied with the partnership", heads[2:])
        same = dict(zip(heads, next(row for row in table if row[1] == "same level")))
        pairs = dict(zip(heads, next(row for row in table if row[1] == "pairs in its order")))
        self.assertEqual((same["Open communication"], pairs["Open communication"]), ("4 of 4", "4 of 4"))
        self.assertEqual((same["Staff turnover"], pairs["Staff turnover"]), ("1 of 4", "0 of 2"))
        self.assertIn("Most cases at the level of the outcome (4): Communication > Open communication.",
                      self.out("display", "predictor-outcome", Sample.project(NZ), "--by", SATISFIED, "--format", "md"))

    def test_s1_propositions(self):
        table = self.cells("propositions", NZ)
        self.assertEqual([row[0:1] + row[2:] for row in table[1:]], [
            ["P1", "+", "", "+", "", "2", "0", "0", "2", "0"],
            ["P2", "+", "+", "+", "+", "4", "0", "0", "0", "0"],
            ["P3", "(+)", "+", "+", "+", "3", "1", "0", "0", "0"],
            ["P4", "", "+", "+", "(+)", "2", "1", "0", "1", "0"],
            ["P5", "", "", "+", "+", "2", "0", "0", "2", "0"]])
        rows = self.display("propositions", NZ, "--long")
        self.assertEqual(len(rows), 20)
        self.assertEqual({row["verdict"] for row in rows}, {"supports", "partly", "silent"})
        self.assertTrue(all(row["reason"] for row in rows))

    def test_s1_contrast_and_pairs(self):
        table = self.cells("contrast", NZ, "--by", SATISFIED)
        self.assertEqual(table[0][2:], ["Outcome > Satisfied with the partnership: + > Partnership Two",
                                        "Outcome > Satisfied with the partnership: - > Partnership One"])
        trust = next(row for row in table if row[1] == "Competence-based trust")
        self.assertTrue(trust[3].startswith("o: TeleDynamics relies on the network"), trust)
        self.assertNotIn("\n", trust[3])
        rows = self.display("pairs", NZ)
        self.assertEqual(len({row["pair"] for row in rows}), 6)
        last = [row for row in rows if row["pair"] == "Partnership Three – Partnership Four"]
        self.assertEqual([row["similar?"] for row in last if row["dimension"] == "Personal ties > Executive level"], ["both +"])
        self.assertEqual((last[-1]["similar?"], last[-1]["different?"]), ("1 similar", "8 different, 0 not comparable"))

    def test_s1_construct_leads_to_informants(self):
        rows = self.display("construct", NZ, "--code", "Outcome > Satisfied with the partnership", "--per-cell", "1")
        self.assertEqual([row["case"] for row in rows], ["Partnership Two", "Partnership Four", "Partnership One", "Partnership Three"])
        self.assertTrue(any(informant in rows[0]["quotes"] for informant in ("CEO", "Head of Innovation & New Ventures")), rows[0])

    def test_s1_triangulation_and_data_structure(self):
        rows = self.display("triangulation", NZ)
        self.assertEqual({name.split(" > ")[0] for name in rows[0]} - {"code", "source types"},
                         {"brochure", "interview", "minutes", "newspaper article", "web page"})
        self.assertTrue(all(int(row["interview > references"]) > 0 for row in rows))
        counts = {row["code"]: int(row["references"]) for row in self.rows("codes", Sample.project(NZ))}
        rows = self.display("gioia", NZ, "--theme", "Trust")
        for row in rows:
            self.assertEqual(int(row["references"]), counts[f"{row['dimension']} > {row['theme']}"])

    def test_s1_every_exported_cell_leads_back(self):
        project = Sample.project(NZ)
        known = set(self.column("coding", "codings", "export", project, "--per", "coding"))
        rows = self.display("tidy", NZ, "--rows", "cases", "--columns", "themes")
        self.assertEqual(len(rows), 40)
        for row in rows:
            self.assertGreaterEqual(len(row["ids"].split()), int(row["value"]))
            self.assertLessEqual(set(row["ids"].split()), known)

    def test_s2_data_collection_and_literature(self):
        table = self.cells("documents", ZHEJIANG, "--fields", "none", "--attributes", "author,topic,collection_approach",
                           "--filter", 'document.group = "Case reports"')
        self.assertEqual(table[0], ["document", "author", "topic", "collection_approach"])
        self.assertEqual([row[0] for row in table[1:]],
                         ["Honghe sweaters", "Taizhou sewing equipment", "Cixi household appliances", "Yuyao plastics"])
        self.assertTrue(all(all(row) for row in table[1:]))
        rows = self.display("documents", ZHEJIANG, "--fields", "label", "--attributes", "topic,theoretical_framework,method,findings",
                            "--filter", 'document.group = "Literature"', "--order", "attribute:year")
        self.assertEqual(len(rows), 12)
        self.assertTrue(all(row["topic"] and row["method"] and row["findings"] for row in rows))

    def test_s2_key_elements(self):
        table = self.cells("key-elements", ZHEJIANG)
        self.assertEqual(table[0][:5], ["case", "Initiation > Internal factors", "Initiation > External factors",
                                        "Initiation > Motivations", "Management"])
        honghe = dict(zip(table[0], table[1]))
        self.assertEqual(honghe["case"], "Honghe")
        self.assertEqual(honghe["Initiation > Internal factors"].splitlines(),
                         ["- many SMEs, most with fewer than ten machines", "- old technology", "- insufficient capital",
                          "- lack of market information"])
        self.assertEqual([row[0] for row in table[1:]], ["Honghe", "Taizhou", "Cixi", "Yuyao"])
        markdown = self.out("display", "key-elements", Sample.project(ZHEJIANG), "--format", "md")
        self.assertIn("many SMEs", markdown)

    def test_s2_components_found(self):
        rows = self.display("fixed-list", ZHEJIANG, "--codes", f"codes:{COSO}", "--missing")
        found = {row["case"]: (row["found of all"], row["n/a"]) for row in rows}
        self.assertEqual({case: found[case] for case in ("Taizhou", "Cixi", "Yuyao")}, dict.fromkeys(("Taizhou", "Cixi", "Yuyao"), ("16 of 16", "0")))
        self.assertEqual(found["Honghe"], ("9 of 16", "6"))
        honghe = rows[0]
        for component in ("Internal environment", "Event identification", "Monitoring"):
            self.assertTrue(honghe[component].startswith("n/a: "), honghe[component])
        self.assertEqual(honghe["Objective setting"], "Strategic objectives; Related objectives; Selected objectives\nnot found: Risk tolerance")

    def test_s2_risk_map(self):
        table = self.cells("risk-grid", ZHEJIANG, "--x", "magnitude", "--y", "likelihood")
        self.assertEqual(table, [
            ["likelihood", "magnitude > low", "magnitude > medium", "magnitude > high"],
            ["high", "", "", "Honghe: Relationship risk\nHonghe: Performance risk"],
            ["medium", "", "Taizhou: Relationship risk\nCixi: Relationship risk\nCixi: Performance risk\nYuyao: Performance risk",
             "Taizhou: Performance risk"],
            ["low", "Yuyao: Relationship risk", "", ""]])

    def test_saved_and_run_again(self):
        shutil.copy(Sample.project(ZHEJIANG), self.path(self.project))
        self.run_program("display", "risk-grid", self.project, "--x", "magnitude", "--y", "likelihood", "--save-as", "Risk map")
        self.assertEqual(self.out("table", "run", self.project, "Risk map"),
                         self.out("display", "risk-grid", self.project, "--x", "magnitude", "--y", "likelihood"))

    def test_bad_words_are_refused(self):
        project = Sample.project(NZ)
        self.assertIn("rating:CODE", self.fails("display", "case-ordered", project))
        self.assertIn("--x SCALE", self.fails("display", "risk-grid", project))
        self.fails("display", "contrast", project)
        self.fails("display", "construct", project)
        self.fails("display", "documents", project, "--fields", "size", status=2)


if __name__ == "__main__":
    unittest.main()
