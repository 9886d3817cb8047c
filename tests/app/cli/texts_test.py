# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing documents, correcting their texts, and pseudonyms, with the real program."""
import csv
import io
import stat
import unittest
import zipfile

from cli import BOSS, CliTest


def docx(paragraphs):
    """A Word document of plain paragraphs."""
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>" for text in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<?xml version='1.0'?><w:document xmlns:w="
                         "'http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
                         f"{body}</w:body></w:document>")
    return data.getvalue()


class Importing(CliTest):
    def setUp(self):
        super().setUp()
        self.out("new", self.project)

    def test_an_archive_of_mixed_files(self):
        with zipfile.ZipFile(self.path("talks.zip"), "w") as archive:
            archive.writestr("b/second.txt", "BEN: hello\n")
            archive.writestr("a/first.docx", docx(["ANNA: hello", "ANNA: again"]))
            archive.writestr("__MACOSX/._first.docx", "x")
            archive.writestr("a/.hidden.txt", "x")
            archive.writestr("broken.pdf", "%PDF-1.4 nothing")
            archive.writestr("inner.zip", b"PK\x05\x06" + bytes(18))
        _, err = self.run_program("import", self.project, "talks.zip", status=1)
        self.assertIn("2 imported, 0 skipped, 2 failed", err)
        self.assertIn("broken.pdf", err)
        self.assertIn("an archive in an archive is not opened", err)
        self.assertEqual([row["document"] for row in self.rows("documents", self.project)], ["first", "second"])
        self.assertEqual(self.out("text", self.project, "first"), "ANNA: hello\nANNA: again\n")

    def test_front_matter_becomes_attributes(self):
        self.write("p1.md", "---\nlanguage: de\ndate: 2024-05-01\nage: 41\nregion: [Nord, Süd]\n---\n\n# Titel\n\nAnna: ja\n")
        self.write("p2.md", "---\nage: 29\ninformant: Ben\n---\nBen: no\n")
        self.out("import", self.project, "p1.md", "p2.md")
        first, second = self.rows("documents", self.project)
        self.assertEqual((first["language"], first["collected"], first["age"], first["region"]),
                         ("de", "2024-05-01", "41", "Nord; Süd"))
        self.assertEqual((second["informant"], second["age"]), ("Ben", "29"))
        self.assertEqual(self.out("text", self.project, "p1"), "# Titel\n\nAnna: ja\n")

    def test_language_is_detected_unless_given(self):
        self.write("de.txt", "Das war sehr lange her, und ich kann mich nicht daran erinnern.\n")
        self.write("fr.txt", "Nous avons travaillé ensemble pendant dix ans.\n")
        self.out("import", self.project, "de.txt")
        self.out("import", self.project, "fr.txt", "--language", "en")
        self.assertEqual([row["language"] for row in self.rows("documents", self.project)], ["de", "en"])

    def test_speakers_of_a_focus_group_become_cases(self):
        self.write("group.txt", "Moderator: Welcome.\nAnna: Hello.\nBen: Hi.\nAnna: Well.\nBen: Yes.\nInterviewer 2: So?\n")
        self.out("import", self.project, "group.txt", "--cases-from-speakers")
        self.assertEqual(sorted(row["case"] for row in self.rows("cases", self.project)), ["Anna", "Ben"])


class Correcting(CliTest):
    def setUp(self):
        super().setUp()
        self.study()

    def codings(self):
        return {row["coding"]: row["quote"] for row in self.rows("codings", "export", self.project, "--per", "coding")}

    def test_codings_follow_and_undo_restores(self):
        before, rows = self.codings(), self.out("codings", "export", self.project, "--format", "csv")
        self.write("boss2.txt", "A line before.\n" + BOSS.replace("her", "our boss"))
        out, err = self.run_program("edit", self.project, "boss", "--file", "boss2.txt")
        self.assertEqual(out, "")
        self.assertIn("places changed", err)
        after = self.codings()
        self.assertEqual(set(after), set(before))
        self.assertTrue(any("our boss" in quote for quote in after.values()))
        self.out("verify", self.project)
        self.out("undo", self.project)
        self.assertEqual(self.out("codings", "export", self.project, "--format", "csv"), rows)
        self.assertEqual(self.out("text", self.project, "boss"), BOSS)

    def test_orphans_are_listed_kept_and_anchored(self):
        before = self.codings()
        self.write("gone.txt", "Nothing of it.\n")
        lost = list(csv.DictReader(io.StringIO(self.out("edit", self.project, "boss", "--file", "gone.txt"))))
        self.assertTrue(lost)
        self.assertEqual({row["document"] for row in lost}, {"boss"})
        listed = self.rows("codings", "orphans", self.project)
        self.assertEqual([row["id"] for row in listed], [row["id"] for row in lost])
        one = next(row for row in listed if row["kind"] == "coding")
        self.assertEqual(one["quote"], before[one["id"]])
        self.out("codings", "anchor", self.project, one["id"], "--start", "0", "--end", "7")
        self.assertEqual(self.codings()[one["id"]], "Nothing")
        self.out("verify", self.project)

    def test_a_file_that_cannot_be_read_changes_nothing(self):
        self.path("bad.txt").write_bytes(b"caf\xff")
        self.assertIn("bad.txt", self.assert_refused("edit", self.project, "boss", "--file", "bad.txt", "--encoding", "UTF-8"))
        self.assertEqual(self.out("text", self.project, "boss"), BOSS)


class Pseudonyms(CliTest):
    def setUp(self):
        super().setUp()
        self.study()
        self.write("key.csv", "name,replacement\nAnna,Maria\n")
        self.out("pseudonyms", "import", self.project, "key.csv")

    def test_preview_apply_check_seal(self):
        key = self.path(self.project + ".pseudonyms.csv")
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        shown = self.rows("pseudonyms", "preview", self.project)
        self.assertTrue(shown)
        self.assertEqual({row["replacement"] for row in shown}, {"Maria"})
        _, err = self.run_program("pseudonyms", "apply", self.project)
        self.assertIn("history and the backups still hold the names", err)
        self.assertEqual(self.out("text", self.project, "boss"), BOSS.replace("Anna", "Maria"))
        self.assertEqual(self.rows("pseudonyms", "preview", self.project), [])
        out, _ = self.run_program("pseudonyms", "check", self.project, status=1)
        self.assertIn("an earlier text", out)
        self.out("pseudonyms", "seal", self.project, "-o", "shared.crosscase")
        self.assertNotIn(b"Anna", self.path("shared.crosscase").read_bytes())
        self.out("verify", "shared.crosscase")
        self.write("shared.crosscase.pseudonyms.csv", key.read_text("utf-8"))
        self.assertEqual(self.out("pseudonyms", "check", "shared.crosscase"), "")

    def test_without_a_key_it_says_how_to_make_one(self):
        self.out("new", "other.crosscase")
        self.assertIn("pseudonyms import", self.fails("pseudonyms", "apply", "other.crosscase"))


if __name__ == "__main__":
    unittest.main()
