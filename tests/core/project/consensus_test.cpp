// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/cross_table.h"
#include "core/model/layers.h"
#include "core/project/consensus.h"
#include "core/project/correction.h"
#include "core/project/history.h"
#include "core/project/moments.h"
#include "core/project/writing.h"
#include "fixture.h"
#include "tests/core/project/random_work.h"

#include <set>
#include <tuple>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using model::Coder;
using model::CoderLayer;
using model::Decision;

namespace {

using Place = std::tuple<std::int32_t, std::int32_t, text::CodePoint, text::CodePoint>;

// Ann and Bea have coded both documents, and all is compared.
struct Coded : Small {
    Id<Coder> ann, bea;

    // Trust agreed; Trust with other boundaries; Cost against Skill; one of each alone.
    Coded()
    {
        code(first, trust, {5, 24});
        code(first, trust, {30, 40});
        code(first, cost, {45, 52});
        code(second, cost, {2, 8});
        reopen("Bea");
        code(first, trust, {5, 24});
        code(first, trust, {33, 44});
        code(first, skill, {45, 50});
        code(second, trust, {12, 20});
        reopen("Ann");
        ann = must(findCoder(corpus(), "Ann"));
        bea = must(findCoder(corpus(), "Bea"));
    }
    agreement::Differences found(std::vector<Id<Coder>> coders = {})
    {
        agreement::DifferenceRequest request;
        request.coders = coders.empty() ? std::vector{ann, bea} : coders;
        request.allDocuments = true;
        return must(agreement::differencesOf(corpus(), project->texts(), request, {}));
    }
    ConsensusReport decideAll(Decision decision, const std::string& reason = {})
    {
        std::vector<Decided> decided;
        for (agreement::Disagreement& place : found().disagreements)
            decided.push_back({std::move(place), decision, reason});
        return apply(*project, [&](Edit& edit) { return decide(edit, decided); });
    }
    ConsensusReport accept()
    {
        const auto agreed = found().agreed;
        return apply(*project, [&](Edit& edit) { return acceptAgreed(edit, {ann, bea}, agreed); });
    }
    std::set<Place> placesOf(Id<Coder> coder) const
    {
        std::set<Place> places;
        corpus().codings().forEach([&](const Coding& coding) {
            if (coding.coder == coder && !coding.orphan)
                places.emplace(coding.document.value, coding.code.value, coding.start, coding.end);
        });
        return places;
    }
    std::set<Place> layer() const { return placesOf(model::consensusCoder(corpus())); }
    std::size_t stale() const
    {
        const model::Resolutions resolutions(corpus());
        return static_cast<std::size_t>(std::ranges::count_if(
            resolutions.all(), [](const auto& entry) { return entry.stale; }));
    }
    void sound() const { CHECK(problemsOf(*project) == std::vector<std::string>{}); }
};

} // namespace

TEST_CASE("what both agree on goes into the layer, once, and the originals stay")
{
    Coded s;
    const Corpus before = s.corpus();
    const auto report = s.accept();
    CHECK(report.decisions == 1);
    CHECK(report.added == 1);
    CHECK(s.layer() == std::set<Place>{{s.first.value, s.trust.value, 5, 24}});
    CHECK(difference(model::onLayer(before, CoderLayer::Person),
                     [&] {
                         // But for the decisions nothing else is new.
                         Corpus now = model::onLayer(s.corpus(), CoderLayer::Person);
                         now.rows<model::Resolution>() = {};
                         now.rows<model::Evidence>() = {};
                         return now;
                     }())
          == "");
    s.sound();
    const auto again = s.accept();
    CHECK(again.decisions == 0);
    CHECK(again.unchanged == 1);
    CHECK(must(undo(*s.project)).batch.title == "Accept what the coders agree on");
    CHECK(difference(before, s.corpus()) == "");
}

