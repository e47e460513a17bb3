// One school's visit to its ENT, ready to begin: browser, profile and access put together from the configuration.
#pragma once

#include "daemon/config/config.h"
#include "portal/session.h"
#include "portal/transport_curl.h"

#include <memory>

namespace navette {

struct Visit {
  portal::Transport* transport;  // the session's own; abort() it from any thread to end what is under way
  portal::Session session;
  std::string fingerprint;  // of the credentials that it signs in with
};

// Reads profile and password anew. `pace` is the ENT's, shared by all its visits; `salt` is the journal's. Throws
// ConfigError or portal::ProfileError.
[[nodiscard]] std::unique_ptr<Visit> begin_visit(const EntConfig& ent, const SchoolConfig& school,
                                                 std::shared_ptr<portal::Pace> pace, const std::string& salt = {});

}  // namespace navette
