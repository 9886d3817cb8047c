// SPDX-License-Identifier: GPL-3.0-or-later
// What all pictures take, and where they go.
#pragma once

#include "app/cli/context.h"
#include "core/picture/picture.h"
#include "core/picture/pictures.h"

#include <CLI/CLI.hpp>
#include <string>

namespace crosscase::cli {

struct PictureOptions {
    bool dark = false;
    double width = 720;
    std::string title;

    [[nodiscard]] picture::Style style() const
    {
        return {dark ? picture::Tone::Dark : picture::Tone::Light, width, title};
    }
};

// A command for one kind of picture with PROJECT, --dark, --width and -o.
CLI::App& addPicture(CLI::App& parent,
                     Context& context,
                     picture::Kind kind,
                     std::string_view example,
                     PictureOptions& options);
// --title, where no other option brings it.
void addPictureTitle(CLI::App& command, PictureOptions& options);

// The SVG to stdout or -o; what it leaves out is said.
[[nodiscard]] Result<void> writePicture(Context& context, Result<picture::Picture> made);

// `picture heatmap` and `picture bars`.
void buildTablePictures(CLI::App& parent, Context& context);

} // namespace crosscase::cli
