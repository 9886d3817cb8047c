// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/codes.h"

#include "core/model/trees.h"
#include "core/project/codings.h"
#include "core/project/find.h"
#include "core/project/merged_codes.h"
#include "core/text/fold.h"
#include "core/text/markdown.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::Code;
using model::CodeTree;
using model::Coding;
using model::Id;

Result<std::string>
checkedName(const model::Corpus& corpus, Id<Code> parent, const std::string& wanted, Id<Code> self)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a code needs a name");
    if (name.find('\n') != std::string::npos)
        return fail(ErrorCode::Refused, "the name of a code is one line");
    const std::string key = text::foldKey(name);
    for (const Code& sibling : corpus.codes())
        if (sibling.parent == parent && sibling.id != self && text::foldKey(sibling.name) == key)
            return fail(ErrorCode::Exists,
                        fmt::format("there is a code '{}' already at this place",
                                    CodeTree(corpus).pathOf(sibling.id)));
    return name;
}

std::int32_t endPosition(const model::Corpus& corpus, Id<Code> parent)
{
    std::int32_t end = 0;
    for (const Code& code : corpus.codes())
        if (code.parent == parent)
            end = std::max(end, code.position + 1);
    return end;
}

// The first of the palette's colours that no top-level code has yet; sub-codes inherit at display.
std::string nextColour(const model::Corpus& corpus)
{
    // Paul Tol's and Okabe-Ito's hues, told apart by most people with a colour vision deficiency.
    static constexpr std::array<std::string_view, 24> kPalette = {
        "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#332288",
        "#88ccee", "#44aa99", "#117733", "#999933", "#ddcc77", "#cc6677", "#882255", "#aa4499",
        "#4477aa", "#66ccee", "#228833", "#ccbb44", "#ee6677", "#aa3377", "#bbcc33", "#77aadd"};
    std::set<std::string, std::less<>> used;
    for (const Code& code : corpus.codes())
        used.insert(code.colour);
    for (const std::string_view colour : kPalette)
        if (!used.contains(colour))
            return std::string(colour);
    return std::string(kPalette[corpus.codes().size() % kPalette.size()]);
}

std::string pathOf(const Edit& edit, Id<Code> code)
{
    return CodeTree(edit.corpus()).pathOf(code);
}

// Examples as the entry has them, in place of those there are; an unchanged one keeps its identity.
void setExamples(Edit& edit,
                 Id<Code> code,
                 model::ExampleKind kind,
                 const std::vector<std::string>& texts)
{
    std::vector<model::CodeExample> old;
    for (const model::CodeExample& example : edit.corpus().rows<model::CodeExample>())
        if (example.code == code && example.kind == kind)
            old.push_back(example);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto same =
            std::find_if(old.begin(), old.end(), [&](const auto& o) { return o.text == texts[i]; });
        if (same != old.end()) {
            model::CodeExample kept = *same;
            kept.position = static_cast<std::int32_t>(i);
            old.erase(same);
            edit.change(std::move(kept));
            continue;
        }
        model::CodeExample example;
        example.code = code;
        example.kind = kind;
        example.position = static_cast<std::int32_t>(i);
        example.text = texts[i];
        edit.add(std::move(example));
    }
    for (const model::CodeExample& gone : old)
        edit.remove(gone.id);
}

std::vector<std::string>
examplesOf(const model::Corpus& corpus, Id<Code> code, model::ExampleKind kind)
{
    std::vector<model::CodeExample> found;
    for (const model::CodeExample& example : corpus.rows<model::CodeExample>())
        if (example.code == code && example.kind == kind)
            found.push_back(example);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.position < b.position;
    });
    std::vector<std::string> texts;
    for (const auto& example : found)
        texts.push_back(example.text);
    return texts;
}

// What the merged code said of itself and the other one does not say, as a note.
std::string differingTexts(const Code& from, const Code& into)
{
    std::string note;
    const auto add =
        [&](std::string_view what, const std::string& theirs, const std::string& ours) {
            if (!theirs.empty() && theirs != ours)
                note += fmt::format("\n{}: {}", what, theirs);
        };
    add("Definition", from.definition, into.definition);
    add("Include", from.include, into.include);
    add("Exclude", from.exclude, into.exclude);
    add("Memo", from.memo, into.memo);
    return note;
}

