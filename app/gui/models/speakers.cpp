// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/speakers.h"

#include "app/gui/bridge/strings.h"
#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::gui {

namespace {
constexpr std::size_t kMost = 200;
}

void Speakers::setSession(Session* session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    delete m_job;
    m_session = session;
    m_known = std::make_shared<ByDocument>();
    m_names.clear();
    m_isStale = true;
    if (session != nullptr)
        connect(session, &Session::changed, this, [this](const Change& change) {
            m_isStale = m_isStale || change.touches<model::Document>();
        });
    Q_EMIT changed();
}

void Speakers::refresh()
{
    if (m_session == nullptr || !m_isStale || m_job || m_session->isBusy())
        return;
    m_isStale = false;
    m_job = Job::start(
        m_session,
        [corpus = m_session->corpus(), &texts = m_session->texts(), known = m_known](
            const Progress& progress) { return read(corpus, texts, *known, progress); },
        [guard = QPointer<Speakers>(this)](ByDocument&& read) {
            if (guard)
                guard->take(std::move(read));
        });
}

Speakers::ByDocument Speakers::read(const model::Corpus& corpus,
                                    const model::TextSource& texts,
                                    const ByDocument& known,
                                    const Progress& progress)
{
    ByDocument now;
    const auto total = static_cast<std::int64_t>(corpus.documents().size());
    for (const model::Document& document : corpus.documents()) {
        if (!progress.report("speakers", static_cast<std::int64_t>(now.size()), total))
            break;
        const std::string which = document.textHash + ' ' + document.structure;
        const auto before = known.find(document.id);
        if (before != known.end() && before->second.text == which) {
            now.emplace(document.id, before->second);
            continue;
        }
        const auto text = texts.loadOnce(document);
        now.emplace(document.id,
                    Read{which, text ? (*text)->structure.speakers : std::vector<std::string>()});
    }
    return now;
}

void Speakers::take(ByDocument&& read)
{
    struct Count {
        std::string name;
        std::size_t documents = 0;
    };
    std::map<std::string, Count> counts; // by the name as it is compared
    for (const auto& [document, one] : read)
        for (const std::string& name : one.speakers) {
            Count& count = counts[text::foldKey(name)];
            if (count.documents++ == 0 || name < count.name)
                count.name = name;
        }
    std::vector<Count> sorted;
    for (auto& [key, count] : counts)
        sorted.push_back(std::move(count));
    std::stable_sort(sorted.begin(), sorted.end(), [](const Count& a, const Count& b) {
        return a.documents > b.documents;
    });
    m_names.clear();
    for (std::size_t i = 0; i < std::min(sorted.size(), kMost); ++i)
        m_names.append(fromUtf8(sorted[i].name));
    m_known = std::make_shared<const ByDocument>(std::move(read));
    Q_EMIT changed();
}

} // namespace crosscase::gui