TEST_CASE("deciding A everywhere gives exactly A's codings, B B's, both and neither what they say")
{
    Coded s;
    s.accept();
    s.decideAll(Decision::First, "as Ann");
    CHECK(s.layer() == s.placesOf(s.ann));
    s.sound();
    const auto report = s.decideAll(Decision::Second);
    CHECK(report.replaced == 4);
    CHECK(s.layer() == s.placesOf(s.bea));
    s.sound();
    s.decideAll(Decision::Both);
    CHECK(s.layer().contains({s.first.value, s.trust.value, 30, 44})); // one, of both stretches
    CHECK(s.layer().size() == 6);
    s.sound();
    s.decideAll(Decision::Neither);
    CHECK(s.layer().size() == 1);
    s.sound();
    CHECK(s.decideAll(Decision::Neither).unchanged == 4);
}

TEST_CASE("a decision is one batch, and undone nothing is left of it")
{
    Coded s;
    const Corpus before = s.corpus();
    const std::int32_t batch = before.batch;
    s.decideAll(Decision::Both, "so be it");
    CHECK(s.corpus().batch == batch + 1);
    CHECK(model::consensusCoder(s.corpus()));
    must(undo(*s.project));
    CHECK(difference(before, s.corpus()) == "");
    must(redo(*s.project));
    s.sound();
}

TEST_CASE("tables look at one layer, and drill down in it")
{
    Coded s;
    s.accept();
    s.decideAll(Decision::First);
    const auto total = [&](CoderLayer layer) {
        matrix::TableSpec spec;
        spec.rows.kind = matrix::AxisKind::Documents;
        spec.columns.kind = matrix::AxisKind::Coders;
        spec.totals = true;
        spec.layer = layer;
        auto cross = must(matrix::build(s.corpus(), s.project->texts(), spec));
        const auto codings = must(matrix::codingsOf(
            s.corpus(), s.project->texts(), cross, cross.rows.size(), cross.columns.size()));
        CHECK(std::get<std::int64_t>(cross.grandTotal)
              == static_cast<std::int64_t>(codings.size()));
        CHECK(cross.notes.back().find(layer == CoderLayer::Consensus ? "Layer: consensus"
                                                                     : "Layer: coders")
              != std::string::npos);
        return codings.size();
    };
    CHECK(total(CoderLayer::Person) == 8);
    CHECK(total(CoderLayer::Consensus) == 4);
    // What persons differ on is the same as before.
    CHECK(s.found().disagreements.size() == 4);
}

TEST_CASE("a spec keeps its layer, and one that was saved before there were any means the coders'")
{
    matrix::TableSpec spec;
    CHECK(matrix::toJson(spec).find("layer") == std::string::npos);
    spec.layer = CoderLayer::Consensus;
    CHECK(must(matrix::specFromJson(matrix::toJson(spec))) == spec);
    CHECK_FALSE(matrix::specFromJson(R"({"layer": "both"})"));
}

TEST_CASE("a decision is stale when a coding it is about is changed or gone, and only then")
{
    Coded s;
    s.accept();
    s.decideAll(Decision::First);
    CHECK(s.stale() == 0);
    SECTION("resized")
    {
        const auto place = s.found().agreed.front();
        apply(*s.project, [&](Edit& edit) {
            return resizeCoding(edit, place.sides[0].front().coding, {5, 20});
        });
        CHECK(s.stale() == 1);
        const auto disagreement = s.found().disagreements.back();
        CHECK(disagreement.kind == agreement::Difference::Boundary);
    }
    SECTION("removed")
    {
        for (const auto& place : s.found().disagreements)
            if (place.kind == agreement::Difference::FirstOnly)
                apply(*s.project, [&](Edit& edit) {
                    return removeCoding(edit, place.sides[0].front().coding);
                });
        CHECK(s.stale() == 1);
        CHECK(s.layer().size() == 4); // shown stale, not silently taken away
    }
    SECTION("a text before them")
    {
        std::string text(kFirst);
        text.insert(0, "So. ");
        apply(*s.project, [&](Edit& edit) { return correctText(edit, s.first, text); });
        CHECK(s.stale() == 0);
    }
    s.sound();
    const model::Resolutions resolutions(s.corpus());
    std::vector<Id<model::Resolution>> rows;
    for (const auto& entry : resolutions.all())
        if (entry.stale)
            rows.push_back(entry.row->id);
    const std::size_t before = s.layer().size();
    if (!rows.empty()) {
        const auto report =
            apply(*s.project, [&](Edit& edit) { return clearResolutions(edit, rows); });
        CHECK(report.removed == 1);
        CHECK(s.layer().size() == before - 1);
        CHECK(s.stale() == 0);
    }
    s.sound();
}

