#include "daemon/service/visit.h"

#include "daemon/config/secret.h"
#include "daemon/settings.h"
#include "portal/http_browser.h"

namespace navette {

std::unique_ptr<Visit> begin_visit(const EntConfig& ent, const SchoolConfig& school, std::shared_ptr<portal::Pace> pace,
                                   const std::string& salt) {
  portal::Access access = access_of(school);
  std::string print = fingerprint(salt, access.username, Secret({access.password.begin(), access.password.end()}));
  auto transport = std::make_unique<portal::CurlTransport>(transport_of(ent), std::move(pace));
  portal::Transport* handle = transport.get();
  return std::unique_ptr<Visit>(new Visit{
      handle,
      portal::Session(std::make_unique<portal::HttpBrowser>(std::move(transport)), profile_of(ent), std::move(access)),
      std::move(print)});
}

}  // namespace navette
