// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks in the project's texts: read in a thread, each text once.
#pragma once

#include "app/gui/bridge/session.h"

#include <QPointer>
#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace crosscase::gui {

class Speakers : public QObject {
    Q_OBJECT

public:
    explicit Speakers(QObject* parent)
        : QObject(parent)
    {}
    void setSession(Session* session);
    // Reads what has not been read yet; called when a list of them is to be shown.
    void refresh();
    // Each name once, those of most documents first; at most 200.
    [[nodiscard]] const QStringList& names() const { return m_names; }

Q_SIGNALS:
    void changed();

private:
    struct Read {
        std::string text; // which text, cut in which way
        std::vector<std::string> speakers;
    };
    using ByDocument = std::unordered_map<model::Id<model::Document>, Read>;
    [[nodiscard]] static ByDocument read(const model::Corpus& corpus,
                                         const model::TextSource& texts,
                                         const ByDocument& known,
                                         const Progress& progress);
    void take(ByDocument&& read);

    Session* m_session = nullptr;
    QPointer<Job> m_job;
    std::shared_ptr<const ByDocument> m_known = std::make_shared<ByDocument>();
    QStringList m_names;
    bool m_isStale = true;
};

} // namespace crosscase::gui
