# SPDX-License-Identifier: GPL-3.0-or-later
"""agreement: published numbers, codings whose agreement is known, exports, refusals."""
import csv
import io
import itertools
import json
import random
import unittest

from cli import SOURCE, CliTest

DATA = SOURCE / "tests" / "data" / "agreement"
EXACT = 6e-6  # what is printed to six decimals

# file, shape, options, coefficient: expected (see tests/data/agreement/README.md)
PUBLISHED = [
    ("krippendorff2011_4x12", "units", [], {"alpha": .743421, "ac1": .775444, "fleiss": .76117, "conger": .76207, "brennan-prediger": .77273}),
    ("krippendorff2011_4x12", "units", ["--metric", "ordinal"], {"alpha": .815388}),
    ("krippendorff2011_4x12", "units", ["--metric", "interval"], {"alpha": .849107}),
    ("krippendorff2011_4x12", "units", ["--metric", "ratio"], {"alpha": .797403}),
    ("krippendorff_wikipedia_3x15", "units", [], {"alpha": .691358}),
    ("krippendorff_wikipedia_3x15", "units", ["--metric", "interval"], {"alpha": .810845}),
    ("krippendorff2004_binary_2x10", "units", [], {"alpha": .095238, "percent": 60, "kappa": .090909, "scott": .047619, "ac1": .310345}),
    ("hayes_krippendorff2007_5x40", "units", ["--metric", "ordinal"], {"alpha": .759829}),
    ("hayes_krippendorff2007_5x40", "units", ["--metric", "interval"], {"alpha": .757378}),
    ("hayes_krippendorff2007_5x40", "units", ["--metric", "ratio"], {"alpha": .662123}),
    ("fleiss1971_30x6", "counts", ["--per", "category"],
     {"fleiss": .430245, "ac1": .447885, "alpha": .433410, "fleiss [cat1]": .244755, "fleiss [cat3]": .52, "fleiss [cat5]": .566118}),
    ("fleiss_wikipedia_10x14", "counts", [], {"fleiss": .209931}),
    ("cohen1960_ex1", "contingency", [], {"percent": 29, "kappa": -.092308, "kappa-max": .846154, "scott": -.100775, "alpha": -.095271, "brennan-prediger": -.065, "ac1": -.047970}),
    ("cohen1960_ex2", "contingency", [], {"percent": 70, "kappa": .491525, "kappa-max": .830508, "scott": .487179, "alpha": .488462, "brennan-prediger": .55, "ac1": .575972}),
    ("cohen_wikipedia_grants", "contingency", [], {"kappa": .4, "kappa-max": .8, "scott": .393939, "alpha": .4, "ac1": .405941}),
    ("cohen_wikipedia_same_pct_A", "contingency", [], {"kappa": .130435}),
    ("cohen_wikipedia_same_pct_B", "contingency", [], {"kappa": .259259}),
    ("artstein_poesio2008_2x2", "contingency", [], {"kappa": .347826, "scott": .340659, "alpha": .343956, "brennan-prediger": .4, "ac1": .449541}),
    ("artstein_poesio2008_3x3", "contingency", [], {"kappa": .801325, "scott": .799532, "alpha": .800535, "brennan-prediger": .82, "ac1": .828743}),
    ("brennan_prediger1981_ex1", "contingency", [], {"kappa": .272727, "kappa-max": .454545, "brennan-prediger": .4}),
    ("brennan_prediger1981_ex2", "contingency", [], {"kappa": .285714, "kappa-max": 1, "brennan-prediger": .4}),
    ("irrcac_cont3x3abstractors", "contingency", [], {"percent": 89, "kappa": .796409, "scott": .796240, "alpha": .797258, "brennan-prediger": .835, "ac1": .849331}),
    ("dkpro_paradox_80_7_8_5", "contingency", [], {"kappa": .314442, "scott": .314286, "alpha": .317714, "brennan-prediger": .7}),
    ("dkpro_likert_4x4", "contingency", [], {"kappa": .574436, "scott": .574341, "alpha": .576581, "brennan-prediger": .578947, "ac1": .580461}),
    ("gwet_hand_10", "contingency", [], {"kappa": .615385, "scott": .607843, "alpha": .627451, "ac1": .865772}),
    ("kappa_paradox_118_5_2_0", "contingency", [], {"kappa": -.023392, "scott": -.028807, "alpha": -.024691, "brennan-prediger": .888, "ac1": .940776}),
    ("scott_wikipedia", "contingency", [], {"percent": 33.33, "scott": -.056338}),
]


