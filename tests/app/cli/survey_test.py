# SPDX-License-Identifier: GPL-3.0-or-later
"""`import-survey`: tables whose rows become cases with attributes and documents."""
import io
import unittest
import zipfile

from cli import CliTest

OPEN = "They keep their word, always did, and it is near to where we live."
ROWS = [["participant", "age", "sex", "member", "since", "why"],
        ["Änne", "34", "f", "ja", "2005-03-01", OPEN],
        ["Ben", "", "m", "nein", "", "It was cheap;\nvery cheap, as it seemed to us in those days."],
        ["Eve", "NA", "f", "ja", "2001-12-24", ""],
        ["Ida", "8", "m", "nein", "2001-12-24", "My brother works there, and told me about it a lot."]]
TEXT = "why\nIt was cheap;\nvery cheap, as it seemed to us in those days.\n"
CASES = """case,parent,age:integer,sex:choice,member:boolean,since:date,document,start,end,speaker
Änne,,34,f,true,2005-03-01,Änne,,,
Ben,,,m,false,,Ben,,,
Eve,,,f,true,2001-12-24,,,,
Ida,,8,m,false,2001-12-24,Ida,,,
"""


def separated(rows, separator):
    quoted = (['"' + cell.replace('"', '""') + '"' if set(cell) & set(';,\t\n"') else cell for cell in row] for row in rows)
    return "".join(separator.join(row) + "\r\n" for row in quoted)


def workbook(rows):
    """An xlsx with the words shared or inline, ages as numbers, dates as days, truth as booleans."""
    shared, sheet = [], ""
    for number, row in enumerate(rows, 1):
        sheet += f'<row r="{number}">'
        for column, cell in enumerate(row):
            place = f"{chr(65 + column)}{number}"
            if number > 1 and column == 4 and cell:
                sheet += f'<c r="{place}" s="1"><v>{ {"2005-03-01": 38412, "2001-12-24": 37249}[cell] }</v></c>'
            elif number > 1 and column == 3:
                sheet += f'<c r="{place}" t="b"><v>{int(cell == "ja")}</v></c>'
            elif cell.isdigit():
                sheet += f'<c r="{place}"><v>{cell}</v></c>'
            elif column == 2:
                sheet += f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
            elif cell:
                sheet += f'<c r="{place}" t="s"><v>{len(shared)}</v></c>'
                shared.append(f"<si><t>{cell}</t></si>")
        sheet += "</row>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    parts = {"_rels/.rels": f'<Relationships><Relationship Id="a" Type="{kind}officeDocument" Target="xl/workbook.xml"/></Relationships>',
             "xl/workbook.xml": '<workbook><sheets><sheet name="About" id="b" state="hidden"/><sheet name="Answers" id="c"/></sheets></workbook>',
             "xl/_rels/workbook.xml.rels": "<Relationships>" + "".join(
                 f'<Relationship Id="{key}" Type="{kind}{name}" Target="{target}"/>' for key, name, target in
                 (("b", "worksheet", "b.xml"), ("c", "worksheet", "c.xml"), ("d", "sharedStrings", "d.xml"), ("e", "styles", "e.xml")))
             + "</Relationships>",
             "xl/b.xml": '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
             "xl/c.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
             "xl/d.xml": f"<sst>{''.join(shared)}</sst>",
             "xl/e.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return archive.getvalue()


