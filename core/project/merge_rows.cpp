// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge_match.h"
#include "core/model/attribute_types.h"
#include "core/project/merge_kind.h"
#include "core/project/merge_names.h"
#include "core/text/markdown.h"

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::AnyId;
using model::Id;

template <typename Row>
Result<void> mergeKind(Work& work, Ways<Row> ways = {})
{
    if (auto going = work.progress.report("objects", 0, 0); !going)
        return going;
    return Kind<Row>(work, std::move(ways)).run();
}

template <typename Row>
Ways<Row> told()
{
    Ways<Row> ways;
    ways.isTold = true;
    return ways;
}

// Of which there is one for each place.
template <typename Row>
Ways<Row> onlyOne()
{
    Ways<Row> ways;
    ways.isOneByKey = true;
    ways.inWords = [](const Row& row) -> std::string {
        if constexpr (requires { row.value; })
            return row.value;
        else if constexpr (requires { row.text; })
            return row.text;
        else if constexpr (requires { row.verdict; })
            return std::string(project::nameOf(row.verdict));
        else if constexpr (requires { row.reason; })
            return row.reason;
        else
            return {};
    };
    return ways;
}

// --- settings
// ---------------------------------------------------------------------------------------
bool isOfThisFile(const std::string& key)
{
    return key == kMemorySetting || key.starts_with("package.");
}

Result<void> mergeSettings(Work& work)
{
    Ways<model::Setting> ways;
    ways.isLeftAlone = [](const model::Corpus&, const model::Setting& row) {
        return isOfThisFile(row.key);
    };
    ways.uniting = [](model::Setting& mine, model::Setting& theirs, const model::Setting*) {
        if (mine.key == model::kTitleSetting)
            theirs.value = mine.value;
    };
    return mergeKind(work, std::move(ways));
}

// --- cases
// ------------------------------------------------------------------------------------------
Result<void> mergeCases(Work& work)
{
    auto ways = told<model::Case>();
    ways.isOne = [&](const model::Case& mine, const model::Case& theirs) {
        codebook::DecisionRow row = rowFor("case", mine.uuid, theirs.uuid, "near-duplicate");
        row.mine = mine.name;
        row.theirs = theirs.name;
        row.choices = {Choice::Merge, Choice::Both};
        row.decision = Choice::Merge;
        return work.ask(std::move(row)).choice != Choice::Both;
    };
    ways.adding = [&](model::Case& here, const model::Case&) -> Result<void> {
        here.name = freeName<model::Case>(work, here.name);
        return {};
    };
    if (auto merged = mergeKind(work, std::move(ways)); !merged)
        return merged;
    makeNamesUnique<model::Case>(work);
    return {};
}

// Each side may have put a case below another, and together they stand in a circle.
void openCircles(Work& work)
{
    std::vector<model::Case> loose;
    for (const model::Case& row : work.mine().cases()) {
        std::set<std::int32_t> seen;
        for (const model::Case* at = &row; at != nullptr; at = work.mine().cases().find(at->parent))
            if (!seen.insert(at->id.value).second) {
                if (at->id == row.id)
                    loose.push_back(row);
                break;
            }
    }
    if (loose.empty())
        return;
    // To open one of a circle is enough; those found later are asked again.
    model::Case first = loose.front();
    first.parent = {};
    work.note(fmt::format("both sides moved cases below each other; '{}' stands at the top now",
                          first.name));
    work.edit.change(std::move(first));
    openCircles(work);
}

Result<void> mergeMemberships(Work& work)
{
    Ways<model::Membership> ways;
    ways.adding = [&](model::Membership& here, const model::Membership& there) -> Result<void> {
        if (!here.orphan || there.orphan)
            return {};
        const Alignment& alignment = *work.theirs.alignments.at(there.document);
        model::OrphanQuote quote;
        quote.owner = here.id;
        quote.quote = std::string(alignment.from->quote(there.span()));
        work.note(fmt::format("the words of a range of case '{}' are not in the text here: \"{}\"",
                              nameOf(work.mine(), here.unit),
                              quote.quote));
        work.edit.add(std::move(quote));
        return {};
    };
    return mergeKind(work, std::move(ways));
}