TEST_CASE("decisions of several pairs may not contradict each other")
{
    Coded s;
    s.reopen("Eva");
    s.code(s.first, s.trust, {30, 40}); // as Ann
    s.reopen("Ann");
    const auto eva = must(findCoder(s.corpus(), "Eva"));
    const auto agreed = s.found({s.ann, eva}).agreed;
    apply(*s.project, [&](Edit& edit) { return acceptAgreed(edit, {s.ann, eva}, agreed); });
    const Corpus before = s.corpus();
    std::vector<Decided> decided;
    for (auto& place : s.found().disagreements)
        decided.push_back({std::move(place), Decision::Second, ""});
    const auto refused = attempt(*s.project, [&](Edit& edit) -> Result<void> {
        auto made = decide(edit, decided);
        return made ? Result<void>() : Result<void>(passOn(made));
    });
    CHECK(errorOf(refused).code == ErrorCode::Refused);
    CHECK(difference(before, s.corpus()) == "");
    // All three agree only on what all three coded.
    const auto all = s.found({s.ann, s.bea, eva}).agreed;
    CHECK(apply(*s.project,
                [&](Edit& edit) {
                    return acceptAgreed(edit, {s.ann, s.bea, eva}, all);
                })
              .decisions
          == 0);
}

TEST_CASE("nobody works as the consensus, and what it holds is moved by decisions alone")
{
    Coded s;
    s.accept();
    const auto consensus = model::consensusCoder(s.corpus());
    Id<Coding> one;
    s.corpus().codings().forEach([&](const Coding& coding) {
        if (coding.coder == consensus)
            one = coding.id;
    });
    CHECK(errorOf(attempt(*s.project, [&](Edit& edit) { return removeCoding(edit, one); })).code
          == ErrorCode::Refused);
    CHECK(errorOf(attempt(*s.project,
                          [&](Edit& edit) {
                              return resizeCoding(edit, one, {5, 6});
                          }))
              .code
          == ErrorCode::Refused);
    CHECK(errorOf(attempt(*s.project,
                          [&](Edit& edit) -> Result<void> {
                              auto part = splitCode(edit, s.trust, "Part", true, {one});
                              return part ? Result<void>() : Result<void>(passOn(part));
                          }))
              .code
          == ErrorCode::Refused);
    apply(*s.project, [&](Edit& edit) { return setMark(edit, one, model::Mark::Proof, true); });
    CHECK(errorOf(attempt(*s.project,
                          [&](Edit& edit) -> Result<void> {
                              auto joined = joinCoders(edit, consensus, s.ann);
                              return joined ? Result<void>() : Result<void>(passOn(joined));
                          }))
              .code
          == ErrorCode::Refused);
    s.reopen("consensus");
    CHECK(errorOf(attempt(*s.project,
                          [&](Edit& edit) -> Result<void> {
                              return setMark(edit, one, model::Mark::Power, true);
                          }))
              .code
          == ErrorCode::Refused);
}

TEST_CASE("coders who are joined have nothing between them any more")
{
    Coded s;
    s.accept();
    s.decideAll(Decision::First);
    apply(*s.project, [&](Edit& edit) { return joinCoders(edit, s.bea, s.ann); });
    CHECK(s.corpus().rows<model::Resolution>().empty());
    CHECK(s.layer().empty());
    s.sound();
}

TEST_CASE("a person may be called Consensus already")
{
    Coded s;
    apply(*s.project, [&](Edit& edit) { return renameCoder(edit, s.bea, "Consensus"); });
    s.accept();
    CHECK(s.corpus().get(model::consensusCoder(s.corpus())).name == "Consensus 2");
    s.sound();
}