class Tables(CliTest):
    def values(self, file, *options):
        return {row["coefficient"]: row["value"] for row in self.rows("agreement", "--table", file, *options)}

    def test_published_numbers(self):
        for name, shape, options, expected in PUBLISHED:
            found = self.values(DATA / f"{name}.csv", "--shape", shape, "--coefficients", "all", *options)
            for coefficient, value in expected.items():
                with self.subTest(name=name, options=options, coefficient=coefficient):
                    self.assertAlmostEqual(float(found[coefficient]), value, delta=EXACT)

    def test_unitizing(self):
        with open(DATA / "krippendorff1995_unitizing_24.csv") as file:
            rows = list(csv.reader(file))
        for example, expected in {"A": ".358333", "B": ".422024", "C": ".351190", "D": ""}.items():
            lines = [",".join(row[1:]) for row in rows if row[0] in ("example", example)]
            self.write("s.csv", "\n".join(lines) + "\n")
            found = self.values("s.csv", "--shape", "segments", "--length", "24")["binary u-alpha"]
            if expected:
                self.assertAlmostEqual(float(found), float(expected), delta=EXACT)
            else:
                self.assertEqual(found, "undefined (nothing or everything is marked)")
        two = self.values(DATA / "toy_unitizing_2coders_L50.csv", "--shape", "segments", "--length", "50")
        self.assertEqual((two["u-alpha"], two["binary u-alpha"]), ("0.500836", "0.72714"))
        three = self.values(DATA / "toy_unitizing_3coders_L55.csv", "--shape", "segments", "--length", "55")
        self.assertEqual((three["u-alpha"], three["binary u-alpha"]), ("0.738855", "0.738855"))

    def test_segments_of_length_one_are_units(self):
        with open(DATA / "krippendorff2011_4x12.csv") as file:
            complete = [row for row in csv.reader(file) if all(row)]
        self.assertEqual(len(complete), 9)
        self.write("u.csv", "\n".join(",".join(row) for row in complete) + "\n")
        self.write("s.csv", "coder,start,length,value\n" + "".join(
            f"{coder},{unit},1,{value}\n" for unit, row in enumerate(complete[1:]) for coder, value in enumerate(row[1:])))
        self.assertEqual(self.values("u.csv")["alpha"], "0.652661")
        self.assertEqual(self.values("s.csv", "--shape", "segments")["u-alpha"], "0.652661")

    def test_holsti_and_the_pairs_of_1995(self):
        self.write("h.csv", "unit,a,b\n" + "".join(
            f"{i},{1 if i < 50 else ''},{1 if i < 40 or i >= 50 else ''}\n" for i in range(70)))
        self.assertAlmostEqual(float(self.values("h.csv")["holsti"]), .727273, delta=EXACT)
        with open(DATA / "krippendorff1995_atoms.csv") as file:
            atoms = list(csv.reader(file))
        for first, kappa in ((1, .384615), (3, .384615), (5, .314286)):
            self.write("p.csv", "\n".join(",".join((row[0], row[first], row[first + 1])) for row in atoms) + "\n")
            found = self.values("p.csv")
            for name, value in (("kappa", kappa), ("scott", .314286), ("alpha", .328571)):
                self.assertAlmostEqual(float(found[name]), value, delta=EXACT)

    def test_wrong_formulas_do_not_come(self):
        self.write("n.csv", "A,0,1\n0,800,50\n1,100,50\n")
        found = self.values("n.csv", "--shape", "contingency", "--coefficients", "all")
        self.assertEqual((found["percent"], found["kappa"]), ("85", "0.318182"))
        for value in found.values():
            self.assertNotAlmostEqual(float(value), .2131, places=3)
            self.assertNotAlmostEqual(float(value), -.5, places=3)

    def test_undefined_says_why(self):
        self.write("one.csv", "unit,a,b\n1,x,x\n2,x,x\n")
        self.assertEqual(self.values("one.csv")["kappa"], "undefined (only one category occurs)")
        self.write("none.csv", "unit,a,b\n1,x,\n2,,y\n")
        self.assertEqual(self.values("none.csv")["alpha"], "undefined (no unit has two values)")
        self.write("words.csv", "unit,a,b\n1,low,high\n2,low,low\n")
        self.assertEqual(self.values("words.csv", "--metric", "interval")["alpha"], "undefined (the categories are no numbers)")
        self.write("idle.csv", "unit,a,b\n1,x,\n2,y,\n")
        self.assertIn("b gave no value at all", self.out("agreement", "--table", "idle.csv", "--format", "table"))

    def test_intervals_depend_on_the_seed(self):
        file = DATA / "hayes_krippendorff2007_5x40.csv"
        first = self.rows("agreement", "--table", file, "--bootstrap", "300", "--seed", "5")
        self.assertEqual(first, self.rows("agreement", "--table", file, "--bootstrap", "300", "--seed", "5"))
        alpha = next(row for row in first if row["coefficient"] == "alpha")
        self.assertLess(float(alpha["95 % from"]), float(alpha["value"]))
        self.assertLess(float(alpha["value"]), float(alpha["95 % to"]))

    def test_refusals(self):
        self.write("bad.csv", "unit,a,b\n1,2,-3\n")
        self.assertIn("cannot be -3", self.fails("agreement", "--table", "bad.csv", "--shape", "counts"))
        self.write("wide.csv", "A,0,1\n0,2,3\n")
        self.assertIn("as many rows as columns", self.fails("agreement", "--table", "wide.csv", "--shape", "contingency"))
        self.write("one.csv", "unit,a\n1,2\n")
        self.assertIn("two coders", self.fails("agreement", "--table", "one.csv"))
        self.write("lap.csv", "coder,start,end\na,0,5\na,4,8\nb,1,2\n")
        self.assertIn("overlaps one of the same coder", self.fails("agreement", "--table", "lap.csv", "--shape", "segments"))
        for words in (("--unit", "turn"), ("--coders", "a,b"), ("--per", "code"), ("--coefficients", "cappa"), ("--length", "3")):
            self.fails("agreement", "--table", "one.csv", *words, status=2)
        self.fails("agreement", "p.crosscase", "--table", "one.csv", status=2)
        self.fails("agreement", "p.crosscase", "--metric", "ordinal", status=2)
        self.fails("agreement", status=2)


