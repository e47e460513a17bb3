// The way to a simulated ENT: what libcurl would do, on simulated time. Cookies by host, redirects, forms as browsers
// send them; waits put the visit aside.
#pragma once

#include "disk.h"
#include "ent.h"
#include "portal/transport.h"

#include <map>
#include <optional>
#include <string>

namespace simulation {

class SimulatedTransport final : public portal::Transport {
 public:
  SimulatedTransport(SimulatedEnt& ent, Agenda& agenda, Disk& disk, Trace& trace)
      : ent_(ent), agenda_(agenda), disk_(disk), trace_(trace) {}

  [[nodiscard]] portal::Result<portal::Response> send(const portal::Request& request) override;
  void allow(Duration visit) override { latest_ = agenda_.now() + visit; }
  void abort() override;
  void resume() override { aborted_ = false; }
  [[nodiscard]] std::int64_t requests() const override { return requests_; }

  // Until when the ENT asked to be left alone, in its last answers to this visit.
  [[nodiscard]] std::optional<Instant> asked_for_patience() const { return patience_; }
  void forget_patience() { patience_.reset(); }

 private:
  // Time passes for this visit; false if it was aborted meanwhile.
  [[nodiscard]] bool pass_to(Instant when);
  [[nodiscard]] portal::Result<sandbox::Response> exchange(const sandbox::Request& request, const std::string& host);
  [[nodiscard]] portal::Result<sandbox::Request> encoded(const portal::Request& request) const;
  void keep_cookies(const std::string& host, const sandbox::Response& response);
  [[nodiscard]] domain::Failure lost(int curl_code, const std::string& host) const;

  SimulatedEnt& ent_;
  Agenda& agenda_;
  Disk& disk_;
  Trace& trace_;
  std::map<std::string, std::map<std::string, std::string>> cookies_;  // by host
  Instant latest_ = Instant::max();
  std::optional<Instant> patience_;
  std::optional<Agenda::Ticket> asleep_;
  std::function<void()> wake_;
  bool aborted_ = false;
  std::int64_t requests_ = 0;
};

}  // namespace simulation
