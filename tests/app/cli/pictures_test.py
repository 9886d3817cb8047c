# SPDX-License-Identifier: GPL-3.0-or-later
"""`crosscase picture`: the figures of the sample studies byte for byte, and odd projects.

CROSSCASE_GOLDEN=write writes the golden files anew, to be looked at before they are committed."""
import os
import pathlib
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as xml

from cli import PROGRAM, SOURCE, CliTest, environment

GOLDEN = SOURCE / "tests" / "app" / "cli" / "pictures"
KINDS = ("heatmap", "bars", "scatter", "portrait", "map", "gioia")
SCATTER = ("--x", "references:Trust", "--y", "rating:Outcome > Satisfied with the partnership")

FIGURES = {
    "nz": {
        "heatmap": ("heatmap", "--totals", "--title", "Themes by partnership"),
        "pattern": ("heatmap", "--spec", "Pattern"),
        "bars": ("bars", "--columns", "codes:Trust,Purpose,Commitment", "--with-subcodes"),
        "scatter": ("scatter", *SCATTER),
        "gioia": ("gioia", "--dimension", "Trust", "--dimension", "Personal ties"),
        "portraits": ("portrait", "--by-theme", "--dark"),
    },
    "zhejiang": {
        "map-honghe": ("map", "--case", "Honghe"),
        "map-taizhou": ("map", "--case", "Taizhou"),
        "map-cixi": ("map", "--case", "Cixi"),
        "map-yuyao": ("map", "--case", "Yuyao"),
        "map-all": ("map", "--centre", "Alliance"),
        "map-all-dark": ("map", "--dark", "--width", "900"),
    },
}


class Golden(CliTest):
    """The sample studies are made as a user makes them."""

    def check_study(self, study):
        project = self.path(f"{study}.crosscase")
        made = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / f"alliances-{study}", project],
                              env={**environment(self.folder), "CROSSCASE": str(pathlib.Path(PROGRAM).resolve())},
                              capture_output=True, timeout=120)
        self.assertEqual(made.returncode, 0, made.stderr.decode())
        for name, words in FIGURES[study].items():
            golden = GOLDEN / f"{study}-{name}.svg"
            self.run_program("picture", words[0], project, *words[1:], "-o", "made.svg")
            if os.environ.get("CROSSCASE_GOLDEN") == "write":
                GOLDEN.mkdir(exist_ok=True)
                shutil.copy(self.path("made.svg"), golden)
            xml.parse(self.path("made.svg"))
            self.assertTrue(self.bytes("made.svg") == golden.read_bytes(), f"{golden.name} differs")

    def test_new_zealand(self):
        self.check_study("nz")

    def test_zhejiang(self):
        self.check_study("zhejiang")


class Pictures(CliTest):
    def picture(self, *words):
        return xml.fromstring(self.out("picture", *words).encode())

    def texts(self, *words):
        return [element.text for element in self.picture(*words).iter("{http://www.w3.org/2000/svg}text")]

    def test_they_are_listed(self):
        self.assertEqual(tuple(self.column("name", "picture")), KINDS)

    def test_they_take_the_options_of_tables(self):
        self.study()
        shown = self.texts("heatmap", self.project, "--rows", "documents", "--columns", "codes:Trust", "--title", "By document")
        self.assertIn("By document", shown)
        self.assertIn("Trust", shown)
        self.run_program("table", "save", self.project, "Mine", "--columns", "codes:Cost")
        self.assertIn("Cost", self.texts("bars", self.project, "--spec", "Mine"))
        self.assertIn("heat map needs numbers", self.fails("picture", "heatmap", self.project, "--cell", "quotes"))

    def test_scatters_take_ratings_attributes_and_measures(self):
        self.study()
        self.run_program("rating", "scale", "add", self.project, "degree", "low", "high=very high")
        self.run_program("rating", "set", self.project, "--case", "Alpha", "--code", "Trust", "--value", "high")
        shown = self.texts("scatter", self.project, "--x", "rating:Trust@degree", "--y", "references:Cost")
        self.assertIn("high very high", shown)
        self.assertIn("Alpha", shown)
        self.assertIn("Without a value: Beta.", shown)
        shown = self.texts("scatter", self.project, "--x", "attribute:sector", "--y", "words:Trust", "--label", "attribute:sector")
        self.assertEqual(shown.count("public"), 2)
        for bad in ("Trust", "rating", "quotes:Trust", "references:"):
            self.assertIn("references:CODE", self.fails("picture", "scatter", self.project, "--x", bad, "--y", "words:Trust"))
        self.fails("picture", "scatter", self.project, "--x", "words:Nobody", "--y", "words:Trust")
        self.fails("picture", "scatter", self.project, "--x", "words:Cost", "--y", "words:Cost", "--cases", "documents", status=2)
        self.fails("picture", "scatter", self.project, "--x", "words:Cost", "--y", "words:Cost", "--label", "colour", status=2)

    def test_portraits_of_one_and_of_several(self):
        self.study()
        self.assertIn("Portrait of boss", self.texts("portrait", self.project, "boss"))
        shown = self.texts("portrait", self.project, "--code", "Cost")
        self.assertTrue({"P01", "P02", "Cost"} <= set(shown))
        self.assertNotIn("Trust", shown)

    def test_maps_show_links_with_evidence_or_all(self):
        self.study()
        coding = self.column("coding", "codings", "export", self.project)[0]
        self.run_program("link", "add", self.project, "--relation", "builds", "--from", "code:Trust", "--to", "case:Alpha",
                         "--case", "Alpha", "--evidence", coding)
        self.run_program("link", "add", self.project, "--relation", "costs", "--from", "code:Cost", "--to", "case:Beta",
                         "--case", "Beta")
        self.assertIn("builds", self.texts("map", self.project, "--case", "Alpha"))
        self.assertIn("builds · 1 of 2", self.texts("map", self.project))
        self.assertNotIn("costs · 1 of 2", self.texts("map", self.project))
        out, err = self.run_program("picture", "map", self.project)
        self.assertIn("1 link without evidence is left out.", err)
        self.assertIn("costs · 1 of 2", self.texts("map", self.project, "--all-links"))
        self.assertIn("did you mean 'builds'", self.fails("picture", "map", self.project, "--relation", "build"))

    def test_an_empty_project_has_pictures_that_say_so(self):
        self.run_program("new", self.project)
        for kind in ("heatmap", "bars", "portrait", "map", "gioia"):
            self.assertTrue([text for text in self.texts(kind, self.project) if text.startswith(("There is no", "The"))], kind)

    def test_odd_names(self):
        self.study()
        names = ['Comma, "quote" & <tag>', "شركة الحديد والصلب", "x" * 80, "two\nlines", "漢字" * 20]
        self.write("cases.csv", "case,document\n" + "".join('"%s",boss\n' % name.replace('"', '""') for name in names))
        self.run_program("cases", "import", self.project, "cases.csv")
        for kind in (("heatmap",), ("bars",), ("scatter", "--x", "words:Trust", "--y", "words:Cost"), ("map",), ("gioia",)):
            self.picture(kind[0], self.project, *kind[1:], "--dark", "--width", "500")

    def test_wrong_usage(self):
        self.study()
        self.fails("picture", "heatmap", self.project, "--width", "10", status=2)
        self.fails("picture", "pie", self.project, status=2)
        self.fails("picture", "scatter", self.project, "--x", "words:Trust", status=2)


if __name__ == "__main__":
    unittest.main()
