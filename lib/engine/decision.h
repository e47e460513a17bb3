// What a person decides of an import, with all that follows from it. No daemon need run: it finds this in the journal.
#pragma once

#include "engine/settings.h"
#include "journal/journal.h"

namespace engine {

// Applies `event` as Journal::apply does. A retry also ends what else stands in the way: the pause that Navette made after
// an outage (not one that the ENT asked for), and that the school's account was refused. The latter not where `settings`,
// read anew, hold other credentials than those refused: they will be tried without that, and whoever runs and has not read
// them yet must not send the old ones again.
[[nodiscard]] domain::Result<domain::Import> decide(journal::Journal& journal, const Settings& settings,
                                                    domain::ImportId id, const domain::Event& event,
                                                    domain::Instant now);

}  // namespace engine
