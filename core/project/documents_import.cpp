// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/documents_import.h"

#include "core/base/file.h"
#include "core/import/archive.h"
#include "core/import/files.h"
#include "core/import/reader.h"
#include "core/import/sniff.h"
#include "core/project/document_intake.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

namespace fs = std::filesystem;

// A pattern that cannot be used would leave documents that cannot be cut into passages.
Result<void> checkSpeakerPattern(const std::string& pattern)
{
    text::StructureRules rules;
    rules.speakerPattern = pattern;
    const auto tried = text::segment("A: a", text::OffsetMap("A: a"), rules);
    if (!tried)
        return tl::unexpected<Error>(tried.error());
    return {};
}

bool isTable(const fs::path& file)
{
    const std::string ending = text::foldKey(file.extension().string());
    return ending == ".csv" || ending == ".tsv";
}

Error named(const fs::path& path, const Error& error)
{
    return {error.code, fmt::format("{}: {}", path.filename().string(), error.detail)};
}

// Imports file after file into one edit.
class Importer {
public:
    Importer(Edit& edit, const ImportOptions& options, const Progress& progress)
        : m_options(options)
        , m_progress(progress)
        , m_intake(edit, options)
    {
        m_rules.paragraphs = options.paragraphs;
        m_rules.speakerPattern = options.speakerPattern;
    }

    // An error is one that no other file can escape: cancelled, the disk is full.
    Result<void> import(const std::vector<importing::FoundFile>& files)
    {
        m_total = files.size();
        for (const importing::FoundFile& file : files) {
            if (isEnough())
                break;
            if (auto done = import(file); !done)
                return done;
        }
        return m_intake.writeAttributes(m_report.items);
    }

    ImportReport take() { return std::move(m_report); }

private:
    Result<void> import(const importing::FoundFile& file)
    {
        if (auto go = tell(file.path); !go)
            return go;
        if (file.error)
            return addFailed(file.path, *file.error);
        auto bytes = readFile(file.path);
        if (!bytes)
            return addFailed(file.path, bytes.error());
        if (importing::contentOf(*bytes) == importing::Content::Archive)
            return importArchive(file.path, *bytes);
        return importBytes({file.path, *bytes, m_options.link ? file.path : fs::path()});
    }

    Result<void> importArchive(const fs::path& path, const std::string& bytes)
    {
        auto archive = importing::Archive::open(bytes);
        if (!archive)
            return addFailed(path, named(path, archive.error()));
        const std::vector<std::string> names = importing::documentsIn(*archive);
        if (names.empty())
            return addFailed(path,
                             named(path, {ErrorCode::Unsupported, "the archive holds no files"}));
        m_total += names.size() - 1;
        for (const std::string& name : names) {
            if (isEnough())
                return {};
            const fs::path inside = path / name;
            if (auto go = tell(inside); !go)
                return go;
            auto unpacked = archive->read(name);
            auto done = unpacked ? importPacked(inside, *unpacked)
                                 : addFailed(inside, named(inside, unpacked.error()));
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> importPacked(const fs::path& path, const std::string& bytes)
    {
        if (importing::contentOf(bytes) == importing::Content::Archive)
            return addFailed(path,
                             named(path,
                                   {ErrorCode::Unsupported,
                                    "an archive in an archive is not opened; unpack it first"}));
        // There is no file to link to.
        return importBytes({path, bytes, {}});
    }

    Result<void> importBytes(const Source& source)
    {
        ImportItem item;
        item.file = source.file;
        const auto wish = m_options.wishes.find(source.file);
        const auto& encoding = wish != m_options.wishes.end() && wish->second.encoding
                                   ? wish->second.encoding
                                   : m_options.encoding;
        auto read = importing::readDocument(
            source.file.filename().string(), source.bytes, {encoding, m_rules});
        if (!read)
            return addFailed(source.file, read.error());
        if (auto taken = m_intake.take(source, std::move(*read), item); !taken)
            return addFailed(source.file, taken.error());
        if (isTable(source.file) && item.outcome == ImportOutcome::Imported)
            item.warnings.emplace_back(
                "a table was imported as plain text; 'import-survey' makes a case of each row");
        m_report.items.push_back(std::move(item));
        return {};
    }

    Result<void> addFailed(const fs::path& file, const Error& error)
    {
        if (error.code == ErrorCode::Full || error.code == ErrorCode::Store
            || error.code == ErrorCode::Cancelled)
            return tl::unexpected<Error>(error);
        m_report.items.push_back({file, ImportOutcome::Failed, {}, error.detail, {}});
        return {};
    }

    [[nodiscard]] bool isEnough() const { return m_options.isEnough && m_options.isEnough(); }

    Result<void> tell(const fs::path& file)
    {
        return m_progress.report(file.filename().string(),
                                 static_cast<std::int64_t>(m_report.items.size()),
                                 static_cast<std::int64_t>(m_total));
    }

    const ImportOptions& m_options;
    const Progress& m_progress;
    DocumentIntake m_intake;
    text::StructureRules m_rules;
    ImportReport m_report;
    std::size_t m_total = 0;
};

} // namespace

std::size_t ImportReport::count(ImportOutcome outcome) const
{
    return static_cast<std::size_t>(std::ranges::count(items, outcome, &ImportItem::outcome));
}

Result<ImportReport> importDocuments(Edit& edit,
                                     const std::vector<fs::path>& files,
                                     const ImportOptions& options,
                                     const Progress& progress)
{
    if (auto usable = checkSpeakerPattern(options.speakerPattern); !usable)
        return passOn(usable);
    Importer importer(edit, options, progress);
    if (auto done = importer.import(importing::collectFiles(files)); !done)
        return passOn(done);
    ImportReport report = importer.take();
    const std::size_t imported = report.count(ImportOutcome::Imported);
    edit.setTitle(fmt::format("Import {} document{}", imported, imported == 1 ? "" : "s"));
    return report;
}

} // namespace crosscase::project