// --- attributes
// ------------------------------------------------------------------------------------- Values that
// both sides brought must fit the one type that is left.
void fitTypes(Work& work)
{
    std::vector<model::Attribute> changed;
    for (const model::Attribute& attribute : work.mine().rows<model::Attribute>()) {
        std::set<std::string> choices;
        for (const model::AttributeChoice& choice : work.mine().rows<model::AttributeChoice>())
            if (choice.attribute == attribute.id)
                choices.insert(choice.value);
        std::set<std::string> missing;
        bool fits = true;
        for (const model::AttributeValue& value : work.mine().rows<model::AttributeValue>()) {
            if (value.attribute != attribute.id)
                continue;
            const auto canonical = model::canonicalValue(attribute.type, value.value);
            fits = fits && canonical && *canonical == value.value;
            if (attribute.type == model::AttributeType::Choice && !choices.contains(value.value))
                missing.insert(value.value);
        }
        auto position = static_cast<std::int32_t>(choices.size());
        for (const std::string& value : missing) {
            model::AttributeChoice choice;
            choice.attribute = attribute.id;
            choice.value = value;
            choice.position = position++;
            work.edit.add(std::move(choice));
        }
        if (fits)
            continue;
        work.note(fmt::format("the values of '{}' are not all of the type {} any more; it is text "
                              "now",
                              attribute.name,
                              model::nameOf(attribute.type)));
        model::Attribute now = attribute;
        now.type = model::AttributeType::Text;
        changed.push_back(std::move(now));
    }
    work.edit.changeAll(std::move(changed));
}

Result<void> mergeAttributes(Work& work)
{
    if (auto merged = mergeKind(work, told<model::Attribute>()); !merged)
        return merged;
    makeNamesUnique<model::Attribute>(work);
    if (auto merged = mergeKind(work, onlyOne<model::AttributeChoice>()); !merged)
        return merged;
    if (auto merged = mergeKind(work, onlyOne<model::AttributeValue>()); !merged)
        return merged;
    fitTypes(work);
    return {};
}

// --- notes
// ------------------------------------------------------------------------------------------ Which
// of two texts stays under the identity that both have: the same from either side.
bool isFirst(const model::Memo& a, const model::Memo& b)
{
    return std::tie(a.changed, a.title, a.text) < std::tie(b.changed, b.title, b.text);
}

// A memo that both sides changed is kept as two, each with its author and date.
void keepBoth(Work& work, model::Memo& mine, model::Memo& theirs, const model::Memo* base)
{
    const auto words = [](const model::Memo& memo) { return std::tie(memo.title, memo.text); };
    if (words(mine) == words(theirs)
        || (base != nullptr && (words(mine) == words(*base) || words(theirs) == words(*base))))
        return;
    codebook::DecisionRow row = rowFor("memo", mine.uuid, theirs.uuid, "text");
    row.mine = mine.text;
    row.theirs = theirs.text;
    if (base != nullptr)
        row.base = base->text;
    row.note = nameOf(work.mine(), mine.id);
    row.choices = {Choice::Both, Choice::Mine, Choice::Theirs};
    row.decision = Choice::Both;
    const Choice choice = work.ask(std::move(row)).choice;
    if (choice == Choice::Theirs) {
        mine.title = theirs.title;
        mine.text = theirs.text;
        return;
    }
    if (choice == Choice::Both) {
        model::Memo twin = isFirst(mine, theirs) ? theirs : mine;
        twin.target = mine.target;
        twin.start = mine.start;
        twin.end = mine.end;
        if (twin.coder.value == kNotHere)
            twin.coder = mine.coder;
        if (isFirst(theirs, mine)) {
            mine.title = theirs.title;
            mine.text = theirs.text;
            mine.changed = theirs.changed;
            if (theirs.coder.value != kNotHere)
                mine.coder = theirs.coder;
        }
        std::set<Uuid> taken;
        for (const model::Memo& memo : work.mine().rows<model::Memo>())
            taken.insert(memo.uuid);
        do
            twin.uuid = codebook::merging::twinOf(twin.uuid);
        while (taken.contains(twin.uuid));
        work.edit.add(std::move(twin));
        ++work.count("memos").added;
    }
    theirs.title = mine.title;
    theirs.text = mine.text;
    theirs.changed = mine.changed;
}

