# SPDX-License-Identifier: GPL-3.0-or-later
"""The window is killed at random moments while it codes: what it showed as saved is there afterwards."""
import os
import pathlib
import random
import re
import subprocess
import tempfile
import threading
import time
import unittest

CROSSCASE = os.environ["CROSSCASE"]
SCRIPTED = os.environ["CROSSCASE_SCRIPTED"]
KILLS = int(os.environ.get("CROSSCASE_KILLS", "50"))


class Kill(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.project = self.folder / "thesis.crosscase"
        self.environment = {**os.environ, "HOME": folder.name, "XDG_CONFIG_HOME": folder.name, "XDG_CACHE_HOME": folder.name,
                            "CROSSCASE_CODER": "Anna K.", "CROSSCASE_PROJECT": str(self.project), "QT_QPA_PLATFORM": "offscreen"}
        words = " ".join(f"word{number:04}" for number in range(4000))
        (self.folder / "P01.txt").write_text(f"Anna: {words}\n", encoding="utf-8")
        self.call("new", self.project)
        self.call("import", self.project, self.folder / "P01.txt")
        (self.folder / "codebook.csv").write_text("code\nTrust\n", encoding="utf-8")
        self.call("codebook", "import", self.project, self.folder / "codebook.csv")

    def call(self, *words):
        done = subprocess.run([CROSSCASE, *map(str, words)], env=self.environment, capture_output=True, timeout=60, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def codings(self):
        return int(re.search(r"^codings,(\d+)$", self.call("info", self.project), re.M).group(1))

    def run_and_kill(self, after):
        """Ends the window `after` seconds from its first coding; returns how many codings it had shown as saved."""
        window = subprocess.Popen([SCRIPTED, "codes passage after passage*"], env=self.environment, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        late = threading.Timer(60, window.kill)
        late.start()
        first = next((line for line in window.stdout if line.startswith("saved ")), None)
        late.cancel()
        self.assertIsNotNone(first, "the window did not begin to code")
        time.sleep(after)
        window.kill()
        lines = [first, *window.stdout]
        window.wait()
        window.stdout.close()
        return max(int(line.split()[1]) for line in lines if re.fullmatch(r"saved \d+\n", line))

    def test_nothing_shown_as_saved_is_lost(self):
        chance = random.Random(20261122)
        shown = 0
        for number in range(KILLS):
            shown = self.run_and_kill(chance.uniform(0, 0.2))
            stored = self.codings()
            with self.subTest(kill=number):
                self.assertGreaterEqual(stored, shown)
                self.call("verify", self.project)
        self.assertGreaterEqual(shown, KILLS)


if __name__ == "__main__":
    unittest.main()
