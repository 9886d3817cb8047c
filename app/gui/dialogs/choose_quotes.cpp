// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/choose_quotes.h"

#include "app/gui/actions/codes.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/views/choosing.h"
#include "app/gui/views/quote_list.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace crosscase::gui {

std::vector<model::Id<model::Coding>> quotesOf(const model::Corpus& corpus,
                                               model::Id<model::Code> code)
{
    std::vector<model::Id<model::Coding>> found;
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (block->code[row] == code && block->orphan[row] == 0)
                found.push_back(block->id[row]);
    return found;
}

ChooseQuotesDialog::ChooseQuotesDialog(Session& session,
                                       model::Id<model::Code> code,
                                       For purpose,
                                       QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_code(code)
    , m_purpose(purpose)
    , m_list(new QuoteList(QuoteList::Beside::Nothing))
    , m_words(new QLabel)
{
    const bool splits = purpose == For::Split;
    const QString path = pathOf(session.corpus(), code);
    setObjectName(QStringLiteral("chooseQuotesDialog"));
    setWindowTitle(splits ? tr("Split %1").arg(path) : tr("Examples of %1").arg(path));
    m_list->setObjectName(QStringLiteral("chooseQuotesList"));
    m_list->quotes().setCheckable(true);
    m_list->quotes().show(&session, quotesOf(session.corpus(), code));
    m_words->setObjectName(QStringLiteral("chooseQuotesNote"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto* all = new QCheckBox(tr("&All of them"));
    all->setObjectName(QStringLiteral("chooseQuotesAll"));
    all->setAccessibleName(tr("All of them"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_do = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_do->setObjectName(QStringLiteral("chooseQuotesButton"));
    m_do->setDefault(true);

    auto* column = new QVBoxLayout(this);
    if (splits)
        column->addWidget(makeSplitFields());
    auto* label = new QLabel(splits ? tr("&Quotes that get the new code (Space ticks)")
                                    : tr("&Quotes to show as examples (Space ticks)"));
    label->setBuddy(m_list);
    column->addWidget(label);
    column->addWidget(m_list, 1);
    column->addWidget(all);
    column->addWidget(m_words);
    column->addWidget(buttons);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 84, metrics.lineSpacing() * 30);

    connect(all, &QCheckBox::toggled, this, [this](bool on) { m_list->quotes().tickAll(on); });
    connect(&m_list->quotes(), &QAbstractItemModel::dataChanged, this, [this] { refresh(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    if (m_name == nullptr)
        m_list->setFocus();
    choose(*m_list, m_list->quotes().index(0));
    refresh();
}

QWidget* ChooseQuotesDialog::makeSplitFields()
{
    auto* fields = new QWidget;
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("splitName"));
    m_name->setAccessibleName(tr("Name of the new code"));
    form->addRow(tr("&Name of the new code"), m_name);
    auto* where = new QHBoxLayout;
    const QString code = fromUtf8(m_session.corpus().get(m_code).name);
    m_child = new QRadioButton(
        tr("&Below %1").arg(QString(code).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_child->setObjectName(QStringLiteral("splitBelow"));
    m_child->setAccessibleName(tr("Below %1").arg(code));
    auto* beside = new QRadioButton(tr("Besi&de it"));
    beside->setObjectName(QStringLiteral("splitBeside"));
    beside->setAccessibleName(tr("Beside it"));
    m_child->setChecked(true);
    where->addWidget(m_child);
    where->addWidget(beside);
    where->addStretch();
    form->addRow(tr("Place"), where);
    connect(m_name, &QLineEdit::textChanged, this, &ChooseQuotesDialog::refresh);
    connect(m_child, &QRadioButton::toggled, this, &ChooseQuotesDialog::refresh);
    m_name->setFocus();
    return fields;
}

std::vector<model::Id<model::Coding>> ChooseQuotesDialog::quotes() const
{
    return m_list->quotes().ticked();
}

QString ChooseQuotesDialog::name() const
{
    return m_name == nullptr ? QString() : m_name->text().trimmed();
}

bool ChooseQuotesDialog::asChild() const
{
    return m_child != nullptr && m_child->isChecked();
}

void ChooseQuotesDialog::refresh()
{
    const int chosen = static_cast<int>(quotes().size());
    bool ready = chosen > 0;
    QString words;
    if (m_purpose == For::Split && m_name != nullptr) {
        const model::Corpus& corpus = m_session.corpus();
        const auto parent = asChild() ? m_code : corpus.get(m_code).parent;
        const QString refused = name().isEmpty() ? tr("The new code needs a name.")
                                                 : whyNotNamed(corpus, parent, name());
        words = refused;
        if (refused.isEmpty() && chosen == 0)
            words = tr("Tick the quotes that move.");
        ready = ready && refused.isEmpty();
        m_do->setText(tr("&Split off %1").arg(counted(chosen, Noun::Quote)));
    } else {
        m_do->setText(chosen == 1 ? tr("Add 1 &example") : tr("Add %1 &examples").arg(chosen));
    }
    m_do->setAccessibleName(m_do->text().remove(QLatin1Char('&')));
    m_words->setText(words);
    m_do->setEnabled(ready);
}

} // namespace crosscase::gui