Result<void> mergeMemos(Work& work, bool onLinks)
{
    Ways<model::Memo> ways;
    ways.isTold = false;
    ways.isLeftAlone = [onLinks](const model::Corpus& corpus, const model::Memo& memo) {
        return corpus.rows<model::Link>().contains({memo.target.value}) != onLinks;
    };
    ways.uniting = [&](model::Memo& mine, model::Memo& theirs, const model::Memo* base) {
        keepBoth(work, mine, theirs, base);
    };
    ways.adding = [&](model::Memo& here, const model::Memo& there) -> Result<void> {
        if (there.start < 0 || here.start >= 0)
            return {};
        const Alignment& alignment =
            *work.theirs.alignments.at(Id<model::Document>{there.target.value});
        model::OrphanQuote quote;
        quote.owner = here.id;
        quote.quote = std::string(alignment.from->quote({there.start, there.end}));
        work.note(fmt::format("the words that a memo is on are not in the text here; it is one of "
                              "the document now: {}: \"{}\"",
                              here.title,
                              quote.quote));
        work.edit.add(std::move(quote));
        return {};
    };
    return mergeKind(work, std::move(ways));
}

// --- what is written and judged
// ---------------------------------------------------------------------
std::int32_t bulletsOf(const std::string& text)
{
    return static_cast<std::int32_t>(text::bullets(text).size());
}

// What the bullets cite goes with the text that has them.
Result<void> mergeSummaries(Work& work)
{
    auto ways = onlyOne<model::Summary>();
    std::unordered_map<Id<model::Summary>, std::int32_t> before;
    for (const model::Summary& row : work.mine().rows<model::Summary>())
        before.emplace(row.id, bulletsOf(row.text));
    ways.uniting = [&](model::Summary& mine, model::Summary& theirs, const model::Summary*) {
        if (mine.text != theirs.text)
            work.citedSide[mine.id] = Cites::Mine;
    };
    ways.united = [&, before](const model::Summary& now, Union<model::Summary>::Side side) {
        using Side = Union<model::Summary>::Side;
        if (side == Side::Mine)
            return;
        work.citedSide[now.id] = side == Side::Theirs ? Cites::Theirs : Cites::Both;
        work.bulletShift[now.id] = side == Side::Both ? before.at(now.id) : 0;
    };
    return mergeKind(work, std::move(ways));
}

Result<void> mergeEvidence(Work& work)
{
    // Bullets of a text that is given up, and those that moved behind others.
    std::vector<Id<model::Evidence>> dropped;
    for (const model::Evidence& row : work.mine().rows<model::Evidence>()) {
        const auto side = work.citedSide.find(Id<model::Summary>{row.owner.value});
        if (row.bullet >= 0 && side != work.citedSide.end() && side->second == Cites::Theirs)
            dropped.push_back(row.id);
    }
    work.edit.removeAll(dropped);
    auto ways = onlyOne<model::Evidence>();
    ways.adding = [&](model::Evidence& here, const model::Evidence&) -> Result<void> {
        const auto* summary = work.mine().rows<model::Summary>().find({here.owner.value});
        if (summary == nullptr || here.bullet < 0)
            return {};
        const auto side = work.citedSide.find(summary->id);
        if (side != work.citedSide.end() && side->second == Cites::Both)
            here.bullet += work.bulletShift.at(summary->id);
        if ((side != work.citedSide.end() && side->second == Cites::Mine)
            || here.bullet >= bulletsOf(summary->text))
            here.bullet = -1; // of the whole: its bullet is not here
        return {};
    };
    return mergeKind(work, std::move(ways));
}

