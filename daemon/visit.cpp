#include "daemon/visit.h"

#include "daemon/settings.h"
#include "portal/http_browser.h"

namespace navette {

std::unique_ptr<Visit> begin_visit(const EntConfig& ent, const SchoolConfig& school,
                                   std::shared_ptr<portal::Pace> pace) {
  auto transport = std::make_unique<portal::CurlTransport>(transport_of(ent), std::move(pace));
  portal::Transport* handle = transport.get();
  return std::unique_ptr<Visit>(
      new Visit{handle, portal::Session(std::make_unique<portal::HttpBrowser>(std::move(transport)), profile_of(ent),
                                        access_of(school))});
}

}  // namespace navette
