// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/table_source.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/named_widget.h"
#include "app/gui/models/choices.h"
#include "app/gui/views/elided_label.h"
#include "core/base/file.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

namespace crosscase::gui {

TableSource::TableSource(QWidget* parent)
    : QWidget(parent)
    , m_name(new ElidedLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_name->setObjectName(QStringLiteral("tableFile"));
    m_name->setElideMode(Qt::ElideMiddle);
    row->addWidget(m_name, 1);
    m_sheet = addBox(*row, "sheet", tr("S&heet"));
    m_separator = addBox(*row, "separator", tr("&Separator"));
    m_encoding = addBox(*row, "tableEncoding", tr("&Encoding"));
    m_separator->addItem(tr("comma ,"), QChar(u','));
    m_separator->addItem(tr("semicolon ;"), QChar(u';'));
    m_separator->addItem(tr("tab"), QChar(u'\t'));
    m_separator->addItem(tr("bar |"), QChar(u'|'));
    m_encoding->setEditable(true);
    m_encoding->setInsertPolicy(QComboBox::NoInsert);
    m_encoding->addItems(usualEncodings());
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_options.sheet = toUtf8(m_sheet->currentText());
        read();
    });
    connect(m_separator, &QComboBox::activated, this, [this] {
        m_options.separator = m_separator->currentData().toChar().toLatin1();
        read();
    });
    const auto encode = [this] {
        const std::string name = toUtf8(m_encoding->currentText().trimmed());
        if (name.empty() || name == m_options.encoding.value_or(std::string())
            || (m_file && !m_options.encoding && name == m_file->table.encoding))
            return;
        m_options.encoding = name;
        read();
    };
    connect(m_encoding, &QComboBox::activated, this, encode);
    connect(m_encoding->lineEdit(), &QLineEdit::editingFinished, this, encode);
}

TableSource::~TableSource()
{
    if (m_job != nullptr)
        m_job->abandon();
}

QComboBox* TableSource::addBox(QHBoxLayout& row, const char* name, const QString& label)
{
    auto* box = named(new QComboBox, name, label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* words = new QLabel(label);
    words->setBuddy(box);
    row.addWidget(words);
    row.addWidget(box);
    words->hide();
    box->hide();
    m_labels.emplace_back(box, words);
    return box;
}

void TableSource::open(const QString& path)
{
    m_path = path;
    m_options = {};
    m_bytes = nullptr;
    m_name->setText(QFileInfo(path).fileName());
    m_name->setToolTip(path);
    read();
}

void TableSource::read()
{
    if (m_job != nullptr)
        m_job->abandon();
    m_file = nullptr;
    m_fault.clear();
    auto work = [bytes = m_bytes, path = toPath(m_path), options = m_options](const Progress&) {
        Read read{bytes, nullptr, std::nullopt};
        if (!bytes) {
            auto loaded = readFile(path);
            if (!loaded) {
                read.error = loaded.error();
                return read;
            }
            read.bytes = std::make_shared<const std::string>(std::move(*loaded));
        }
        auto table = importing::readTableFile(*read.bytes, options);
        if (table)
            read.file = std::make_shared<const importing::TableFile>(std::move(*table));
        else
            read.error = table.error();
        return read;
    };
    m_job = Job::start(this, std::move(work), [this](const Read& done) { take(done); });
    Q_EMIT changed();
}

void TableSource::take(const Read& read)
{
    m_job = nullptr;
    m_bytes = read.bytes;
    m_file = read.file;
    if (read.error)
        m_fault = fromUtf8(read.error->detail);
    if (m_file)
        show(*m_file);
    Q_EMIT changed();
}

void TableSource::show(const importing::TableFile& file)
{
    const bool isText = file.sheets.empty();
    if (!isText) {
        m_sheet->clear();
        for (const std::string& sheet : file.sheets)
            m_sheet->addItem(fromUtf8(sheet));
        m_sheet->setCurrentText(fromUtf8(file.sheet));
    } else {
        const QChar separator = QLatin1Char(file.table.separator);
        if (m_separator->findData(separator) < 0)
            m_separator->addItem(QString(separator), separator);
        m_separator->setCurrentIndex(m_separator->findData(separator));
        m_encoding->setCurrentText(fromUtf8(file.table.encoding));
    }
    for (const auto& [box, label] : m_labels) {
        const bool isShown = box == m_sheet ? file.sheets.size() > 1 : isText;
        box->setVisible(isShown);
        label->setVisible(isShown);
    }
}

} // namespace crosscase::gui
