// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_hyphens.h"

#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crosscase::importing::pdf {

namespace {

constexpr std::size_t kPart = 4; // letters of a part that is a word for certain

using Counts = std::unordered_map<std::string, std::size_t>;

bool isWordCharacter(char32_t c)
{
    return c < 0x80 ? (c | 0x20U) - 'a' < 26 || c == '-' : text::isLetter(c) || c == 0x2010;
}

// ASCII letters in lower case, U+2010 as '-'.
std::string folded(std::string_view word)
{
    std::string key;
    key.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = text::decodeAt(word, at);
        if (c == 0x2010)
            key += '-';
        else
            text::append(key, c >= 'A' && c <= 'Z' ? c + 0x20 : c);
    }
    return key;
}

// A broken word.
struct Joint {
    std::size_t start = 0; // of the word
    std::size_t hyphen = 0;
    std::size_t afterHyphen = 0;
    std::size_t end = 0; // of the word
};

std::size_t wordStart(std::string_view text, std::size_t from)
{
    while (from > 0) {
        std::size_t last = from - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80)
            --last;
        std::size_t at = last;
        if (!isWordCharacter(text::decodeAt(text, at)))
            break;
        from = last;
    }
    return from;
}

std::size_t wordEnd(std::string_view text, std::size_t from)
{
    while (from < text.size()) {
        if (static_cast<unsigned char>(text[from]) < 0x80) { // most are
            if (!isWordCharacter(static_cast<unsigned char>(text[from])))
                break;
            ++from;
            continue;
        }
        std::size_t at = from;
        if (!isWordCharacter(text::decodeAt(text, at)))
            break;
        from = at;
    }
    return from;
}

Joint jointAt(std::string_view text, std::size_t hyphen)
{
    const std::size_t after = text::nextCodePoint(text, hyphen);
    return {wordStart(text, hyphen), hyphen, after, wordEnd(text, after)};
}

// The spellings that decide on a joint.
struct Spellings {
    std::string left;
    std::string right;
    std::string joined;
    std::string compound;
};

Spellings spellingsOf(std::string_view text, const Joint& joint)
{
    Spellings spellings;
    spellings.left = folded(text.substr(joint.start, joint.hyphen - joint.start));
    spellings.right = folded(text.substr(joint.afterHyphen, joint.end - joint.afterHyphen));
    spellings.joined = spellings.left + spellings.right;
    spellings.compound = spellings.left + '-' + spellings.right;
    return spellings;
}

// Counts the words of the text that are asked for, without those that are broken themselves.
void countWords(const Paragraph& paragraph, Counts& counts)
{
    const std::string_view text = paragraph.text;
    auto broken = paragraph.hyphens.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = wordEnd(text, at);
        if (end == at) {
            at = text::nextCodePoint(text, at);
            continue;
        }
        while (broken != paragraph.hyphens.end() && *broken < at)
            ++broken;
        const bool isBroken = broken != paragraph.hyphens.end() && *broken < end;
        if (!isBroken)
            if (const auto found = counts.find(folded(text.substr(at, end - at)));
                found != counts.end())
                ++found->second;
        at = end;
    }
}

bool isCompound(const Spellings& spellings, const Counts& counts)
{
    const std::size_t joined = counts.at(spellings.joined);
    const std::size_t compound = counts.at(spellings.compound);
    if (joined != compound)
        return compound > joined;
    return joined == 0 && spellings.left.size() >= kPart && spellings.right.size() >= kPart
           && counts.at(spellings.left) > 0 && counts.at(spellings.right) > 0;
}

void mend(Paragraph& paragraph, const Counts& counts)
{
    std::string mended;
    std::size_t done = 0;
    auto page = paragraph.pages.begin();
    const auto copyTo = [&](std::size_t end) {
        for (; page != paragraph.pages.end() && page->at <= end; ++page)
            page->at = mended.size() + (page->at - done);
        mended.append(paragraph.text, done, end - done);
        done = end;
    };
    for (const std::size_t hyphen : paragraph.hyphens) {
        const Joint joint = jointAt(paragraph.text, hyphen);
        if (isCompound(spellingsOf(paragraph.text, joint), counts))
            continue;
        copyTo(hyphen);
        done = joint.afterHyphen;
    }
    copyTo(paragraph.text.size());
    paragraph.text = std::move(mended);
    paragraph.hyphens.clear();
}

} // namespace

void mendHyphens(std::vector<Paragraph>& paragraphs)
{
    Counts counts;
    for (const Paragraph& paragraph : paragraphs)
        for (const std::size_t hyphen : paragraph.hyphens) {
            Spellings asked = spellingsOf(paragraph.text, jointAt(paragraph.text, hyphen));
            for (std::string* word : {&asked.left, &asked.right, &asked.joined, &asked.compound})
                counts.emplace(std::move(*word), 0);
        }
    if (counts.empty())
        return;
    for (const Paragraph& paragraph : paragraphs)
        countWords(paragraph, counts);
    for (Paragraph& paragraph : paragraphs)
        if (!paragraph.hyphens.empty())
            mend(paragraph, counts);
}

} // namespace crosscase::importing::pdf