// Gives the codings of `from` to `into`; those that are there already go, and what hangs on them
// moves.
MergeOutcome moveCodings(Edit& edit, Id<Code> from, Id<Code> into)
{
    using Place =
        std::tuple<Id<model::Document>, text::CodePoint, text::CodePoint, Id<model::Coder>>;
    std::map<Place, Id<Coding>> there;
    std::vector<Coding> moving;
    edit.corpus().codings().forEach([&](const Coding& coding) {
        if (coding.code == into && !coding.orphan)
            there[{coding.document, coding.start, coding.end, coding.coder}] = coding.id;
        else if (coding.code == from)
            moving.push_back(coding);
    });
    MergeOutcome outcome;
    std::vector<Coding> moved;
    std::vector<Id<Coding>> collapsed;
    std::unordered_map<std::int32_t, Id<Coding>> keeper;
    for (Coding& coding : moving) {
        const auto twin = there.find({coding.document, coding.start, coding.end, coding.coder});
        if (twin != there.end() && !coding.orphan) {
            keeper[coding.id.value] = twin->second;
            collapsed.push_back(coding.id);
            continue;
        }
        coding.code = into;
        moved.push_back(coding);
    }
    outcome.moved = moved.size();
    outcome.collapsed = collapsed.size();
    edit.changeAll(std::move(moved));
    if (collapsed.empty())
        return outcome;
    const auto redirect = [&]<typename Row>(auto Row::*member) {
        std::vector<Row> changed;
        for (const Row& row : edit.corpus().rows<Row>())
            if (const auto found = keeper.find((row.*member).value); found != keeper.end()) {
                Row copy = row;
                (copy.*member).value = found->second.value;
                changed.push_back(std::move(copy));
            }
        edit.changeAll(std::move(changed));
    };
    for (const Id<Coding> id : collapsed) {
        const Coding gone = *edit.corpus().find(id);
        Coding kept = *edit.corpus().find(keeper[id.value]);
        kept.marks |= gone.marks;
        if (kept.weight == Coding::kNoWeight)
            kept.weight = gone.weight;
        if (kept.eventDay == Coding::kNoDay)
            kept.eventDay = gone.eventDay;
        edit.change(kept);
    }
    redirect.operator()<model::Memo>(&model::Memo::target);
    redirect.operator()<model::Evidence>(&model::Evidence::coding);
    redirect.operator()<model::CodeExample>(&model::CodeExample::coding);
    redirect.operator()<model::Link>(&model::Link::from);
    redirect.operator()<model::Link>(&model::Link::to);
    edit.removeAll(collapsed);
    return outcome;
}

// Rows of (case, code) go over where the other code has none of its own; else both texts are kept.
void moveCells(Edit& edit, Id<Code> from, Id<Code> into)
{
    const auto move = [&]<typename Row>(auto&& same, auto&& combine) {
        std::vector<Row> mine;
        std::vector<Row> theirs;
        for (const Row& row : edit.corpus().rows<Row>())
            if (row.code == from)
                theirs.push_back(row);
            else if (row.code == into)
                mine.push_back(row);
        for (Row& row : theirs) {
            const auto twin =
                std::find_if(mine.begin(), mine.end(), [&](const Row& m) { return same(m, row); });
            if (twin == mine.end()) {
                row.code = into;
                edit.change(row);
                continue;
            }
            const std::int32_t bullets = combine(*twin, row);
            edit.change(*twin);
            std::vector<model::Evidence> evidence;
            for (model::Evidence piece : edit.corpus().rows<model::Evidence>())
                if (piece.owner == model::AnyId(row.id)) {
                    piece.owner = twin->id;
                    if (piece.bullet >= 0)
                        piece.bullet += bullets;
                    evidence.push_back(piece);
                }
            edit.changeAll(std::move(evidence));
            std::vector<model::Memo> memos;
            for (model::Memo memo : edit.corpus().rows<model::Memo>())
                if (memo.target == model::AnyId(row.id)) {
                    memo.target = twin->id;
                    memos.push_back(memo);
                }
            edit.changeAll(std::move(memos));
            edit.removeWithDependents({row.id});
        }
    };
    const auto sameCase = [](const auto& a, const auto& b) { return a.unit == b.unit; };
    const auto join = [](std::string& into_, const std::string& other) {
        if (!other.empty() && other != into_)
            into_ += (into_.empty() ? "" : "\n\n") + other;
    };
    // How many bullets then stand before those of the other text.
    move.operator()<model::Summary>(sameCase, [&](auto& a, const auto& b) {
        join(a.text, b.text);
        return static_cast<std::int32_t>(text::bullets(a.text).size()
                                         - text::bullets(b.text).size());
    });
    move.operator()<model::NotApplicable>(sameCase, [&](auto& a, const auto& b) {
        join(a.reason, b.reason);
        return 0;
    });
    move.operator()<model::Rating>(
        [](const auto& a, const auto& b) { return a.unit == b.unit && a.scale == b.scale; },
        [&](auto& a, const auto& b) {
            // The kept code's rating stands; the other one is told in its reason.
            join(a.reason, fmt::format("(merged code: {}) {}", b.value, b.reason));
            return 0;
        });
}

