# SPDX-License-Identifier: GPL-3.0-or-later
"""`package`: copies of a project for its coders."""
import os
import signal
import subprocess
import time
import unittest

from cli import PROGRAM, CliTest, content, environment


class Team(CliTest):
    """Ann's study in which Ben has coded, written and judged too."""

    made = None

    def setUp(self):
        super().setUp()
        if Team.made is None:
            self.make()
            Team.made = self.bytes(), self.codings
        self.write(self.project, Team.made[0])
        self.codings = Team.made[1]

    def make(self):
        self.study()
        self.codings = {coder: self.column("coding", "codings", "export", self.project, "--per", "coding", "--filter",
                                           f'coder = "{coder}"') for coder in ("Ann", "Ben")}
        for coder, case in (("Ann", "Alpha"), ("Ben", "Beta")):
            who = ("--coder", coder)
            quote = self.codings[coder][0]
            self.run_program("memo", "add", self.project, "--target", "code:Trust", "--text", f"{coder} on trust", *who)
            self.run_program("memo", "add", self.project, "--text", f"{coder}'s diary", *who)
            self.run_program("summary", "set", self.project, "--case", case, "--code", "Trust", "--text",
                             f"{coder} sums up", "--evidence", quote, *who)
            self.run_program("rating", "set", self.project, "--case", case, "--code", "Cost", "--value", "+", "--why",
                             f"{coder} rates", *who)
            self.run_program("proposition", "add", self.project, f"P {coder}", "--text", f"{coder} claims", *who)
            self.run_program("proposition", "judge", self.project, f"P {coder}", "--case", case, "--verdict", "supports",
                             "--why", f"{coder} judges", *who)
            self.run_program("progress", self.project, "--document", "boss", "--state", "coded", *who)
        self.run_program("table", "save", self.project, "Themes", "--cell", "references")

    def package(self, coder, *words, target="package.crosscase", **more):
        """What the command says."""
        _, err = self.run_program("package", self.project, "--for", coder, "-o", target, *words, **more)
        return err


