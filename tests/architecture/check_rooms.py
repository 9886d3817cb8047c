#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree against the design: the top level, the arrows between the rooms of core/ as they are
declared in core/CMakeLists.txt, third-party headers in the rooms that own them, and the size of files."""
import pathlib
import re
import sys

root, rooms_file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
QT = re.compile(r"(Q[A-Z]|Qt)")
SOURCES = {".h", ".cpp"}
MAX_LINES = 700
TOP = {"CMakeLists.txt", "app", "core", "codebooks", "sample-cases", "tests", "README.md",
       "LICENSE", "CMakePresets.json", "build"}
# Third-party headers and the only rooms that may name them. fmt and tl::expected come with base.
OWNERS = {
    "soci": {"store"}, "sqlite3.h": {"store"}, "xapian": {"index"}, "igraph": {"picture"},
    "pugixml": {"refi", "import", "export"}, "zip.h": {"refi", "import", "export"},
    "unicode/": {"text"}, "dtl": {"text"}, "cld2": {"text"}, "cmark": {"text"}, "libstemmer": {"text"}, "xxhash": {"base"},
    "nlohmann/": {"export", "codebook", "matrix", "store"}, "xlsxwriter": {"export"},
    "poppler": {"import"}, "gumbo": {"import"}, "yaml-cpp": {"import"}, "CLI/": {"cli"},
}
# What the programs may not reach past the project.
HIDDEN_FROM_APP = {"store", "index"}
# The parts of the window, each with those it may include besides itself.
WINDOW = {"bridge": set(), "models": {"bridge", "actions"}, "actions": {"bridge"},
          "views": {"bridge", "models", "actions", "dialogs"}, "dialogs": {"bridge", "models", "actions", "views"}}


def closure(allowed, name, seen=()):
    assert name not in seen, f"rooms form a circle: {' -> '.join((*seen, name))}"
    return {name}.union(*(closure(allowed, u, (*seen, name)) for u in allowed[name]))


def check_include(where, room, target, allowed, problems):
    core = where.parts[0] == "core"
    if core and (target.startswith("app/") or QT.match(target)):
        problems.append(f"{where}: core may not include {target}")
    if core and target.startswith("core/") and target.split("/")[1] not in closure(allowed, room):
        problems.append(f"{where}: room '{room}' does not use '{target.split('/')[1]}'")
    if not core and target.startswith("core/") and target.split("/")[1] in HIDDEN_FROM_APP:
        problems.append(f"{where}: the programs may not include {target}")
    if room == "cli" and (QT.match(target) or target.startswith("app/gui")):
        problems.append(f"{where}: the command line may not include {target}")
    if where.parts[:2] == ("app", "gui") and target.startswith("app/gui/"):
        here, there = where.parts[2], target.split("/")[2]
        if here in WINDOW and here != there and there not in WINDOW[here]:
            problems.append(f"{where}: {here} may not include {there}")
    for header, owners in OWNERS.items():
        if target.startswith(header) and room not in owners:
            problems.append(f"{where}: {target} belongs to {', '.join(sorted(owners))}")


def main():
    allowed = {}
    for line in rooms_file.read_text().splitlines():
        name, _, uses = line.partition(":")
        allowed[name] = set(filter(None, uses.strip().split(";")))
    problems = [f"{entry.name}: does not belong on the top level"
                for entry in root.iterdir() if not entry.name.startswith(".") and entry.name not in TOP]
    for room in (entry for entry in (root / "core").iterdir() if entry.is_dir()):
        if room.name not in allowed:
            problems.append(f"core/{room.name}: not declared in core/CMakeLists.txt")
        readme = room / "README.md"
        if not readme.exists():
            problems.append(f"core/{room.name}: has no README.md")
        elif readme.read_text(encoding="utf-8").count("\n") > 60:
            problems.append(f"{readme.relative_to(root)}: longer than a screen")
    for path in sorted(root.glob("core/**/*")) + sorted(root.glob("app/**/*")) + sorted(root.glob("tests/**/*")):
        if path.suffix not in SOURCES:
            continue
        where = path.relative_to(root)
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > MAX_LINES:
            problems.append(f"{where}: more than {MAX_LINES} lines")
        if where.parts[0] != "tests":
            for _, target in INCLUDE.findall(text):
                check_include(where, where.parts[1], target, allowed, problems)
    print("\n".join(problems) or f"{len(allowed)} rooms, no problem")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