// What two codings or cells that became one both had: the same evidence, and links between them.
void dropRepeated(Edit& edit)
{
    std::set<std::tuple<model::AnyId, Id<Coding>, std::int32_t>> seen;
    std::vector<model::AnyId> gone;
    for (const model::Evidence& piece : edit.corpus().rows<model::Evidence>())
        if (!seen.emplace(piece.owner, piece.coding, piece.bullet).second)
            gone.emplace_back(piece.id);
    for (const model::Link& link : edit.corpus().rows<model::Link>())
        if (link.from == link.to)
            gone.emplace_back(link.id);
    if (!gone.empty())
        edit.removeWithDependents(gone);
}

void moveBelongings(Edit& edit, Id<Code> from, Id<Code> into)
{
    std::vector<model::CodeExample> examples;
    for (model::CodeExample example : edit.corpus().rows<model::CodeExample>())
        if (example.code == from) {
            example.code = into;
            example.position += 1000; // behind its own
            examples.push_back(example);
        }
    edit.changeAll(std::move(examples));
    std::vector<model::Memo> memos;
    for (model::Memo memo : edit.corpus().rows<model::Memo>())
        if (memo.target == model::AnyId(from)) {
            memo.target = into;
            memos.push_back(memo);
        }
    edit.changeAll(std::move(memos));
    std::vector<model::Link> links;
    for (model::Link link : edit.corpus().rows<model::Link>()) {
        const bool touches = link.from == model::AnyId(from) || link.to == model::AnyId(from);
        if (link.from == model::AnyId(from))
            link.from = into;
        if (link.to == model::AnyId(from))
            link.to = into;
        if (touches && link.from != link.to)
            links.push_back(link);
    }
    edit.changeAll(std::move(links));
    std::set<Id<model::CodeSet>> sets;
    for (const auto& member : edit.corpus().rows<model::CodeSetMember>())
        if (member.code == into)
            sets.insert(member.set);
    std::vector<model::CodeSetMember> members;
    for (model::CodeSetMember member : edit.corpus().rows<model::CodeSetMember>())
        if (member.code == from && sets.insert(member.set).second) {
            member.code = into;
            members.push_back(member);
        }
    edit.changeAll(std::move(members));
}

} // namespace

Result<Id<Code>> addCode(Edit& edit, const std::string& path)
{
    std::vector<std::string> names = model::splitPath(path);
    Id<Code> parent;
    if (names.size() > 1) {
        auto found = findCode(edit.corpus(), model::joinPath({names.begin(), names.end() - 1}));
        if (!found)
            return passOn(found);
        parent = *found;
    }
    auto name = checkedName(edit.corpus(), parent, names.back(), {});
    if (!name)
        return passOn(name);
    Code code;
    code.name = *name;
    code.parent = parent;
    code.position = endPosition(edit.corpus(), parent);
    code.created = edit.time();
    if (!parent)
        code.colour = nextColour(edit.corpus());
    edit.setTitle(fmt::format("Add code {}", path));
    return edit.add(std::move(code));
}

