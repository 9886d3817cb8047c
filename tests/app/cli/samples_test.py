# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample studies come in through the command line, all their tables, and go out and in again."""
import csv
import unittest

from cli import SOURCE, CliTest


class Samples(CliTest):
    def begin(self, study):
        """Text, documents, cases, codes, codings of a sample study."""
        folder = SOURCE / "sample-cases" / study
        if not folder.is_dir():
            self.skipTest(f"{folder} is not there")
        self.run_program("new", self.project)
        self.run_program("import", self.project, folder / "documents")
        for command, name in (("documents", "documents"), ("cases", "cases"), ("codebook", "codebook"), ("codings", "codings")):
            self.run_program(command, "import", self.project, folder / f"{name}.csv")
        return folder

    def test_new_zealand(self):
        folder = self.begin("alliances-nz")
        for command, name in (("summary", "summaries"), ("rating", "ratings"), ("proposition", "propositions"),
                              ("progress", "progress"), ("memo", "memos")):
            self.run_program(command, "import", self.project, folder / f"{name}.csv")
        self.run_program("verify", self.project)
        info = {row["item"]: row["value"] for row in self.rows("info", self.project)}
        self.assertEqual((info["documents"], info["cases"], info["summaries"], info["ratings"]), ("12", "12", "36", "36"))
        self.assertEqual(set(self.column("coder", "rating", "list", self.project)), {"Anna"})
        self.assertEqual({row["coder"] for row in self.rows("progress", self.project) if row["state"] == "coded"}, {"Anna", "Mere"})
        memo = [row for row in self.rows("memo", "export", self.project) if row["title"] == "Question of the study"][0]
        self.assertEqual((memo["coder"], memo["created"]), ("Anna", "2005-03-01T09:00:00Z"))

    def test_zhejiang(self):
        folder = self.begin("alliances-zhejiang")
        for scale in (("presence", "0", "1"), ("likelihood", "low", "medium", "high"), ("magnitude", "low", "medium", "high")):
            self.run_program("rating", "scale", "add", self.project, *scale)
        self.run_program("summary", "import", self.project, folder / "summaries.csv")
        self.run_program("summary", "import", self.project, folder / "not_applicable.csv")
        self.run_program("rating", "import", self.project, folder / "risk_ratings.csv")
        self.run_program("rating", "import", self.project, folder / "ratings.csv", "--scale", "presence")
        self.run_program("link", "import", self.project, folder / "links.csv")
        self.run_program("verify", self.project)
        self.assertTrue([row for row in self.rows("summary", self.project) if row["state"] == "n/a"])
        self.assertEqual(set(self.column("scale", "rating", "list", self.project)), {"presence", "likelihood", "magnitude"})
        self.assertIn("case:Honghe", self.column("to", "link", "list", self.project))

    def test_tables_go_out_and_come_in_again(self):
        """A second project made of the exports exports the same."""
        folder = self.begin("alliances-nz")
        tables = (("documents", ("documents", "export")), ("cases", ("cases", "list")), ("codebook", ("codebook", "export")),
                  ("codings", ("codings", "export")), ("summary", ("summary", "list")), ("rating", ("rating", "list")),
                  ("proposition", ("proposition", "list")), ("progress", ("progress",)), ("memo", ("memo", "export")),
                  ("link", ("link", "list")))
        for command, name in (("summary", "summaries"), ("rating", "ratings"), ("proposition", "propositions"),
                              ("progress", "progress"), ("memo", "memos")):
            self.run_program(command, "import", self.project, folder / f"{name}.csv")
        self.run_program("new", "copy.crosscase")
        self.run_program("import", "copy.crosscase", folder / "documents")
        scales = self.rows("rating", "scale", self.project)
        for name in dict.fromkeys(row["scale"] for row in scales):
            self.run_program("rating", "scale", "add", "copy.crosscase", "--", name, *(
                "=".join(filter(None, (row["value"], row["label"]))) for row in scales if row["scale"] == name))
        for command, words in tables:
            self.run_program(*words, self.project, "-o", f"{command}.csv")
            if command == "memo":  # memos on codings came with the codings
                kept = [row for row in self.rows(*words, self.project) if row["kind"] != "coding"]
                with open(self.path("memo.csv"), "w", encoding="utf-8", newline="") as file:
                    writer = csv.DictWriter(file, kept[0])
                    writer.writeheader()
                    writer.writerows(kept)
            self.run_program(command, "import", "copy.crosscase", f"{command}.csv")
        for command, words in tables:
            self.assertEqual(self.content(self.rows(*words, self.project)), self.content(self.rows(*words, "copy.crosscase")), command)

    @staticmethod
    def content(rows):
        """What does not tell when something was written; in any order."""
        times = ("changed", "since", "stale", "created")
        return sorted(tuple((key, value) for key, value in row.items() if key not in times) for row in rows)


if __name__ == "__main__":
    unittest.main()
