// `navette run` at an ENT that speaks TLS, by way of a proxy: the proxy learns nothing, and whatever it does instead of
// carrying is told, waited out and costs no import.
#include "network/tunnel.h"

#include "network/far.h"
#include "network/secure_ent.h"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

using portal_test::Authority;

namespace network {
namespace {

struct Office : Far {
  Authority authority{"Navette test authority"}, stranger{"Another authority"};
  SecureEnt secure{ent(), authority};
  Line box{carry(port_in(secure.cas_url())), stranger.server("IP:127.0.0.1")};  // it would read, if it were let
  Tunnel tunnel;
  Line proxy{tunnel.carry()};

  Office() {
    authority.write(root() / "ca.pem");
    configure(ent().address("school_url"), secure.school_url());
    sign_in_at(secure.cas_url());
    add("ca_file: ca.pem");
    add("proxy: " + proxy.server().address(""));
  }

  // Words that only the ENT may read.
  [[nodiscard]] std::set<std::string> secrets() const {
    std::set<std::string> all{"superadmin", "navette-demo"};
    for (const Received& request : secure.received()) {
      if (const auto ticket = request.target.find("ST-"); ticket != request.target.npos)
        all.insert(request.target.substr(ticket));
      std::vector<std::string> cookies;
      boost::split(cookies, request.header("cookie"), boost::is_any_of(";"));
      for (const std::string& cookie : cookies)
        if (const auto value = cookie.substr(cookie.find('=') + 1); value.size() >= 10) all.insert(value);
    }
    return all;
  }
};

using Obstacle = std::function<Handler(Office&)>;
struct IllProxy {
  std::string what;
  Obstacle proxy;
  std::string says;
};
std::ostream& operator<<(std::ostream& out, const IllProxy& it) { return out << it.what; }

Obstacle refusal(int status) {
  return [status](Office&) -> Handler {
    return [status](const Received&, Connection& connection) {
      return connection.write(portal_test::answer("", "Proxy-Authenticate: Basic realm=\"x\"\r\n", status));
    };
  };
}

const std::vector<IllProxy> kIllProxies = {
    {"403", refusal(403), "refuse de le faire (code 403)"},
    {"407", refusal(407), "demande un mot de passe"},
    {"502", refusal(502), "n'a pas pu joindre ce serveur (code 502)"},
    {"shows its own certificate", [](Office& office) { return office.tunnel.carry(office.box.server().port()); },
     "autorité inconnue"},
    {"hangs up in the handshake",
     [](Office&) -> Handler {
       return [](const Received&, Connection& connection) {
         connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
         (void)connection.read();
         return false;
       };
     },
     "n'a pas pu s'établir"},
    {"lets nothing through",
     [](Office&) -> Handler {
       return [](const Received&, Connection& connection) {
         connection.write("HTTP/1.1 200 Connection established\r\n\r\n");
         connection.stall();
         return false;
       };
     },
     "à temps"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(tunnel)

BOOST_AUTO_TEST_CASE(all_of_it_passes_and_the_proxy_learns_nothing) {
  Office office;
  office.begin();
  office.recovers();
  std::string known = office.tunnel.seen();
  BOOST_TEST(known.size() > office.imports()[0].bytes);
  for (const Received& request : office.proxy.server().received()) {
    BOOST_TEST(request.method == "CONNECT");
    known += request.target;
    for (const auto& [name, value] : request.headers) known += name + value;
  }
  const auto read = office.secure.received();
  BOOST_TEST(std::any_of(read.begin(), read.end(),
                         [](const Received& each) { return each.body.find("navette-demo") != each.body.npos; }));
  const auto secrets = office.secrets();
  BOOST_TEST(secrets.size() >= 5u);  // name, password, a ticket, CAS's cookie and the school's
  for (const std::string& secret : secrets) BOOST_TEST((known.find(secret) == known.npos), secret);
}

BOOST_DATA_TEST_CASE(an_ill_proxy_is_waited_out, kIllProxies, it) {
  Office office;
  office.proxy.become(it.proxy(office));
  office.begin();
  office.suffers(it.says);
  BOOST_TEST(office.secure.received().empty());
  BOOST_TEST(office.box.server().received().empty());
  office.proxy.become(office.tunnel.carry());
  office.recovers();
}

BOOST_AUTO_TEST_CASE(a_tunnel_that_breaks_in_the_middle_of_an_answer_is_waited_out) {
  Office office;
  office.secure.become([&](const Received&, const std::string& answer, Connection& connection) {
    connection.write(answer.substr(0, answer.size() / 2));
    office.tunnel.drop();
  });
  office.begin();
  office.suffers("coupée");
  office.secure.become_well();
  office.recovers();
}

BOOST_AUTO_TEST_CASE(tunnels_that_break_one_after_the_other_neither_lose_an_import_nor_send_it_twice) {
  Office office;
  Losses losses;
  office.secure.become([&](const Received& request, const std::string& answer, Connection& connection) {
    if (!losses.takes(request)) return void(connection.write(answer));
    connection.write(answer.substr(0, answer.size() / 2));
    office.tunnel.drop();
  });
  office.begin();
  office.recovers();
  BOOST_TEST_MESSAGE(losses.count() << " tunnels broken of " << office.proxy.server().received().size());
  BOOST_TEST(losses.count() >= 4);
  BOOST_TEST(office.log().find("doubtful") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace network