Result<void> renameCode(Edit& edit, Id<Code> id, const std::string& name)
{
    Code code = edit.corpus().get(id);
    auto checked = checkedName(edit.corpus(), code.parent, name, id);
    if (!checked)
        return passOn(checked);
    edit.setTitle(fmt::format("Rename code {} to {}", pathOf(edit, id), *checked));
    code.name = *checked;
    edit.change(std::move(code));
    return {};
}

Result<void> moveCode(Edit& edit, Id<Code> id, Id<Code> parent, Id<Code> before)
{
    const CodeTree tree(edit.corpus());
    if (parent && tree.isWithin(parent, id))
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' cannot go below itself ('{}')",
                                tree.pathOf(id),
                                tree.pathOf(parent)));
    Code code = edit.corpus().get(id);
    if (auto name = checkedName(edit.corpus(), parent, code.name, id); !name)
        return passOn(name);
    edit.setTitle(
        fmt::format("Move code {} {}",
                    tree.pathOf(id),
                    parent ? "into " + tree.pathOf(parent) : std::string("to the top level")));
    std::vector<Id<Code>> siblings = tree.childrenOf(parent);
    std::erase(siblings, id);
    const auto at = before ? std::find(siblings.begin(), siblings.end(), before) : siblings.end();
    siblings.insert(at, id);
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        Code sibling = edit.corpus().get(siblings[i]);
        sibling.position = static_cast<std::int32_t>(i);
        sibling.parent = parent;
        edit.change(std::move(sibling));
    }
    return {};
}

Result<MergeOutcome> mergeCodes(Edit& edit, Id<Code> from, Id<Code> into)
{
    const CodeTree tree(edit.corpus());
    if (tree.isWithin(into, from))
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' cannot be merged into '{}', which lies below it",
                                tree.pathOf(from),
                                tree.pathOf(into)));
    const Code gone = edit.corpus().get(from);
    edit.setTitle(titleOfMerge(tree.pathOf(from), tree.pathOf(into)));
    // Children with a name that is there already merge in their turn.
    std::vector<std::pair<Id<Code>, Id<Code>>> pairs{{from, into}};
    MergeOutcome outcome;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto [source, target] = pairs[i];
        std::int32_t position = endPosition(edit.corpus(), target);
        for (const Id<Code> child : tree.childrenOf(source)) {
            Code row = edit.corpus().get(child);
            const auto& others = tree.childrenOf(target);
            const auto twin = std::find_if(others.begin(), others.end(), [&](Id<Code> other) {
                return other != source
                       && text::foldKey(edit.corpus().get(other).name) == text::foldKey(row.name);
            });
            if (twin != others.end() && *twin != child) {
                pairs.emplace_back(child, *twin);
            } else {
                row.parent = target;
                row.position = position++;
                edit.change(std::move(row));
            }
        }
    }
    // The deepest first, so that nothing that goes has children left.
    for (auto pair = pairs.rbegin(); pair != pairs.rend(); ++pair) {
        const Code source = edit.corpus().get(pair->first);
        Code target = edit.corpus().get(pair->second);
        const MergeOutcome part = moveCodings(edit, pair->first, pair->second);
        outcome.moved += part.moved;
        outcome.collapsed += part.collapsed;
        moveCells(edit, pair->first, pair->second);
        moveBelongings(edit, pair->first, pair->second);
        if (const std::string note = differingTexts(source, target); !note.empty()) {
            target.memo += fmt::format(
                "{}Merged from {}:{}", target.memo.empty() ? "" : "\n\n", source.name, note);
        }
        for (auto member : {&Code::definition, &Code::include, &Code::exclude})
            if ((target.*member).empty())
                target.*member = source.*member;
        edit.change(std::move(target));
        edit.removeWithDependents({pair->first});
    }
    dropRepeated(edit);
    return outcome;
}

