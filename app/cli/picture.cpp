// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "app/cli/picture_options.h"
#include "core/matrix/case_values.h"
#include "core/picture/factor_map.h"
#include "core/picture/gioia.h"
#include "core/picture/portrait.h"
#include "core/picture/scatter.h"
#include "core/project/find.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::cli {

namespace {

// Names that may be given several times -> ids, by one of project's functions.
template <typename Row>
Result<std::vector<model::Id<Row>>> idsOf(const model::Corpus& corpus,
                                          const std::vector<std::string>& names,
                                          Result<model::Id<Row>> (*find)(const model::Corpus&,
                                                                         std::string_view))
{
    std::vector<model::Id<Row>> ids;
    for (const std::string& name : names) {
        auto id = find(corpus, name);
        if (!id)
            return passOn(id);
        ids.push_back(*id);
    }
    return ids;
}

void addNames(CLI::App& command,
              const std::string& option,
              std::vector<std::string>& names,
              const std::string& description)
{
    command.add_option(option, names, description)->type_name("")->allow_extra_args(false);
}

// --- scatter -------------------------------------------------------------------------------------

struct ScatterArguments {
    std::string x;
    std::string y;
    std::string cases = "cases";
    std::string label = "name";
    PictureOptions picture;
};

Result<std::vector<std::string>>
labelsOf(const project::Project& project, const matrix::Axis& cases, const std::string& label)
{
    constexpr std::string_view kAttribute = "attribute:";
    if (label == "name")
        return std::vector<std::string>();
    if (!label.starts_with(kAttribute))
        wrongUsage("--label", fmt::format("'{}' is neither name nor attribute:NAME", label));
    return matrix::attributeOf(
        project.corpus(), project.texts(), cases, label.substr(kAttribute.size()));
}

Result<void> drawScatter(Context& context, const ScatterArguments& arguments)
{
    const auto cases = matrix::axisFromText(arguments.cases);
    if (!cases || cases->kind != matrix::AxisKind::Cases)
        wrongUsage("--cases",
                   cases ? "choose cases, cases:2, cases:leaf or cases:all" : cases.error().detail);
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), "");
    const model::TextSource& texts = (*project)->texts();
    auto entries = matrix::casesOn(corpus, texts, *cases);
    if (!entries)
        return passOn(entries);
    auto x = matrix::valuesOf(corpus, texts, *cases, arguments.x);
    if (!x)
        return passOn(x);
    auto y = matrix::valuesOf(corpus, texts, *cases, arguments.y);
    if (!y)
        return passOn(y);
    auto labels = labelsOf(**project, *cases, arguments.label);
    if (!labels)
        return passOn(labels);
    std::vector<picture::ScatterPoint> points;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const matrix::Entry& entry = (*entries)[i];
        const bool labelled = i < labels->size() && !(*labels)[i].empty();
        points.push_back({labelled ? (*labels)[i] : entry.heads.back(),
                          entry.object,
                          x->values[i],
                          y->values[i]});
    }
    return writePicture(
        context,
        picture::scatter(
            {x->name, x->levels}, {y->name, y->levels}, points, arguments.picture.style()));
}

void buildScatter(CLI::App& parent, Context& context)
{
    auto arguments = std::make_shared<ScatterArguments>();
    CLI::App& command = addPicture(parent,
                                   context,
                                   picture::Kind::Scatter,
                                   "picture scatter study.crosscase --x references:Trust --y "
                                   "rating:Outcome -o trust.svg",
                                   arguments->picture);
    addText(command,
            "--x",
            arguments->x,
            "rating:CODE[@SCALE], attribute:NAME, or a measure of a code with its sub-codes: "
            "references:CODE, coverage:CODE ...")
        ->required();
    addText(command, "--y", arguments->y, "The same")->required();
    addText(command, "--cases", arguments->cases, "cases, cases:2, cases:leaf or cases:all");
    addText(command, "--label", arguments->label, "name, or attribute:NAME in its place");
    addPictureTitle(command, arguments->picture);
    context.onRun(command,
                  [arguments](Context& running) { return drawScatter(running, *arguments); });
}

// --- portrait ------------------------------------------------------------------------------------

struct PortraitArguments {
    std::vector<std::string> documents;
    std::vector<std::string> codes;
    bool byTheme = false;
    PictureOptions picture;
};

Result<void> drawPortrait(Context& context, const PortraitArguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), "");
    auto documents = idsOf<model::Document>(corpus, arguments.documents, project::findDocument);
    if (!documents)
        return passOn(documents);
    auto codes = idsOf<model::Code>(corpus, arguments.codes, project::findCode);
    if (!codes)
        return passOn(codes);
    return writePicture(
        context,
        picture::portrait(corpus,
                          {arguments.picture.style(), *documents, *codes, arguments.byTheme}));
}

void buildPortrait(CLI::App& parent, Context& context)
{
    auto arguments = std::make_shared<PortraitArguments>();
    CLI::App& command = addPicture(parent,
                                   context,
                                   picture::Kind::Portrait,
                                   "picture portrait study.crosscase P01 P02 --code Trust -o p.svg",
                                   arguments->picture);
    command
        .add_option("DOCUMENT",
                    arguments->documents,
                    "One: a grid; several: a row each; none: all that have codings")
        ->type_name("");
    addNames(command,
             "--code",
             arguments->codes,
             "Only this code and its sub-codes; may be given several times");
    command.add_flag("--by-theme", arguments->byTheme, "Sub-codes in the colour of their theme");
    addPictureTitle(command, arguments->picture);
    context.onRun(command,
                  [arguments](Context& running) { return drawPortrait(running, *arguments); });
}

