// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/arguments.h"
#include "core/base/number.h"
#include "core/base/time.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <iterator>
#include <sys/ioctl.h>
#include <unistd.h>

namespace crosscase::cli {

namespace {

constexpr const char* kGroup = "Output";

std::string endingNames()
{
    std::vector<std::string> endings;
    for (const exporting::Format& format : exporting::formats())
        if (!format.ending.empty())
            endings.push_back('.' + std::string(format.ending));
    return fmt::format("{}", fmt::join(endings, " "));
}

int terminalWidth()
{
    struct winsize size {};
    if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

// The clock, or what SOURCE_DATE_EPOCH says (seconds since 1970), so that the same work gives the
// same bytes.
Timestamp today()
{
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    const auto seconds = parseInteger(epoch != nullptr ? epoch : "");
    constexpr std::int64_t kYear10000 = 253'402'300'800;
    if (seconds && *seconds >= 0 && *seconds < kYear10000)
        return {*seconds * 1000};
    return {now().ms / 1000 * 1000};
}

} // namespace

std::string formatNames()
{
    std::vector<std::string_view> names;
    for (const exporting::Format& format : exporting::formats())
        names.push_back(format.name);
    return fmt::format("{}", fmt::join(names, " "));
}

void Output::addFileOption(CLI::App& command)
{
    command.add_option("-o,--output", m_file, "Write to this file instead of the standard output")
        ->type_name("FILE")
        ->group(kGroup);
}

void Output::addCsvOptions(CLI::App& command)
{
    command.add_flag("--bom", m_options.bom, "Begin the CSV with a byte order mark, for Excel")
        ->group(kGroup);
    command
        .add_option("--separator",
                    m_separator,
                    "What separates the cells of a CSV (default ,); 'tab' for a tab")
        ->type_name("CHAR")
        ->group(kGroup);
    command
        .add_flag(
            "--no-formula-guard", m_unguarded, "No apostrophe before cells that look like formulas")
        ->group(kGroup);
}

void Output::addTableOptions(CLI::App& command)
{
    addFormatOptions(command);
    addCsvOptions(command);
}

void Output::addFormatOptions(CLI::App& command)
{
    addFileOption(command);
    command
        .add_option(
            "--format",
            m_format,
            fmt::format(
                "{} (default: by the ending of -o, else table on a terminal and csv elsewhere)",
                formatNames()))
        ->type_name("FORMAT")
        ->group(kGroup);
    command
        .add_option(
            "--width", m_width, "Columns of the terminal to fit a table into, 0: as wide as needed")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->group(kGroup);
    m_tableCommands.insert(&command);
}

void Output::checkSeparator()
{
    if (!m_separator.empty())
        m_options.separator = separatorNamed(m_separator);
}

void Output::check(const CLI::App& command)
{
    m_options.formulaGuard = !m_unguarded;
    checkSeparator();
    if (!m_tableCommands.contains(&command))
        return;
    if (!m_format.empty() && exporting::formatNamed(m_format) == nullptr)
        throw CLI::ValidationError(
            "--format",
            fmt::format("there is no format '{}'; there are: {}", m_format, formatNames()));
    if (m_format.empty() && !toStandardOutput() && exporting::formatForFile(m_file) == nullptr
        && !m_file.starts_with("/dev/"))
        throw CLI::ValidationError(
            "--output",
            fmt::format("'{}' has no known ending; there are: {}", m_file, endingNames()));
}

void Output::tellOrigin(std::string_view title, std::string_view fileName)
{
    constexpr std::size_t kDay = 10; // letters of "2026-11-22"
    m_options.made = today();
    const std::string day = toIso8601(*m_options.made).substr(0, kDay);
    const std::string project =
        title.empty() ? std::string(fileName) : fmt::format("{} ({})", title, fileName);
    m_options.about = {fmt::format(
        "Project: {}. Written on {} (UTC) by Crosscase {}.", project, day, CROSSCASE_VERSION)};
}

const exporting::Format& Output::format() const
{
    const exporting::Format* chosen = nullptr;
    if (!m_format.empty())
        chosen = exporting::formatNamed(m_format);
    else if (!toStandardOutput())
        chosen = exporting::formatForFile(m_file);
    else if (::isatty(STDOUT_FILENO) != 0)
        chosen = exporting::formatNamed("table");
    return chosen != nullptr ? *chosen : *exporting::formatNamed("csv");
}

Result<void> Output::Stream::write(std::string_view bytes)
{
    if (m_file)
        return m_file->write(bytes);
    errno = 0;
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()
        && std::fflush(stdout) == 0)
        return {};
    return fail(ErrorCode::Io,
                fmt::format("cannot write to the standard output: {}", std::strerror(errno)));
}

Result<void> Output::Stream::end()
{
    return m_file ? m_file->commit() : Result<void>();
}

Result<Output::Stream> Output::stream() const
{
    Stream stream;
    if (toStandardOutput())
        return stream;
    auto file = FileReplacement::begin(m_file);
    if (!file)
        return passOn(file);
    stream.m_file = std::move(*file);
    return stream;
}

Result<void> Output::writeText(std::string_view bytes) const
{
    auto out = stream();
    if (!out)
        return passOn(out);
    if (auto written = out->write(bytes); !written)
        return written;
    return out->end();
}

Result<void> Output::writeTable(const table::Table& table) const
{
    exporting::Options options = m_options;
    if (m_width)
        options.width = *m_width;
    else if (toStandardOutput())
        options.width = terminalWidth();
    Result<std::string> text = format().write(table, options);
    if (!text)
        return passOn(text);
    return writeText(*text);
}

Result<void> TableStream::add(table::Table&& piece)
{
    if (!m_output->format().byRows) {
        if (!m_all)
            m_all = std::move(piece);
        else
            std::move(piece.rows.begin(), piece.rows.end(), std::back_inserter(m_all->rows));
        return {};
    }
    exporting::Options options = m_output->options();
    options.heads = !m_stream;
    if (!m_stream) {
        auto stream = m_output->stream();
        if (!stream)
            return passOn(stream);
        m_stream = std::move(*stream);
    }
    const auto text = m_output->format().write(piece, options);
    return text ? m_stream->write(*text) : tl::unexpected(text.error());
}

Result<void> TableStream::end(std::vector<std::string> notes)
{
    if (m_stream)
        return m_stream->end();
    m_all->notes = std::move(notes);
    return m_output->writeTable(*m_all);
}

} // namespace crosscase::cli
