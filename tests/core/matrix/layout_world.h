// SPDX-License-Identifier: GPL-3.0-or-later
// A small world in which things are written, rated and judged, and displays of it as lines.
#pragma once

#include "core/matrix/display_table.h"
#include "tests/core/matrix/world.h"

namespace crosscase::matrix::test::layout {

class DisplayWorld : public World {
public:
    Id<Scale> scale(const std::string& name, const std::vector<std::string>& levels)
    {
        Scale row;
        row.name = name;
        const Id<Scale> id = add(row);
        for (const std::string& level : levels) {
            ScaleValue value;
            value.scale = id;
            value.value = level;
            value.position = static_cast<std::int32_t>(&level - levels.data());
            add(value);
        }
        return id;
    }
    Id<Rating> rate(Id<Case> unit, Id<Code> code, Id<Scale> scale, const std::string& value)
    {
        Rating row;
        row.unit = unit;
        row.code = code;
        row.scale = scale;
        row.value = value;
        row.reason = "because";
        row.coder = who;
        return add(row);
    }
    Id<Summary> write(Id<Case> unit, Id<Code> code, const std::string& text)
    {
        Summary row;
        row.unit = unit;
        row.code = code;
        row.text = text;
        row.coder = who;
        return add(row);
    }
    void judgeNotApplicable(Id<Case> unit, Id<Code> code, const std::string& reason)
    {
        NotApplicable row;
        row.unit = unit;
        row.code = code;
        row.reason = reason;
        row.coder = who;
        add(row);
    }
    Id<Proposition> proposition(const std::string& name, const std::string& text)
    {
        Proposition row;
        row.name = name;
        row.text = text;
        return add(row);
    }
    Id<Judgement> judge(Id<Proposition> claim, Id<Case> unit, Verdict verdict, Id<Coder> coder)
    {
        Judgement row;
        row.proposition = claim;
        row.unit = unit;
        row.verdict = verdict;
        row.reason = "so it is";
        row.coder = coder;
        return add(row);
    }
    void cite(AnyId owner, Id<Coding> coding, int bullet = -1)
    {
        Evidence row;
        row.owner = owner;
        row.coding = coding;
        row.bullet = bullet;
        add(row);
    }
    void tell(Id<Document> id, const std::string& type, const std::string& informant)
    {
        Document row = corpus.get(id);
        row.sourceType = type;
        row.informant = informant;
        corpus.rows<Document>().replace(row);
    }
    // A document of one case.
    Id<Document> textOf(Id<Case> unit, const std::string& name, const std::string& utf8)
    {
        const Id<Document> id = document(name, utf8);
        whole(unit, id);
        return id;
    }

    // A display, typed as on the command line: {"pairs", "--state"}.
    [[nodiscard]] Result<table::Table> built(const std::vector<std::string>& words) const
    {
        auto spec = displayFromWords(words);
        if (!spec)
            return passOn(spec);
        return matrix::build(*displayNamed(spec->display), {corpus, texts, spec->options, {}});
    }
    [[nodiscard]] table::Table show(const std::vector<std::string>& words) const
    {
        auto table = built(words);
        if (!table)
            FAIL(table.error().detail);
        for (const table::Row& row : table->rows)
            CHECK(row.cells.size() == table->columns.size());
        return std::move(*table);
    }
    [[nodiscard]] Error refused(const std::vector<std::string>& words) const
    {
        auto table = built(words);
        REQUIRE_FALSE(table);
        return table.error();
    }

    Id<Coder> who = coder("Ann");
};

// Heads, then rows, cells with | between them.
inline Lines linesOf(const table::Table& table)
{
    Lines lines(1);
    for (const table::Column& column : table.columns)
        lines[0] += (&column == table.columns.data() ? "" : "|") + table::headLine(column);
    for (const table::Row& row : table.rows) {
        std::string& line = lines.emplace_back();
        for (const table::Value& cell : row.cells)
            line += (&cell == row.cells.data() ? "" : "|") + table::toText(cell);
    }
    return lines;
}

inline const std::vector<std::string>& everyLayout()
{
    static const std::vector<std::string> kNames{"case-ordered",
                                                 "construct",
                                                 "contrast",
                                                 "documents",
                                                 "fixed-list",
                                                 "gioia",
                                                 "key-elements",
                                                 "pairs",
                                                 "participants",
                                                 "predictor-outcome",
                                                 "propositions",
                                                 "risk-grid",
                                                 "tidy",
                                                 "triangulation"};
    return kNames;
}

} // namespace crosscase::matrix::test::layout
