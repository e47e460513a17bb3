// The sandbox ENT as real ones stand: behind servers that speak TLS and make its addresses theirs.
#pragma once

#include "e2e/control.h"
#include "network/line.h"
#include "portal/certificates.h"

#include <mutex>
#include <string>
#include <vector>

namespace network {

class SecureEnt {
 public:
  // What becomes of an answer of the ENT; hangs up afterwards.
  using Deliver = std::function<void(const Received&, const std::string& answer, Connection&)>;

  SecureEnt(const e2e::Ent& ent, const portal_test::Authority& authority);

  // From the next answer on.
  void become(Deliver deliver);
  void become_well() { become(whole); }

  [[nodiscard]] std::string school_url() const { return school_.server().address(""); }
  [[nodiscard]] std::string cas_url() const { return cas_.server().address(""); }
  // By either of its hosts.
  [[nodiscard]] std::vector<Received> received() const;

 private:
  static void whole(const Received& request, const std::string& answer, Connection& connection);
  [[nodiscard]] Handler before(const std::string& inner);

  std::string inner_school_, inner_cas_;
  std::mutex mutex_;
  Deliver deliver_ = whole;
  Line school_, cas_;
};

}  // namespace network
