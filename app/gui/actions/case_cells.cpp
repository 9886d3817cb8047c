// SPDX-License-Identifier: GPL-3.0-or-later
// Writing the cells of a sheet: names, fields, values, memos, in one pass whatever their number.
#include "app/gui/actions/case_names.h"
#include "app/gui/actions/cases.h"
#include "core/base/number.h"
#include "core/base/time.h"
#include "core/project/cases.h"
#include "core/project/documents.h"
#include "core/project/writing.h"
#include "core/text/fold.h"

#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::gui {

namespace {

using AttributeId = model::Id<model::Attribute>;

constexpr std::int64_t kBetweenReports = 64; // cells

class Writer {
public:
    Writer(project::Edit& edit, CellOutcome& outcome)
        : m_edit(edit)
        , m_outcome(outcome)
    {}

    Result<void> run(const CellBatch& batch, const Progress& progress)
    {
        m_total = static_cast<std::int64_t>(batch.fresh.size() + batch.writes.size());
        for (const std::string& name : batch.fresh) {
            if (auto goes = report(progress); !goes)
                return goes;
            auto made = names().add(name);
            m_outcome.made.push_back(made ? model::AnyId(*made) : model::AnyId());
            if (!made)
                m_outcome.refused.push_back(
                    {{{}, m_outcome.made.size() - 1, {}, name}, made.error().detail});
        }
        index(batch);
        for (CellWrite write : batch.writes) {
            if (auto goes = report(progress); !goes)
                return goes;
            if (!write.row && write.fresh < m_outcome.made.size())
                write.row = m_outcome.made[write.fresh];
            if (!write.row)
                continue; // its case was refused
            if (auto done = put(write); !done)
                m_outcome.refused.push_back({write, done.error().detail});
        }
        return {};
    }

private:
    // Cancelled: the batch is given up, and nothing of it stays.
    Result<void> report(const Progress& progress)
    {
        if (m_done++ % kBetweenReports != 0)
            return {};
        return progress.report("cells", m_done - 1, m_total);
    }

    CaseNames& names()
    {
        if (!m_names)
            m_names.emplace(m_edit);
        return *m_names;
    }

    static std::uint64_t keyOf(AttributeId attribute, model::AnyId owner)
    {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(attribute.value)) << 32U
               | static_cast<std::uint32_t>(owner.value);
    }

    // One pass over what is there, instead of one for every cell.
    void index(const CellBatch& batch)
    {
        std::unordered_set<AttributeId> touched;
        bool memos = false;
        for (const CellWrite& write : batch.writes) {
            if (write.column.kind == CellKind::Value)
                touched.insert(write.column.attribute);
            memos = memos || write.column.kind == CellKind::Memo;
        }
        const model::Corpus& corpus = m_edit.corpus();
        if (!touched.empty()) {
            corpus.rows<model::AttributeValue>().forEach([&](const model::AttributeValue& value) {
                if (touched.contains(value.attribute))
                    m_values[keyOf(value.attribute, value.owner)] = value.id;
            });
            corpus.rows<model::AttributeChoice>().forEach([&](const model::AttributeChoice& row) {
                if (touched.contains(row.attribute))
                    m_choices[row.attribute].insert(row.value);
            });
        }
        if (memos)
            corpus.rows<model::Memo>().forEach(
                [&](const model::Memo& memo) { m_memos.emplace(memo.target.value, memo.id); });
    }

    Result<void> put(const CellWrite& write)
    {
        switch (write.column.kind) {
        case CellKind::Name:
            return rename(write);
        case CellKind::Value:
            return putValue(write);
        case CellKind::Memo:
            return putMemo(write);
        case CellKind::Parts:
        case CellKind::Quotes:
            return {};
        default:
            return putField(write);
        }
    }

    Result<void> rename(const CellWrite& write)
    {
        const model::Id<model::Case> unit{write.row.value};
        if (m_edit.corpus().cases().contains(unit))
            return names().rename(unit, write.value);
        return project::renameDocument(
            m_edit, model::Id<model::Document>{write.row.value}, write.value);
    }

