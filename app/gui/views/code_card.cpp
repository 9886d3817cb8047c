// SPDX-License-Identifier: GPL-3.0-or-later
// What the card shows and saves. How it is laid out is in code_card_layout.cpp.
#include "app/gui/views/code_card.h"

#include "app/gui/actions/codebook.h"
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/dialogs/colour_menu.h"
#include "app/gui/models/code_history.h"
#include "app/gui/models/code_keys.h"
#include "app/gui/models/codebook_model.h"
#include "app/gui/views/example_list.h"
#include "app/gui/views/fields.h"
#include "core/model/trees.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>

namespace crosscase::gui {

using model::Code;
using CodeId = CodeCard::CodeId;

void CodeCard::setSession(Session* session)
{
    if (m_code && m_shell.session() != nullptr)
        flush();
    disconnect(m_connection);
    qDeleteAll(findChildren<Job*>()); // they read what is about to go
    m_historyTimer.stop();
    m_code = {};
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &CodeCard::follow);
    fill();
}

void CodeCard::show(CodeId code)
{
    if (code == m_code)
        return;
    flush();
    m_code = code;
    m_parentsFilled = false;
    verticalScrollBar()->setValue(0);
    fill();
}

void CodeCard::flush()
{
    for (SavingTextEdit* field : {m_definition, m_include, m_exclude, m_memo})
        field->flush();
    m_name->flush();
}

void CodeCard::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

bool CodeCard::editExample()
{
    for (ExampleList* list : {m_examples, m_counterexamples})
        if (list->hasFocusInside()) {
            list->edit();
            return true;
        }
    return false;
}

bool CodeCard::removeExample()
{
    for (ExampleList* list : {m_examples, m_counterexamples})
        if (list->hasFocusInside()) {
            list->remove();
            return true;
        }
    return false;
}

// --- showing
// ---------------------------------------------------------------------------------------

void CodeCard::follow(const Change& change)
{
    if (!m_code)
        return;
    const auto& codes = change.of<Code>();
    if (!codes.created.empty() || !codes.deleted.empty() || !codes.updated.empty())
        m_parentsFilled = false;
    if (change.touches<Code, model::CodeExample>())
        fill();
    showCounts();
}

void CodeCard::fill()
{
    const Session* session = m_shell.session();
    const Code* code = session == nullptr ? nullptr : session->corpus().codes().find(m_code);
    if (code == nullptr)
        m_code = {};
    m_page->setEnabled(code != nullptr);
    const Code none;
    const Code& shown = code == nullptr ? none : *code;
    m_name->setStored(fromUtf8(shown.name));
    m_definition->setStored(fromUtf8(shown.definition));
    m_include->setStored(fromUtf8(shown.include));
    m_exclude->setStored(fromUtf8(shown.exclude));
    m_memo->setStored(fromUtf8(shown.memo));
    const bool readOnly = session != nullptr && session->isReadOnly();
    m_name->setReadOnly(readOnly);
    for (SavingTextEdit* field : {m_definition, m_include, m_exclude, m_memo})
        field->setReadOnly(readOnly);
    for (QWidget* field : {static_cast<QWidget*>(m_colour),
                           static_cast<QWidget*>(m_parent),
                           static_cast<QWidget*>(m_codable)})
        field->setEnabled(!readOnly);
    const QSignalBlocker quiet(m_codable);
    m_codable->setChecked(shown.codable);
    m_examples->show(m_code);
    m_counterexamples->show(m_code);
    if (!m_name->isModified())
        showNameNote(m_name->text());
    fillParents(m_parent->hasFocus());
    fillKeys();
    showColour();
    showCounts();
    askHistory();
}

// All codes only when somebody opens it or types in it: there may be thousands.
bool CodeCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_parent && !m_parentsFilled
        && (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress))
        fillParents(true);
    return QScrollArea::eventFilter(watched, event);
}

void CodeCard::fillParents(bool all)
{
    const Session* session = m_shell.session();
    const QSignalBlocker quiet(m_parent);
    const Code* code = session == nullptr ? nullptr : session->corpus().codes().find(m_code);
    if (code == nullptr) {
        m_parent->clear();
        return;
    }
    const model::Corpus& corpus = session->corpus();
    if (!m_parentsFilled) {
        m_parent->clear();
        if (all || !code->parent)
            m_parent->addItem(tr("(top level)"), 0);
        const model::CodeTree tree(corpus);
        for (const CodeId other : all ? tree.inOrder() : std::vector<CodeId>{code->parent})
            if (other && !tree.isWithin(other, m_code))
                m_parent->addItem(pathOf(corpus, other), other.value);
        m_parentsFilled = all;
    }
    m_parent->setCurrentIndex(m_parent->findData(code->parent.value));
}

void CodeCard::showCounts()
{
    const int quotes = m_code ? m_codes.quotesOf(m_code) : 0;
    m_quotes->setEnabled(quotes > 0);
    if (quotes < 0)
        m_used->setText(tr("Used: being counted"));
    else if (quotes == 0)
        m_used->setText(tr("Used: no quotes yet"));
    else
        m_used->setText(
            tr("Used: %1 in %2")
                .arg(counted(quotes, Noun::Quote), counted(m_codes.casesOf(m_code), Noun::Case)));
}

