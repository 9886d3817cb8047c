// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/texts.h"

#include "core/store/store.h"

namespace crosscase::project {

namespace {

// What it takes in memory, nearly.
std::size_t sizeOf(const model::LoadedText& text)
{
    return text.utf8.size() + text.structure.passages.size() * sizeof(text::Passage)
           + text.layout.blocks.size() * sizeof(text::LayoutBlock)
           + static_cast<std::size_t>(text.offsets.codePoints()) / 2; // 24 bytes for 64, and spare
}

std::string keyOf(const model::Document& document)
{
    return document.textHash + ' ' + document.structure;
}

} // namespace

Result<Texts::Pointer> Texts::load(const model::Document& document) const
{
    const std::string key = keyOf(document);
    if (Pointer text = kept(key))
        return text;
    auto text = read(document);
    if (text)
        keep(key, *text);
    return text;
}

Result<Texts::Pointer> Texts::loadOnce(const model::Document& document) const
{
    if (Pointer text = kept(keyOf(document)))
        return text;
    return read(document);
}

Result<Texts::Pointer> Texts::read(const model::Document& document) const
{
    auto utf8 = stored(document.textHash);
    if (!utf8)
        return passOn(utf8);
    auto rules = text::structureRulesFromText(document.structure);
    if (!rules)
        return passOn(rules);
    auto loaded = std::make_shared<model::LoadedText>();
    loaded->utf8 = std::move(*utf8);
    loaded->offsets = text::OffsetMap(loaded->utf8);
    if (!rules->layout.empty()) {
        auto written = stored(rules->layout);
        if (!written)
            return passOn(written);
        auto layout = text::layoutFromText(*written);
        if (!layout)
            return passOn(layout);
        loaded->layout = std::move(*layout);
    }
    auto structure = text::segment(loaded->utf8, loaded->offsets, *rules, loaded->layout);
    if (!structure)
        return passOn(structure);
    loaded->structure = std::move(*structure);
    return loaded;
}

Result<std::string> Texts::stored(const std::string& hash) const
{
    const std::scoped_lock guard(m_storeMutex);
    if (m_elsewhere && !m_store.hasText(hash))
        return m_elsewhere(hash);
    return m_store.text(hash);
}

Texts::Pointer Texts::kept(const std::string& key) const
{
    const std::scoped_lock guard(m_mutex);
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return nullptr;
    m_recent.splice(m_recent.begin(), m_recent, found->second);
    return found->second->text;
}

void Texts::keep(const std::string& key, const Pointer& text) const
{
    const std::scoped_lock guard(m_mutex);
    if (m_byKey.contains(key)) // another thread was faster
        return;
    m_recent.push_front({key, text});
    m_byKey[key] = m_recent.begin();
    m_bytes += sizeOf(*text);
    while (m_bytes > kKeep && m_recent.size() > 1) {
        m_bytes -= sizeOf(*m_recent.back().text);
        m_byKey.erase(m_recent.back().key);
        m_recent.pop_back();
    }
}

} // namespace crosscase::project
