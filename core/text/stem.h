// SPDX-License-Identifier: GPL-3.0-or-later
// The stem that the forms of a word share (Snowball, libstemmer).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace crosscase::text {

class Stemmer {
public:
    // `language`: BCP 47, the region does not matter. One that has no stemmer (or is empty) leaves
    // every word as it is.
    explicit Stemmer(std::string_view language);
    Stemmer(const Stemmer&) = delete;
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(const Stemmer&) = delete;
    Stemmer& operator=(Stemmer&&) noexcept;
    ~Stemmer();

    [[nodiscard]] bool exists() const;
    // searchKey of the stem of `token` as it stands in a text. Remembers words, so that one costs
    // once; not for two threads at once. Valid until the next call.
    [[nodiscard]] const std::string& stem(std::string_view token);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace crosscase::text
