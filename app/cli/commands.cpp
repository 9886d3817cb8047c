// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/agreement.h"
#include "app/cli/autocode.h"
#include "app/cli/care.h"
#include "app/cli/cases.h"
#include "app/cli/code.h"
#include "app/cli/codebook.h"
#include "app/cli/coders.h"
#include "app/cli/codes.h"
#include "app/cli/codings.h"
#include "app/cli/consensus.h"
#include "app/cli/disagreements.h"
#include "app/cli/display.h"
#include "app/cli/displays.h"
#include "app/cli/documents.h"
#include "app/cli/edit.h"
#include "app/cli/help.h"
#include "app/cli/history.h"
#include "app/cli/import.h"
#include "app/cli/import_survey.h"
#include "app/cli/info.h"
#include "app/cli/link.h"
#include "app/cli/matrix.h"
#include "app/cli/memo.h"
#include "app/cli/merge.h"
#include "app/cli/methods.h"
#include "app/cli/new.h"
#include "app/cli/package.h"
#include "app/cli/picture.h"
#include "app/cli/progress.h"
#include "app/cli/proposition.h"
#include "app/cli/pseudonyms.h"
#include "app/cli/qca.h"
#include "app/cli/queries.h"
#include "app/cli/rating.h"
#include "app/cli/search.h"
#include "app/cli/summary.h"
#include "app/cli/text.h"
#include "app/cli/word_lists.h"
#include "app/cli/words.h"

#include <array>

