// `navette run` behind a line that fails in every way: the right fault is told, nothing is lost or sent twice, and it goes
// on by itself once the line is well.
#include "e2e/until.h"
#include "network/far.h"
#include "portal/certificates.h"
#include "portal/gzip_bomb.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>

using domain::State;
using portal_test::Authority;

namespace network {
namespace {

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

struct Ill {
  std::string what;
  Handler line;
  std::string says;
};
std::ostream& operator<<(std::ostream& out, const Ill& it) { return out << it.what; }

bool drip(const Received&, Connection& connection) {
  connection.write(kOk + "Content-Length: 100000\r\n\r\n");
  while (connection.write("x")) std::this_thread::sleep_for(std::chrono::milliseconds(50));  // the drip itself
  return false;
}
bool flood(const Received&, Connection& connection) {
  connection.write(kOk + "Content-Length: 1073741824\r\n\r\n");
  const std::string piece(1 << 20, 'x');
  for (int i = 0; i < 1024 && connection.write(piece); ++i) {
  }
  return false;
}
bool bomb(const Received&, Connection& connection) {
  connection.write(portal_test::answer(portal_test::gzip_bomb(), "Content-Encoding: gzip\r\n"));
  return false;
}

const std::vector<Ill> kIll = {
    {"resets in the middle of the answer",
     [](const Received&, Connection& connection) {
       connection.write(kOk + "Content-Length: 1000\r\n\r\n<html>");
       connection.reset();
       return false;
     },
     "coupée"},
    {"never answers", [](const Received&, Connection& connection) { return connection.stall(), false; }, "à temps"},
    {"drips", drip, "à temps"},
    {"answers 1 GB", flood, "taille anormale"},
    {"answers 10 MB of gzip that open to 10 GB", bomb, "taille anormale"},
    {"answers what is no HTTP",
     [](const Received&, Connection& connection) { return connection.write("SSH-2.0-x\r\n") && false; }, "abîmée"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(line)

BOOST_DATA_TEST_CASE(an_ill_line_is_waited_out, kIll, it) {
  Far stage;
  Line line(it.line);
  stage.sign_in_at(line.server().address(""));
  stage.begin();
  stage.suffers(it.says);
  BOOST_TEST_MESSAGE("at most " << stage.most_memory() << " MB");
  BOOST_TEST(stage.most_memory() < 512u);
  line.become(carry(stage.cas()));
  stage.recovers();
}

// The ENT has taken the file in, and what it says of it cannot be read.
BOOST_AUTO_TEST_CASE(a_report_that_opens_to_10_GB_is_waited_for) {
  Far stage;
  std::atomic<bool> ill = true;
  std::atomic<int> spoilt = 0;
  Line proxy([&](const Received& request, Connection& connection) {
    const std::string answer = ask_anywhere(request);
    if (ill && answer.find("<h1>Bilan de l'import n") != answer.npos) return ++spoilt, bomb(request, connection);
    connection.write(answer);
    return false;
  });
  stage.add("proxy: " + proxy.server().address(""));
  stage.begin();
  BOOST_REQUIRE(e2e::until([&] { return spoilt >= 2; }));
  BOOST_REQUIRE(stage.says("taille anormale"));
  BOOST_TEST(stage.status_says("taille anormale"));
  const auto import = stage.imports()[0];
  BOOST_TEST((import.state == State::queued || import.state == State::doubtful), import.state);
  BOOST_TEST((import.last_fault == domain::Fault::unreachable));
  BOOST_TEST(stage.ent().taken_in("edt").size() == 1u);
  BOOST_TEST_MESSAGE("at most " << stage.most_memory() << " MB");
  BOOST_TEST(stage.most_memory() < 512u);
  ill = false;
  stage.recovers();
  BOOST_TEST(!stage.imports()[0].outcome.figures.empty());
}

BOOST_AUTO_TEST_CASE(a_server_that_refuses_connections_is_waited_out) {
  Far stage;
  const int port = Line(carry(0)).server().port();  // free again
  stage.sign_in_at("http://127.0.0.1:" + std::to_string(port));
  stage.begin();
  stage.suffers("refuse la connexion");
  Line line(carry(stage.cas()), nullptr, port);
  stage.recovers();
}

BOOST_AUTO_TEST_CASE(a_wrong_certificate_is_never_accepted_and_a_right_one_is_at_once) {
  Far stage;
  const Authority authority("Navette test authority"), stranger("Another authority");
  authority.write(stage.root() / "ca.pem");
  Line line(carry(stage.cas()), stranger.server("IP:127.0.0.1"));
  stage.sign_in_at(line.server().address(""));
  stage.add("ca_file: ca.pem");
  stage.begin();
  stage.suffers("autorité inconnue");
  line.server().present(authority.server("DNS:autre.example"));
  BOOST_REQUIRE(stage.says("pas à son nom"));
  line.server().present(authority.server("IP:127.0.0.1", -1));
  BOOST_REQUIRE(stage.says("périmé"));
  BOOST_TEST(line.server().received().empty());  // not a byte was said to any of them
  line.server().present(authority.server("IP:127.0.0.1"));
  stage.recovers();
}

BOOST_AUTO_TEST_CASE(endless_redirects_are_a_question_for_a_person) {
  Far stage;
  Line line([](const Received& request, Connection& connection) {
    return connection.write(portal_test::redirect(request.target));
  });
  stage.sign_in_at(line.server().address(""));
  stage.begin();
  BOOST_REQUIRE(stage.reaches(0, State::held));
  BOOST_TEST(stage.imports()[0].reason.find("renvoie sans fin") != std::string::npos, stage.imports()[0].reason);
  line.become(carry(stage.cas()));
  BOOST_TEST(e2e::navette({"retry", "1", "--config", stage.config().string()}).code == 0);
  stage.recovers();
}

BOOST_AUTO_TEST_CASE(a_proxy_that_wants_a_password_or_refuses_is_waited_out) {
  Far stage;
  Line proxy([](const Received&, Connection& connection) {
    return connection.write(portal_test::answer("", "Proxy-Authenticate: Basic realm=\"x\"\r\n", 407));
  });
  stage.add("proxy: " + proxy.server().address(""));
  stage.begin();
  stage.suffers("demande un mot de passe");
  proxy.become(carry_anywhere());
  stage.recovers();
  BOOST_TEST(proxy.server().received().size() > 10u);  // all of it went by way of the proxy
}

// Any answer may be lost, also that of the commit: whoever asks again finds it.
BOOST_AUTO_TEST_CASE(answers_lost_one_after_the_other_neither_lose_an_import_nor_send_it_twice) {
  Far stage;
  Losses losses;
  Line proxy([&](const Received& request, Connection& connection) {
    const std::string answer = ask_anywhere(request);
    if (!losses.takes(request)) return connection.write(answer) && false;
    connection.write(answer.substr(0, answer.size() / 2));
    connection.reset();
    return false;
  });
  stage.add("proxy: " + proxy.server().address(""));
  stage.begin();
  stage.recovers();
  BOOST_TEST_MESSAGE(losses.count() << " answers lost of " << proxy.server().received().size());
  BOOST_TEST(losses.count() >= 4);
  BOOST_TEST(stage.log().find("doubtful") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace network
