// The service manager of Windows, which knows states and no sentences, and does not ask whether a service lives: that is in
// the log and in `navette status`.
#include "daemon/service/service_host.h"
#include "daemon/service/supervisor.h"

namespace navette {

void Supervisor::ready(const std::string&) const { host::running(); }
void Supervisor::status(const std::string&) const {}
void Supervisor::not_yet(const std::string&, domain::Duration) const { host::running(); }  // so that it can be stopped
void Supervisor::reloading() const {}
void Supervisor::stopping() const { host::stopping(); }
void Supervisor::alive() const {}

std::optional<domain::Duration> Supervisor::patience() const { return std::nullopt; }

bool Supervisor::listens() const { return host::is_service(); }

}  // namespace navette
