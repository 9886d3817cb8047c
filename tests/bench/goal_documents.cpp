// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 12: reading word processor files and PDF. Floor: what people would convert them with, pandoc
// and pdftotext, run as programs on the same files; what is not installed is not measured.
#include "core/base/file.h"
#include "core/import/reader.h"
#include "tests/bench/goals.h"
#include "tests/bench/transcripts.h"
#include "tests/core/import/zip_maker.h"

#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <sys/resource.h>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kTranscript = 885'000; // bytes
constexpr const char* kPdfFolder = "CROSSCASE_BENCH_PDF";

// Calls visit(paragraph) for each line.
template <typename Visit>
void forEachLine(const std::string& text, Visit&& visit)
{
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        visit(text.substr(start, end - start));
        start = end + 1;
    }
}

std::string escaped(const std::string& text)
{
    std::string xml;
    for (const char c : text)
        xml += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return xml;
}

std::string docxOf(const std::string& text)
{
    std::string body = "<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='http://schemas."
                       "openxmlformats.org/wordprocessingml/2006/main'><w:body>";
    forEachLine(text, [&](const std::string& line) {
        body +=
            "<w:p><w:pPr><w:spacing w:after='120'/></w:pPr><w:r><w:rPr><w:sz w:val='24'/></w:rPr>"
            "<w:t xml:space='preserve'>"
            + escaped(line) + "</w:t></w:r></w:p>";
    });
    body += "</w:body></w:document>";
    return testing::zipOf(
        {{"[Content_Types].xml",
          "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default "
          "Extension='rels' "
          "ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
          "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-"
          "officedocument.wordprocessingml.document.main+xml'/></Types>"},
         {"_rels/.rels",
          "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
          "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
          "relationships/officeDocument' Target='word/document.xml'/></Relationships>"},
         {"word/document.xml", body}});
}

std::string odtOf(const std::string& text)
{
    std::string body =
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content xmlns:office='urn:oasis:"
        "names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:"
        "text:1.0' office:version='1.2'><office:body><office:text>";
    forEachLine(text, [&](const std::string& line) {
        body += "<text:p text:style-name='Standard'>" + escaped(line) + "</text:p>";
    });
    body += "</office:text></office:body></office:document-content>";
    return testing::zipOf(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"META-INF/manifest.xml",
          "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
          "<manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis."
          "opendocument.text'/></manifest:manifest>"},
         {"styles.xml",
          "<office:document-styles xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
          "office:version='1.2'><office:font-face-decls/><office:styles/><office:automatic-styles/>"
          "<office:master-styles/></office:document-styles>"},
         {"content.xml", body}});
}

double childrenCpu()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

bool isInstalled(const std::string& program)
{
    return std::system(fmt::format("command -v {} >/dev/null", program).c_str()) == 0;
}

// The time of the programs that the command starts.
Sample runCommand(const std::string& command)
{
    const double before = childrenCpu();
    const Sample wall = timed([&] {
        if (std::system(command.c_str()) != 0)
            giveUp("goal 12: cannot run " + command);
    });
    return {wall.wall, childrenCpu() - before};
}

Sample readFiles(const std::vector<fs::path>& files)
{
    return timed([&] {
        for (const fs::path& file : files) {
            const std::string bytes = must(readFile(file));
            consume(must(importing::readDocument(file.filename().string(), bytes)).utf8.size());
        }
    });
}

void measureOffice(const Setting& setting, Report& report)
{
    if (!isInstalled("pandoc"))
        return report.note("goal 12: pandoc is not installed, docx and odt were not measured");
    TranscriptMaker maker(12);
    const std::string text = maker.make(setting.scaled(kTranscript));
    for (const std::string format : {"docx", "odt"}) {
        const fs::path file = setting.folder / ("transcript." + format);
        must(replaceFile(file, format == "docx" ? docxOf(text) : odtOf(text)));
        const std::string command =
            fmt::format("pandoc -t plain --wrap=none '{}' -o /dev/null", file.string());
        report.add({.goal = 12,
                    .what = "read " + format + "; floor: pandoc",
                    .size = megabytes(text.size()),
                    .times = sideBySide(
                        std::min(setting.runs, 2),
                        [&] { return readFiles({file}); },
                        [&] { return runCommand(command); }),
                    .most = 0.02});
        fs::remove(file);
    }
}

void measurePdf(const Setting& setting, Report& report)
{
    const char* folder = std::getenv(kPdfFolder);
    if (folder == nullptr || !isInstalled("pdftotext"))
        return report.note(
            fmt::format("goal 12: PDF needs pdftotext, and a folder of files in {}", kPdfFolder));
    std::vector<fs::path> files;
    std::size_t bytes = 0;
    std::string command = "true";
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".pdf") {
            files.push_back(entry.path());
            bytes += entry.file_size();
            command += fmt::format(" && pdftotext '{}' /dev/null", entry.path().string());
        }
    report.add(
        {.goal = 12,
         .what = "read pdf; floor: pdftotext",
         .size = fmt::format("{} in {}", megabytes(bytes), files.size()),
         .times = sideBySide(
             setting.runs, [&] { return readFiles(files); }, [&] { return runCommand(command); }),
         .most = 1.5});
}

} // namespace

void measureDocuments(const Setting& setting, Report& report)
{
    measureOffice(setting, report);
    measurePdf(setting, report);
}

} // namespace crosscase::bench
