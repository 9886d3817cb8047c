// SPDX-License-Identifier: GPL-3.0-or-later
// Writes decisions of the consensus, and keeps the codings of the layer in step with them. Inner
// part of consensus.h.
#pragma once

#include "core/project/consensus.h"
#include "core/project/consensus_results.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace crosscase::project {

// What is to be written: a resolution with the codings of both sides.
struct ConsensusDraft {
    model::Resolution row; // with an id: it is there, only what comes of it is written anew
    std::vector<model::Coding> first;
    std::vector<model::Coding> second;
};

// The ids of the codings of both sides, in order.
[[nodiscard]] std::vector<model::Id<model::Coding>> idsOf(const std::vector<model::Coding>& first,
                                                          const std::vector<model::Coding>& second);
// The same decision for the same reason, whichever coder is first.
[[nodiscard]] bool sayTheSame(const model::Resolution& one, const model::Resolution& other);
// Is it between these two coders?
[[nodiscard]] bool isOfPair(const model::Resolution& row,
                            model::Id<model::Coder> first,
                            model::Id<model::Coder> second);

// Writes drafts in the place of earlier resolutions.
class ConsensusWriter {
public:
    explicit ConsensusWriter(Edit& edit);

    [[nodiscard]] const model::Resolutions& resolutions() const { return m_resolutions; }

    // Adds the draft unless the same stands already.
    void add(ConsensusDraft draft);

    // `entry`: its place in resolutions().
    void remove(std::size_t entry);
    // Refused: decisions contradict each other.
    [[nodiscard]] Result<ConsensusReport> write();

    // In place of all that: of every decision that holds the codings that come of it, and no others
    // in the layer. Returns those that went.
    [[nodiscard]] Result<std::vector<model::Coding>> settle();

private:
    using Place = std::
        tuple<model::Id<model::Document>, model::Id<model::Code>, text::CodePoint, text::CodePoint>;
    static Place placeOf(const model::Coding& coding);

    static std::set<Place> placesOf(const std::vector<model::Coding>& codings);
    static std::vector<model::Coding> comingOf(const model::Resolutions::Entry& entry);

    // What comes of the decision is written anew.
    void refresh(const model::Resolutions::Entry& entry);

    [[nodiscard]] std::vector<model::Coding> layerOf() const;

    // Earlier resolutions of the same coders about one of the codings.
    [[nodiscard]] std::set<std::size_t>
    related(const ConsensusDraft& draft, const std::vector<model::Id<model::Coding>>& ids) const;

    // By which decision a place is taken, and by which it is rejected; empty: by none.
    struct Saying {
        std::string taken;
        std::string rejected;
    };
    using Sayings = std::map<Place, Saying>;
    static void note(Sayings& sayings,
                     const std::string& id,
                     model::Decision decision,
                     const std::vector<model::Coding>& first,
                     const std::vector<model::Coding>& second);
    // No place may be taken by one decision and rejected by another.
    Result<void> findContradiction();

    [[nodiscard]] std::string draftId(const ConsensusDraft& draft) const;

    void removeGone();

    // New codings of the layer at once, for they may be many.
    Result<void> writeDrafts();

    Result<model::Coding> madeFrom(const LayerCoding& result);

    model::Id<model::Resolution> added(ConsensusDraft& draft);

    void writeRows(ConsensusDraft& draft, const std::vector<Place>& results);

    void removeUnheld();

    model::Id<model::Coder> consensus();

    [[nodiscard]] std::string freeName() const;

    Edit& m_edit;
    const model::Corpus m_before;
    model::Resolutions m_resolutions;
    model::Id<model::Coder> m_consensus;
    // Of the layer's codings: how many decisions they come of.
    std::unordered_map<model::Id<model::Coding>, int> m_holders;
    std::map<Place, model::Id<model::Coding>> m_layer;
    std::set<std::size_t> m_gone; // places in m_resolutions
    std::vector<ConsensusDraft> m_drafts;
    ConsensusReport m_report;
};

} // namespace crosscase::project