class Packages(Team):
    def test_whole_package(self):
        before = self.bytes()
        said = self.package("Ben")
        self.assertIn("'package.crosscase' written for Ben: 2 documents, 5 codings", said)
        self.assertIn("left out: nothing", said)
        self.assertEqual(content(self.bytes()), content(before))
        self.assertEqual(self.everything("package.crosscase"), self.everything())
        self.run_program("verify", "package.crosscase")
        self.assertEqual(self.column("number", "history", "package.crosscase"), ["1"])
        self.assertEqual(sorted(name for name in os.listdir(self.folder) if "package" in name), ["package.crosscase"])

    def test_blind_package(self):
        said = self.package("Ben", "--blind")
        self.assertIn("written for Ben, blind: 2 documents, 1 coding", said)
        for part in ("4 codings", "3 memos", "1 summary", "1 rating", "1 proposition", "1 verdict", "1 quote as evidence",
                     "1 mark of progress", "1 coder"):
            self.assertIn(part, said)
        self.run_program("verify", "package.crosscase")
        data = self.bytes("package.crosscase").decode("utf-8", "replace")
        for trace in ("Ann on trust", "Ann's diary", "Ann sums up", "Ann rates", "Ann claims", "Ann judges"):
            self.assertNotIn(trace, data)
        whole, blind = self.everything(), self.everything("package.crosscase")
        for shared in ("codebook", "documents export", "cases list", "table list", "text boss", "text union"):
            self.assertEqual(blind[shared], whole[shared], shared)
        self.assertEqual(self.column("coding", "codings", "export", "package.crosscase", "--per", "coding"),
                         self.codings["Ben"])
        for command in (("memo", "export"), ("summary", "list"), ("rating", "list")):
            self.assertEqual(set(self.column("coder", *command[:2], "package.crosscase")), {"Ben"}, command)
        self.assertEqual(self.column("coder", "coders", "list", "package.crosscase"), ["Ben"])

    def test_blind_for_somebody_new(self):
        said = self.package("Zoe", "--blind")
        self.assertIn('"Zoe" has not worked in this project yet', said)
        self.assertEqual(self.rows("coders", "list", "package.crosscase"), [])
        self.assertEqual(self.rows("codings", "export", "package.crosscase"), [])
        self.assertEqual(len(self.rows("documents", "package.crosscase")), 2)

    def test_some_documents(self):
        self.assertIn("1 document,", self.package("Ben", "--document", "P02"))
        self.assertEqual(self.column("document", "documents", "package.crosscase"), ["union"])
        self.package("Ben", "--group", "interviews", target="group.crosscase")
        self.assertEqual(len(self.rows("documents", "group.crosscase")), 2)
        self.package("Ben", "--documents", "boss", "union", target="both.crosscase")
        self.assertEqual(len(self.rows("documents", "both.crosscase")), 2)
        for words, message in ((("--document", "P3"), "P3"), (("--group", "Archive"), "the groups are: Interviews")):
            self.assertIn(message, self.assert_refused("package", self.project, "--for", "Ben", "-o", "x.crosscase",
                                                       *words))
        for name in ("package.crosscase", "group.crosscase", "both.crosscase"):
            self.run_program("verify", name)

    def test_pseudonyms(self):
        self.write("names.csv", "name,replacement\nAnna,Maria\nnaïve,silly\n")
        self.assertIn("pseudonyms import", self.assert_refused("package", self.project, "--for", "Ben", "-o",
                                                               "x.crosscase", "--pseudonymised"))
        self.run_program("pseudonyms", "import", self.project, "names.csv")
        said = self.package("Ben", "--blind", "--pseudonymised")
        self.assertIn("3 names replaced; the key stays here", said)
        self.assertIn("Maria: I trust her.", self.out("text", "package.crosscase", "boss"))
        self.assertNotIn(b"Anna", self.bytes("package.crosscase"))
        self.run_program("verify", "package.crosscase")
        self.assertIn("Anna: I trust her.", self.out("text", self.project, "boss"))
        # Who has the key finds nothing with it.
        (self.folder / "package.crosscase.pseudonyms.csv").write_bytes(self.bytes(self.project + ".pseudonyms.csv"))
        self.run_program("pseudonyms", "check", "package.crosscase")
        self.fails("package", self.project, "--for", "Ben", "-o", "x.crosscase", "--pseudonymised", "--with-originals",
                   status=2)

    def test_originals(self):
        self.write("field.txt", b"\xff\xfef\x00i\x00e\x00l\x00d\x00 \x00n\x00o\x00t\x00e\x00s\x00")
        self.run_program("import", self.project, "field.txt")
        self.assertIn("without the original files of 1 document", self.package("Ben"))
        self.fails("documents", "original", "package.crosscase", "field")
        self.assertNotIn("original files", self.package("Ben", "--with-originals", target="with.crosscase"))
        self.run_program("documents", "original", "with.crosscase", "field", "-o", "back.txt")
        self.assertEqual(self.bytes("back.txt"), self.bytes("field.txt"))
        self.run_program("verify", "with.crosscase")

    def test_package_of_a_package(self):
        self.package("Ben", "--blind")
        self.run_program("package", "package.crosscase", "--for", "Zoe", "-o", "zoe.crosscase")
        info = {row["item"]: row["value"] for row in self.rows("info", "zoe.crosscase")}
        outer = {row["item"]: row["value"] for row in self.rows("info", "package.crosscase")}
        self.assertEqual((info["package for"], info["package"]), ("Zoe", "with the work of all"))
        self.assertEqual(info["package of project"], outer["project"])
        self.assertEqual(outer["package"], "blind")
        self.assertEqual(len({info["project"], outer["project"]}), 2)
        self.run_program("verify", "zoe.crosscase")

    def test_refusals(self):
        self.write("there.crosscase", "precious")
        command = ("package", self.project, "--for", "Ben", "-o")
        self.assertIn("already there", self.assert_refused(*command, "there.crosscase"))
        self.assertEqual(self.bytes("there.crosscase"), b"precious")
        self.assertIn("already there", self.assert_refused(*command, self.project))
        self.assert_refused(*command, "nowhere/x.crosscase")
        self.assert_refused("package", self.project, "--for", " ", "-o", "x.crosscase", status=2)
        self.assert_refused("package", self.project, "-o", "x.crosscase", status=2)
        self.assert_refused("package", self.project, "--for", "Ben", status=2)

    def test_the_sender_may_have_it_open_and_read_only(self):
        self.path(self.project).chmod(0o444)
        self.package("Ben", "--blind")
        self.run_program("verify", "package.crosscase")


