// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/case_documents.h"

#include "app/gui/actions/cases.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/case_choice.h"
#include "core/model/document_order.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace crosscase::gui {

TickedDocuments::TickedDocuments(const model::Corpus& corpus, QObject* parent)
    : QAbstractListModel(parent)
    , m_corpus(corpus)
{
    for (const model::Document* document : model::documentsInOrder(m_corpus))
        m_all.push_back(document->id);
    m_shown = m_all;
}

void TickedDocuments::filter(const QString& words, const Ids* onlyThese)
{
    beginResetModel();
    m_shown.clear();
    for (const auto id : m_all) {
        const model::Document& document = m_corpus.get(id);
        const bool fits = words.isEmpty()
                          || fromUtf8(document.name).contains(words, Qt::CaseInsensitive)
                          || fromUtf8(document.label).contains(words, Qt::CaseInsensitive);
        if (fits && (onlyThese == nullptr || onlyThese->contains(id)))
            m_shown.push_back(id);
    }
    endResetModel();
}

void TickedDocuments::setTicked(Ids ticked)
{
    m_ticked = std::move(ticked);
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
}

void TickedDocuments::tickShown(bool on)
{
    Ids ticked = m_ticked;
    for (const auto id : m_shown)
        if (on)
            ticked.insert(id);
        else
            ticked.erase(id);
    setTicked(std::move(ticked));
}

int TickedDocuments::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant TickedDocuments::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto id = m_shown[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole)
        return m_ticked.contains(id) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const model::Document& document = m_corpus.get(id);
    const QString name = fromUtf8(document.name);
    return document.label.empty() || document.label == document.name
               ? name
               : QStringLiteral("%1  %2").arg(fromUtf8(document.label), name);
}

bool TickedDocuments::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const auto id = m_shown[static_cast<std::size_t>(index.row())];
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(id);
    else
        m_ticked.erase(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags TickedDocuments::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
           | Qt::ItemNeverHasChildren;
}

CaseDocuments::CaseDocuments(Shell& shell, model::Id<model::Case> unit)
    : QDialog(shell.window())
    , m_shell(shell)
    , m_unit(unit)
    , m_documents(new TickedDocuments(shell.session()->corpus(), this))
    , m_filter(new QLineEdit)
    , m_onlyWithout(new QCheckBox(tr("Only documents &without a case")))
    , m_count(new QLabel)
    , m_ok(new QPushButton(tr("&Assign")))
{
    const model::Corpus& corpus = shell.session()->corpus();
    std::unordered_set<model::Id<model::Document>> has;
    corpus.rows<model::Membership>().forEach([&](const model::Membership& part) {
        if (part.orphan)
            return;
        has.insert(part.document);
        if (part.unit == unit && part.kind == model::MembershipKind::Whole)
            m_before.insert(part.document);
    });
    corpus.documents().forEach([&](const model::Document& document) {
        if (!has.contains(document.id))
            m_without.insert(document.id);
    });
    m_onlyWithout->setChecked(!unit);
    make();
    m_documents->setTicked(m_before);
    refilter();
}

void CaseDocuments::make()
{
    setObjectName(QStringLiteral("caseDocuments"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    const auto unit = m_shell.session()->corpus().find(m_unit);
    setWindowTitle(unit ? tr("Documents of %1").arg(fromUtf8(unit->name))
                        : tr("Documents without a case"));
    if (!unit) {
        m_case = caseBox(m_shell.session()->corpus(), QStringLiteral("caseOfDocuments"));
        m_case->setAccessibleName(tr("Case"));
        auto* label = new QLabel(tr("&Case, there or new:"));
        label->setBuddy(m_case);
        column->addWidget(label);
        column->addWidget(m_case);
        connect(m_case, &QComboBox::editTextChanged, this, &CaseDocuments::showCount);
    }
    m_filter->setObjectName(QStringLiteral("caseDocumentsFilter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    auto* words = new QLabel(tr("&Filter:"));
    words->setBuddy(m_filter);
    auto* row = new QHBoxLayout;
    row->addWidget(words);
    row->addWidget(m_filter, 1);
    m_onlyWithout->setObjectName(QStringLiteral("onlyWithoutCase"));
    m_onlyWithout->setAccessibleName(tr("Only documents without a case"));
    row->addWidget(m_onlyWithout);
    column->addLayout(row);
    auto* list = new QListView;
    list->setObjectName(QStringLiteral("caseDocumentsList"));
    list->setAccessibleName(tr("Documents"));
    list->setModel(m_documents);
    list->setUniformItemSizes(true);
    column->addWidget(list, 1);
    column->addWidget(m_count);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* all = buttons->addButton(tr("&Tick all shown"), QDialogButtonBox::ResetRole);
    all->setObjectName(QStringLiteral("tickAllDocuments"));
    all->setAccessibleName(tr("Tick all shown"));
    connect(all, &QPushButton::clicked, this, [this] { m_documents->tickShown(true); });
    if (!unit) {
        m_each = buttons->addButton(tr("A case for &each"), QDialogButtonBox::ActionRole);
        m_each->setObjectName(QStringLiteral("caseForEach"));
        m_each->setAccessibleName(tr("A case for each"));
        connect(m_each, &QPushButton::clicked, this, &CaseDocuments::makeCases);
    }
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(QStringLiteral("assignDocuments"));
    m_ok->setAccessibleName(tr("Assign"));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &CaseDocuments::refilter);
    connect(m_onlyWithout, &QCheckBox::toggled, this, &CaseDocuments::refilter);
    connect(m_documents, &TickedDocuments::tickedChanged, this, &CaseDocuments::showCount);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        std::vector<model::Id<model::Document>> whole;
        std::vector<model::Id<model::Document>> gone;
        for (const auto id : m_documents->ticked())
            if (!m_before.contains(id))
                whole.push_back(id);
        for (const auto id : m_before)
            if (!m_documents->ticked().contains(id))
                gone.push_back(id);
        const CaseChoice choice =
            m_unit ? CaseChoice{.unit = m_unit}
                   : caseNamed(m_shell.session()->corpus(), m_case->currentText());
        std::sort(whole.begin(), whole.end());
        if (m_shell.accept(assignDocuments(*m_shell.session(), choice, whole, gone)))
            accept();
    });
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 26);
}

void CaseDocuments::makeCases()
{
    std::vector<model::Id<model::Document>> documents(m_documents->ticked().begin(),
                                                      m_documents->ticked().end());
    std::sort(documents.begin(), documents.end());
    const QString title = titleOfCases(documents.size());
    const std::size_t size = documents.size();
    m_each->setEnabled(false);
    carryOut(
        *m_shell.session(),
        this,
        title,
        size,
        makeCasesOf(std::move(documents)),
        [this, title](Job* job) {
            m_shell.watch(job, title);
            connect(this, &QDialog::rejected, job, &Job::cancel);
        },
        [this](const Result<project::Done>& done) {
            if (m_shell.accept(done))
                accept();
            else
                showCount();
        });
}

void CaseDocuments::refilter()
{
    m_documents->filter(m_filter->text().trimmed(),
                        m_onlyWithout->isChecked() ? &m_without : nullptr);
    showCount();
}

void CaseDocuments::showCount()
{
    const auto ticked = m_documents->ticked().size();
    m_count->setText(tr("%1 ticked, %2 shown").arg(ticked).arg(m_documents->rowCount()));
    m_ok->setEnabled(m_case == nullptr
                     || (ticked > 0 && !m_case->currentText().trimmed().isEmpty()));
    if (m_each != nullptr)
        m_each->setEnabled(ticked > 0);
}

} // namespace crosscase::gui
