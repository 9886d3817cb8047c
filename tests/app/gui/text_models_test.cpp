// SPDX-License-Identifier: GPL-3.0-or-later
// What the text view stands on: positions, lanes and names, units of a text, pieces of a
// correction.
#include "app/gui/bridge/display_text.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/coding_lanes.h"
#include "app/gui/models/text_edits.h"
#include "app/gui/models/text_units.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace crosscase::gui {

namespace {

std::shared_ptr<model::LoadedText> loaded(const std::string& utf8)
{
    auto text = std::make_shared<model::LoadedText>();
    text->utf8 = utf8;
    text->offsets = text::OffsetMap(text->utf8);
    text->structure = *text::segment(text->utf8, text->offsets, {});
    return text;
}

// Long lines of letters of all lengths, some without a blank.
std::string anyText()
{
    static const std::vector<std::string> kParts = {"a",
                                                    "word ",
                                                    "\n",
                                                    "ä",
                                                    "e\xCC\x81",
                                                    "\xF0\x9F\x98\x80",
                                                    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D ",
                                                    "\xE2\x80\xA9",
                                                    "\xEF\xB7\x90",
                                                    "\t"};
    std::string text;
    const int runs = *rc::gen::inRange(0, 12);
    for (int i = 0; i < runs; ++i) {
        const std::string& part = *rc::gen::elementOf(kParts);
        const int times = *rc::gen::elementOf(std::vector<int>{1, 3, 700, 9000, 17'000});
        for (int k = 0; k < times; ++k)
            text += part;
    }
    return text;
}

} // namespace

TEST_CASE("every code point has its place in what is shown, and comes back from it")
{
    CHECK(rc::check([] {
        const auto text = loaded(anyText());
        DisplayText display(text->utf8, text->offsets);
        const QString shown = display.takeWords();
        RC_ASSERT(display.size() == shown.size());
        const text::CodePoint end = text->offsets.codePoints();
        RC_ASSERT(display.endOf(end) == shown.size());
        for (text::CodePoint at = 0; at <= end; at += 1 + end / 3000) {
            RC_ASSERT(display.codePointAt(display.startOf(at)) == at);
            RC_ASSERT(display.codePointAt(display.endOf(at)) == at);
            const int apart = display.startOf(at) - display.endOf(at);
            RC_ASSERT(apart == 0 || (apart == 1 && display.isSeam(display.endOf(at))));
        }
        // Without the seams it is the text, but for what Qt keeps for itself.
        QString joined;
        int longest = 0;
        int length = 0;
        for (int place = 0; place < shown.size(); ++place) {
            const bool isEnd = shown[place] == QLatin1Char('\n');
            length = isEnd ? 0 : length + 1;
            longest = std::max(longest, length);
            if (!isEnd || !display.isSeam(place))
                joined += shown[place];
        }
        RC_ASSERT(longest <= DisplayText::kLongestBlock);
        QString stored = fromUtf8(text->utf8);
        stored.replace(QChar::ParagraphSeparator, QChar::LineSeparator);
        stored.replace(QChar(0xfdd0), QChar::ReplacementCharacter);
        RC_ASSERT(joined == stored);
    }));
}

TEST_CASE("a seam never parts what a person sees as one character")
{
    for (const std::string part : {"\xF0\x9F\x98\x80", "e\xCC\x81", "a\xCC\x81\xCC\x80"}) {
        std::string long_ = "x";
        while (long_.size() < 100'000)
            long_ += part;
        const auto text = loaded(long_);
        DisplayText display(text->utf8, text->offsets);
        const QString shown = display.takeWords();
        REQUIRE(display.seams() > 0);
        for (int place = 1; place + 1 < shown.size(); ++place)
            if (shown[place] == QLatin1Char('\n')) {
                CHECK_FALSE(shown[place + 1].isLowSurrogate());
                CHECK_FALSE(shown[place + 1].isMark());
            }
    }
}

TEST_CASE("brackets in one lane do not overlap, and one is left out only where all lanes are taken")
{
    CHECK(rc::check([] {
        std::vector<Bracket> brackets;
        const int count = *rc::gen::inRange(0, 40);
        for (int i = 0; i < count; ++i) {
            const int top = *rc::gen::inRange(-10, 300);
            brackets.push_back({{i + 1}, top, top + *rc::gen::inRange(1, 120)});
        }
        const int lanes = *rc::gen::inRange(1, 6);
        LaneMemory memory;
        packLanes(brackets, lanes, memory);
        const auto overlap = [](const Bracket& a, const Bracket& b) {
            return a.top < b.bottom && b.top < a.bottom;
        };
        for (const Bracket& a : brackets) {
            RC_ASSERT(a.lane < lanes);
            std::vector<bool> taken(static_cast<std::size_t>(lanes), false);
            for (const Bracket& b : brackets)
                if (a.coding != b.coding && overlap(a, b) && b.lane >= 0) {
                    RC_ASSERT(a.lane != b.lane);
                    taken[static_cast<std::size_t>(b.lane)] = true;
                }
            if (a.lane == Bracket::kNoLane)
                RC_ASSERT(std::ranges::count(taken, true) == lanes);
        }
        // Whoever stays in sight stays in its lane.
        std::vector<Bracket> scrolled;
        for (const Bracket& bracket : brackets)
            if (bracket.bottom > 150 && bracket.lane >= 0)
                scrolled.push_back({bracket.coding, bracket.top - 150, bracket.bottom - 150});
        const LaneMemory before = memory;
        packLanes(scrolled, lanes, memory);
        for (const Bracket& bracket : scrolled)
            RC_ASSERT(bracket.lane == before.at(bracket.coding));
    }));
}

TEST_CASE("names in the margin never overlap and stay within their reach")
{
    CHECK(rc::check([] {
        std::vector<MarginName> names;
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i) {
            MarginName name;
            name.wantedTop = *rc::gen::inRange(0, 400);
            name.lowestTop = name.wantedTop + *rc::gen::inRange(-5, 80);
            name.width = *rc::gen::inRange(20, 200);
            names.push_back(name);
        }
        std::ranges::stable_sort(names, {}, &MarginName::wantedTop);
        placeNames(names, 16, 220, 60, 8);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const MarginName& a = names[i];
            if (a.given == 0)
                continue;
            RC_ASSERT(a.top >= a.wantedTop);
            RC_ASSERT(a.top <= a.lowestTop);
            RC_ASSERT(a.left + a.given <= 220);
            RC_ASSERT(a.given >= std::min(a.width, 60));
            for (std::size_t k = 0; k < i; ++k) {
                const MarginName& b = names[k];
                const bool overlap = b.given > 0 && a.top < b.top + 16 && b.top < a.top + 16
                                     && a.left < b.left + b.given && b.left < a.left + a.given;
                RC_ASSERT(!overlap);
            }
        }
    }));
}

TEST_CASE("a selection widens to words, sentences, paragraphs and turns")
{
    const auto text = loaded("Interviewer: How are you?\nAnna: Fine. I felt isolated.\n\nReally.\n"
                             "Interviewer: What helped?\nAnna: Friends.\n");
    const auto at = [&](const char* words) {
        const std::size_t byte = text->utf8.find(words);
        return text::Span{text->offsets.fromByte(byte),
                          text->offsets.fromByte(byte + std::string(words).size())};
    };
    CHECK(text->quote(snappedToWords(*text, at("elt iso"))) == "felt isolated");
    CHECK(text->quote(snappedToWords(*text, at(" felt "))) == "felt");
    CHECK(snappedToWords(*text, at("\n\n")).empty());
    CHECK(text->quote(wordAt(*text, at("solated").start)) == "isolated");
    CHECK(text->quote(sentencesAround(*text, at("felt"))) == "I felt isolated.");
    CHECK(text->quote(paragraphsAround(*text, at("felt"))) == "Fine. I felt isolated.");
    CHECK(text->quote(turnsAround(*text, at("felt"))) == "Fine. I felt isolated.\n\nReally.");
    CHECK(text->quote(paragraphsAround(*text, at("Anna: F"))) == "Fine. I felt isolated.");
    CHECK(nextWordBorder(*text, at("felt").end, true, true) == at("isolated").end);
    CHECK(nextWordBorder(*text, at("felt").end, true, false) == at("I felt").start + 1);
    CHECK(nextWordBorder(*text, at("felt").start, false, true) == at("isolated").start);
    CHECK(nextWordBorder(*text, at("felt").start, false, false) == at("I felt").start);
}

TEST_CASE("what is not touched in a correction stays byte for byte")
{
    CHECK(rc::check([] {
        const auto text = loaded(anyText());
        DisplayText display(text->utf8, text->offsets);
        QString shown = display.takeWords();
        TextEdits edits(display.size());
        RC_ASSERT(edits.text(text->utf8, text->offsets, display, shown) == text->utf8);
        // The same edits, done to the text itself: those that end at whole code points.
        const text::CodePoint first = *rc::gen::inRange(0, text->offsets.codePoints() + 1);
        const text::CodePoint last =
            std::min(text->offsets.codePoints(), first + *rc::gen::inRange(0, 40));
        const int from = display.startOf(first);
        const int to = std::max(from, display.endOf(last));
        edits.replace(from, to - from, 3);
        shown.replace(from, to - from, QStringLiteral("a\nb"));
        edits.replace(from + 3, 0, 1);
        shown.insert(from + 3, QLatin1Char('c'));
        const std::string wanted =
            std::string(text->quote({0, first})) + "a\nbc"
            + std::string(text->quote({std::max(first, last), text->offsets.codePoints()}));
        RC_ASSERT(edits.text(text->utf8, text->offsets, display, shown) == wanted);
    }));
}

} // namespace crosscase::gui