class MadeStudy:
    """Transcripts with codings of several coders whose agreement on respondents' turns is known, as they are made:
    what the first coder marked, the others keep, shift within the turn, give another code, or leave out."""

    CODES = ["Trust", "Trust > Kept promises", "Cost", "Time", "Place"]
    LAYOUTS = ("{who}: ", "[00:{n:02d}:00] {who}: ", "{who} (00:{n:02d}:00): ")

    # Who asks, who answers, and words of the language.
    LANGUAGES = {
        "en": ("INTERVIEWER", "RESPONDENT", "we trust naïve work pay time often, said"),
        "fr": ("ENQUÊTEUR", "RÉPONDANTE", "nous l'usine confiance été payées temps souvent, dit"),
        "zh": ("采访者", "受访者", "我们相信工作时间 他说，经常 付钱"),
        "ar": ("المحاور", "المشاركة", "نحن نثق العمل الوقت غالبا، قال"),
        "hi": ("साक्षात्कारकर्ता", "प्रतिभागी", "हम भरोसा काम समय अक्सर, कहा"),
    }

    def __init__(self, seed, coders, language="en"):
        self.random = random.Random(seed)
        self.asks, self.answers, self.words = self.LANGUAGES[language]
        self.coders = [f"coder{i + 1}" for i in range(coders)]
        self.texts, self.turns, self.codings, self.given = {}, {}, [], {}
        for number in range(6):
            self.make_document(f"talk{number}", self.LAYOUTS[number % 3])

    def make_document(self, name, layout):
        text, turns = f"Interview {name}\nLanguage: en\n\n", []
        for n in range(12):
            for who in (self.asks, self.answers):
                words = " ".join(self.random.choice(self.words.split()) for _ in range(self.random.randint(3, 25)))
                text += layout.format(who=who, n=n)
                if who == self.answers:
                    turns.append((len(text), len(text) + len(words) + 1))
                text += words + ".\n\n"
        self.texts[name], self.turns[name] = text, turns
        for turn, (start, end) in enumerate(turns):
            for code in self.random.sample(self.CODES, self.random.choice((0, 1, 1, 2))):
                begin = self.random.randint(start, end - 4)
                self.code(name, turn, code, begin, self.random.randint(begin + 3, end))

    def code(self, name, turn, code, begin, end):
        start, last = self.turns[name][turn]
        for coder in self.coders:
            chance = 0 if coder == self.coders[0] else self.random.random()
            span, given = (begin, end), code
            if chance > .9:
                continue
            if chance > .8:
                given = self.random.choice(self.CODES)
            elif chance > .7:
                span = (max(start, begin - 3), min(last, end + 5))
            self.codings.append((name, given, *span, coder))
            self.given.setdefault((given, coder), set()).add((name, turn))

    def truth(self, code, a, b):
        marked = [self.given.get((code, coder), set()) for coder in (a, b)]
        both = len(marked[0] & marked[1])
        counts = [both, len(marked[0]) - both, len(marked[1]) - both]
        return [*counts, sum(map(len, self.turns.values())) - sum(counts)]