Result<Id<Code>> splitCode(Edit& edit,
                           Id<Code> id,
                           const std::string& newName,
                           bool asChild,
                           const std::vector<Id<Coding>>& codings)
{
    const Code code = edit.corpus().get(id);
    const Id<Code> parent = asChild ? id : code.parent;
    auto name = checkedName(edit.corpus(), parent, newName, {});
    if (!name)
        return passOn(name);
    Code part = code;
    part.uuid = {};
    part.name = *name;
    part.parent = parent;
    part.position = endPosition(edit.corpus(), parent);
    part.created = edit.time();
    part.memo.clear();
    edit.setTitle(fmt::format("Split code {} from {}", *name, pathOf(edit, id)));
    const Id<Code> made = edit.add(std::move(part));
    std::vector<Coding> moved;
    for (const Id<Coding> coding : codings) {
        auto row = codingToMove(edit, coding);
        if (!row)
            return passOn(row);
        if (row->code != id)
            return fail(
                ErrorCode::Refused,
                fmt::format("a coding to split off does not bear the code '{}'", code.name));
        row->code = made;
        moved.push_back(std::move(*row));
    }
    edit.changeAll(std::move(moved));
    return made;
}

Result<std::size_t> deleteCode(Edit& edit, Id<Code> id)
{
    const CodeTree tree(edit.corpus());
    edit.setTitle(fmt::format("Delete code {}", tree.pathOf(id)));
    const std::size_t before = edit.corpus().codings().size();
    std::vector<model::AnyId> doomed;
    for (const Id<Code> code : tree.subtree(id))
        doomed.emplace_back(code);
    edit.removeWithDependents(doomed);
    return before - edit.corpus().codings().size();
}

Result<void> setCodeFields(Edit& edit, Id<Code> id, const codebook::Entry& fields)
{
    Code code = edit.corpus().get(id);
    if (!fields.path.empty() && fields.name() != code.name)
        if (auto renamed = renameCode(edit, id, fields.name()); !renamed)
            return renamed;
    code = edit.corpus().get(id);
    edit.setTitle(fmt::format("Edit code {}", pathOf(edit, id)));
    code.definition = fields.definition;
    code.include = fields.include;
    code.exclude = fields.exclude;
    code.memo = fields.memo;
    code.colour = fields.colour;
    code.codable = fields.codable;
    edit.change(std::move(code));
    setExamples(edit, id, model::ExampleKind::Example, fields.examples);
    setExamples(edit, id, model::ExampleKind::Counterexample, fields.counterexamples);
    return {};
}

