# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty HOME to a cross-case table as CSV by keys alone, on the built program; what it did is read by the command line."""
import csv
import io
import os
import pathlib
import subprocess
import unittest

from screen import Screen

CROSSCASE = os.environ["CROSSCASE"]
STUDY = pathlib.Path(os.environ["CROSSCASE_SOURCE_DIR"]) / "tests" / "app" / "gui" / "study"
ARABIC = "كانت ثقتنا كبيرة منذ البداية.\n"
NAMES = ["P01_Anna", "P02_Ben", "P03_Chiara", "P04_Deniz"]


class Keyboard(unittest.TestCase):
    def setUp(self):
        self.screen = Screen()
        self.addCleanup(self.screen.close)

    def project(self):
        return next(self.screen.folder.rglob("thesis.crosscase"))

    def call(self, *words):
        done = subprocess.run([CROSSCASE, *map(str, words)], env=self.screen.environment, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode("utf-8-sig")

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.call(*words))))

    def quotes(self):
        return sorted((row["code"], row["quote"]) for row in self.rows("codings", "export", self.project()))

    def info(self, item):
        return next(row["value"] for row in self.rows("info", self.project()) if row["item"] == item)

    def soon(self, true, what):
        self.screen.wait_until(true, what)

    def find(self, words):
        """Selects the words in the open document."""
        self.screen.keys("ctrl+f")
        self.screen.type(words)
        self.screen.keys("Return", "Escape")

    def code(self, name):
        before = self.info("codings")
        self.screen.keys("ctrl+k")
        self.screen.type(name)
        self.screen.keys("Return")
        self.soon(lambda: self.info("codings") != before, f"a coding with {name}")

    def new_project(self):
        self.screen.keys("ctrl+n")
        self.screen.wait_until(lambda: "New" in self.screen.title(), "the dialog for a new project")
        self.screen.type("thesis")
        self.screen.keys("Return")
        self.screen.wait_for_title("thesis")
        self.soon(lambda: any(self.screen.folder.rglob("thesis.crosscase")), "the project's file")

    def import_files(self, files, count):
        self.screen.keys("ctrl+i")
        self.screen.wait_until(lambda: "thesis" not in self.screen.title(), "the file picker")
        self.screen.type(" ".join(f'"{file}"' for file in files))
        self.screen.keys("Return")
        self.screen.wait_until(lambda: "Import" in self.screen.title(), "the import dialog")
        self.screen.keys("alt+i")
        self.soon(lambda: self.info("documents") == str(count), "the documents")
        self.screen.wait_for_title("thesis")

    def test_the_main_job_without_a_mouse(self):
        self.new_project()
        self.import_files([STUDY / f"{name}.txt" for name in NAMES], 4)
        self.assertEqual([row["case"] for row in self.rows("cases", self.project())], ["Anna", "Ben", "Chiara", "Deniz"])

        # The first document is open, and its words can be found and coded.
        self.find("After a few weeks I felt isolated.")
        self.code("Isolation")
        self.assertEqual(self.quotes(), [("Isolation", "After a few weeks I felt isolated.")])
        self.screen.keys("ctrl+z")
        self.soon(lambda: self.info("codings") == "0", "the coding undone")
        self.screen.keys("ctrl+shift+z")
        self.soon(lambda: self.info("codings") == "1", "the coding redone")
        self.find("My study group. We met online every Tuesday and that kept me going.")
        self.code("Support")
        self.find("I lost my job at the cafe")
        self.code("Money")
        self.screen.keys("ctrl+Next")
        self.find("my supervisor answered e-mails quickly")
        self.code("sup")
        self.screen.keys("ctrl+Next")
        self.find("I felt isolated from day one.")
        self.code("iso")
        self.assertEqual(len(self.quotes()), 5)
        self.assertEqual([code for code, _ in self.quotes()], ["Isolation", "Isolation", "Money", "Support", "Support"])

        # The table, and its CSV.
        self.screen.keys("ctrl+5", "ctrl+e")
        self.screen.wait_until(lambda: "Export" in self.screen.title(), "the export dialog")
        self.screen.keys("Return")
        self.soon(lambda: any(self.screen.folder.rglob("*.csv")), "the CSV file")
        self.screen.wait_for_title("thesis")
        table = next(self.screen.folder.rglob("*.csv")).read_bytes()
        self.assertTrue(table.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
        self.assertEqual(rows[0][0], "case")
        self.assertEqual(rows[0][1:4], ["Isolation", "Support", "Money"])
        self.assertEqual([row[0] for row in rows[1:5]], ["Anna", "Ben", "Chiara", "Deniz"])
        self.assertEqual(rows[1][1:4], ["1", "1", "1"])
        self.assertEqual(rows[4][1:4], ["0", "0", "0"])

        # Words that are written from right to left.
        arabic = self.screen.folder / "P05.txt"
        arabic.write_text(ARABIC, encoding="utf-8")
        self.screen.keys("ctrl+1")
        self.import_files([arabic], 5)
        self.screen.keys("ctrl+period")  # the sentence where the cursor stands
        self.code("Support")
        self.assertIn("كانت ثقتنا كبيرة منذ البداية.", [quote for _, quote in self.quotes()])
        self.assertEqual(self.call("verify", self.project()).strip().count("\n"), 0)
        self.assertEqual(self.screen.complaints(), [])

    def test_killed_after_a_coding_it_opens_again_where_it_was(self):
        self.new_project()
        self.import_files([STUDY / "P01_Anna.txt"], 1)
        self.find("After a few weeks I felt isolated.")
        self.code("Isolation")
        self.screen.kill()
        self.screen.start()
        self.screen.wait_for_title("thesis")
        self.assertEqual(self.quotes(), [("Isolation", "After a few weeks I felt isolated.")])
        self.find("I lost my job at the cafe")
        self.code("Money")
        self.assertEqual(len(self.quotes()), 2)


if __name__ == "__main__":
    unittest.main()
