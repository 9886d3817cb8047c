# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as other programs read them: workbooks, documents and CSV, opened with Python and with LibreOffice."""
import csv
import io
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml
import zipfile

from cli import Study, call, environment

SHEET = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
WORD = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
ODF = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
       "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
ARABIC = "الثقة"
DAY = "1700000000"  # 2023-11-14


class Exports(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="crosscase-exports-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copy(Study.file(), self.folder / "s.crosscase")
        for code in (ARABIC, "=SUM(A1)", "two, \"quoted\""):
            self.run_program("codes", "add", "s.crosscase", code)

    def run_program(self, *words):
        done = call(self.folder, *words, env={**environment(self.folder), "SOURCE_DATE_EPOCH": DAY})
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()

    def matrix(self, name, *more):
        self.run_program("matrix", "s.crosscase", "--columns", "codes", *more, "-o", name)
        return self.folder / name

    def rows_of_csv(self, *more):
        return list(csv.reader(io.StringIO(self.matrix("t.csv", *more).read_text(encoding="utf-8"), newline="")))

    def cells_of_sheet(self, path, sheet=1):
        with zipfile.ZipFile(path) as file:
            self.assertIsNone(file.testzip())
            strings = ["".join(item.itertext())
                       for item in xml.fromstring(file.read("xl/sharedStrings.xml")).findall("m:si", SHEET)]
            root = xml.fromstring(file.read(f"xl/worksheets/sheet{sheet}.xml"))
        self.assertFalse(root.findall(".//m:f", SHEET), "a formula")
        cells = {}
        for cell in root.iterfind(".//m:c", SHEET):
            value = cell.find("m:v", SHEET)
            if value is not None:
                cells[cell.get("r")] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
        return cells, [merged.get("ref") for merged in root.iterfind(".//m:mergeCell", SHEET)]

    def test_a_workbook_has_numbers_merged_heads_and_no_formula(self):
        cells, merged = self.cells_of_sheet(self.matrix("t.xlsx"))
        heads, alpha = self.rows_of_csv()[:2]
        self.assertEqual([cells["A3"]] + [cells[f"{c}3"] for c in "BCD"],
                         [alpha[0]] + [float(n) for n in alpha[1:4]])
        self.assertEqual(cells["B1"], "Trust")
        self.assertIn("A1:A2", merged)
        self.assertIn("=SUM(A1)", cells.values())
        self.assertIn(ARABIC, cells.values())
        about, _ = self.cells_of_sheet(self.folder / "t.xlsx", 2)
        self.assertTrue(any("A study (s.crosscase)" in str(v) and "2023-11-14" in str(v) for v in about.values()))

    def test_csv_guards_formulas_and_is_read_by_pythons_csv(self):
        rows = self.rows_of_csv()
        self.assertTrue({ARABIC, "'=SUM(A1)", 'two, "quoted"'} <= set(rows[0]))
        self.assertTrue(all(len(row) == len(rows[0]) for row in rows))

    def test_a_word_document_has_repeated_heads_merged_cells_and_right_to_left(self):
        with zipfile.ZipFile(self.matrix("t.docx")) as file:
            self.assertIsNone(file.testzip())
            root = xml.fromstring(file.read("word/document.xml"))
        self.assertTrue(root.findall(".//w:tblHeader", WORD))
        self.assertTrue(root.findall(".//w:vMerge", WORD))
        right_to_left = [p for p in root.iterfind(".//w:p", WORD) if p.find("w:pPr/w:bidi", WORD) is not None]
        self.assertEqual({"".join(p.itertext()) for p in right_to_left}, {ARABIC})
        self.assertIn("2023-11-14", "".join(root.itertext()))

    def test_an_opendocument_text_has_repeated_heads_merged_cells_and_right_to_left(self):
        with zipfile.ZipFile(self.matrix("t.odt")) as file:
            self.assertEqual(file.namelist()[0], "mimetype")
            self.assertEqual(file.infolist()[0].compress_type, zipfile.ZIP_STORED)
            root = xml.fromstring(file.read("content.xml"))
        self.assertIsNotNone(root.find(".//table:table-header-rows", ODF))
        spans = root.findall(f".//*[@{{{ODF['table']}}}number-rows-spanned]")
        self.assertTrue(spans)
        style = f"{{{ODF['text']}}}style-name"
        turned = {"".join(p.itertext()) for p in root.iterfind(".//text:p", ODF) if p.get(style).endswith("_RTL")}
        self.assertEqual(turned, {ARABIC})

    def test_the_same_day_gives_the_same_bytes(self):
        for ending in ("xlsx", "odt", "docx", "html", "tex", "json"):
            first = self.matrix(f"1.{ending}").read_bytes()
            self.assertEqual(first, self.matrix(f"2.{ending}").read_bytes(), ending)

    def test_summaries_keep_their_line_breaks(self):
        words = "First line,\nsecond \"line\"."
        self.run_program("summary", "set", "s.crosscase", "--case", "Alpha", "--code", "Trust", "--text", words)
        cells, _ = self.cells_of_sheet(self.matrix("t.xlsx", "--cell", "summary"))
        self.assertIn(words, cells.values())
        self.assertTrue(any(words in row for row in self.rows_of_csv("--cell", "summary")))

    def test_a_cell_too_long_for_excel_is_cut_and_stands_whole_on_a_sheet_of_its_own(self):
        words = "".join(f"{n} 😀 {ARABIC}\n" for n in range(4000)) + "the end"
        self.assertGreater(len(words.encode("utf-16-le")) // 2, 32767)
        (self.folder / "long.txt").write_text(words, encoding="utf-8")
        self.run_program("summary", "set", "s.crosscase", "--case", "Alpha", "--code", "Trust", "--file", "long.txt")
        path = self.matrix("t.xlsx", "--cell", "summary")
        cells, _ = self.cells_of_sheet(path)
        cut = next(value for value in cells.values() if str(value).startswith("0 😀"))
        self.assertLessEqual(len(cut.encode("utf-16-le")) // 2, 32767)
        self.assertIn("[...]", cut[-40:])
        self.assertTrue(words.startswith(cut.split("[...]")[0].rstrip()))
        with zipfile.ZipFile(path) as file:
            self.assertIn('name="Long cells"', file.read("xl/workbook.xml").decode())
        pieces, _ = self.cells_of_sheet(path, 2)
        whole = "".join(str(value) for cell, value in pieces.items() if len(str(value)) > 1000)
        self.assertEqual(whole, words)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice_reads_what_our_csv_says(self):
        def convert(name, kind):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless",
                            "--convert-to", kind, "--outdir", str(self.folder / "out"), str(self.folder / name)],
                           capture_output=True, timeout=120, check=True, env=environment(self.folder))

        self.matrix("t.xlsx")
        convert("t.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
        rows = list(csv.reader(io.StringIO((self.folder / "out" / "t.csv").read_text(encoding="utf-8"))))
        self.assertEqual(rows[2:], self.rows_of_csv()[1:])
        for name in ("t.odt", "t.docx"):
            self.matrix(name)
            convert(name, "pdf")
            self.assertTrue((self.folder / "out" / "t.pdf").read_bytes().startswith(b"%PDF"))
            (self.folder / "out" / "t.pdf").unlink()


if __name__ == "__main__":
    unittest.main()