namespace {

// The codes there are, to be found by what an entry of a file says.
class KnownCodes {
public:
    KnownCodes(const model::Corpus& corpus, const codebook::Codebook& codebook)
    {
        const CodeTree tree(corpus);
        for (const Id<Code> id : tree.inOrder()) {
            const Code& code = corpus.get(id);
            m_byUuid[code.uuid] = id;
            m_byName[{code.parent, text::foldKey(code.name)}].push_back(id);
        }
        for (const codebook::Entry& entry : codebook.entries)
            if (entry.id && m_byUuid.contains(*entry.id))
                m_taken.insert(m_byUuid[*entry.id]);
    }
    // By id, else the first of the parent's children of that name that no other entry takes.
    Id<Code> take(const codebook::Entry& entry, Id<Code> parent)
    {
        Id<Code> found;
        if (entry.id && m_byUuid.contains(*entry.id))
            found = m_byUuid[*entry.id];
        if (!found)
            for (const Id<Code> id : m_byName[{parent, text::foldKey(entry.name())}])
                if (!found && !m_taken.contains(id))
                    found = id;
        m_taken.insert(found);
        return found;
    }

private:
    std::unordered_map<Uuid, Id<Code>> m_byUuid;
    std::map<std::pair<Id<Code>, std::string>, std::vector<Id<Code>>> m_byName;
    std::set<Id<Code>> m_taken;
};

Id<Code> addFromEntry(Edit& edit, const codebook::Entry& entry, Id<Code> parent)
{
    Code code;
    if (entry.id)
        code.uuid = *entry.id;
    code.name = entry.name();
    code.parent = parent;
    code.position = endPosition(edit.corpus(), parent);
    code.definition = entry.definition;
    code.include = entry.include;
    code.exclude = entry.exclude;
    code.memo = entry.memo;
    code.colour = entry.colour.empty() && !parent ? nextColour(edit.corpus()) : entry.colour;
    code.codable = entry.codable;
    code.created = edit.time();
    const Id<Code> id = edit.add(std::move(code));
    setExamples(edit, id, model::ExampleKind::Example, entry.examples);
    setExamples(edit, id, model::ExampleKind::Counterexample, entry.counterexamples);
    return id;
}

// Writes what the entry says; what it leaves empty stays. Is the code another one now?
bool updateFromEntry(Edit& edit, Id<Code> id, const codebook::Entry& entry, Id<Code> parent)
{
    const Code before = edit.corpus().get(id);
    Code code = before;
    const auto take = [](std::string& mine, const std::string& theirs) {
        if (!theirs.empty())
            mine = theirs;
    };
    code.name = entry.name();
    take(code.definition, entry.definition);
    take(code.include, entry.include);
    take(code.exclude, entry.exclude);
    take(code.memo, entry.memo);
    take(code.colour, entry.colour);
    code.codable = entry.codable;
    if (code.parent != parent && !(parent && CodeTree(edit.corpus()).isWithin(parent, id))) {
        code.parent = parent;
        code.position = endPosition(edit.corpus(), parent);
    }
    bool changed = !(code == before);
    edit.change(std::move(code));
    const auto examples = [&](model::ExampleKind kind, const std::vector<std::string>& texts) {
        if (texts.empty() || texts == examplesOf(edit.corpus(), id, kind))
            return;
        setExamples(edit, id, kind, texts);
        changed = true;
    };
    examples(model::ExampleKind::Example, entry.examples);
    examples(model::ExampleKind::Counterexample, entry.counterexamples);
    return changed;
}

} // namespace

Result<CodebookReport> importCodebook(Edit& edit, const codebook::Codebook& codebook)
{
    CodebookReport report;
    edit.setTitle(fmt::format("Import a codebook of {} codes", codebook.entries.size()));
    const auto parents = codebook::parentsOf(codebook);
    std::vector<Id<Code>> codes(codebook.entries.size());
    KnownCodes known(edit.corpus(), codebook);
    for (std::size_t i = 0; i < codebook.entries.size(); ++i) {
        const codebook::Entry& entry = codebook.entries[i];
        const Id<Code> parent = parents[i] == codebook::kNoParent ? Id<Code>{} : codes[parents[i]];
        codes[i] = known.take(entry, parent);
        if (!codes[i]) {
            codes[i] = addFromEntry(edit, entry, parent);
            ++report.added;
        } else if (updateFromEntry(edit, codes[i], entry, parent)) {
            ++report.updated;
        } else {
            ++report.unchanged;
        }
    }
    return report;
}

Result<void> setCodeSet(Edit& edit, const std::string& wanted, const std::vector<Id<Code>>& codes)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a code set needs a name");
    edit.setTitle(fmt::format("Set code set {}", name));
    Id<model::CodeSet> set;
    for (const model::CodeSet& row : edit.corpus().rows<model::CodeSet>())
        if (text::foldKey(row.name) == text::foldKey(name))
            set = row.id;
    if (!set) {
        model::CodeSet row;
        row.name = name;
        row.position = static_cast<std::int32_t>(edit.corpus().rows<model::CodeSet>().size());
        set = edit.add(std::move(row));
    }
    std::set<Id<Code>> wantedCodes(codes.begin(), codes.end());
    std::vector<Id<model::CodeSetMember>> gone;
    for (const model::CodeSetMember& member : edit.corpus().rows<model::CodeSetMember>())
        if (member.set == set && wantedCodes.erase(member.code) == 0)
            gone.push_back(member.id);
    edit.removeAll(gone);
    for (const Id<Code> code : wantedCodes) {
        model::CodeSetMember member;
        member.set = set;
        member.code = code;
        edit.add(std::move(member));
    }
    return {};
}

} // namespace crosscase::project
