// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf.h"

#include "core/import/rtf_interpreter.h"
#include "core/import/sniff.h"
#include "core/text/converter.h"

namespace crosscase::importing {

bool claimsRtf(std::string_view bytes)
{
    return contentOf(bytes) == Content::Rtf;
}

Result<Imported> readRtf(std::string_view bytes, const Options& options)
{
    std::optional<std::string> given;
    if (options.encoding) {
        Result<std::string> known = text::knownEncoding(*options.encoding);
        if (!known)
            return passOn(known);
        given = std::move(*known);
    }
    return RtfInterpreter(given).read(bytes, options);
}

} // namespace crosscase::importing
