// SPDX-License-Identifier: GPL-3.0-or-later
// From the wishes of the person and the looks of the columns to the plan.
#include "core/import/line_list.h"
#include "core/import/survey.h"
#include "core/import/survey_guess.h"
#include "core/model/attribute_types.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::importing {

namespace {

using model::AttributeType;

constexpr std::string_view kSurplus = "surplus";
constexpr int kQuoted = 80; // characters of a cell that is told

// A column while it is being found out what it is.
struct Candidate {
    std::size_t at = 0;
    std::string name;
    std::optional<SurveyRole> role;
    std::optional<AttributeType> type; // given
    ColumnLook look;
};

class Planner {
public:
    Planner(const table::CsvFile& table, const SurveyWishes& wishes)
        : m_table(table)
        , m_wishes(wishes)
    {}

    Result<SurveyPlan> run()
    {
        nameColumns();
        if (auto taken = takeWishes(); !taken)
            return passOn(taken);
        for (Candidate& column : m_columns)
            if (auto known = takeKnownType(column); !known)
                return passOn(known);
        for (Candidate& column : m_columns)
            column.look = lookAt(m_table, column.at, column.type);
        guessCaseName();
        giveRoles();
        if (auto kept = keepSurplus(); !kept)
            return passOn(kept);
        return std::move(m_plan);
    }

private:
    // --- names -------------------------------------------------------------------------------
    bool isBlank(std::size_t at) const
    {
        return std::all_of(m_table.rows.begin(), m_table.rows.end(), [&](const auto& row) {
            return text::trimBlanks(table::cellOf(row, at)).empty();
        });
    }

    std::string uniqueName(const std::string& wanted)
    {
        std::string name = wanted;
        for (int n = 2; !m_names.insert(text::foldKey(name)).second; ++n)
            name = fmt::format("{} ({})", wanted, n);
        return name;
    }

    void nameColumns()
    {
        LineList unnamed;
        LineList repeated;
        for (std::size_t at = 0; at < m_table.headers.size(); ++at) {
            const std::string head = text::oneLine(m_table.headers[at]);
            if (head.empty() && isBlank(at))
                continue;
            const std::string wanted = head.empty() ? fmt::format("Column {}", at + 1) : head;
            const std::string name = uniqueName(wanted);
            if (head.empty())
                unnamed.add(fmt::format("'{}'", name));
            else if (name != wanted)
                repeated.add(fmt::format("'{}' (column {}) became '{}'", wanted, at + 1, name));
            m_columns.push_back({at, name, {}, {}, {}});
        }
        if (unnamed.count() > 0)
            warn(fmt::format("columns without a name are called {}", unnamed.text()));
        if (repeated.count() > 0)
            warn(fmt::format("columns with the name of an earlier one: {}", repeated.text()));
    }

    // --- what the person said ----------------------------------------------------------------
    Candidate* columnNamed(std::string_view name)
    {
        const std::string key = text::foldKey(text::oneLine(name));
        const auto found = std::find_if(m_columns.begin(), m_columns.end(), [&](const auto& c) {
            return text::foldKey(c.name) == key;
        });
        return found == m_columns.end() ? nullptr : &*found;
    }

    tl::unexpected<Error> noColumn(std::string_view name) const
    {
        std::string names;
        for (const Candidate& column : m_columns)
            names += fmt::format("{}'{}'", names.empty() ? "" : ", ", column.name);
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no column '{}'; there are: {}", name, names));
    }

    static Result<void> setRole(Candidate& column, SurveyRole role)
    {
        if (column.role && *column.role != role)
            return fail(ErrorCode::Refused,
                        fmt::format("the column '{}' is wanted as {} and as {}; it can be one only",
                                    column.name,
                                    nameOf(*column.role),
                                    nameOf(role)));
        column.role = role;
        return {};
    }

    Result<void> takeRole(const std::string& name, SurveyRole role)
    {
        Candidate* column = columnNamed(name);
        return column != nullptr ? setRole(*column, role) : Result<void>(noColumn(name));
    }

    // "COL" or "COL:type"; a column that has a colon in its name comes before a type.
    Result<void> takeAttribute(const std::string& wish)
    {
        if (Candidate* column = columnNamed(wish)) {
            m_onlyNamed = true;
            return setRole(*column, SurveyRole::Attribute);
        }
        const std::size_t colon = wish.rfind(':');
        Candidate* column =
            colon == std::string::npos ? nullptr : columnNamed(wish.substr(0, colon));
        if (column == nullptr)
            return noColumn(wish);
        const std::string type(text::trimBlanks(std::string_view(wish).substr(colon + 1)));
        column->type = model::attributeTypeNamed(type);
        if (!column->type)
            return fail(
                ErrorCode::NotFound,
                fmt::format("'{}': there is no type '{}'; there are: text, integer, number, "
                            "boolean, date, choice",
                            wish,
                            type));
        return setRole(*column, SurveyRole::Attribute);
    }