namespace crosscase::cli {

namespace {

// clang-format off
constexpr std::array kCommands{
    Command{"new", "Create a project", "new study.crosscase --title 'My study'", buildNew},
    Command{"info", "What a project holds, in numbers", "info study.crosscase --format json", buildInfo},
    Command{"import", "Import documents: Word, PDF, web pages, plain text ...", "import study.crosscase interviews/ --group Interviews --language en", buildImport},
    Command{"import-survey", "Import a survey: a row is a case, open answers are its document, closed ones attributes", "import-survey study.crosscase answers.xlsx --id respondent --text q2_why", buildImportSurvey},
    Command{"documents", "List the documents; import their attributes; rename, remove", "documents study.crosscase", buildDocuments},
    Command{"text", "Print a document's text exactly", "text study.crosscase P01", buildText},
    Command{"passages", "List a document's passages with their positions and speakers", "passages study.crosscase P01", buildPassages},
    Command{"edit", "Replace a text by its corrected version; codings follow", "edit study.crosscase P01 --file corrected.txt", buildEdit},
    Command{"cases", "List the cases with attributes and text; import or change them", "cases study.crosscase", buildCases},
    Command{"assign", "Give a document, a range of it or a speaker to a case", "assign study.crosscase --case 'Firm A' --document P01", buildAssign},
    Command{"search", "Find words, phrases or patterns in all texts", "search study.crosscase 'trust* NEAR/5 partner'", buildSearch},
    Command{"index", "Bring the index of the texts up to date; it makes searches fast", "index study.crosscase", buildIndex},
    Command{"codebook", "Export, import or check the codebook", "codebook check study.crosscase", buildCodebook},
    Command{"codes", "List the codes with what is counted of each; change them", "codes study.crosscase", buildCodes},
    Command{"codings", "Export or import the long table of codings; those that lost their text", "codings export study.crosscase -o codings.csv", buildCodings},
    Command{"code", "Code a passage; prints the coding's id", "code study.crosscase --document P01 --start 120 --end 180 --code Trust", buildCode},
    Command{"uncode", "Remove codings", "uncode study.crosscase 01a20371-1247-72ad-9a81-ff0c4411a817", buildUncode},
    Command{"autocode", "Code what a search finds, a speaker says or stands below a heading", "autocode study.crosscase 'trust*' --code Trust --unit sentence --dry-run", buildAutocode},
    Command{"mark", "Mark a coding as power, proof or not-for-publication", "mark study.crosscase 01a20371-1247-72ad-9a81-ff0c4411a817 proof", buildMark},
    Command{"progress", "How far each coder is; or say how far you are", "progress study.crosscase --document P01 --state coded", buildProgress},
    Command{"memo", "Notes on anything", "memo list study.crosscase", buildMemo},
    Command{"link", "Named relations between two objects", "link list study.crosscase", buildLink},
    Command{"coders", "Who codes", "coders list study.crosscase", buildCoders},
    Command{"matrix", "A cross-case table", "matrix study.crosscase --rows cases --columns themes --cell references", buildMatrix},
    Command{"table", "Save a table's options under a name; list and run those saved", "table run study.crosscase 'Table 1'", buildTable},
    Command{"display", "Tables with a layout of their own: framework, contrast, participants ...", "display list", buildDisplay},
    Command{"framework", "Cases by sub-themes: what you wrote for each, theme by theme", "framework study.crosscase --theme Trust --state -o framework.xlsx", buildFramework},
    Command{"cooccurrence", "Codes by codes: how often they occur together in the text", "cooccurrence study.crosscase --count c-index", buildCooccurrence},
    Command{"similarity", "Cases by cases: how alike they are in their codes", "similarity study.crosscase --measure jaccard", buildSimilarity},
    Command{"saturation", "What each further document or case adds to the codes", "saturation study.crosscase --base 4 --run 2 --threshold 5", buildSaturation},
    Command{"agreement", "How far coders agree: kappa, alpha and others, per code, document, case or pair", "agreement study.crosscase --coders Ann,Ben --unit turn\n  crosscase agreement --table ratings.csv --metric ordinal", buildAgreement},
    Command{"disagreements", "Where coders differ: A only, B only, boundaries, other codes; a coder then and now", "disagreements study.crosscase --coders Ann,Ben -o differ.csv", buildDisagreements},
    Command{"consensus", "Decide what coders differ on, accept what they agree on: a layer of its own", "consensus accept study.crosscase --coders Ann,Ben", buildConsensus},
    Command{"within", "One case: themes with number, summary, quotes and sources", "within study.crosscase 'Firm A'", buildWithin},
    Command{"quotes", "Quotes by theme, balanced over the cases", "quotes study.crosscase --code Trust --per-cell 2 -o quotes.html", buildQuotes},
    Command{"picture", "Tables and maps as SVG: heat map, bars, scatter, factor map ...; alone: which there are", "picture map study.crosscase --case 'Firm A' -o firm-a.svg", buildPicture},
    Command{"truth-table", "QCA: which combinations of conditions go with the outcome", "truth-table study.crosscase --outcome Outcome --conditions Trust,Power,attribute:sector", buildTruthTable},
    Command{"minimize", "QCA: the shortest expressions for the outcome, all equally short ones", "minimize study.crosscase --outcome Outcome --conditions Trust,Power --solution parsimonious", buildMinimize},
    Command{"necessity", "QCA: conditions without which the outcome does not come", "necessity study.crosscase --outcome Outcome --conditions Trust,Power --search", buildNecessity},
    Command{"calibrate", "QCA: raw numbers and the set memberships made of them", "calibrate study.crosscase --conditions attribute:size=SIZE --calibrate SIZE=50/250/1000", buildCalibrate},
    Command{"words", "How often each word is said, in all or by case, document, group, speaker", "words study.crosscase --by cases --form stem", buildWords},
    Command{"collocations", "What stands near a word, or near each other, more often than by chance", "collocations study.crosscase trust --window 4", buildCollocations},
    Command{"stop-words", "The words that counts of words leave out", "stop-words add study.crosscase sort kind", buildStopWords},
    Command{"thesaurus", "Words that mean the same in this study", "thesaurus add study.crosscase boss manager", buildThesaurus},
    Command{"query", "List the codings that an expression accepts", "query study.crosscase 'overlap(Trust, Risk)'", buildQuery},
    Command{"queries", "Save expressions under a name; list, rename, delete those saved", "queries list study.crosscase", buildQueries},
    Command{"summary", "Summaries for a case and a code", "summary list study.crosscase", buildSummary},
    Command{"rating", "Ratings for a case and a code, and their scales", "rating list study.crosscase", buildRating},
    Command{"proposition", "Propositions and the verdicts of the cases", "proposition list study.crosscase", buildProposition},
    Command{"methods", "The methods appendix: what the project can say of how the study was done", "methods study.crosscase -o methods.odt", buildMethods},
    Command{"pseudonyms", "Names and the pseudonyms that take their place", "pseudonyms preview study.crosscase", buildPseudonyms},
    Command{"package", "A copy of the project for a coder, blind or with pseudonyms if you like", "package study.crosscase --for Ben -o ben.crosscase --blind", buildPackage},
    Command{"merge", "Take what a colleague did in a copy or a package into the project", "merge study.crosscase ben.crosscase --dry-run", buildMerge},
    Command{"history", "Who changed what, when", "history study.crosscase", buildHistory},
    Command{"undo", "Take back your last change", "undo study.crosscase", buildUndo},
    Command{"redo", "Do again what you last undid", "redo study.crosscase", buildRedo},
    Command{"verify", "Check every invariant of a project", "verify study.crosscase", buildVerify},
    Command{"backup", "Make a checked copy in 'NAME backups/' beside the project", "backup study.crosscase", buildBackup},
    Command{"restore", "Put a checked copy in the project's place", "restore study.crosscase 'study backups/2026-11-22.crosscase'", buildRestore},
    Command{"help", "Help on a command, on 'expressions' (--filter, query) or on 'searching'", "help expressions", buildHelp},
};
// clang-format on

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

} // namespace crosscase::cli