// A coder's progress in a document is the one set last.
Result<void> mergeProgress(Work& work)
{
    auto ways = onlyOne<model::Progress>();
    ways.uniting = [](model::Progress& mine, model::Progress& theirs, const model::Progress*) {
        if (std::tie(mine.at, mine.state) < std::tie(theirs.at, theirs.state)) {
            mine.at = theirs.at;
            mine.state = theirs.state;
        }
        theirs.at = mine.at;
        theirs.state = mine.state;
    };
    return mergeKind(work, std::move(ways));
}

// Examples are merged with the codes; what they were pinned from is found again.
void pinExamples(Work& work)
{
    std::map<std::tuple<Id<model::Code>, model::ExampleKind, std::string>, Id<model::Coding>> pins;
    for (const model::CodeExample& row : work.theirs.corpus.rows<model::CodeExample>()) {
        const Id<model::Code> code = work.theirs.here(row.code);
        const Id<model::Coding> coding = work.theirs.here(row.coding);
        if (code && coding)
            pins.emplace(std::tuple(code, row.kind, row.text), coding);
    }
    std::vector<model::CodeExample> changed;
    for (const model::CodeExample& row : work.mine().rows<model::CodeExample>()) {
        const auto pin = pins.find({row.code, row.kind, row.text});
        if (row.coding || pin == pins.end())
            continue;
        changed.push_back(row);
        changed.back().coding = pin->second;
    }
    work.edit.changeAll(std::move(changed));
}

Result<void> mergePropositions(Work& work)
{
    if (auto merged = mergeKind(work, told<model::Proposition>()); !merged)
        return merged;
    makeNamesUnique<model::Proposition>(work);
    return {};
}

Result<void> mergeSaved(Work& work)
{
    if (auto merged = mergeKind(work, told<model::SavedTable>()); !merged)
        return merged;
    makeNamesUnique<model::SavedTable>(work);
    if (auto merged = mergeKind(work, told<model::SavedQuery>()); !merged)
        return merged;
    makeNamesUnique<model::SavedQuery>(work);
    return {};
}

using Step = Result<void> (*)(Work&);

} // namespace

Result<void> mergeRows(Work& work)
{
    static constexpr std::array<Step, 23> kSteps = {
        mergeSettings,
        [](Work& w) { return mergeKind<model::CodeSet>(w); },
        [](Work& w) { return mergeKind(w, onlyOne<model::CodeSetMember>()); },
        mergeCases,
        mergeMemberships,
        mergeAttributes,
        [](Work& w) { return mergeKind<model::RelationType>(w); },
        [](Work& w) { return mergeKind<model::Scale>(w); },
        [](Work& w) { return mergeKind(w, onlyOne<model::ScaleValue>()); },
        mergeSummaries,
        [](Work& w) { return mergeKind(w, onlyOne<model::NotApplicable>()); },
        [](Work& w) { return mergeKind(w, onlyOne<model::Rating>()); },
        mergePropositions,
        [](Work& w) { return mergeKind(w, onlyOne<model::Judgement>()); },
        [](Work& w) { return mergeMemos(w, false); },
        [](Work& w) { return mergeKind<model::Link>(w); },
        [](Work& w) { return mergeMemos(w, true); },
        [](Work& w) { return mergeKind<model::Resolution>(w); },
        mergeEvidence,
        [](Work& w) { return mergeKind<model::OrphanQuote>(w); },
        mergeProgress,
        mergeSaved,
        [](Work& w) -> Result<void> {
            pinExamples(w);
            openCircles(w);
            return {};
        },
    };
    for (const Step step : kSteps)
        if (auto done = step(work); !done)
            return done;
    return {};
}

} // namespace crosscase::project::merging
