# SPDX-License-Identifier: GPL-3.0-or-later
"""Projects that grew apart become one: packages and copies, decisions, texts, what must not happen."""
import csv
import shutil
import subprocess
import time
import unittest

from cli import BOSS, PROGRAM, CliTest, content, environment

CODERS = ("Cy", "Dora", "Emil", "Fay")


class Merging(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def rows(self, text):
        return list(csv.DictReader(text.splitlines()))

    def codings(self, project="s.crosscase"):
        """Every coding as (document, code, coder, start, end, weight)."""
        return sorted((row["document"], row["code_path"], row["coder"], row["start"], row["end"], row["weight"])
                      for row in self.rows(self.out("codings", "export", project, "--per", "coding", "--quiet")))

    def everything(self, project="s.crosscase"):
        """All exports that a project has, as one text."""
        return "\n".join(self.out(*words, "--quiet") for words in (
            ("codings", "export", project, "--per", "coding"), ("codebook", "export", project), ("cases", project),
            ("documents", project, "--format", "csv"), ("memo", "list", project), ("summary", "list", project),
            ("rating", "list", project), ("coders", "list", project), ("progress", project)))

    def copy(self, name="ben.crosscase", coder=None):
        shutil.copy(self.path("s.crosscase"), self.path(name))
        return name

    def merge(self, theirs, *more, **how):
        return self.run_program("merge", "s.crosscase", theirs, *more, **how)

    def report(self, name="rows.csv"):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def decide(self, decisions, name="rows.csv", to="decided.csv"):
        """Fills in the report: decisions by (kind, field)."""
        rows = self.report(name)
        for row in rows:
            row["decision"] = decisions.get((row["kind"], row["field"]), row["decision"])
        with open(self.path(to), "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return to

    def sound(self, project="s.crosscase"):
        self.run_program("verify", project)


class OfPackages(Merging):
    def test_what_four_coders_did_apart_comes_together_whole(self):
        want = self.codings()
        for number, coder in enumerate(CODERS):
            self.run_program("package", self.project, "--for", coder, "--blind", "-o", f"{coder}.crosscase")
            for start in range(number, 60, 7):
                self.out("code", f"{coder}.crosscase", "--document", "boss", "--start", start, "--end", start + 5,
                         "--code", "Trust" if start % 2 else "Cost", "--coder", coder)
                want.append(("boss", "Trust" if start % 2 else "Cost", coder, str(start), str(start + 5), ""))
        for coder in CODERS:
            out, err = self.merge(f"{coder}.crosscase", "--format", "csv")
            self.assertIn("0 lost; 0 of yours deleted", err)
            total = self.rows(out)[-1]
            self.assertEqual((total["of"], total["lost"], total["theirs"]), ("all", "0", total["added"]))
        self.assertEqual(self.codings(), sorted(want))
        self.sound()

    def test_the_order_of_coders_does_not_matter(self):
        for coder in CODERS[:3]:
            self.run_program("package", self.project, "--for", coder, "--blind", "-o", f"{coder}.crosscase")
            self.out("code", f"{coder}.crosscase", "--document", "union", "--start", 0, "--end", 9, "--code", "Cost",
                     "--coder", coder)
            self.run_program("codes", "add", f"{coder}.crosscase", f"Only {coder}", "--coder", coder)
        results = []
        for order in ((0, 1, 2), (2, 0, 1)):
            self.study()
            for number in order:
                self.merge(f"{CODERS[number]}.crosscase")
            results.append(self.codings())
            self.sound()
        self.assertEqual(*results)

    def test_what_a_blind_package_never_held_is_never_deleted(self):
        before = self.codings()
        self.run_program("package", self.project, "--for", "Cy", "--blind", "-o", "cy.crosscase")
        self.assertEqual(self.codings("cy.crosscase"), [])
        self.run_program("codes", "add", "cy.crosscase", "New", "--coder", "Cy")
        self.merge("cy.crosscase")
        self.assertEqual(self.codings(), before)

    def test_what_was_in_it_and_is_gone_is_deleted(self):
        self.run_program("package", self.project, "--for", "Ben", "--blind", "-o", "ben.crosscase")
        mine = self.rows(self.out("codings", "export", "ben.crosscase", "--quiet"))
        self.assertEqual(len(mine), 1)
        self.run_program("uncode", "ben.crosscase", mine[0]["coding"], "--coder", "Ben")
        _, err = self.merge("ben.crosscase")
        self.assertIn("1 of yours deleted", err)
        self.assertNotIn("Ben", [row[2] for row in self.codings()])
        self.sound()

    def test_deleting_another_coder_s_coding_is_a_row_to_decide(self):
        self.run_program("package", self.project, "--for", "Ben", "-o", "ben.crosscase")
        anns = [row for row in self.rows(self.out("codings", "export", "ben.crosscase", "--quiet"))
                if row["coder"] == "Ann"]
        self.run_program("uncode", "ben.crosscase", anns[0]["coding"], "--coder", "Ben")
        before = self.everything()
        message = self.fails("merge", "s.crosscase", "ben.crosscase", "--report", "rows.csv")
        self.assertIn("deleted there by another coder", message)
        self.assertEqual(self.everything(), before)
        asked = [row for row in self.report() if not row["decision"]]
        self.assertEqual([(row["kind"], row["field"]) for row in asked], [("coding", "removed")])
        self.merge("ben.crosscase", "--decisions", self.decide({("coding", "removed"): "mine"}))
        self.assertEqual(len([row for row in self.codings() if row[2] == "Ann"]), 4)

    def test_a_pseudonymised_package_comes_back_to_the_names(self):
        self.write("names.csv", "name,replacement\nAnna,Berta-Luise\n")
        self.run_program("pseudonyms", "import", self.project, "names.csv")
        self.run_program("package", self.project, "--for", "Cy", "--pseudonymised", "-o", "cy.crosscase")
        text = self.out("search", "cy.crosscase", "trust", "--format", "csv")
        self.assertNotIn("Anna:", text)
        hit = [row for row in self.rows(text) if row["document"] == "boss"][0]
        self.out("code", "cy.crosscase", "--document", "boss", "--start", hit["start"], "--end", hit["end"],
                 "--code", "Cost", "--coder", "Cy")
        self.merge("cy.crosscase")
        quotes = [row["quote"] for row in self.rows(self.out("codings", "export", self.project, "--quiet"))
                  if row["coder"] == "Cy"]
        self.assertEqual(quotes, ["trust"])
        self.assertIn("Anna", "".join(row["speaker"] for row in self.rows(
            self.out("codings", "export", self.project, "--quiet"))))
        self.sound()


class OfCopies(Merging):
    def test_what_one_side_alone_did_is_taken_and_one_undo_takes_it_back(self):
        self.copy()
        self.out("code", "ben.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost",
                 "--coder", "Ben", "--memo", "look here")
        self.run_program("codes", "rename", "ben.crosscase", "Cost", "Price", "--coder", "Ben")
        self.out("code", self.project, "--document", "boss", "--start", 0, "--end", 11, "--code", "Trust")
        before = self.everything()
        file = content(self.path("ben.crosscase").read_bytes())
        self.merge("ben.crosscase")
        got = self.codings()
        self.assertIn(("union", "Price", "Ben", "0", "3", ""), got)
        self.assertIn(("boss", "Trust", "Ann", "0", "11", ""), got)
        self.assertIn("look here", self.out("memo", "list", self.project))
        self.assertEqual(content(self.path("ben.crosscase").read_bytes()), file)
        self.sound()
        self.assertIn("Merge ben.crosscase", self.out("history", self.project))
        self.run_program("undo", self.project)
        self.assertEqual(self.everything(), before)

    def test_merging_twice_changes_nothing(self):
        self.copy()
        self.out("code", "ben.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost")
        self.merge("ben.crosscase")
        before = content(self.path("s.crosscase").read_bytes())
        _, err = self.merge("ben.crosscase")
        self.assertIn("nothing to merge", err)
        self.assertEqual(content(self.path("s.crosscase").read_bytes()), before)

    def test_what_both_changed_is_asked_and_decided_in_a_file(self):
        self.copy()
        self.run_program("summary", "set", self.project, "--case", "Alpha", "--code", "Trust", "--text", "- high")
        self.run_program("summary", "set", "ben.crosscase", "--case", "Alpha", "--code", "Trust", "--text", "- low",
                         "--coder", "Ben")
        self.run_program("rating", "set", self.project, "--case", "Alpha", "--code", "Trust", "--value", "+")
        self.run_program("rating", "set", "ben.crosscase", "--case", "Alpha", "--code", "Trust", "--value", "-",
                         "--coder", "Ben")
        before = self.everything()
        message = self.fails("merge", "s.crosscase", "ben.crosscase", "--report", "rows.csv")
        self.assertIn("2 rows of the merge have to be decided", message)
        self.assertEqual(self.everything(), before)
        self.assertFalse(self.path("s backups").exists(), "a merge that is not done needs no backup")
        self.merge("ben.crosscase", "--decisions", self.decide({("summary", "text"): "both", ("rating", "value"): "theirs"}))
        self.assertIn("- high\n\n- low", self.out("summary", "list", self.project, "--format", "csv"))
        self.assertEqual([row["value"] for row in self.rows(self.out("rating", "list", self.project))], ["-"])
        self.assertTrue(self.path("s backups").exists())
        self.sound()

    def test_codings_stay_on_their_words_when_the_other_side_corrects_the_text(self):
        self.copy()
        self.write("new.txt", BOSS.replace("How is the boss?", "How do you get on with the boss these days?"))
        self.run_program("edit", self.project, "boss", "--file", "new.txt")
        at = BOSS.index("They went up")
        self.out("code", "ben.crosscase", "--document", "boss", "--start", at, "--end", at + 12, "--code", "Trust",
                 "--coder", "Ben")
        self.merge("ben.crosscase")
        quotes = [row["quote"] for row in self.rows(self.out("codings", "export", self.project, "--quiet"))
                  if row["coder"] == "Ben" and row["document"] == "boss"]
        self.assertEqual(quotes, ["They went up"])
        self.sound()

    def test_a_text_corrected_there_comes_with_all_my_codings_on_their_words(self):
        self.copy()
        self.write("new.txt", BOSS.replace("How is the boss?", "And?").replace("They went up.", "Up."))
        self.run_program("edit", "ben.crosscase", "boss", "--file", "new.txt", "--coder", "Ben")
        at = BOSS.index("She keeps")
        self.out("code", self.project, "--document", "boss", "--start", at, "--end", at + 9, "--code", "Cost")
        _, err = self.merge("ben.crosscase")
        quotes = {row["quote"] for row in self.rows(self.out("codings", "export", self.project, "--quiet"))}
        self.assertIn("She keeps", quotes)
        self.assertIn("I trust her.", quotes)
        self.assertIn("no longer has the words", err)
        self.sound()

    def test_a_trial_writes_nothing(self):
        self.copy()
        self.out("code", "ben.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost")
        before = content(self.path("s.crosscase").read_bytes())
        out, _ = self.merge("ben.crosscase", "--dry-run", "--format", "csv")
        self.assertEqual(self.rows(out)[-1]["added"], "1")
        self.assertEqual(content(self.path("s.crosscase").read_bytes()), before)


class Killed(Merging):
    CODINGS = 2000
    KILLS = 6

    def setUp(self):
        super().setUp()
        self.copy()
        lines = [f"boss,Trust,{number % 100},{number % 100 + 1 + number // 100},,Ben"
                 for number in range(self.CODINGS) if number % 100 + 1 + number // 100 <= len(BOSS)]
        self.write("more.csv", "\n".join(["document,code,start,end,quote,coder", *lines]))
        self.run_program("codings", "import", "ben.crosscase", "more.csv", "--coder", "Ben")

    def test_at_any_moment_both_projects_are_as_they_were_or_all_is_there(self):
        before, theirs = self.codings(), self.codings("ben.crosscase")
        began = time.monotonic()
        self.merge("ben.crosscase")
        whole = time.monotonic() - began
        after = self.codings()
        self.assertNotEqual(before, after)
        seen = []
        for kill in range(self.KILLS):
            if self.codings() == after:
                self.run_program("undo", "s.crosscase")
            self.assertEqual(self.codings(), before)
            with subprocess.Popen([PROGRAM, "merge", "s.crosscase", "ben.crosscase"], cwd=self.folder,
                                  env=environment(self.folder), stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL) as work:
                time.sleep(whole * (kill + 1) / (self.KILLS + 1))
                work.kill()
            self.sound()
            now = self.codings()
            self.assertIn(now, (before, after))
            seen.append(now)
            self.assertEqual(self.codings("ben.crosscase"), theirs)
        self.assertIn(before, seen, "no kill came before the end")
        if self.codings() == before:
            self.merge("ben.crosscase")
        self.assertEqual(self.codings(), after)


class OfStrangers(Merging):
    """Projects that have no common state."""
    def test_nothing_is_deleted_and_what_is_the_same_is_one(self):
        self.write("boss.txt", BOSS)
        self.run_program("new", "other.crosscase", "--coder", "Zoe")
        self.run_program("import", "other.crosscase", "boss.txt", "--coder", "Zoe")
        self.run_program("codes", "add", "other.crosscase", "Trust", "--coder", "Zoe")
        self.out("code", "other.crosscase", "--document", "boss", "--start", 36, "--end", 48, "--code", "Trust",
                 "--coder", "Ann")
        before = self.codings()
        _, err = self.merge("other.crosscase", "--accept-proposals")
        self.assertIn("1 here already", err)
        self.assertEqual(self.codings(), before)
        self.assertEqual(len(self.rows(self.out("documents", self.project, "--format", "csv"))), 2)
        self.sound()

    def test_two_names_of_one_coder_become_one(self):
        self.copy("zoe.crosscase")
        self.out("code", "zoe.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost",
                 "--coder", "A. Miller")
        self.merge("zoe.crosscase", "--same-coder", "A. Miller=Ann")
        self.assertIn(("union", "Cost", "Ann", "0", "3", ""), self.codings())
        self.assertNotIn("Miller", self.out("coders", "list", self.project))

    def test_a_base_that_is_named_makes_deletions_deletions(self):
        self.copy("base.crosscase")
        self.write("names.csv", "name,replacement\nNobody Here,Somebody Else\n")
        self.run_program("pseudonyms", "import", self.project, "names.csv")
        self.run_program("pseudonyms", "seal", self.project, "-o", "ben.crosscase")
        row = [row for row in self.rows(self.out("codings", "export", "ben.crosscase", "--quiet"))
               if row["coder"] == "Ben"][0]
        self.run_program("uncode", "ben.crosscase", row["coding"], "--coder", "Ben")
        self.merge("ben.crosscase", "--base", "base.crosscase", "--dry-run", status=0)
        _, err = self.merge("ben.crosscase", "--base", "base.crosscase")
        self.assertIn("1 of yours deleted", err)


class OfTheConsensus(Merging):
    """Both sides have decided what coders differ on."""
    def setUp(self):
        super().setUp()
        for start, end in ((0, 11), (20, 30)):
            for coder in ("Ann", "Ben"):
                self.out("code", self.project, "--document", "boss", "--start", start, "--end", end, "--code", "Cost",
                         "--coder", coder)
        for coder in ("Ann", "Ben"):
            for document in ("boss", "union"):
                self.out("progress", self.project, "--document", document, "--state", "coded", "--coder", coder)

    def layer(self, project):
        return self.rows(self.out("codings", "export", project, "--layer", "consensus", "--quiet"))

    def test_two_consensuses_become_one(self):
        self.copy()
        self.run_program("consensus", "accept", self.project, "--coders", "Ann,Ben")
        self.run_program("consensus", "accept", "ben.crosscase", "--coders", "Ann,Ben", "--coder", "Ben")
        self.assertEqual(len(self.layer(self.project)), 2)
        self.merge("ben.crosscase")
        self.assertEqual(len(self.layer(self.project)), 2)
        self.sound()

    def test_what_they_decided_comes_in_and_codings_of_persons_stay_apart(self):
        self.copy()
        self.run_program("consensus", "accept", "ben.crosscase", "--coders", "Ann,Ben")
        before = self.codings()
        self.merge("ben.crosscase")
        self.assertEqual(len(self.layer(self.project)), 2)
        self.assertEqual(self.codings(), before)
        self.sound()

    def test_a_blind_package_knows_nothing_of_it(self):
        self.run_program("consensus", "accept", self.project, "--coders", "Ann,Ben")
        self.run_program("package", self.project, "--for", "Ben", "--blind", "-o", "blind.crosscase")
        self.assertEqual(self.layer("blind.crosscase"), [])
        self.assertEqual({row[2] for row in self.codings("blind.crosscase")}, {"Ben"})
        self.sound("blind.crosscase")
        self.out("code", "blind.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost",
                 "--coder", "Ben")
        self.merge("blind.crosscase")
        self.assertEqual(len(self.layer(self.project)), 2)
        self.sound()


class Refused(Merging):
    def test_a_project_with_itself(self):
        self.assertIn("cannot be merged with itself", self.fails("merge", self.project, self.project))

    def test_what_is_no_project(self):
        self.write("x.crosscase", "nothing")
        self.fails("merge", self.project, "x.crosscase")
        self.fails("merge", self.project, "missing.crosscase")

    def test_a_decision_that_nobody_asked_for(self):
        self.copy()
        self.out("code", "ben.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost")
        self.write("d.csv", "kind,id,other_id,field,decision,value\ncase,Alpha,Alpha,renamed,mine,\n")
        before = self.everything()
        message = self.fails("merge", self.project, "ben.crosscase", "--decisions", "d.csv")
        self.assertIn("line 2: nothing here asks for case renamed", message)
        self.assertEqual(self.everything(), before)

    def test_wrong_words(self):
        self.copy()
        self.assertIn("THEIRS=MINE", self.fails("merge", self.project, "ben.crosscase", "--same-coder", "Ann", status=2))
        self.assertIn("no table format", self.fails("merge", self.project, "ben.crosscase", "--report", "x.foo", status=2))
        self.out("code", "ben.crosscase", "--document", "union", "--start", 0, "--end", 3, "--code", "Cost")
        self.assertIn("there is no coder 'Nobody'",
                      self.fails("merge", self.project, "ben.crosscase", "--same-coder", "Ben=Nobody"))


if __name__ == "__main__":
    unittest.main()
