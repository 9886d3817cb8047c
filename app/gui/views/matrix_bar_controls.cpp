// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of the matrix bar: how they are made, and what each of them does.
#include "app/gui/bridge/strings.h"
#include "app/gui/views/matrix_bar.h"

#include <QAction>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace crosscase::gui {

namespace {

constexpr int kFilterDelay = 600; // ms without typing

QHBoxLayout* rowIn(QWidget* owner)
{
    auto* row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    return row;
}

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& words)
{
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    return widget;
}

QComboBox* box(const char* name, const QString& words, int letters)
{
    auto* combo = named(new QComboBox, name, words);
    combo->setMinimumContentsLength(letters);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return combo;
}

} // namespace

MatrixBar::MatrixBar(Shell& shell)
    : m_shell(shell)
    , m_picker(new ColumnPicker(this))
{
    setObjectName(QStringLiteral("matrixBar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 4);
    column->setSpacing(4);
    column->addWidget(makeViewRow());
    makeNaming();
    column->addWidget(m_naming);
    column->addWidget(makeAxisRow());
    column->addWidget(makeCellRow());
    column->addWidget(makeFilterRow());
    m_problem = named(new QLabel, "matrixProblem", tr("What is wrong"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    column->addWidget(m_problem);
    connect(m_picker, &ColumnPicker::picked, this, [this](const QStringList& paths) {
        m_picked = paths;
        if (paths.size() == pickable().size())
            m_picked.reset();
        updateColumns();
        tell();
        Q_EMIT changed();
    });
    setCaseName({});
}

QLabel* MatrixBar::label(const QString& words, QWidget* buddy)
{
    auto* text = new QLabel(words);
    text->setBuddy(buddy);
    buddy->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    return text;
}

QWidget* MatrixBar::makeViewRow()
{
    auto* owner = new QWidget;
    auto* row = rowIn(owner);
    m_views = box("matrixViews", {}, 22);
    m_views->setPlaceholderText(tr("(as set below)"));
    row->addWidget(label(tr("View"), m_views));
    row->addWidget(m_views);
    connect(m_views, &QComboBox::activated, this, [this](int at) {
        if (at < 0 || at >= m_viewList.size())
            return;
        setSpec(m_viewList[at].spec);
        tell();
        Q_EMIT changed();
    });
    m_save = named(new QToolButton, "saveView", tr("Save as…"));
    m_save->setText(tr("&Save as…"));
    m_save->setToolTip(m_shell.action(Command::SaveView)->toolTip());
    m_save->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(m_save);
    m_rename = menu->addAction(tr("&Rename this view"));
    m_delete = menu->addAction(tr("&Delete this view"));
    m_save->setMenu(menu);
    connect(m_save, &QToolButton::clicked, this, &MatrixBar::askViewName);
    connect(m_rename, &QAction::triggered, this, [this] {
        const QString name = m_views->currentText();
        askViewName();
        m_renaming = name;
        m_namingLabel->setText(tr("New na&me of the view"));
    });
    connect(m_delete, &QAction::triggered, this, [this] {
        Q_EMIT deleteWanted(m_views->currentText());
    });
    row->addWidget(m_save);
    row->addStretch();
    m_transpose = named(new QPushButton(tr("Trans&pose")), "transpose", tr("Transpose"));
    m_transpose->setToolTip(m_shell.action(Command::Transpose)->toolTip());
    connect(m_transpose, &QPushButton::clicked, this, &MatrixBar::transpose);
    row->addWidget(m_transpose);
    m_within = named(new QPushButton, "withinCase", tr("Within case"));
    connect(m_within,
            &QPushButton::clicked,
            m_shell.action(Command::ShowWithinCase),
            &QAction::trigger);
    row->addWidget(m_within);
    auto* out = named(new QPushButton(tr("E&xport…")), "export", tr("Export…"));
    out->setToolTip(m_shell.action(Command::ExportTable)->toolTip());
    connect(out, &QPushButton::clicked, m_shell.action(Command::ExportTable), &QAction::trigger);
    row->addWidget(out);
    return owner;
}

void MatrixBar::makeNaming()
{
    m_naming = new QWidget;
    auto* row = rowIn(m_naming);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("viewName"));
    m_namingLabel = label(tr("Name of the view"), m_name);
    row->addWidget(m_namingLabel);
    row->addWidget(m_name, 1);
    auto* save = named(new QPushButton(tr("Save &view")), "viewNameSave", tr("Save view"));
    connect(save, &QPushButton::clicked, this, &MatrixBar::takeName);
    connect(m_name, &QLineEdit::returnPressed, this, &MatrixBar::takeName);
    auto* leave = new QShortcut(QKeySequence(Qt::Key_Escape), m_naming);
    leave->setContext(Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, m_naming, &QWidget::hide);
    row->addWidget(save);
    m_naming->hide();
}

QWidget* MatrixBar::makeAxisRow()
{
    auto* owner = new QWidget;
    auto* row = rowIn(owner);
    m_rows = box("matrixRowsBox", {}, 11);
    m_order = box("matrixOrder", {}, 11);
    m_columns = box("matrixColumns", {}, 11);
    row->addWidget(label(tr("&Rows"), m_rows));
    row->addWidget(m_rows);
    row->addWidget(label(tr("Order"), m_order));
    row->addWidget(m_order);
    m_attributes = named(new QToolButton, "matrixAttributes", tr("Attributes"));
    m_attributes->setPopupMode(QToolButton::InstantPopup);
    m_attributeMenu = new QMenu(m_attributes);
    m_attributes->setMenu(m_attributeMenu);
    row->addWidget(m_attributes);
    row->addSpacing(12);
    row->addWidget(label(tr("Columns"), m_columns));
    row->addWidget(m_columns);
    m_pick = named(new QPushButton(tr("Pic&k…")), "pickColumns", tr("Pick"));
    m_pick->setToolTip(tr("Which columns are shown"));
    connect(m_pick, &QPushButton::clicked, this, [this] { m_picker->open(pickable(), *m_pick); });
    row->addWidget(m_pick);
    row->addStretch();
    const auto follow = [this] {
        if (m_setting)
            return;
        fillAttributes();
        updateColumns();
        tell();
        Q_EMIT changed();
    };
    connect(m_rows, &QComboBox::currentIndexChanged, this, follow);
    connect(m_order, &QComboBox::currentIndexChanged, this, follow);
    connect(m_columns, &QComboBox::currentIndexChanged, this, [this, follow] {
        if (!m_setting)
            m_picked.reset();
        follow();
    });
    return owner;
}

QWidget* MatrixBar::makeCellRow()
{
    auto* owner = new QWidget;
    auto* row = rowIn(owner);
    m_cells = new QButtonGroup(this);
    struct Cell {
        const char* name;
        QString text;
    };
    const std::array cells{Cell{"cellCounts", tr("Co&unts")},
                           Cell{"cellQuotes", tr("&Quotes")},
                           Cell{"cellSummaries", tr("Summar&ies")},
                           Cell{"cellPresent", tr("0/&1")},
                           Cell{"cellMore", tr("&More")}};
    row->addWidget(new QLabel(tr("Cell")));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto* button = named(new QRadioButton(cells[i].text), cells[i].name, cells[i].text);
        m_cells->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    m_cells->button(0)->setChecked(true);
    m_more = box("matrixMore", tr("More measures"), 14);
    const std::array<NamedText, 15> more{
        {{tr("percent of row"), QStringLiteral("references%1")},
         {tr("percent of column"), QStringLiteral("references%2")},
         {tr("percent of all"), QStringLiteral("references%3")},
         {tr("documents"), QStringLiteral("documents")},
         {tr("cases"), QStringLiteral("cases")},
         {tr("words"), QStringLiteral("words")},
         {tr("characters"), QStringLiteral("characters")},
         {tr("coverage"), QStringLiteral("coverage")},
         {tr("per 1000 words"), QStringLiteral("per-1000-words")},
         {tr("per 1000 characters"), QStringLiteral("per-1000-characters")},
         {tr("mean per case"), QStringLiteral("mean")},
         {tr("rating"), QStringLiteral("rating")},
         {tr("state"), QStringLiteral("state")},
         {tr("sub-codes"), QStringLiteral("subcodes")},
         {tr("memos"), QStringLiteral("memo")}}};
    for (const NamedText& one : more)
        m_more->addItem(one.words, one.text);
    row->addWidget(m_more);
    row->addSpacing(12);
    const auto tick = [&](const QString& text, const char* name, bool on) {
        auto* check = named(new QCheckBox(text), name, text);
        check->setChecked(on);
        row->addWidget(check);
        return check;
    };
    m_subcodes = tick(tr("Inc&lude sub-codes"), "includeSubcodes", false);
    m_subcodes->setToolTip(tr("A code counts with the codes below it; a theme always does"));
    m_emptyRows = tick(tr("Empt&y rows"), "emptyRows", true);
    m_shading = tick(tr("Shadin&g"), "shading", true);
    row->addStretch();
    const auto follow = [this] {
        if (m_setting)
            return;
        tell();
        Q_EMIT changed();
    };
    connect(m_cells, &QButtonGroup::idToggled, this, [follow](int, bool on) {
        if (on)
            follow();
    });
    connect(m_more, &QComboBox::activated, this, [this, follow] {
        if (m_cells->checkedId() == 4)
            follow();
        else
            m_cells->button(4)->setChecked(true);
    });
    connect(m_subcodes, &QCheckBox::toggled, this, follow);
    connect(m_emptyRows, &QCheckBox::toggled, this, follow);
    connect(m_shading, &QCheckBox::toggled, this, &MatrixBar::shadingChanged);
    return owner;
}

QWidget* MatrixBar::makeFilterRow()
{
    auto* owner = new QWidget;
    auto* row = rowIn(owner);
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("matrixFilter"));
    m_filter->setPlaceholderText(tr("case.Age > 22 and speaker != Interviewer"));
    m_filter->setClearButtonEnabled(true);
    row->addWidget(label(tr("Filter"), m_filter));
    row->addWidget(m_filter, 1);
    m_coder = box("matrixCoder", {}, 12);
    row->addWidget(label(tr("Coder"), m_coder));
    row->addWidget(m_coder);
    const auto follow = [this] {
        if (m_setting)
            return;
        tell();
        Q_EMIT changed();
    };
    auto* quiet = new QTimer(this);
    quiet->setSingleShot(true);
    quiet->setInterval(kFilterDelay);
    connect(quiet, &QTimer::timeout, this, follow);
    connect(m_filter, &QLineEdit::textChanged, this, [this, quiet] {
        if (!m_setting)
            quiet->start();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [quiet, follow] {
        quiet->stop();
        follow();
    });
    connect(m_coder, &QComboBox::currentIndexChanged, this, follow);
    return owner;
}

} // namespace crosscase::gui
