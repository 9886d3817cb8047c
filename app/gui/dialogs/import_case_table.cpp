// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_case_table.h"

#include "app/gui/actions/cases.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/named_widget.h"
#include "app/gui/dialogs/plain_table.h"
#include "core/model/attribute_types.h"
#include "core/text/fold.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <unordered_set>

namespace crosscase::gui {

namespace {

constexpr std::size_t kCheckedAtOnce = 20'000; // cells
constexpr int kTypes = 6;

// In the order of ImportCaseTable::Part.
constexpr std::array kHeads{"", "case", "parent", "document", "speaker", "start", "end", ""};

const model::Attribute* attributeNamed(const model::Corpus& corpus, const std::string& name)
{
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        if (attribute.target == model::AttributeTarget::Case
            && text::foldKey(attribute.name) == text::foldKey(name))
            return &attribute;
    return nullptr;
}

// "NAME:type" and its parts.
std::pair<std::string, std::optional<model::AttributeType>> splitHead(const std::string& head)
{
    if (const auto colon = head.rfind(':'); colon != std::string::npos)
        if (const auto type = model::attributeTypeNamed(
                text::trimBlanks(std::string_view(head).substr(colon + 1))))
            return {std::string(text::trimBlanks(std::string_view(head).substr(0, colon))), type};
    return {head, std::nullopt};
}

} // namespace

QString sourceOf(const QString& name, const importing::TableFile& file)
{
    QStringList words{fromUtf8(file.description)};
    for (const std::string& warning : file.warnings)
        words << fromUtf8(warning);
    return QStringLiteral("%1: %2").arg(name, words.join(QStringLiteral("; ")));
}

ImportCaseTable::ImportCaseTable(Shell& shell,
                                 const QString& source,
                                 table::CsvFile file,
                                 QWidget* parent)
    : QDialog(parent == nullptr ? shell.window() : parent)
    , m_shell(shell)
    , m_file(std::make_shared<const table::CsvFile>(std::move(file)))
    , m_report(new QLabel)
    , m_faults(new QPlainTextEdit)
    , m_import(new QPushButton(tr("&Import")))
{
    setObjectName(QStringLiteral("importCaseTable"));
    setWindowTitle(tr("Import a table of cases"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    auto* from = new QLabel(source);
    from->setWordWrap(true);
    from->setTextFormat(Qt::PlainText);
    column->addWidget(from);
    auto* columns = makeColumns();
    auto* label = new QLabel(tr("&Columns"));
    label->setBuddy(columns);
    column->addWidget(label);
    column->addWidget(columns, 3);
    m_rows.setTable(m_file);
    auto* rows = named(new QTableView, "importPreview", tr("Rows"));
    makePlain(*rows, m_rows);
    column->addWidget(
        titled(tr("&Rows: %1, with their lines in the file").arg(m_file->rows.size()), *rows), 2);
    m_report->setObjectName(QStringLiteral("importReport"));
    m_report->setWordWrap(true);
    m_report->setTextFormat(Qt::PlainText);
    column->addWidget(m_report);
    m_faults->setObjectName(QStringLiteral("importFaults"));
    m_faults->setAccessibleName(tr("What is wrong"));
    m_faults->setReadOnly(true);
    m_faults->setTabChangesFocus(true);
    column->addWidget(m_faults, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    m_import->setObjectName(QStringLiteral("importCaseTable"));
    m_import->setAccessibleName(tr("Import"));
    m_import->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportCaseTable::import);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const int letter = fontMetrics().averageCharWidth();
    resize(letter * 110, fontMetrics().height() * 38);
    check();
    m_import->setFocus();
}

QTableWidget* ImportCaseTable::makeColumns()
{
    auto* table = named(new QTableWidget, "importColumns", tr("Columns"));
    makePlain(*table);
    table->verticalHeader()->hide();
    table->setColumnCount(3);
    table->setHorizontalHeaderLabels({tr("Column"), tr("Becomes"), tr("Type")});
    table->setRowCount(static_cast<int>(m_file->headers.size()));
    m_columns.resize(m_file->headers.size());
    for (int at = 0; at < table->rowCount(); ++at)
        makeColumn(table, at);
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table->resizeRowsToContents();
    return table;
}

void ImportCaseTable::makeColumn(QTableWidget* table, int at)
{
    const auto index = static_cast<std::size_t>(at);
    Column& column = m_columns[index];
    column.head = fromUtf8(splitHead(m_file->headers[index]).first);
    auto* head = new QTableWidgetItem(fromUtf8(m_file->headers[index]));
    head->setToolTip(head->text());
    table->setItem(at, 0, head);
    column.part = new QComboBox;
    column.part->setObjectName(QStringLiteral("part%1").arg(at));
    column.part->setAccessibleName(tr("What %1 becomes").arg(column.head));
    const bool known = attributeNamed(corpus(), toUtf8(column.head)) != nullptr;
    column.part->addItems({known ? tr("attribute (there)") : tr("attribute (new)"),
                           tr("name of the case"),
                           tr("case it is embedded in"),
                           tr("document"),
                           tr("speaker"),
                           tr("start of passage"),
                           tr("end of passage"),
                           tr("(ignored)")});
    const std::string key = text::foldKey(m_file->headers[index]);
    const auto part = std::find(kHeads.begin() + 1, kHeads.end() - 1, key);
    if (key.empty())
        column.part->setCurrentIndex(static_cast<int>(Part::Ignored));
    else if (part != kHeads.end() - 1)
        column.part->setCurrentIndex(static_cast<int>(part - kHeads.begin()));
    column.type = new QComboBox;
    column.type->setObjectName(QStringLiteral("type%1").arg(at));
    column.type->setAccessibleName(tr("Type of %1").arg(column.head));
    for (int type = 0; type < kTypes; ++type)
        column.type->addItem(fromUtf8(model::nameOf(static_cast<model::AttributeType>(type))));
    table->setCellWidget(at, 1, column.part);
    table->setCellWidget(at, 2, column.type);
    updateType(index); // hides what the table has just shown
    connect(column.part, &QComboBox::activated, this, [this, index] { partChosen(index); });
    connect(column.type, &QComboBox::activated, this, [this] { check(); });
}

void ImportCaseTable::updateType(std::size_t index)
{
    const auto [name, given] = splitHead(m_file->headers[index]);
    const model::Attribute* there = attributeNamed(corpus(), name);
    std::vector<std::string_view> values;
    for (const table::CsvRow& row : m_file->rows)
        if (const auto value = text::trimBlanks(table::cellOf(row, index)); !value.empty())
            values.push_back(value);
    const model::AttributeType type = there != nullptr ? there->type
                                      : given          ? *given
                                                       : model::guessType(values);
    QComboBox& box = *m_columns[index].type;
    box.setCurrentIndex(static_cast<int>(type));
    box.setEnabled(there == nullptr && partOf(index) == Part::Attribute);
    box.setVisible(partOf(index) == Part::Attribute);
    box.setToolTip(there != nullptr ? tr("The attribute is there already and keeps its type.")
                                    : QString());
}

ImportCaseTable::Part ImportCaseTable::partOf(std::size_t column) const
{
    return static_cast<Part>(m_columns[column].part->currentIndex());
}

// Only one column can be the name, the parent ...: the one that was it before is ignored.
void ImportCaseTable::partChosen(std::size_t column)
{
    const Part part = partOf(column);
    for (std::size_t other = 0; other < m_columns.size(); ++other)
        if (other != column && part != Part::Attribute && part != Part::Ignored
            && partOf(other) == part) {
            m_columns[other].part->setCurrentIndex(static_cast<int>(Part::Ignored));
            updateType(other);
        }
    updateType(column);
    check();
}

const model::Corpus& ImportCaseTable::corpus() const
{
    return m_shell.session()->corpus();
}

table::CsvFile ImportCaseTable::prepared() const
{
    table::CsvFile file = *m_file;
    std::optional<std::size_t> names;
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        const Part part = partOf(at);
        std::string head = kHeads[static_cast<std::size_t>(part)];
        if (part == Part::Attribute)
            head = toUtf8(m_columns[at].head) + ":"
                   + std::string(model::nameOf(
                       static_cast<model::AttributeType>(m_columns[at].type->currentIndex())));
        if (part == Part::Case)
            names = at;
        file.headers[at] = head;
    }
    std::erase_if(file.rows, [&](const table::CsvRow& row) {
        return text::trimBlanks(table::cellOf(row, names)).empty();
    });
    return file;
}

ImportCaseTable::Report ImportCaseTable::report() const
{
    Report report;
    const table::CsvFile file = prepared();
    report.ignored = m_file->rows.size() - file.rows.size();
    std::unordered_set<std::string> known;
    for (const model::Case& unit : corpus().cases())
        known.insert(text::foldKey(unit.name));
    std::unordered_set<std::string> seen;
    for (const table::CsvRow& row : file.rows) {
        const std::string key = text::foldKey(table::cellOf(row, file.column("case")));
        if (seen.insert(key).second)
            ++(known.contains(key) ? report.matched : report.fresh);
    }
    return report;
}

// Says what would come of it, and does it once without keeping it: what is wrong is known before.
void ImportCaseTable::check()
{
    const Report now = report();
    const bool hasNames = prepared().column("case").has_value();
    m_report->setText(
        hasNames
            ? tr("%1 matched, %2 new, %3 ignored").arg(now.matched).arg(now.fresh).arg(now.ignored)
            : tr("Choose the column that holds the names of the cases."));
    m_import->setEnabled(hasNames && now.matched + now.fresh > 0);
    showFaults({});
    if (!m_import->isEnabled() || m_file->rows.size() * m_file->headers.size() > kCheckedAtOnce)
        return;
    bool fits = false;
    const auto tried = m_shell.session()->change({}, [&](project::Edit& edit) -> Result<void> {
        if (auto done = importCaseTable(prepared())(edit, {}); !done)
            return done;
        fits = true;
        return fail(ErrorCode::Cancelled, "only tried");
    });
    if (!fits && !tried)
        showFaults(fromUtf8(tried.error().detail));
}

void ImportCaseTable::showFaults(const QString& faults)
{
    m_faults->setPlainText(faults);
    m_faults->setVisible(!faults.isEmpty());
    if (!faults.isEmpty())
        m_import->setEnabled(false);
}

void ImportCaseTable::import()
{
    const Report now = report();
    const QString title =
        tr("Import a table of cases: %1 matched, %2 new").arg(now.matched).arg(now.fresh);
    m_import->setEnabled(false);
    carryOut(
        *m_shell.session(),
        this,
        title,
        m_file->rows.size() * m_file->headers.size(),
        importCaseTable(prepared()),
        [this](Job* job) {
            m_shell.watch(job, tr("Importing a table of cases"));
            connect(this, &QDialog::rejected, job, &Job::cancel);
        },
        [this, title](const Result<project::Done>& done) {
            if (!done)
                return showFaults(fromUtf8(done.error().detail));
            if (!done->batch)
                m_shell.tell(tr("%1; nothing in it was new").arg(title));
            accept();
        });
}

} // namespace crosscase::gui
