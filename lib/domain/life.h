// An import's life, as one pure function: which event may meet which state, and what comes of it.
//
//   waiting ──started──► submitting ──queued──► queued ──finished──► done
//      ▲                  │      │                │
//      │◄─failed, before──┘      └─failed, after──┼─► doubtful ──queued/finished──► as above
//      │   the commit                the commit   │      │
//      └───────────────found_absent───────────────┴──────┘
//   held ──released──► waiting          waiting ──superseded──► superseded
//
// 1. Nothing is sent twice without a question to the ENT: once `committed`, only found_absent, or a person's word
//    (released; retried on what the ENT refused) lead back to waiting. Retried on what is held after its commit asks
//    the ENT again; confirmed ends it as done.
// 2. An event that does not fit the state is refused, not ignored: the caller's picture is stale and must be read anew.
// 3. What has ended stays ended, except by a person (retried on refused).
#pragma once

#include "domain/event.h"

namespace domain {

// The import as `event`, happening at `now`, leaves it. Fails if the event cannot meet this state; the failure's
// sentence says so in French (it reaches a person who typed a command).
[[nodiscard]] Result<Import> apply(Import import, const Event& event, Instant now);

}  // namespace domain
