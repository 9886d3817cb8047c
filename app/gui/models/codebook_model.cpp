// SPDX-License-Identifier: GPL-3.0-or-later
// How the tree is built, filtered and kept up. What it shows is in codebook_cells.cpp.
#include "app/gui/models/codebook_model.h"

#include "app/gui/bridge/strings.h"
#include "core/codebook/check.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::gui {

using model::Code;
using model::CodeExample;
using CodeId = CodebookModel::CodeId;

namespace {

bool isBlank(const std::string& words)
{
    return text::trimBlanks(words).empty();
}

using Kind = codebook::Finding::Kind;

// What is said of a code that is found to be like another one.
QString saidOf(Kind kind, const QString& other)
{
    switch (kind) {
    case Kind::RepeatedName:
        return CodebookModel::tr("Same name beside it: %1").arg(other);
    case Kind::RepeatedElsewhere:
        return CodebookModel::tr("Same name elsewhere: %1").arg(other);
    default:
        return CodebookModel::tr("Similar name: %1").arg(other);
    }
}

struct Alike {
    std::unordered_set<CodeId> codes;
    std::unordered_map<CodeId, QString> words;
};

// Compares every name with every other: for a thread.
Alike alikeIn(const model::Corpus& corpus)
{
    const model::CodeTree tree(corpus);
    std::unordered_map<std::string, std::vector<CodeId>> byPath;
    for (const CodeId code : tree.inOrder())
        byPath[tree.pathOf(code)].push_back(code);
    Alike alike;
    const auto note = [&](const std::string& path, Kind kind, const std::string& other) {
        for (const CodeId code : byPath[path]) {
            alike.codes.insert(code);
            QString& words = alike.words[code];
            const QString sentence = saidOf(kind, fromUtf8(other));
            if (!words.contains(sentence))
                words += (words.isEmpty() ? QString() : QStringLiteral("\n")) + sentence;
        }
    };
    for (const codebook::Finding& finding : codebook::check(codebook::fromCorpus(corpus)))
        if (finding.kind == Kind::RepeatedName || finding.kind == Kind::RepeatedElsewhere
            || finding.kind == Kind::NearDuplicate) {
            note(finding.code, finding.kind, finding.detail);
            note(finding.detail, finding.kind, finding.code);
        }
    return alike;
}

} // namespace

CodebookModel::CodebookModel(QObject* parent)
    : QAbstractItemModel(parent)
{}

void CodebookModel::setSession(Session* session)
{
    // Views ask for what was until the reset has begun.
    beginResetModel();
    disconnect(m_connection);
    qDeleteAll(findChildren<Job*>()); // they read what is about to go
    m_session = session;
    m_counts.reset();
    m_found = {};
    m_kept.clear();
    m_searched.clear();
    m_withExample.clear();
    if (session != nullptr) {
        m_connection = connect(session, &Session::changed, this, &CodebookModel::follow);
        for (const CodeExample& example : session->corpus().rows<CodeExample>())
            if (example.kind == model::ExampleKind::Example)
                m_withExample.insert(example.code);
    }
    countUndefined();
    build();
    endResetModel();
    if (session != nullptr)
        count();
}

void CodebookModel::setFilter(const QString& words, Show show)
{
    m_words = words.trimmed().toCaseFolded();
    m_show = show;
    if (show == Show::Alike)
        check();
    rebuildIfOther();
}

// --- counting
// --------------------------------------------------------------------------------------

void CodebookModel::count()
{
    if (m_counting)
        m_counting->abandon();
    const auto take = [this](const Result<std::shared_ptr<CodeCounts>>& counts) {
        m_counting = nullptr;
        m_counts = counts ? *counts : nullptr;
        tellColumns(Quotes, Definition);
        rebuildIfOther();
        Q_EMIT counted();
    };
    const model::TextSource& texts = m_session->texts();
    if (CodeCounts::isQuick(m_session->corpus())) {
        take(CodeCounts::count(m_session->corpus(), texts, {}));
        return;
    }
    m_counts.reset();
    m_counting = Job::start(
        this,
        [corpus = m_session->corpus(), &texts](const Progress& progress) {
            return CodeCounts::count(corpus, texts, progress);
        },
        take);
}

void CodebookModel::check()
{
    if (m_session == nullptr)
        return;
    if (m_checking)
        m_checking->abandon();
    constexpr std::size_t kQuickCodes = 150;
    const auto take = [this](Alike alike) {
        m_checking = nullptr;
        m_found = {std::move(alike.codes), std::move(alike.words)};
        rebuildIfOther();
    };
    if (m_session->corpus().codes().size() <= kQuickCodes) {
        take(alikeIn(m_session->corpus()));
        return;
    }
    m_checking = Job::start(
        this, [corpus = m_session->corpus()](const Progress&) { return alikeIn(corpus); }, take);
}

void CodebookModel::countUndefined()
{
    m_undefined = 0;
    if (m_session != nullptr)
        for (const Code& code : m_session->corpus().codes())
            m_undefined += isBlank(code.definition) ? 1 : 0;
}

int CodebookModel::quotesOf(CodeId code) const
{
    return m_counts ? m_counts->quotes(code) : -1;
}

int CodebookModel::casesOf(CodeId code) const
{
    return m_counts ? m_counts->cases(code) : -1;
}