class WhoWorks(Team):
    def test_the_coder_of_a_package(self):
        self.package("Ben", "--blind")
        bare = environment(self.folder)
        del bare["CROSSCASE_CODER"]
        self.write("config/crosscase/coder", "Mere\n")

        def coded(start, *words, env):
            return self.out("code", "package.crosscase", "--document", "boss", "--start", start, "--end", start + 5, "--code",
                            "Cost", *words, env=env).strip()

        ids = {coded(1, env=bare): "Ben", coded(2, "--coder", "Cy", env=bare): "Cy",
               coded(3, env={**bare, "CROSSCASE_CODER": "Ann"}): "Ann"}
        self.run_program("autocode", "package.crosscase", "promise OR word", "--code", "Trust", "--unit", "hit", env=bare)
        coders = {row["coding"]: row["coder"] for row in
                  self.rows("codings", "export", "package.crosscase", "--per", "coding")}
        for coding, coder in ids.items():
            self.assertEqual(coders[coding], coder)
        self.assertNotIn("Mere", coders.values())
        # Ben is who he is at home.
        uuids = [{row["coder"]: row["id"] for row in self.rows("coders", "list", project)}
                 for project in (self.project, "package.crosscase")]
        self.assertEqual(uuids[0]["Ben"], uuids[1]["Ben"])


class Interrupted(CliTest):
    def setUp(self):
        super().setUp()
        self.run_program("new", self.project)
        folder = self.path("texts")
        folder.mkdir()
        for number in range(300):
            (folder / f"d{number}.txt").write_text("".join(f"Anna: {number} {line} words about Ben.\n"
                                                           for line in range(400)))
        self.run_program("import", self.project, "texts")
        self.write("names.csv", "name,replacement\nAnna,Maria\n")
        self.run_program("pseudonyms", "import", self.project, "names.csv")

    def start(self):
        before = set(os.listdir(self.folder))
        work = subprocess.Popen([PROGRAM, "package", self.project, "--for", "Ben", "-o", "p.crosscase", "--pseudonymised"],
                                cwd=self.folder, env=environment(self.folder), stderr=subprocess.PIPE)
        deadline = time.monotonic() + 30
        while set(os.listdir(self.folder)) == before and work.poll() is None and time.monotonic() < deadline:
            time.sleep(0.001)
        return work, before

    def test_stopped_by_the_person(self):
        stored = content(self.bytes())
        work, before = self.start()
        work.send_signal(signal.SIGINT)
        _, err = work.communicate(timeout=60)
        self.assertEqual(work.returncode, 1, err)
        self.assertIn(b"stopped", err)
        self.assertEqual(set(os.listdir(self.folder)), before)
        self.assertEqual(content(self.bytes()), stored)

    def test_killed(self):
        work, before = self.start()
        work.kill()
        work.communicate(timeout=60)
        # What is of that name is whole: there is nothing.
        self.assertNotIn("p.crosscase", os.listdir(self.folder))
        self.run_program("verify", self.project)
        self.run_program("package", self.project, "--for", "Ben", "-o", "p.crosscase", "--pseudonymised")
        self.run_program("verify", "p.crosscase")


if __name__ == "__main__":
    unittest.main()
