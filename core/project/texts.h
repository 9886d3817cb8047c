// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of a project as they are asked for, from any thread; those used last stay in memory.
#pragma once

#include "core/model/text_source.h"

#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace crosscase::store {
class Store;
}

namespace crosscase::project {

class Texts : public model::TextSource {
public:
    using Pointer = std::shared_ptr<const model::LoadedText>;

    // Where a text is that the store does not hold, by its hash.
    using Elsewhere = std::function<Result<std::string>(const std::string& hash)>;

    // `storeMutex` guards the store, which serves one thread at a time.
    Texts(store::Store& store, std::recursive_mutex& storeMutex, Elsewhere elsewhere = {})
        : m_store(store)
        , m_storeMutex(storeMutex)
        , m_elsewhere(std::move(elsewhere))
    {}

    [[nodiscard]] Result<Pointer> load(const model::Document& document) const override;
    [[nodiscard]] Result<Pointer> loadOnce(const model::Document& document) const override;

private:
    static constexpr std::size_t kKeep = 256U << 20U; // bytes, with what is derived
    struct Kept {
        std::string key;
        Pointer text;
    };

    [[nodiscard]] Result<Pointer> read(const model::Document& document) const;
    [[nodiscard]] Result<std::string> stored(const std::string& hash) const;
    // nullptr: not in memory.
    [[nodiscard]] Pointer kept(const std::string& key) const;
    void keep(const std::string& key, const Pointer& text) const;

    store::Store& m_store;
    std::recursive_mutex& m_storeMutex;
    Elsewhere m_elsewhere;
    mutable std::mutex m_mutex; // of what follows
    mutable std::list<Kept> m_recent;
    mutable std::unordered_map<std::string, std::list<Kept>::iterator> m_byKey;
    mutable std::size_t m_bytes = 0;
};

} // namespace crosscase::project
