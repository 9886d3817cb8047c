# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command that README.md gives for the sample studies works as it stands, and the tables printed there are what it prints."""
import os
import re
import shlex
import subprocess
import unittest

from cli import PROGRAM, SOURCE, CliTest, environment

README = (SOURCE / "README.md").read_text(encoding="utf-8")
STUDIES = {"S": "alliances-nz", "Z": "alliances-zhejiang"}


def commands():
    """The words of each line `    crosscase COMMAND ... S ...   what it does`."""
    for line in README.splitlines():
        if not line.startswith("    crosscase "):
            continue
        words = shlex.split(re.split(r"\s{2,}", line.strip())[0])[1:]
        if any(word in STUDIES for word in words):
            yield words


class Readme(CliTest):
    made = {}

    def setUp(self):
        super().setUp()
        for letter, study in STUDIES.items():
            file = self.path(f"{letter}.crosscase")
            if letter not in Readme.made:
                done = subprocess.run([SOURCE / "sample-cases" / "make", SOURCE / "sample-cases" / study, file],
                                      capture_output=True, timeout=120, env={**environment(self.folder), "CROSSCASE": os.path.abspath(PROGRAM)})
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                Readme.made[letter] = file.read_bytes()
            file.write_bytes(Readme.made[letter])

    def run_words(self, words, *more):
        return self.out(*[f"{word}.crosscase" if word in STUDIES else word for word in words], *more)

    def test_every_command_on_a_sample_study_works(self):
        seen = 0
        for words in commands():
            with self.subTest(" ".join(words)):
                out = self.run_words(words)
                changes = words[:2] == ["summary", "prefill"]
                written = [words[at + 1] for at, word in enumerate(words) if word == "-o"]
                for name in written:
                    self.assertGreater(self.path(name).stat().st_size, 100)
                self.assertTrue(out or written or changes, "it says nothing")
                if changes:
                    self.assertIn("Draft", self.out("history", f"{words[2]}.crosscase"))
                seen += 1
        self.assertGreater(seen, 35)

    def test_the_tables_printed_there_are_what_the_commands_print(self):
        pattern = self.run_words(["table", "run", "S", "Pattern"], "--format", "table")
        minimize = next(words for words in commands() if words[0] == "minimize")
        for printed in (pattern, self.run_words(minimize, "--format", "table")):
            lines = printed.splitlines()
            rule = next(at for at, line in enumerate(lines) if line.startswith("---"))
            table = [line for line in lines[rule - 1:lines.index("", rule)]]
            block = "\n".join(f"    {line}".rstrip() for line in table)
            self.assertIn(block, "\n".join(line.rstrip() for line in README.splitlines()))


if __name__ == "__main__":
    unittest.main()