void CodeCard::showColour()
{
    const Session* session = m_shell.session();
    const Code* code = session == nullptr ? nullptr : session->corpus().codes().find(m_code);
    if (code == nullptr) {
        m_colour->setIcon({});
        m_contrast->clear();
        return;
    }
    const std::string stored = shownColour(session->corpus(), m_code);
    m_colour->setIcon(colourIcon(fromUtf8(stored)));
    m_colour->setText(code->colour.empty() ? tr("as above it") : fromUtf8(code->colour));
    m_colour->setAccessibleName(tr("Colour %1").arg(m_colour->text()));
    const CodeColour shown = colourOf(stored);
    const QString ratio = QLocale().toString(contrast(shown.text, shown.background), 'f', 1);
    m_contrast->setText(tr("Coded words (contrast %1)").arg(ratio));
    QPalette palette = m_contrast->palette();
    palette.setColor(QPalette::Window, shown.background);
    palette.setColor(QPalette::WindowText, shown.text);
    m_contrast->setPalette(palette);
}

void CodeCard::showNameNote(const QString& typed)
{
    const Session* session = m_shell.session();
    const Code* code = session == nullptr ? nullptr : session->corpus().codes().find(m_code);
    QString words;
    bool refused = false;
    if (code != nullptr) {
        words = whyNotNamed(session->corpus(), code->parent, typed, m_code);
        refused = !words.isEmpty();
        if (!refused)
            if (const CodeIds alike = alikeCodes(session->corpus(), typed, m_code); !alike.empty())
                words =
                    tr("Similar or same name: %1").arg(pathOf(session->corpus(), alike.front()));
    }
    QPalette palette = m_nameNote->palette();
    palette.setColor(QPalette::WindowText, refused ? Theme::now().error : Theme::now().warning);
    m_nameNote->setPalette(palette);
    m_nameNote->setText(words);
    m_nameNote->setVisible(!words.isEmpty());
}

void CodeCard::askHistory()
{
    m_historyButton->setEnabled(bool(m_code));
    m_history->setText(m_code ? tr("History: …") : tr("History"));
    if (m_historyJob)
        m_historyJob->abandon();
    m_historyTimer.stop();
    if (m_code)
        m_historyTimer.start();
}

// --- saving
// ----------------------------------------------------------------------------------------

void CodeCard::saveName(const QString& name)
{
    Session* session = m_shell.session();
    if (session == nullptr || !m_code)
        return;
    const Code& code = session->corpus().get(m_code);
    const QString old = fromUtf8(code.name);
    if (name == old)
        return;
    const QString why = whyNotNamed(session->corpus(), code.parent, name, m_code);
    if (why.isEmpty() && m_shell.accept(renameCode(*session, m_code, name)))
        return;
    m_name->setStored(old);
    m_name->revert();
    if (!why.isEmpty()) {
        showNameNote(name); // stays, so that one reads why
        m_shell.tell(why);
    }
}

void CodeCard::saveParent()
{
    Session* session = m_shell.session();
    if (session == nullptr || !m_code)
        return;
    const int at = m_parent->findText(m_parent->currentText(), Qt::MatchFixedString);
    const CodeId now = session->corpus().get(m_code).parent;
    const CodeId wanted{at < 0 ? now.value : m_parent->itemData(at).toInt()};
    if (wanted != now)
        m_shell.accept(moveCodes(*session, {m_code}, wanted));
    fillParents(m_parent->hasFocus()); // refused, or no such code: as it is
}

void CodeCard::setKeys(CodeKeys* keys)
{
    m_keys = keys;
    connect(keys, &CodeKeys::changed, this, &CodeCard::fillKeys);
    fillKeys();
}

// "none", then the nine keys, each with the code that has it now.
void CodeCard::fillKeys()
{
    const Session* session = m_shell.session();
    m_key->clear();
    m_key->addItem(tr("none"), 0);
    if (session == nullptr || m_keys == nullptr)
        return;
    constexpr int kLetters = 16;
    const int most = kLetters * fontMetrics().averageCharWidth();
    for (int digit = 1; digit <= CodeKeys::kKeys; ++digit) {
        const auto code = session->corpus().find(m_keys->codeAt(digit));
        QString words = QString::number(digit);
        if (code && code->id == m_code)
            words = m_keys->isPinned(m_code) ? tr("%1 (pinned)").arg(digit)
                                             : tr("%1 (used last)").arg(digit);
        else if (code)
            words = tr("%1, now %2")
                        .arg(digit)
                        .arg(fontMetrics().elidedText(fromUtf8(code->name), Qt::ElideRight, most));
        m_key->addItem(words, digit);
    }
    m_key->setCurrentIndex(m_code ? m_keys->digitOf(m_code) : 0);
}

void CodeCard::saveKey()
{
    if (m_keys == nullptr || !m_code)
        return;
    if (const int digit = m_key->currentData().toInt(); digit > 0)
        m_keys->pin(m_code, digit);
    else
        m_keys->release(m_code);
}

void CodeCard::chooseColour()
{
    Session* session = m_shell.session();
    if (session == nullptr || !m_code)
        return;
    const QString now = fromUtf8(session->corpus().get(m_code).colour);
    const auto chosen = askColour(now, m_colour);
    if (chosen && *chosen != now)
        m_shell.accept(recolourCode(*session, m_code, *chosen));
}

} // namespace crosscase::gui
