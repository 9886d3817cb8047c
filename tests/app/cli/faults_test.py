# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong: every refusal says what, where and what to do, and leaves the project as it was."""
import fcntl
import os
import signal
import subprocess
import time
import unittest

from cli import PROGRAM, CliTest, Study, environment


class BadInput(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def refused_import(self, command, text, *parts):
        self.write("bad.csv", text)
        message = self.assert_refused(*command, self.project, "bad.csv")
        for part in ("bad.csv", *parts):
            self.assertIn(part, message)
        return message

    def test_codings(self):
        command = ("codings", "import")
        self.refused_import(command, "document,code,start,end\nboss,Trust,0,5000\n", "line 2", "5000")
        self.refused_import(command, "document,code,start,end,quote\nboss,Trust,36,48,I trust him.\n", "line 2")
        self.refused_import(command, "document,code,start,end\nboss,Mistrust,0,5\n", "line 2", "Mistrust")
        self.refused_import(command, "document,code,start,end\nnobody,Trust,0,5\n", "line 2", "nobody")
        self.refused_import(command, "document,code,start\nboss,Trust,0\n", "end")
        both = self.refused_import(command, "document,code,start,end\nboss,Trust,0,5000\nboss,Cost,0,4\nboss,Cost,9,4\n")
        self.assertIn("line 2", both)
        self.assertIn("line 4", both)

    def test_cases(self):
        command = ("cases", "import")
        self.refused_import(command, "case,parent\nX,Y\nY,X\n", "X")
        self.refused_import(command, "case,founded:integer\nX,1999\nX,2000\n", "line 3")
        self.refused_import(command, "case,founded:integer\nX,soon\n", "line 2", "soon")
        self.refused_import(command, "case,document,start,end\nX,boss,0,9999\n", "line 2")
        self.refused_import(command, "case,document,speaker\nX,boss,Nobody\n", "line 2", "Anna")

    def test_documents_and_codebook(self):
        self.refused_import(("documents", "import"), "document,label\nnobody,N\n", "line 2", "nobody")
        self.refused_import(("documents", "import"), "document,collected\nboss,yesterday\n", "line 2", "yesterday")
        self.refused_import(("codebook", "import"), "parent,definition\nA,b\n")
        self.refused_import(("codebook", "import"), 'code,parent\n"A,\n')

    def test_rows_of_judgements(self):
        self.refused_import(("summary", "import"), "case,code,text\nAlpha,Trust,fine\nNobody,Trust,x\nAlpha,Nothing,y\n",
                            "line 3", "line 4")
        self.refused_import(("rating", "import"), "case,code,value\nAlpha,Trust,9\n", "line 2", "9")
        self.refused_import(("proposition", "import"), "proposition,text,case,verdict\nP,t,Alpha,perhaps\n", "line 2", "perhaps")
        self.refused_import(("progress", "import"), "document,state\nboss,halfway\n", "line 2", "halfway")
        self.refused_import(("memo", "import"), "kind,target,text\ncase,Nobody,x\n", "line 2", "Nobody")
        self.refused_import(("memo", "import"), "kind,target,text,created\ncase,Alpha,x,long ago\n", "line 2", "long ago")
        self.refused_import(("link", "import"), "relation,from,to,directed\nr,Trust,Cost,maybe\n", "line 2", "maybe")
        self.refused_import(("link", "import"), "relation,from\nr,Trust\n", "'bad.csv' is no table of links", "to")

    def test_names(self):
        self.assertIn("Trust", self.assert_refused("code", self.project, "--document", "boss", "--start", "0", "--end", "4", "--code", "Trsut"))
        self.assert_refused("code", self.project, "--document", "bos", "--start", "0", "--end", "4", "--code", "Trust")
        self.assert_refused("code", self.project, "--document", "boss", "--start", "0", "--end", "4000", "--code", "Trust")
        self.assert_refused("code", self.project, "--document", "boss", "--start", "4", "--end", "4", "--code", "Trust")
        self.assert_refused("codes", "add", self.project, "trust ")
        self.assert_refused("codes", "move", self.project, "Trust", "--under", "Kept promises")
        self.assert_refused("cases", "add", self.project, "Alpha")
        self.assert_refused("documents", "rename", self.project, "boss", "union")
        self.assert_refused("uncode", self.project, "nothing")
        self.assert_refused("coders", "rename", self.project, "Ben", "Ann")
        self.fails("text", self.project, "nobody")

    def test_an_ambiguous_code_lists_the_ids(self):
        self.run_program("codes", "add", self.project, "Cost > Kept promises")
        message = self.assert_refused("codes", "rename", self.project, "Kept promises", "x")
        self.assertIn("Trust > Kept promises", message)
        self.assertIn("Cost > Kept promises", message)


class Import(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def test_what_can_be_imported_is(self):
        self.write("good.txt", "Fine.\n")
        self.write("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
        out, err = self.run_program("import", self.project, "good.txt", "picture.txt", "missing.txt", status=1)
        self.assertIn("picture.txt", err)
        self.assertIn("missing.txt", err)
        self.assertIn("1 imported, 0 skipped, 2 failed", err)
        self.assertIn("good", self.column("document", "documents", self.project))

    def test_failures_alone_change_nothing(self):
        self.write("latin.txt", "na\xefve".encode("latin-1"))
        self.assertIn("latin.txt", self.assert_refused("import", self.project, "latin.txt", "--encoding", "UTF-8"))
        self.assertIn("klingon", self.assert_refused("import", self.project, "latin.txt", "--encoding", "klingon"))
        self.write("zip.txt", b"PK\x03\x04" + bytes(500))
        self.assert_refused("import", self.project, "zip.txt")
        self.assert_refused("import", self.project, "latin.txt", "--speakers", "(", status=2)

    def test_encoding(self):
        self.write("latin.txt", "na\xefve\n".encode("latin-1"))
        self.run_program("import", self.project, "latin.txt", "--encoding", "iso-8859-1")
        self.assertEqual(self.out("text", self.project, "latin"), "naïve\n")

    def test_a_text_that_is_there_is_skipped(self):
        self.run_program("text", self.project, "boss", "-o", "again.txt")
        _, err = self.run_program("import", self.project, "again.txt")
        self.assertIn("skipped", err)
        self.assertIn("'boss'", err)
        self.assertEqual(len(self.rows("documents", self.project)), 2)
        self.run_program("import", self.project, "again.txt", "--keep-duplicates")
        self.assertEqual(len(self.rows("documents", self.project)), 3)

    def test_options(self):
        self.write("talks/one.txt", "A: yes\nB: no\nA: well\nB: so\n")
        self.write("talks/deep/two.txt", "One\nparagraph\n\nand another\n")
        self.run_program("import", self.project, "talks", "--group", "Talks", "--language", "de", "--paragraphs", "blank-line",
                         "--case-per-document", "--link")
        rows = [row for row in self.rows("documents", self.project) if row["group"] == "Talks"]
        self.assertEqual({(row["document"], row["language"], row["cases"]) for row in rows}, {("one", "de", "one"), ("two", "de", "two")})
        self.assertEqual(len(self.rows("passages", self.project, "two")), 2)
        self.write("three.txt", "<<Zoe>> hm\n<<Yan>> mh\n")
        self.run_program("import", self.project, "three.txt", "--speakers", "<<(.*?)>>", "--cases-from-speakers")
        self.assertEqual([row["speaker"] for row in self.rows("passages", self.project, "three")], ["Zoe", "Yan"])
        self.assertLessEqual({"Zoe", "Yan"}, set(self.column("case", "cases", self.project)))

    def test_ctrl_c_leaves_the_project_as_it_was(self):
        for number in range(3000):
            self.write(f"many/{number:05}.txt", f"{number} " + "some words of a text\n" * 200)
        before, exports = self.bytes(), self.everything()
        delay = 0.6
        for _ in range(8):
            running = subprocess.Popen([PROGRAM, "import", self.project, "many"], stderr=subprocess.PIPE,
                                       cwd=self.folder, env=environment(self.folder))
            time.sleep(delay)
            running.send_signal(signal.SIGINT)
            _, err = running.communicate(timeout=30)
            if running.returncode == 1:
                break
            if running.returncode == 0:  # it was faster than we were
                self.path(self.project).write_bytes(before)
                delay /= 2
            else:  # it did not listen yet
                self.assertEqual(running.returncode, -signal.SIGINT, err)
                delay *= 1.5
        self.assertEqual(running.returncode, 1, err)
        self.assertIn(b"stopped", err)
        self.assertEqual(self.everything(), exports)
        self.run_program("verify", self.project)


class Files(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def test_no_project_at_all(self):
        self.assertIn("none.crosscase", self.fails("info", "none.crosscase"))
        self.fails("undo", "none.crosscase")
        self.assertFalse(self.path("none.crosscase").exists())
        self.write("text.crosscase", "This is no project.\n" * 50)
        self.write("empty.crosscase", "")
        os.mkdir(self.path("folder.crosscase"))
        for name in ("text.crosscase", "empty.crosscase", "folder.crosscase"):
            for words in (("info", name), ("undo", name)):
                self.assertIn(name, self.fails(*words))
        self.assertEqual(self.bytes("empty.crosscase"), b"")

    def test_a_cut_file(self):
        whole = self.bytes()
        for size in (50, 100, 4096, len(whole) // 2, len(whole) - 4096):
            self.path(self.project).write_bytes(whole[:size])
            for words in (("codings", "export", self.project), ("codes", "add", self.project, "New")):
                self.assertIn(self.project, self.assert_refused(*words))

    def test_locked(self):
        with open(self.path(self.project + ".lock"), "w") as lock:
            lock.write("somebody on a machine")
            lock.flush()
            fcntl.flock(lock, fcntl.LOCK_EX)
            message = self.assert_refused("codes", "add", self.project, "New")
            self.assertIn("somebody on a machine", message)
            self.assertTrue(self.out("codes", self.project), "reading goes on")

    def test_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("for root nothing is read-only")
        os.chmod(self.path(self.project), 0o444)
        self.assert_refused("codes", "add", self.project, "New")
        self.assertTrue(self.out("codes", self.project))

    def test_a_newer_format(self):
        data = bytearray(self.bytes())
        data[60:64] = (int.from_bytes(data[60:64], "big") + 1).to_bytes(4, "big")
        self.path(self.project).write_bytes(data)
        out, err = self.run_program("codes", self.project)
        self.assertIn("newer version", err)
        self.assertIn("Trust", out)
        self.assertIn("newer", self.assert_refused("codes", "add", self.project, "New"))

    def test_a_full_disk(self):
        exports = self.everything()
        size = len(self.bytes())
        self.write("big.txt", "words of a long text\n" * 20000)
        for blocks in (size // 1024 + 1, size // 1024 + 40):
            done = subprocess.run(["bash", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "-", PROGRAM, "import",
                                   self.project, "big.txt"], capture_output=True, cwd=self.folder, env=environment(self.folder))
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn(b"crosscase: ", done.stderr)
            self.assertEqual(self.everything(), exports)
            self.run_program("verify", self.project)

    def test_a_full_disk_while_exporting(self):
        self.write("old.csv", "old\n")
        done = subprocess.run(["bash", "-c", 'ulimit -f 0; exec "$@"', "-", PROGRAM, "codes", self.project, "-o", "old.csv"],
                              capture_output=True, cwd=self.folder, env=environment(self.folder))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(self.bytes("old.csv"), b"old\n")


if __name__ == "__main__":
    unittest.main()
