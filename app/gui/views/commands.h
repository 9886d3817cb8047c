// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a person can do in the window: one entry each. Menus, shortcuts and the list of
// keys are made from this table.
#pragma once

#include <QString>

#include <cstdint>
#include <span>

namespace crosscase::gui {

enum class Command : std::uint8_t {
    // File
    NewProject,
    OpenProject,
    OpenSample,
    ImportDocuments,
    ImportCodebook,
    ImportCaseTable,
    ImportSurvey,
    ImportResults,
    ExportTable,
    ExportCodebook,
    ExportMemos,
    BackUp,
    Preferences,
    CloseProject,
    Quit,
    // Edit
    Undo,
    Redo,
    Copy,
    Paste,
    Find,
    FindNext,
    FindPrevious,
    SearchAll,
    Rename,
    Delete,
    FillDown,
    CorrectTranscript,
    // View
    ShowCoding,
    ShowCodebook,
    ShowCases,
    ShowSearch,
    ShowMatrix,
    ShowWithinCase,
    ShowMemos,
    Back,
    Forward,
    NextPane,
    PreviousPane,
    NextDocument,
    PreviousDocument,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FullScreen,
    // Code
    CodeSelection,
    CodeAgain,
    CodeInVivo,
    Pen,
    SelectSentence,
    SelectParagraph,
    SelectTurn,
    NextCoding,
    PreviousCoding,
    Recode,
    RemoveCoding,
    EndWordBack,
    EndWordForward,
    StartWordBack,
    StartWordForward,
    MarkPower,
    MarkProof,
    MarkNotForPublication,
    PinCode,
    NewMemo,
    ProgressNotStarted,
    ProgressInProgress,
    ProgressCoded,
    // Codebook
    NewTheme,
    NewCode,
    MergeCode,
    SplitCode,
    MoveCode,
    CodeHistory,
    ShowQuotes,
    // Cases
    NewCase,
    NewAttribute,
    AssignTurns,
    AssignSelection,
    // Table
    SaveView,
    Transpose,
    PreviousCase,
    NextCase,
    // Help
    Guide,
    Keys,
    Glossary,
    About,
    kCount
};

enum class Menu : std::uint8_t { File, Edit, View, Code, Codebook, Cases, Table, Help, kCount };

struct CommandText {
    Command command;
    Menu menu;
    const char* text; // with its mnemonic; to be translated in the context "Commands"
    const char* keys; // as QKeySequence reads them; several are separated by "; "
    const char* icon; // of icons/; empty: none
    bool beginsGroup; // a line above it
};

// In the order of the menus.
[[nodiscard]] std::span<const CommandText> commands();
[[nodiscard]] const CommandText& textOf(Command command);
// Translated, with its mnemonic.
[[nodiscard]] QString titleOf(Menu menu);
[[nodiscard]] QString titleOf(Command command);
// Without it: for tool tips, status messages and lists.
[[nodiscard]] QString plainTitleOf(Command command);

} // namespace crosscase::gui