TEST_CASE("verify finds a layer that fits no decision")
{
    Coded s;
    s.accept();
    s.decideAll(Decision::First);
    SECTION("a coding that came of nothing")
    {
        must(s.project->change("", [&](Edit& edit) -> Result<void> {
            Coding coding = *edit.corpus().find(s.found().agreed.front().sides[0].front().coding);
            coding.id = {};
            coding.uuid = {};
            coding.coder = model::consensusCoder(edit.corpus());
            edit.add(coding);
            return {};
        }));
    }
    SECTION("a decision that says something else")
    {
        must(s.project->change("", [&](Edit& edit) -> Result<void> {
            for (model::Resolution row : edit.corpus().rows<model::Resolution>())
                if (row.decision == Decision::First) {
                    row.decision = Decision::Neither;
                    edit.change(row);
                    break;
                }
            return {};
        }));
    }
    SECTION("two of them")
    {
        must(s.project->change("", [&](Edit& edit) -> Result<void> {
            Coder coder;
            coder.name = "Another";
            coder.layer = CoderLayer::Consensus;
            edit.add(coder);
            return {};
        }));
    }
    CHECK_FALSE(problemsOf(*s.project).empty());
}

TEST_CASE("a coder then and now: what was changed since, in texts that are the same")
{
    Coded s;
    const std::int32_t then = s.corpus().batch;
    const auto place = s.found().agreed.front();
    apply(*s.project, [&](Edit& edit) {
        return resizeCoding(edit, place.sides[0].front().coding, {5, 20});
    });
    s.code(s.second, s.skill, {12, 20});
    CHECK(must(momentNamed(*s.project, std::to_string(then))) == then);
    CHECK(must(momentNamed(*s.project, "2999-01-01")) == s.corpus().batch);
    CHECK(errorOf(momentNamed(*s.project, "1999-01-01")).code == ErrorCode::NotFound);
    CHECK(errorOf(momentNamed(*s.project, "99999")).code == ErrorCode::NotFound);
    CHECK(errorOf(momentNamed(*s.project, "soon")).code == ErrorCode::Malformed);
    auto both = must(thenAndNow(*s.project, s.ann, then));
    agreement::DifferenceRequest request;
    request.coders = {both.then, s.ann};
    request.allDocuments = true;
    auto found = must(agreement::differencesOf(both.corpus, s.project->texts(), request, {}));
    CHECK(found.agreed.size() == 3);
    REQUIRE(found.disagreements.size() == 2);
    CHECK(found.disagreements[0].kind == agreement::Difference::SecondOnly);
    CHECK(found.disagreements[1].kind == agreement::Difference::Boundary);
    CHECK(both.notes.empty());
    std::string text(kFirst);
    text.insert(0, "So. ");
    apply(*s.project, [&](Edit& edit) { return correctText(edit, s.first, text); });
    both = must(thenAndNow(*s.project, s.ann, then));
    CHECK(both.notes
          == std::vector<std::string>{"Left out: 1 documents whose text was another then."});
    CHECK(both.corpus.documents().size() == 1);
}

TEST_CASE("whatever is done afterwards, a consensus stays sound and can be undone")
{
    REQUIRE(holds("decide, work, verify, undo", 25, [] {
        Coded s;
        const Corpus before = s.corpus();
        s.accept();
        s.decideAll(*rc::gen::element(
            Decision::First, Decision::Second, Decision::Both, Decision::Neither));
        const auto steps = *rc::gen::container<std::vector<Step>>(
            *rc::gen::inRange<std::size_t>(0, 12), anyStep());
        int batches = 2;
        for (const Step& step : steps) {
            auto done =
                s.project->change("Work", [&](Edit& edit) { return RandomWork(edit, step).run(); });
            if (done && done->batch)
                ++batches;
        }
        RC_ASSERT(problemsOf(*s.project) == std::vector<std::string>{});
        for (; batches > 0; --batches)
            must(undo(*s.project));
        RC_ASSERT(difference(before, s.corpus()) == "");
    }));
}
