#include "network/secure_ent.h"

#include <boost/algorithm/string/replace.hpp>

namespace network {

namespace {

// As a value in an address.
std::string encoded(std::string address) {
  boost::replace_all(address, ":", "%3A");
  boost::replace_all(address, "/", "%2F");
  return address;
}

}  // namespace

SecureEnt::SecureEnt(const e2e::Ent& ent, const portal_test::Authority& authority)
    : inner_school_(ent.address("school_url")),
      inner_cas_(ent.address("cas_url")),
      school_(before(inner_school_), authority.server("IP:127.0.0.1")),
      cas_(before(inner_cas_), authority.server("IP:127.0.0.1")) {}

std::vector<Received> SecureEnt::received() const {
  auto all = school_.server().received();
  for (auto& each : cas_.server().received()) all.push_back(std::move(each));
  return all;
}

void SecureEnt::become(Deliver deliver) {
  const std::lock_guard lock(mutex_);
  deliver_ = std::move(deliver);
}

void SecureEnt::whole(const Received&, const std::string& answer, Connection& connection) { connection.write(answer); }

// A page's links are relative: only the services that CAS is asked for, and redirects, name a host.
Handler SecureEnt::before(const std::string& inner) {
  return [this, port = port_in(inner)](const Received& request, Connection& connection) {
    std::string target = request.target;
    boost::ireplace_all(target, encoded(school_url()), encoded(inner_school_));
    const std::string answer = ask(request, port, target);
    const auto end = std::min(answer.find("\r\n\r\n"), answer.size());
    std::string head = answer.substr(0, end);
    boost::replace_all(head, "Location: " + inner_school_, "Location: " + school_url());
    boost::replace_all(head, "Location: " + inner_cas_, "Location: " + cas_url());
    const Deliver deliver = [this] {
      const std::lock_guard lock(mutex_);
      return deliver_;
    }();
    deliver(request, head + answer.substr(end), connection);
    return false;
  };
}

}  // namespace network
