// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/preferences_dialog.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/project/coder_name.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>

namespace crosscase::gui {

namespace {

constexpr int kLeastZoom = -4;
constexpr int kMostZoom = 12;
constexpr int kLeastPoints = 7;
constexpr int kMostPoints = 24;

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& label)
{
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    return widget;
}

QString wordsOfZoom(int steps)
{
    if (steps == 0)
        return PreferencesDialog::tr("usual");
    const QString size =
        steps < 0 ? PreferencesDialog::tr("%1 smaller") : PreferencesDialog::tr("%1 larger");
    return size.arg(counted(std::abs(steps), Noun::Step));
}

} // namespace

PreferencesDialog::PreferencesDialog(int zoom, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    auto* column = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    addCoder(*form);
    addLook(*form, zoom);
    addHabits(*form);
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    column->addWidget(buttons);
}

void PreferencesDialog::addCoder(QFormLayout& form)
{
    auto* name =
        named(new QLineEdit(fromUtf8(project::defaultCoder())), "preferredCoder", tr("Coder name"));
    m_coderNote = new QLabel;
    m_coderNote->setWordWrap(true);
    m_coderNote->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    if (qEnvironmentVariableIsSet("CROSSCASE_CODER")) {
        name->setEnabled(false);
        m_coderNote->setText(tr("Set by CROSSCASE_CODER in the environment."));
    } else {
        m_coderNote->setText(tr("Your codings bear this name; it counts from the next project "
                                "that you open."));
    }
    form.addRow(tr("&Coder name"), name);
    form.addRow(QString(), m_coderNote);
    connect(name, &QLineEdit::editingFinished, this, [this, name] {
        const auto done = project::rememberCoder(toUtf8(name->text().trimmed()));
        if (!done)
            m_coderNote->setText(fromUtf8(done.error().detail));
        else
            Q_EMIT coderChanged();
    });
}

void PreferencesDialog::addLook(QFormLayout& form, int zoom)
{
    auto* theme = named(new QComboBox, "preferredTheme", tr("Theme"));
    theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    theme->setCurrentIndex(static_cast<int>(ThemeSwitch::instance().choice()));
    connect(theme, &QComboBox::currentIndexChanged, this, [](int at) {
        ThemeSwitch::instance().choose(static_cast<ThemeChoice>(at));
        settings()->setValue(QStringLiteral("theme"), at);
    });
    form.addRow(tr("&Theme"), theme);

    auto* points = named(new QSpinBox, "preferredFontSize", tr("Size of menus and buttons"));
    points->setRange(kLeastPoints - 1, kMostPoints);
    points->setSpecialValueText(tr("As the desktop"));
    points->setSuffix(tr(" pt"));
    const int now = settings()->value(QStringLiteral("fontSize")).toInt();
    points->setValue(now == 0 ? kLeastPoints - 1 : now);
    connect(points, &QSpinBox::valueChanged, this, [](int size) {
        const int chosen = size < kLeastPoints ? 0 : size;
        settings()->setValue(QStringLiteral("fontSize"), chosen);
        ThemeSwitch::instance().setFontSize(chosen);
    });
    form.addRow(tr("Size of &menus and buttons"), points);

    auto* text = named(new QComboBox, "preferredZoom", tr("Size of documents and quotes"));
    text->setToolTip(tr("Also by Ctrl+plus and Ctrl+minus; Ctrl+0 is usual"));
    for (int steps = kLeastZoom; steps <= kMostZoom; ++steps)
        text->addItem(wordsOfZoom(steps), steps);
    text->setCurrentIndex(text->findData(std::clamp(zoom, kLeastZoom, kMostZoom)));
    connect(text, &QComboBox::currentIndexChanged, this, [this, text] {
        Q_EMIT zoomWanted(text->currentData().toInt());
    });
    form.addRow(tr("Size of &documents and quotes"), text);
}

void PreferencesDialog::addHabits(QFormLayout& form)
{
    const auto add = [&](const char* name, const QString& label, const QString& key, bool usual) {
        auto* box = named(new QCheckBox(label), name, label);
        box->setChecked(settings()->value(key, usual).toBool());
        connect(box, &QCheckBox::toggled, this, [key](bool on) { settings()->setValue(key, on); });
        form.addRow(QString(), box);
    };
    add("singleClickCodes",
        tr("A &single click on a code codes what is selected"),
        QStringLiteral("singleClickCodes"),
        false);
    add("backupOnOpen",
        tr("Make a &backup when a project that was changed is opened"),
        QStringLiteral("backupOnOpen"),
        true);
}

} // namespace crosscase::gui