QString CodebookModel::findingsOf(CodeId code) const
{
    const auto found = m_found.words.find(code);
    return found == m_found.words.end() ? QString() : found->second;
}

// --- the tree
// --------------------------------------------------------------------------------------

const QString& CodebookModel::wordsOf(const Code& code) const
{
    const auto place = m_searched.try_emplace(code.id).first;
    if (place->second.isEmpty())
        place->second =
            fromUtf8(code.name + '\n' + code.definition + '\n' + code.include + '\n' + code.exclude)
                .toCaseFolded();
    return place->second;
}

bool CodebookModel::passes(const Code& code) const
{
    const auto isShown = [&] {
        switch (m_show) {
        case Show::Undefined:
            return isBlank(code.definition);
        case Show::Unused:
            return m_counts != nullptr && code.codable && !m_used.contains(code.id);
        case Show::Alike:
            return m_found.alike.contains(code.id);
        case Show::NoExample:
            return code.codable && !m_withExample.contains(code.id);
        case Show::NotCodable:
            return m_counts != nullptr && !code.codable && m_counts->quotes(code.id) > 0;
        default:
            return true;
        }
    };
    return isShown() && (m_words.isEmpty() || wordsOf(code).contains(m_words));
}

std::vector<CodeId> CodebookModel::wanted() const
{
    if (m_session == nullptr)
        return {};
    const model::Corpus& corpus = m_session->corpus();
    const model::CodeTree tree(corpus);
    if (m_words.isEmpty() && m_show == Show::All)
        return tree.inOrder();
    m_used.clear();
    for (const CodeId code : tree.inOrder())
        if (quotesOf(code) > 0)
            for (CodeId one = code; one && m_used.insert(one).second; one = tree.parentOf(one)) {
            }
    std::unordered_set<CodeId> chosen;
    const auto choose = [&](CodeId code) {
        for (; code && chosen.insert(code).second; code = tree.parentOf(code)) {
        }
    };
    for (const Code& code : corpus.codes())
        if (passes(code))
            choose(code.id);
    for (const CodeId code : m_kept)
        if (corpus.codes().contains(code))
            choose(code);
    std::vector<CodeId> order;
    std::copy_if(tree.inOrder().begin(),
                 tree.inOrder().end(),
                 std::back_inserter(order),
                 [&](CodeId code) { return chosen.contains(code); });
    return order;
}

void CodebookModel::rebuild()
{
    beginResetModel();
    build();
    endResetModel();
}

void CodebookModel::build()
{
    m_order = wanted();
    m_nodes.clear();
    m_nodes[{}] = {};
    if (m_session != nullptr) {
        const model::CodeTree tree(m_session->corpus());
        for (const CodeId code : m_order) {
            const CodeId parent = tree.parentOf(code);
            Node& above = m_nodes[parent];
            const int row = static_cast<int>(above.children.size());
            above.children.push_back(code);
            m_nodes[code] = {parent, row, {}};
        }
    }
}

void CodebookModel::rebuildIfOther()
{
    if (wanted() != m_order)
        rebuild();
}

// --- changes
// ---------------------------------------------------------------------------------------

void CodebookModel::follow(const Change& change)
{
    if (m_counts && m_counts->follow(change)) {
        if (change.touches<model::Coding>())
            tellColumns(Quotes, Definition);
    } else if (change.touches<model::Coding, model::Membership, model::Case, model::Document>()) {
        count();
    }
    for (const CodeExample& example : change.of<CodeExample>().deleted)
        m_withExample.erase(example.code);
    if (change.touches<CodeExample>())
        for (const CodeExample& example : m_session->corpus().rows<CodeExample>())
            if (example.kind == model::ExampleKind::Example)
                m_withExample.insert(example.code);
    if (change.touches<Code>()) {
        followCodes(change);
    } else if (m_show != Show::All) {
        rebuildIfOther();
    }
    if (change.touches<Code, model::Coding>())
        Q_EMIT counted();
}

void CodebookModel::followCodes(const Change& change)
{
    const auto& codes = change.of<Code>();
    bool otherTree = !codes.created.empty() || !codes.deleted.empty();
    for (const auto& update : codes.updated) {
        m_searched.erase(update.after.id);
        otherTree = otherTree || update.before.name != update.after.name
                    || update.before.parent != update.after.parent
                    || update.before.position != update.after.position;
    }
    for (const Code& code : codes.deleted)
        m_searched.erase(code.id);
    countUndefined();
    if (m_show == Show::Alike)
        check();
    // A name alone seldom moves a code: only equal places are sorted by it.
    if (otherTree && (wanted() != m_order || !codes.created.empty() || !codes.deleted.empty())) {
        rebuild();
        return;
    }
    if (otherTree && std::any_of(codes.updated.begin(), codes.updated.end(), [](const auto& one) {
            return one.before.parent != one.after.parent;
        })) {
        rebuild();
        return;
    }
    rebuildIfOther();
    // A colour is inherited by those below.
    tellColumns(Name, Exclude);
}

void CodebookModel::tellColumns(int first, int last)
{
    for (const auto& [code, node] : m_nodes)
        if (!node.children.empty())
            Q_EMIT dataChanged(indexOf(node.children.front(), first),
                               indexOf(node.children.back(), last));
}

} // namespace crosscase::gui
