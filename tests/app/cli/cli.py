# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program `crosscase` (environment variable CROSSCASE) on small studies."""
import atexit
import csv
import io
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["CROSSCASE"]
SOURCE = pathlib.Path(os.environ["CROSSCASE_SOURCE_DIR"])

BOSS = "Interviewer: How is the boss?\nAnna: I trust her. She keeps her word.\n\nInterviewer: And the costs?\nAnna: They went up.\n"
UNION = "Ben: Costs are all that counts here.\nBen: Trust is naïve. Nobody keeps a word – ever.\n"

DOCUMENTS = """document,label,group,language,collected,order,source_type,informant,place:text
boss,P01,Interviews,en,2005-03-09,1,interview,Manager,Riga
union,P02,Interviews,en,2005-04,2,interview,Steward,
"""
CASES = """case,parent,sector:choice,founded:integer,document,start,end
Alpha,,public,1987,boss,,
Beta,,private,,union,,
Beta unit,Beta,,,union,0,37
"""
CODEBOOK = """code,parent,definition,include,exclude,example,counterexample,memo,colour,codable,id
Trust,,Willingness to rely on somebody.,,,,,,#1F4E9E,true,
Kept promises,Trust,They do what they said.,,,She keeps her word.,,,,true,
Cost,,What it takes.,,,,,,,true,
"""
CODINGS = """document,code,start,end,quote,coder,memo,weight,mark
boss,Trust,36,48,I trust her.,Ann,,80,proof
boss,Trust > Kept promises,49,68,She keeps her word.,Ann,check,,
boss,Cost,104,116,They went up,Ann,,,
union,Cost,5,36,Costs are all that counts here.,Ann,,,power
union,Trust,42,57,Trust is naïve.,Ben,,,not-for-publication
"""


def environment(folder):
    """No configuration of the machine reaches the program, and it leaves nothing there."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("CROSSCASE_")}
    return {**kept, "XDG_CONFIG_HOME": str(folder / "config"), "XDG_CACHE_HOME": str(folder / "cache"),
            "CROSSCASE_CODER": "Ann", "LC_ALL": "C.UTF-8"}


def call(folder, *words, **more):
    more.setdefault("env", environment(folder))
    more.setdefault("cwd", folder)
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, timeout=60, **more)


def content(data):
    """A database without the bytes of its header that count how often it was opened for writing."""
    return data[:24] + data[28:92] + data[100:] if data.startswith(b"SQLite format 3") else data


class Study:
    """Made once; every test works on a copy."""
    made = None

    @classmethod
    def file(cls):
        if cls.made is None:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="crosscase-study-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            for name, text in {"boss.txt": BOSS, "union.txt": UNION, "documents.csv": DOCUMENTS,
                               "cases.csv": CASES, "codebook.csv": CODEBOOK, "codings.csv": CODINGS}.items():
                (folder / name).write_text(text, encoding="utf-8")
            for words in (("new", "s.crosscase", "--title", "A study"),
                          ("import", "s.crosscase", "boss.txt", "union.txt"),
                          ("documents", "import", "s.crosscase", "documents.csv"),
                          ("cases", "import", "s.crosscase", "cases.csv"),
                          ("codebook", "import", "s.crosscase", "codebook.csv"),
                          ("codings", "import", "s.crosscase", "codings.csv")):
                done = call(folder, *words)
                assert done.returncode == 0, f"{words}: {done.stderr.decode()}"
            cls.made = folder / "s.crosscase"
        return cls.made


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="crosscase-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.project = "s.crosscase"

    def study(self):
        shutil.copy(Study.file(), self.folder / self.project)
        return self.project

    def path(self, name):
        return self.folder / name

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return name

    def run_program(self, *words, status=0, **more):
        """Runs `crosscase WORDS` and checks its exit status; returns (stdout, stderr)."""
        done = call(self.folder, *words, **more)
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        self.assertEqual(done.returncode, status, f"crosscase {' '.join(map(str, words))}\n{out}{err}")
        return out, err

    def out(self, *words, **more):
        return self.run_program(*words, **more)[0]

    def fails(self, *words, status=1, **more):
        """The message of a command that must fail; every message begins with the program's name."""
        out, err = self.run_program(*words, status=status, **more)
        self.assertEqual(out, "", "nothing goes to stdout when the work fails")
        self.assertTrue(err.startswith("crosscase: "), err)
        return err

    def rows(self, *words):
        return list(csv.DictReader(io.StringIO(self.out(*words, "--format", "csv", "--no-formula-guard"))))

    def column(self, name, *words):
        return [row[name] for row in self.rows(*words)]

    EXPORTS = (("documents", "export"), ("cases", "list"), ("codes", "list"), ("codings", "export", "--per", "coding"),
               ("memo", "export"), ("link", "list"), ("summary", "list"), ("rating", "list"), ("rating", "scale"),
               ("proposition", "list"), ("progress",), ("table", "list"), ("coders", "list"))

    def everything(self, project=None):
        """All that the project holds, as exported."""
        project = project or self.project
        result = {}
        for command in self.EXPORTS:
            words = (*command[:2], project, *command[2:])
            result[" ".join(command)] = self.out(*words, "--format", "csv")
        result["codebook"] = self.out("codebook", "export", project, "--format", "json")
        for name in self.column("document", "documents", project):
            result["text " + name] = self.out("text", project, name)
        return result

    def stored(self):
        """All rows of the project's tables but its log."""
        database = sqlite3.connect(self.path(self.project))
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                 if name not in ("project", "batch", "batch_row")]
        rows = {name: sorted(database.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}
        database.close()
        return rows

    def bytes(self, name=None):
        return (self.folder / (name or self.project)).read_bytes()

    def assert_refused(self, *words, status=1, **more):
        """The command fails and leaves the file's content as it was, and no file beside it."""
        before, names = self.bytes(), sorted(os.listdir(self.folder))
        message = self.fails(*words, status=status, **more)
        self.assertEqual(content(self.bytes()), content(before), "the project has changed")
        self.assertEqual(sorted(set(os.listdir(self.folder)) - {self.project + ".lock"}),
                         [name for name in names if name != self.project + ".lock"], "files were left behind")
        return message


if __name__ == "__main__":
    raise SystemExit("this file holds no tests")
