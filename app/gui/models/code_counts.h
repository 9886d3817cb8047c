// SPDX-License-Identifier: GPL-3.0-or-later
// How many quotes each code has, and in how many cases: counted in one pass, then kept up with
// every change.
#pragma once

#include "app/gui/bridge/session.h"
#include "core/base/progress.h"

#include <memory>
#include <unordered_map>

namespace crosscase::gui {

class CodeCounts {
public:
    // Passes over all codings; for a thread. The texts must outlive it. Errors: those of loading a
    // text (where a speaker is a case), and Cancelled.
    [[nodiscard]] static Result<std::shared_ptr<CodeCounts>>
    count(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress);
    // Is that done before anybody notices?
    [[nodiscard]] static bool isQuick(const model::Corpus& corpus);
    CodeCounts(const CodeCounts&) = delete;
    CodeCounts(CodeCounts&&) = delete;
    CodeCounts& operator=(const CodeCounts&) = delete;
    CodeCounts& operator=(CodeCounts&&) = delete;
    ~CodeCounts();

    // Of the code itself, not of those below it; no orphans. Cases at the top level.
    [[nodiscard]] int quotes(model::Id<model::Code> code) const;
    [[nodiscard]] int cases(model::Id<model::Code> code) const;

    // Takes a change in. False: too much of it is another; it has to be counted anew.
    [[nodiscard]] bool follow(const Change& change);

private:
    struct Regions; // which text belongs to which case
    struct Of {
        int quotes = 0;
        std::unordered_map<model::Id<model::Case>, int> cases; // how many quotes in each
    };
    CodeCounts() = default;
    void add(const model::Coding& coding, int sign);

    std::unique_ptr<Regions> m_regions;
    std::unordered_map<model::Id<model::Code>, Of> m_of;
};

} // namespace crosscase::gui
