// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/pairs_wanted.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using query::ByCoders;
using query::Relation;
using query::RelationKind;

namespace {

Result<Relation> relationOf(const DisplayOptions& options)
{
    Relation relation;
    if (options.relation == "near") {
        relation.kind = RelationKind::Near;
        relation.passages = options.within == 0 ? 1 : options.within;
    } else if (options.within != 0) {
        return fail(ErrorCode::Refused,
                    "--within is for passages apart; use it with --relation near");
    }
    if (options.relation == "passage")
        relation.kind = RelationKind::SamePassage;
    if (options.relation == "turn")
        relation.kind = RelationKind::SameTurn;
    if (options.byCoders == "same")
        relation.coders = ByCoders::Same;
    if (options.byCoders == "different")
        relation.coders = ByCoders::Different;
    return relation;
}

std::string meetingWords(const Relation& relation)
{
    std::string words = "overlap";
    if (relation.kind == RelationKind::Near)
        words = fmt::format("stand within {} passage{} of each other",
                            relation.passages,
                            relation.passages == 1 ? "" : "s");
    else if (relation.kind == RelationKind::SamePassage)
        words = "share a passage";
    else if (relation.kind == RelationKind::SameTurn)
        words = "share a turn";
    if (relation.coders == ByCoders::Same)
        return words + " and are by the same coder";
    return relation.coders == ByCoders::Different ? words + " and are by different coders" : words;
}

} // namespace

Result<PairsWanted> pairsWanted(const DisplayOptions& options)
{
    auto relation = relationOf(options);
    if (!relation)
        return passOn(relation);
    const PairsWanted wanted{
        *relation, options.count.empty() ? "pairs" : options.count, options.longForm};
    if (wanted.longForm && !options.count.empty())
        return fail(ErrorCode::Refused, "--long shows every unit; leave --count out");
    const bool overlap = relation->kind == RelationKind::Overlap;
    if (!overlap && wanted.count == "characters")
        return fail(ErrorCode::Refused,
                    "characters are those under both codes; leave --relation out");
    if (!options.relation.empty() && (wanted.count == "documents" || wanted.count == "cases"))
        return fail(ErrorCode::Refused,
                    fmt::format("--count {}: both codes may stand anywhere in them; leave "
                                "--relation out",
                                wanted.count));
    if (!overlap && relation->kind != RelationKind::SamePassage && wanted.count == "passages")
        return fail(ErrorCode::Refused,
                    "passages are those under both codes; use --relation overlap or passage");
    return wanted;
}

std::string ofWhom(const Relation& relation)
{
    if (relation.coders == ByCoders::Same)
        return ", given by the same coder";
    return relation.coders == ByCoders::Different ? ", given by different coders" : "";
}

std::string pairWords(const Relation& relation)
{
    return fmt::format("pairs, a coding of each code, that {}", meetingWords(relation));
}

std::string countedNote(const PairsWanted& wanted)
{
    const Relation& relation = wanted.relation;
    if (wanted.count == "segments")
        return fmt::format("Counted: segments, the codings of the row's code that {} with any of "
                           "the column's; so the table is not symmetric.",
                           meetingWords(relation));
    if (wanted.count == "characters")
        return fmt::format("Counted: characters under both codes{}, each place once; without "
                           "speaker labels and timestamps.",
                           ofWhom(relation));
    if (wanted.count == "passages")
        return fmt::format("Counted: passages in which codings of both codes {}.",
                           meetingWords(relation));
    if (wanted.count == "documents" || wanted.count == "cases")
        return fmt::format("Counted: {} with codings of both codes{}, wherever they stand{}.",
                           wanted.count,
                           ofWhom(relation),
                           wanted.count == "cases" ? "; cases of the top level" : "");
    if (wanted.count == "c-index")
        return fmt::format(
            "Shown: {} Pairs: codings that {}.", kIndexFormula, meetingWords(relation));
    return fmt::format("Counted: {}.", pairWords(relation));
}

} // namespace crosscase::matrix
