# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of its own (Xvfb with a window manager) on which the built program is played by keys, as xdotool sends them."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

GUI = os.environ["CROSSCASE_GUI"]


class Screen:
    def __init__(self, *arguments, size="1280x800", coder="Anna K.", home=None):
        self.folder = pathlib.Path(home or tempfile.mkdtemp(prefix="crosscase-e2e."))
        self.own_folder = home is None
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            display = f":{number.readline().strip()}"
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "CROSSCASE_"))}
        self.environment = {**kept, "DISPLAY": display, "HOME": str(self.folder), "CROSSCASE_CODER": coder, "QT_QPA_PLATFORM": "xcb",
                            "QT_LOGGING_TO_CONSOLE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:", "LC_ALL": "C.UTF-8"}
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.errors = (self.folder / "stderr.txt").open("w+", encoding="utf-8")
        self.arguments = arguments
        self.program = None
        self.start()

    def start(self):
        self.program = subprocess.Popen([GUI, *map(str, self.arguments)], env=self.environment, cwd=self.folder, stderr=self.errors)
        self.wait_for_title("Crosscase")

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=30)

    def title(self):
        return self.tool("getactivewindow", "getwindowname").stdout.strip()

    def wait_for_title(self, part, seconds=60):
        end = time.monotonic() + seconds
        while part not in self.title():
            if time.monotonic() > end:
                raise AssertionError(f"no window with '{part}' in its title, but '{self.title()}'")
            time.sleep(0.05)

    def wait_until(self, true, what, seconds=60):
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                self.picture("failed")
                raise AssertionError(f"never came: {what} (see {self.folder}/failed.png)")
            time.sleep(0.1)

    def keys(self, *keys):
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def type(self, words):
        self.tool("type", "--delay", "12", "--", words)
        time.sleep(0.2)

    def picture(self, name):
        subprocess.run(["import", "-window", "root", str(self.folder / f"{name}.png")], env=self.environment, check=False,
                       stderr=subprocess.DEVNULL)

    def complaints(self):
        """What the program wrote to stderr that speaks of a fault of its own."""
        self.errors.flush()
        text = (self.folder / "stderr.txt").read_text(encoding="utf-8")
        return [line for line in text.splitlines() if "QObject::connect" in line or "No such slot" in line or "ASSERT" in line]

    def kill(self):
        self.program.kill()
        self.program.wait()

    def close(self):
        for process in (self.program, self.manager, self.server):
            process.terminate()
        for process in (self.program, self.manager, self.server):
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.errors.close()
        if self.own_folder:
            shutil.rmtree(self.folder, ignore_errors=True)
