// `navette run` behind a line that fails in every way: the right fault is told, nothing is lost or sent twice, and it goes
// on by itself once the line is well.
#include "network/line.h"

#include "e2e/stage.h"
#include "e2e/until.h"
#include "portal/certificates.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <sstream>

using domain::Fault;
using domain::Kind;
using domain::State;
using e2e::Stage;
using portal_test::Authority;

namespace network {
namespace {

namespace fs = boost::filesystem;

int port_in(const std::string& address) { return std::stoi(address.substr(address.rfind(':') + 1)); }

// Navette reaches the ENT's sign-in (or all of it) by way of the line only.
struct Far : Stage {
  int cas = port_in(ent().address("cas_url"));

  void configure(const std::string& before, const std::string& after) const {
    std::string text = e2e::read_file(config());
    boost::replace_all(text, before, after);
    fs::ofstream(config(), std::ios::binary | std::ios::trunc) << text;
  }
  void add(const std::string& line) const { configure("    addresses:\n", "    " + line + "\n    addresses:\n"); }
  void sign_in_at(const std::string& address) const { configure(ent().address("cas_url"), address); }
  void begin() {
    add("request_timeout: 2 s");
    // Of freed memory AddressSanitizer would keep 256 MB.
    start({{"ASAN_OPTIONS", "quarantine_size_mb=8"}});
    drop(make(Kind::edt));
  }

  // Tried twice at least, by itself, told why; the import waits.
  void suffers(const std::string& words) {
    BOOST_REQUIRE(e2e::until([&] { return !imports().empty() && imports()[0].attempts >= 2; }));
    BOOST_REQUIRE(says(words));
    const auto import = imports()[0];
    BOOST_TEST((import.state == State::waiting || import.state == State::submitting), import.state);
    BOOST_TEST((import.last_fault == Fault::unreachable));
    std::string status;  // it is one moment's: another attempt may be under way
    const bool told = e2e::until([&] {
      status = e2e::navette({"status", "--config", config().string()}).output;
      for (const char* each : {"\n      ", "’", "\xC2\xA0", "\xE2\x80\xAF"})  // folded and typeset for people
        boost::replace_all(status, each, each == std::string("’") ? "'" : " ");
      return status.find(words) != status.npos;
    });
    BOOST_TEST(told, status);
    BOOST_TEST(ent().taken_in("edt").empty());
  }
  void recovers() {
    BOOST_REQUIRE(reaches(0, State::done));
    BOOST_TEST(ent().taken_in("edt").size() == 1u);
    BOOST_TEST(imports().size() == 1u);
    stop();
  }
  // The most memory that the process ever had, in megabytes.
  std::size_t most_memory() {
    std::istringstream status(e2e::read_file("/proc/" + std::to_string(navette().id()) + "/status"));
    for (std::string word; status >> word;)
      if (std::size_t kilobytes = 0; word == "VmHWM:" && status >> kilobytes) return kilobytes >> 10;
    return 0;
  }
};

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
  line.become(carry(stage.cas));
  stage.recovers();
}

BOOST_AUTO_TEST_CASE(a_server_that_refuses_connections_is_waited_out) {
  Far stage;
  const int port = Line(carry(0)).server().port();  // free again
  stage.sign_in_at("http://127.0.0.1:" + std::to_string(port));
  stage.begin();
  stage.suffers("refuse la connexion");
  Line line(carry(stage.cas), nullptr, port);
  stage.recovers();
}

BOOST_AUTO_TEST_CASE(a_wrong_certificate_is_never_accepted_and_a_right_one_is_at_once) {
  Far stage;
  const Authority authority("Navette test authority"), stranger("Another authority");
  authority.write(stage.root() / "ca.pem");
  Line line(carry(stage.cas), stranger.server("IP:127.0.0.1"));
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
  line.become(carry(stage.cas));
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
  std::atomic<int> requests = 0, posts = 0, lost = 0;
  Line proxy([&](const Received& request, Connection& connection) {
    // The n-th visit loses its n-th form's answer; those before it are carried.
    const bool form = request.method == "POST";
    if (++requests; form && ++posts > lost) {
      ++lost;
      posts = 0;
      const auto colon = request.target.find(':', request.target.find("//"));
      const std::string answer = ask(request, std::stoi(request.target.substr(colon + 1)),
                                     request.target.substr(request.target.find('/', colon)));
      connection.write(answer.substr(0, answer.size() / 2));
      connection.reset();
      return false;
    }
    return carry_anywhere()(request, connection);
  });
  stage.add("proxy: " + proxy.server().address(""));
  stage.begin();
  stage.recovers();
  BOOST_TEST_MESSAGE(lost << " answers lost of " << requests);
  BOOST_TEST(lost >= 4);
  BOOST_TEST(stage.log().find("doubtful") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace network