    Result<void> takeWishes()
    {
        if (!m_wishes.id.empty())
            if (auto done = takeRole(m_wishes.id, SurveyRole::CaseName); !done)
                return done;
        if (!m_wishes.label.empty())
            if (auto done = takeRole(m_wishes.label, SurveyRole::Label); !done)
                return done;
        for (const std::string& name : m_wishes.open)
            if (auto done = takeRole(name, SurveyRole::OpenQuestion); !done)
                return done;
        for (const std::string& name : m_wishes.ignored)
            if (auto done = takeRole(name, SurveyRole::LeftOut); !done)
                return done;
        for (const std::string& wish : m_wishes.attributes)
            if (auto done = takeAttribute(wish); !done)
                return done;
        return {};
    }

    // The project's attribute of that name has a type already.
    Result<void> takeKnownType(Candidate& column) const
    {
        const auto known = m_wishes.known.find(text::foldKey(column.name));
        if (known == m_wishes.known.end())
            return {};
        if (column.type && *column.type != known->second)
            return fail(ErrorCode::Refused,
                        fmt::format("the attribute '{}' has the type {} in the project, not {}",
                                    column.name,
                                    model::nameOf(known->second),
                                    model::nameOf(*column.type)));
        column.type = known->second;
        return {};
    }

    // --- what is guessed ---------------------------------------------------------------------
    void guessCaseName()
    {
        if (!m_wishes.id.empty())
            return;
        Candidate* best = nullptr;
        int likeness = 0;
        for (Candidate& column : m_columns) {
            if (column.role || !column.look.namesEach || column.look.looksOpen)
                continue;
            if (const int like = likenessToId(column.name); like > likeness) {
                likeness = like;
                best = &column;
            }
        }
        if (best != nullptr)
            best->role = SurveyRole::CaseName;
        else
            warn("no column names the cases (a head like id or participant, no cell empty, none "
                 "repeated); they are called by their row");
    }

    SurveyRole roleOf(const Candidate& column) const
    {
        if (column.role)
            return *column.role;
        if (m_wishes.open.empty() && column.look.looksOpen)
            return SurveyRole::OpenQuestion;
        return m_onlyNamed ? SurveyRole::LeftOut : SurveyRole::Attribute;
    }

    void giveRoles()
    {
        LineList leftOut;
        for (Candidate& column : m_columns) {
            SurveyColumn& planned = m_plan.columns.emplace_back(column.look.column);
            planned.name = column.name;
            planned.role = roleOf(column);
            if (planned.role == SurveyRole::LeftOut && !column.role)
                leftOut.add(fmt::format("'{}'", column.name));
            if (planned.role == SurveyRole::Attribute && planned.missing > 0)
                warn(fmt::format("'{}': {} cell{} read as no answer (NA, N/A, n/a, #N/A or -)",
                                 planned.name,
                                 planned.missing,
                                 planned.missing == 1 ? " was" : "s were"));
        }
        if (leftOut.count() > 0)
            warn(fmt::format("columns that are named nowhere are left out: {}", leftOut.text()));
    }

    // --- cells behind the last column --------------------------------------------------------
    Result<void> keepSurplus()
    {
        LineList lines("\n  ");
        for (const table::CsvRow& row : m_table.rows)
            if (const std::string surplus = surplusOf(m_table, row); !surplus.empty())
                lines.add(fmt::format(
                    "line {}: '{}'", row.line, text::shortened(text::oneLine(surplus), kQuoted)));
        if (lines.count() == 0)
            return {};
        m_plan.surplus = uniqueName(std::string(kSurplus));
        warn(fmt::format("{} more cells than there are columns ({}); what is behind the last is "
                         "kept in the attribute '{}':\n  {}",
                         rowsHave(lines.count()),
                         m_table.headers.size(),
                         m_plan.surplus,
                         lines.text()));
        Candidate attribute{0, m_plan.surplus, {}, AttributeType::Text, {}};
        return takeKnownType(attribute);
    }

    void warn(std::string warning) { m_plan.warnings.push_back(std::move(warning)); }

    const table::CsvFile& m_table;
    const SurveyWishes& m_wishes;
    std::vector<Candidate> m_columns;
    std::unordered_set<std::string> m_names; // folded
    bool m_onlyNamed = false;                // attributes are those that are named, no others
    SurveyPlan m_plan;
};

} // namespace

Result<SurveyPlan> planSurvey(const table::CsvFile& table, const SurveyWishes& wishes)
{
    return Planner(table, wishes).run();
}

} // namespace crosscase::importing