    Result<void> putValue(const CellWrite& write)
    {
        const auto attribute = m_edit.corpus().find(write.column.attribute);
        if (!attribute)
            return fail(ErrorCode::NotFound, "the attribute is not there any more");
        const std::uint64_t key = keyOf(attribute->id, write.row);
        const auto found = m_values.find(key);
        if (text::trimBlanks(write.value).empty()) {
            if (found != m_values.end()) {
                m_edit.remove(found->second);
                m_values.erase(found);
            }
            return {};
        }
        auto canonical = project::canonicalValue(attribute->type, write.value);
        if (!canonical)
            return passOn(canonical);
        if (attribute->type == model::AttributeType::Choice)
            addChoice(attribute->id, *canonical);
        if (found != m_values.end()) {
            model::AttributeValue value = m_edit.corpus().get(found->second);
            value.value = std::move(*canonical);
            m_edit.change(std::move(value));
            return {};
        }
        model::AttributeValue value;
        value.attribute = attribute->id;
        value.owner = write.row;
        value.value = std::move(*canonical);
        m_values[key] = m_edit.add(std::move(value));
        return {};
    }

    void addChoice(AttributeId attribute, const std::string& value)
    {
        auto& known = m_choices[attribute];
        if (!known.insert(value).second)
            return;
        model::AttributeChoice choice;
        choice.attribute = attribute;
        choice.value = value;
        choice.position = static_cast<std::int32_t>(known.size()) - 1;
        m_edit.add(std::move(choice));
    }

    Result<void> putMemo(const CellWrite& write)
    {
        const auto found = m_memos.find(write.row.value);
        const bool empty = text::trimBlanks(write.value).empty();
        if (found == m_memos.end()) {
            if (empty)
                return {};
            auto added = project::addMemo(m_edit, write.row, {}, write.value);
            if (!added)
                return passOn(added);
            m_memos.emplace(write.row.value, *added);
            return {};
        }
        if (!empty)
            return project::setMemo(m_edit,
                                    found->second,
                                    std::string(m_edit.corpus().get(found->second).title),
                                    write.value);
        m_edit.removeWithDependents({found->second});
        m_memos.erase(found);
        return {};
    }

    Result<void> putField(const CellWrite& write)
    {
        const auto found = m_edit.corpus().find(model::Id<model::Document>{write.row.value});
        if (!found)
            return fail(ErrorCode::NotFound, "the document is not there any more");
        model::Document document = *found;
        const std::string value(text::trimBlanks(write.value));
        switch (write.column.kind) {
        case CellKind::Label:
            document.label = value;
            break;
        case CellKind::Group:
            document.group =
                value.empty() ? model::Id<model::Group>{} : project::groupNamed(m_edit, value);
            break;
        case CellKind::Language:
            document.language = value;
            break;
        case CellKind::Collected:
            if (!value.empty() && !isIsoDate(value))
                return fail(ErrorCode::Malformed,
                            "'" + value + "' is not a date (2005-03-01, 2005-03 or 2005)");
            document.collected = value;
            break;
        case CellKind::SourceType:
            document.sourceType = value;
            break;
        case CellKind::Informant:
            document.informant = value;
            break;
        default: {
            const auto number = parseInteger(value);
            if (!number || *number < 0 || *number > 1'000'000'000)
                return fail(ErrorCode::Malformed, "'" + value + "' is not a whole number");
            document.position = static_cast<std::int32_t>(*number);
        }
        }
        m_edit.change(std::move(document));
        return {};
    }

    project::Edit& m_edit;
    CellOutcome& m_outcome;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
    std::optional<CaseNames> m_names; // of all cases, once one is added or renamed
    std::unordered_map<std::uint64_t, model::Id<model::AttributeValue>> m_values;
    std::unordered_map<AttributeId, std::set<std::string>> m_choices;
    std::unordered_map<std::int32_t, model::Id<model::Memo>> m_memos;
};

} // namespace

Session::LongWork writeCells(CellBatch batch, std::shared_ptr<CellOutcome> outcome)
{
    return [batch = std::move(batch), outcome](project::Edit& edit, const Progress& progress) {
        return Writer(edit, *outcome).run(batch, progress);
    };
}

} // namespace crosscase::gui
