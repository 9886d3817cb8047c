// SPDX-License-Identifier: GPL-3.0-or-later
// Where results go and in which format.
#pragma once

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/export/formats.h"
#include "core/table/table.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace crosscase::cli {

class Output {
public:
    // -o alone, for a result that is no table.
    void addFileOption(CLI::App& command);
    // -o, --format and how the formats are written.
    void addTableOptions(CLI::App& command);
    // The same without how CSV is written: for a command whose --separator is that of its input.
    void addFormatOptions(CLI::App& command);
    // How CSV is written: --bom, --separator, --no-formula-guard.
    void addCsvOptions(CLI::App& command);

    // Throws a CLI::ValidationError: a format or ending that there is not, a separator that cannot
    // separate. To be called before any work is done.
    void check(const CLI::App& command);

    // What stands at the foot of documents about the project that a result comes from: its title
    // and file, the day (UTC; that of SOURCE_DATE_EPOCH if it is set), our version.
    void tellOrigin(std::string_view title, std::string_view fileName);

    // stdout, or the file of -o, which is replaced as a whole. Io: it cannot be written.
    [[nodiscard]] Result<void> writeText(std::string_view bytes) const;
    [[nodiscard]] Result<void> writeTable(const table::Table& table) const;

    // What is written piece by piece: to a file that is replaced at the end, or to stdout.
    class Stream {
    public:
        [[nodiscard]] Result<void> write(std::string_view bytes);
        [[nodiscard]] Result<void> end();

    private:
        friend class Output;
        std::optional<FileReplacement> m_file; // nothing: stdout
    };
    [[nodiscard]] Result<Stream> stream() const;

    [[nodiscard]] const exporting::Format& format() const;
    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] const exporting::Options& options() const { return m_options; }

private:
    [[nodiscard]] bool toStandardOutput() const { return m_file.empty() || m_file == "-"; }
    void checkSeparator();

    std::string m_file;
    std::string m_format;
    std::string m_separator;
    std::optional<int> m_width;
    bool m_unguarded = false;
    exporting::Options m_options;
    std::unordered_set<const CLI::App*> m_tableCommands; // those with a table's options
};

// A table of any number of rows: formats by rows write them as they come, the others at the end.
class TableStream {
public:
    explicit TableStream(const Output& output)
        : m_output(&output)
    {}
    // Of the same columns each time.
    [[nodiscard]] Result<void> add(table::Table&& piece);
    // `notes` stand at the foot. At least one piece, perhaps without rows, was added.
    [[nodiscard]] Result<void> end(std::vector<std::string> notes);

private:
    const Output* m_output;
    std::optional<Output::Stream> m_stream; // by rows, once begun
    std::optional<table::Table> m_all;      // otherwise
};

// "table csv tsv ...", as of the formats there are.
[[nodiscard]] std::string formatNames();

} // namespace crosscase::cli