// --- map -----------------------------------------------------------------------------------------

struct MapArguments {
    std::vector<std::string> cases;
    std::vector<std::string> relations;
    bool allLinks = false;
    std::string centre = "Case";
    PictureOptions picture;
};

Result<model::Id<model::RelationType>> findRelation(const model::Corpus& corpus,
                                                    std::string_view name)
{
    std::vector<std::string> names;
    for (const model::RelationType& relation : corpus.rows<model::RelationType>()) {
        if (text::foldKey(relation.name) == text::foldKey(name))
            return relation.id;
        names.push_back(relation.name);
    }
    return fail(ErrorCode::NotFound,
                fmt::format("there is no relation '{}'{}", name, query::didYouMean(name, names)));
}

Result<void> drawMap(Context& context, const MapArguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), "");
    auto cases = idsOf<model::Case>(corpus, arguments.cases, project::findCase);
    if (!cases)
        return passOn(cases);
    auto relations = idsOf<model::RelationType>(corpus, arguments.relations, findRelation);
    if (!relations)
        return passOn(relations);
    return writePicture(
        context,
        picture::factorMap(
            corpus,
            {arguments.picture.style(), *cases, *relations, arguments.allLinks, arguments.centre}));
}

void buildMap(CLI::App& parent, Context& context)
{
    auto arguments = std::make_shared<MapArguments>();
    CLI::App& command = addPicture(parent,
                                   context,
                                   picture::Kind::FactorMap,
                                   "picture map study.crosscase --case 'Firm A' -o firm-a.svg",
                                   arguments->picture);
    addNames(command,
             "--case",
             arguments->cases,
             "One case, or several laid over each other when given several times (default: all)");
    addNames(command,
             "--relation",
             arguments->relations,
             "Only links of this relation; may be given several times");
    command.add_flag("--all-links", arguments->allLinks, "Also links without evidence");
    addText(command,
            "--centre",
            arguments->centre,
            "Over several cases: what the node in the middle is called");
    addPictureTitle(command, arguments->picture);
    context.onRun(command, [arguments](Context& running) { return drawMap(running, *arguments); });
}

// --- gioia ---------------------------------------------------------------------------------------

struct GioiaArguments {
    std::vector<std::string> dimensions;
    PictureOptions picture;
};

Result<void> drawGioia(Context& context, const GioiaArguments& arguments)
{
    auto project = context.read();
    if (!project)
        return passOn(project);
    const model::Corpus corpus = lookAt((*project)->corpus(), "");
    auto dimensions = idsOf<model::Code>(corpus, arguments.dimensions, project::findCode);
    if (!dimensions)
        return passOn(dimensions);
    return writePicture(
        context,
        picture::gioia(corpus, picture::gioiaOf(corpus, *dimensions), arguments.picture.style()));
}

void buildGioia(CLI::App& parent, Context& context)
{
    auto arguments = std::make_shared<GioiaArguments>();
    CLI::App& command = addPicture(parent,
                                   context,
                                   picture::Kind::Gioia,
                                   "picture gioia study.crosscase --dimension Trust -o trust.svg",
                                   arguments->picture);
    addNames(command,
             "--dimension,--codes",
             arguments->dimensions,
             "A code to be a dimension, its children themes; may be given several times (default: "
             "the top-level codes)");
    addPictureTitle(command, arguments->picture);
    context.onRun(command,
                  [arguments](Context& running) { return drawGioia(running, *arguments); });
}

Result<void> listPictures(Context& context)
{
    List list("Pictures", {"name", "description"});
    for (const picture::Entry& entry : picture::kPictures)
        list.add({words(entry.name), words(entry.description)});
    return context.output().writeTable(list.done());
}

} // namespace

CLI::App& addPicture(CLI::App& parent,
                     Context& context,
                     picture::Kind kind,
                     std::string_view example,
                     PictureOptions& options)
{
    const auto entry = std::find_if(picture::kPictures.begin(),
                                    picture::kPictures.end(),
                                    [kind](const picture::Entry& at) { return at.kind == kind; });
    CLI::App& command = context.addCommand(parent, {entry->name, entry->description, example});
    context.takeProject(command);
    command.add_flag("--dark", options.dark, "On a dark ground");
    command
        .add_option("--width",
                    options.width,
                    "Width that is wanted, 720 for a page; what needs more takes more")
        ->type_name("N")
        ->check(CLI::Range(picture::kSmallestWidth, picture::kLargestWidth));
    context.output().addFileOption(command);
    return command;
}

void addPictureTitle(CLI::App& command, PictureOptions& options)
{
    addText(command, "--title", options.title, "Over the picture");
}

Result<void> writePicture(Context& context, Result<picture::Picture> made)
{
    if (!made)
        return passOn(made);
    for (const std::string& note : made->notes)
        context.say(note);
    return context.output().writeText(made->svg);
}

void buildPicture(CLI::App& command, Context& context)
{
    context.output().addTableOptions(command);
    context.onRun(command, listPictures);
    buildTablePictures(command, context);
    buildScatter(command, context);
    buildPortrait(command, context);
    buildMap(command, context);
    buildGioia(command, context);
}

} // namespace crosscase::cli