def kappa(both, only_a, only_b, neither):
    n = both + only_a + only_b + neither
    a, b, observed = (both + only_a) / n, (both + only_b) / n, (both + neither) / n
    expected = a * b + (1 - a) * (1 - b)
    return (observed - expected) / (1 - expected)


class Projects(CliTest):
    def made(self, seed=1, coders=4, language="en"):
        study = MadeStudy(seed, coders, language)
        for name, text in study.texts.items():
            self.write(f"docs/{name}.txt", text)
        self.write("codebook.csv", "code,parent\nTrust,\nKept promises,Trust\nCost,\nTime,\nPlace,\n")
        rows = io.StringIO()
        csv.writer(rows).writerows([("document", "code", "start", "end", "coder"), *study.codings])
        self.write("codings.csv", rows.getvalue())
        for words in (("new", self.project), ("import", self.project, "docs"), ("codebook", "import", self.project, "codebook.csv"),
                      ("codings", "import", self.project, "codings.csv")):
            self.out(*words)
        return study

    def compared(self, *options):
        return self.rows("agreement", self.project, "--unit", "turn", "--all-documents", *options)

    def test_respondents_turns_of_codings_whose_agreement_is_known(self):
        study = self.made()
        for a, b in itertools.combinations(study.coders, 2):
            rows = {row["code"]: row for row in self.compared("--coders", f"{a},{b}")}
            self.assertEqual(set(rows), {*study.CODES, "all", "mean over codes"})
            total = [0, 0, 0, 0]
            for code in study.CODES:
                expected = study.truth(code, a, b)
                total = [x + y for x, y in zip(total, expected)]
                row = rows[code]
                self.assertEqual([int(row[head]) for head in ("both", f"only {a}", f"only {b}", "neither")], expected, code)
                self.assertAlmostEqual(float(row["kappa"]), kappa(*expected), delta=EXACT)
                self.assertAlmostEqual(float(row["agree %"]), 100 * (expected[0] + expected[3]) / sum(expected), delta=.00501)
            self.assertAlmostEqual(float(rows["all"]["kappa"]), kappa(*total), delta=EXACT)
            self.assertAlmostEqual(float(rows["mean over codes"]["kappa"]),
                                   sum(kappa(*study.truth(code, a, b)) for code in study.CODES) / 5, delta=EXACT)

    def test_interviewers_of_other_languages_are_left_out_too(self):
        for seed, language in enumerate(MadeStudy.LANGUAGES):
            self.project = f"{language}.crosscase"
            for file in self.path("docs").glob("*.txt"):
                file.unlink()
            study = self.made(seed, 2, language)
            rows = {row["code"]: row for row in self.compared()}
            for code in study.CODES:
                expected = study.truth(code, *study.coders)
                self.assertEqual([int(rows[code][head]) for head in ("both", "only coder1", "only coder2", "neither")],
                                 expected, (language, code))
                self.assertAlmostEqual(float(rows[code]["kappa"]), kappa(*expected), delta=EXACT)

    def test_pairs_documents_and_all_coders(self):
        study = self.made()
        for row in self.compared("--per", "pair")[:-1]:
            a, b = row["coders"].split(" / ")
            expected = [sum(parts) for parts in zip(*(study.truth(code, a, b) for code in study.CODES))]
            self.assertEqual([int(row[head]) for head in ("both", "only the first", "only the second", "neither")], expected)
        documents = self.compared("--per", "document")
        self.assertEqual([row["document"] for row in documents], [*study.texts, "all"])
        self.assertEqual(int(documents[-1]["units"]), sum(int(row["units"]) for row in documents[:-1]))
        self.assertEqual(documents[-1]["coders"], "4")

    def test_a_filter_a_code_and_speakers(self):
        study = self.made()
        one = self.compared("--coders", "coder1,coder2", "--filter", "document = talk0", "--codes", "Cost")
        self.assertEqual(one[0]["units"], "12")
        every = self.compared("--codes", "Cost", "--speakers", "all")
        self.assertEqual(int(every[0]["units"]), 6 * (24 + 2))
        asked = self.compared("--codes", "Cost", "--speakers", "INTERVIEWER")
        self.assertEqual((asked[0]["units"], asked[0]["alpha"]), ("72", "undefined (nobody used it)"))
        self.assertIn("--coders", self.fails("agreement", self.project, "--all-documents", "--filter", "coder = coder1"))
        self.assertIn("72 turns of those who ask", self.out("agreement", self.project, "--all-documents", "--format", "table"))

    def test_only_documents_that_all_have_finished(self):
        self.made(coders=2)
        self.assertIn("no document is marked as coded by all of coder1, coder2", self.fails("agreement", self.project))
        for coder in ("coder1", "coder2"):
            self.out("progress", self.project, "--document", "talk1", "--state", "coded", "--coder", coder)
        row = self.rows("agreement", self.project, "--unit", "turn")[0]
        self.assertEqual(row["units"], "12")
        self.assertIn("left out: 5 documents", self.out("agreement", self.project, "--format", "table"))
        self.assertIn("both have marked as coded; left out: 5 of coder1 / coder2.",
                      self.out("agreement", self.project, "--per", "pair", "--format", "md"))

    def test_decisions_for_other_programs(self):
        study = self.made(coders=2)
        words = ("agreement", self.project, "--unit", "turn", "--all-documents", "--export")
        long = self.rows(*words, "long")
        self.assertEqual(list(long[0]), ["document", "unit", "start", "end", "coder", "code", "value"])
        self.assertEqual(len(long), 72 * 5 * 2)
        for code in study.CODES:
            for coder in study.coders:
                marked = sum(int(row["value"]) for row in long if row["code"] == code and row["coder"] == coder)
                self.assertEqual(marked, len(study.given[code, coder]))
        self.assertIn((int(long[0]["start"]), int(long[0]["end"])), study.turns["talk0"])
        recal = self.out(*words, "recal", "--codes", "Cost", "--format", "csv").splitlines()
        pairs = [recal.count(line) for line in ("1,1", "1,0", "0,1", "0,0")]
        self.assertEqual(pairs, study.truth("Cost", "coder1", "coder2"))
        self.assertEqual(len(self.out(*words, "recal", "--format", "csv").splitlines()), 72 * 5)
        # What was exported, read as a table of ratings, has the same kappa.
        self.write("r.csv", "unit,a,b\n" + "".join(f"{i},{line}\n" for i, line in enumerate(recal)))
        found = {row["coefficient"]: row["value"] for row in self.rows("agreement", "--table", "r.csv")}
        self.assertEqual(found["kappa"], self.compared("--codes", "Cost")[0]["kappa"])
        self.fails(*words, "recal", "--format", "json", status=2)
        self.fails(*words, "long", "--per", "pair", status=2)

    def test_characters_as_nvivo_counts_them(self):
        self.write("docs/t.txt", "x" * 1000)
        self.write("codebook.csv", "code\nTrust\n")
        self.write("codings.csv", "document,code,start,end,coder\nt,Trust,0,150,A\nt,Trust,100,200,B\n")
        for words in (("new", self.project), ("import", self.project, "docs"), ("codebook", "import", self.project, "codebook.csv"),
                      ("codings", "import", self.project, "codings.csv")):
            self.out(*words)
        row = self.rows("agreement", self.project, "--unit", "character", "--all-documents")[0]
        self.assertEqual([row[head] for head in ("both", "only A", "only B", "neither")], ["50", "100", "50", "800"])
        self.assertEqual((row["agree %"], row["kappa"]), ("85", "0.318182"))

    def test_names_nearly_the_same_are_warned_of(self):
        self.write("docs/t.txt", "One sentence. Another one.")
        self.write("codebook.csv", "code\nSupport\nSuport\n")
        self.write("codings.csv", "document,code,start,end,coder\nt,Support,0,13,A\nt,Suport,0,13,B\n")
        for words in (("new", self.project), ("import", self.project, "docs"), ("codebook", "import", self.project, "codebook.csv"),
                      ("codings", "import", self.project, "codings.csv")):
            self.out(*words)
        out, err = self.run_program("agreement", self.project, "--all-documents", "--format", "json")
        self.assertIn("'Support' and 'Suport'", err)
        self.assertTrue(any("'Support' and 'Suport'" in note for note in json.loads(out)["notes"]))

    def test_intervals(self):
        self.made()
        words = ("agreement", self.project, "--all-documents", "--bootstrap", "100", "--level", "90", "--seed", "3")
        rows = self.rows(*words)
        self.assertEqual(rows, self.rows(*words))
        self.assertLess(float(rows[0]["alpha from"]), float(rows[0]["alpha to"]))
        self.assertLess(float(rows[-1]["alpha from"]), float(rows[-1]["alpha to"]))

    def test_the_methods_appendix_gives_it(self):
        study = self.made(coders=2)
        self.assertIn("Agreement of coders: no document is marked as coded by all of coder1, coder2", self.out("methods", self.project))
        for coder in study.coders:
            for name in study.texts:
                self.out("progress", self.project, "--document", name, "--state", "coded", "--coder", coder)
        text = self.out("methods", self.project)
        self.assertIn("Cohen's kappa (1960)", text)
        kappa = self.rows("agreement", self.project)[-2]["kappa"]
        self.assertRegex(text, rf"\| all .*\| {kappa} \|")
        self.assertIn("2 people coded", text)

    def test_odd_projects(self):
        self.out("new", self.project)
        self.assertIn("nobody has coded", self.fails("agreement", self.project))
        self.study()
        self.assertIn("no document is marked as coded", self.fails("agreement", self.project))
        self.assertIn("no coder", self.fails("agreement", self.project, "--coders", "Ann,Zoe").lower().replace("there is ", ""))
        rows = self.rows("agreement", self.project, "--all-documents", "--overlap", "50%")
        self.assertEqual(rows[0]["code"], "Trust")
        self.fails("agreement", self.project, "--overlap", "half", status=2)
        self.fails("agreement", self.project, "--per", "category", status=2)


if __name__ == "__main__":
    unittest.main()