class Survey(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("new", self.project, "-q")

    def imported(self, *words):
        return self.run_program("import-survey", self.project, *words)[1]

    def check_study(self):
        self.assertEqual(self.out("cases", self.project, "--format", "csv"), CASES)
        self.assertEqual(self.column("document", "documents", self.project), ["Änne", "Ben", "Ida"])
        self.assertEqual(self.out("text", self.project, "Ben"), TEXT)
        self.assertIn("no problem", self.run_program("verify", self.project)[1])

    def test_separated_values_of_any_dialect_give_the_same_study(self):
        for encoding, separator, told in (("utf-8", ",", "UTF-8, separator ','"), ("utf-8-sig", ";", "UTF-8, separator ';'"),
                                          ("utf-16", "\t", "separator tab"), ("windows-1252", ";", "separator ';'")):
            with self.subTest(encoding=encoding, separator=separator):
                self.write("answers.csv", separated(ROWS, separator).encode(encoding))
                err = self.imported("answers.csv")
                self.assertIn(told + ", 4 rows, 6 columns", err)
                self.assertIn("cases are named by: participant\nopen questions: why\n", err)
                self.assertIn("survey: 4 rows, 4 new cases, 3 documents", err)
                self.check_study()
                self.run_program("undo", self.project)

    def test_a_workbook_gives_the_same_study(self):
        self.write("answers.xlsx", workbook(ROWS))
        self.assertIn("sheet 'Answers', 4 rows, 6 columns (other sheets: 'About')", self.imported("answers.xlsx"))
        self.check_study()
        self.assertIn("'x'", self.assert_refused("import-survey", self.project, "answers.xlsx", "--sheet", "x"))
        self.assertIn("no rows", self.assert_refused("import-survey", self.project, "answers.xlsx", "--sheet", "1"))

    def test_questions_are_headings(self):
        self.write("answers.csv", separated(ROWS, ";"))
        self.imported("answers.csv", "--language", "en", "--group", "Wave 1")
        rows = self.rows("passages", self.project, "Ben")
        self.assertEqual([(row["heading"], row["kind"]) for row in rows], [("1", "heading"), ("", "paragraph"), ("", "paragraph")])
        document = self.rows("documents", self.project)[0]
        self.assertEqual((document["language"], document["group"]), ("en", "Wave 1"))

    def test_undo_restores(self):
        before = self.everything()
        self.write("answers.csv", separated(ROWS, ","))
        self.imported("answers.csv")
        after = self.everything()
        self.run_program("undo", self.project)
        self.assertEqual(self.everything(), before)
        self.run_program("redo", self.project)
        self.assertEqual(self.everything(), after)
        self.assertEqual(self.rows("history", self.project)[1]["title"], "Import a survey of 4 cases")

    def test_dry_run_shows_the_columns_and_imports_nothing(self):
        self.write("answers.csv", separated(ROWS, ","))
        before = self.everything()
        out, err = self.run_program("import-survey", self.project, "answers.csv", "--dry-run", "--format", "csv")
        self.assertEqual(out, "column,role,type,answers,distinct,empty\nparticipant,case name,,4,4,0\n"
                              "age,attribute,integer,2,2,2\nsex,attribute,choice,4,2,0\nmember,attribute,boolean,4,2,0\n"
                              "since,attribute,date,3,2,1\nwhy,open question,,3,3,1\n")
        self.assertIn("nothing was imported", err)
        self.assertEqual(self.everything(), before)
        self.fails("import-survey", self.project, "answers.csv", "--format", "csv", status=2)

    def test_the_columns_can_be_told(self):
        self.write("answers.csv", separated(ROWS, ","))
        err = self.imported("answers.csv", "--text", "sex", "--text", "member", "--attribute", "age:text", "--ignore", "since")
        self.assertIn("open questions: sex, member\nattributes: age (text), why (text)\n", err)
        self.run_program("undo", self.project)
        err = self.imported("answers.csv", "--id", "sex", "--attribute", "age", "--attribute", "member:choice")
        self.assertIn("named nowhere are left out: 'participant', 'since'", err)
        self.assertIn("'f' (lines 2 and 5) became 'f (2)'", err)
        self.assertEqual(self.column("case", "cases", self.project), ["f", "m", "f (2)", "m (2)"])

    def test_what_is_wrong_is_listed_and_nothing_is_imported(self):
        self.write("answers.csv", separated(ROWS, ","))
        for words, part in ((("--attribute", "sex:integer"), "line 2: sex: 'f' is not a whole number"),
                            (("--id", "nobody"), "there are: 'participant', 'age'"), (("--text", "nobody"), "'nobody'"),
                            (("--attribute", "age:colour"), "no type 'colour'"), (("--id", "age", "--ignore", "age"), "it can be one only"),
                            (("--sheet", "1"), "leave the sheet out")):
            for more in ((), ("--dry-run",)):
                self.assertIn(part, self.assert_refused("import-survey", self.project, "answers.csv", *words, *more))
        self.fails("import-survey", self.project, "answers.csv", "--separator", "''", status=2)
        self.assertIn("nowhere.csv", self.assert_refused("import-survey", self.project, "nowhere.csv"))
        self.assertIn("no rows", self.assert_refused("import-survey", self.project, self.write("empty.csv", "a,b\n")))

    def test_ragged_rows_lose_nothing(self):
        self.write("answers.csv", "id,age,town\nA,7\nB,8,Riga,and,more\n")
        err = self.imported("answers.csv")
        self.assertIn("1 row has fewer cells than there are columns (3)", err)
        self.assertIn("line 3: 'and,more'", err)
        self.assertEqual([(row["age:integer"], row["surplus:text"]) for row in self.rows("cases", self.project)],
                         [("7", ""), ("8", "and,more")])

    def test_quiet_says_only_warnings(self):
        self.write("answers.csv", separated(ROWS, ",").replace("NA", "9"))
        self.assertEqual(self.run_program("import-survey", self.project, "answers.csv", "-q"), ("", ""))


if __name__ == "__main__":
    unittest.main()
