// What a network or a server can do to a visitor: every case ends by itself, in bounded memory, with a fault and a
// sentence that are true.
#include "memory/heap.h"
#include "portal/gzip_bomb.h"
#include "portal/test_server.h"
#include "portal/transport_curl.h"
#include "print.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <vector>

using namespace portal;
using namespace portal_test;
using domain::Fault;
using namespace std::chrono_literals;

namespace {

CurlOptions hasty() {
  CurlOptions options;
  options.proxy = "direct";
  options.connect_timeout = 300ms;
  options.request_timeout = 5s;
  options.largest_answer = 1u << 20;
  return options;
}

bool says(const domain::Failure& failure, const std::string& words) {
  return failure.sentence.find(words) != std::string::npos;
}

const std::string kOk = "HTTP/1.1 200 OK\r\n";

// One answer that goes wrong. `write` answers false once the visitor has hung up.
struct Case {
  std::string what;
  std::function<void(const std::function<bool(const std::string&)>& write, Connection&)> answer;
  std::string says;
};
std::ostream& operator<<(std::ostream& out, const Case& it) { return out << it.what; }

using Write = std::function<bool(const std::string&)>;

void without_end(const Write& write, const std::string& piece) {
  while (write(piece)) {
  }
}

const std::string kPiece(64 << 10, 'x');

const std::vector<Case> kCases = {
    {"1 GB announced",
     [](const Write& write, Connection&) {
       write(kOk + "Content-Length: 1073741824\r\n\r\n");
       without_end(write, kPiece);
     },
     "taille anormale"},
    {"endless", [](const Write& write, Connection&) { write(kOk + "\r\n"), without_end(write, kPiece); },
     "taille anormale"},
    {"endless in chunks",
     [](const Write& write, Connection&) {
       write(kOk + "Transfer-Encoding: chunked\r\n\r\n");
       without_end(write, "10000\r\n" + kPiece + "\r\n");
     },
     "taille anormale"},
    {"gzip that opens to 10 GB",
     [](const Write& write, Connection&) { write(answer(gzip_bomb(), "Content-Encoding: gzip\r\n")); },
     "taille anormale"},
    {"gzip in gzip that opens to 10 GB",
     [](const Write& write, Connection&) { write(answer(gzip(gzip_bomb()), "Content-Encoding: gzip, gzip\r\n")); },
     "taille anormale"},
    {"gzip in deflate that opens to 10 GB",
     [](const Write& write, Connection&) {
       write(answer(gzip(gzip_bomb(), Z_FINISH, 15), "Content-Encoding: gzip, deflate\r\n"));
     },
     "taille anormale"},
    {"a dozen encodings",
     [](const Write& write, Connection&) {
       write(
           answer("x", "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip\r\n"));
     },
     "abîmée"},
    {"gzip that is none",
     [](const Write& write, Connection&) { write(answer("<html>", "Content-Encoding: gzip\r\n")); }, "abîmée"},
    {"endless headers",
     [](const Write& write, Connection&) {
       write(kOk);
       without_end(write, "X-Filler: " + std::string(1000, 'x') + "\r\n");
     },
     "abîmée"},
    {"an endless header",
     [](const Write& write, Connection&) { write(kOk + "X-Filler: "), without_end(write, kPiece); }, "abîmée"},
    {"a status line without end",
     [](const Write& write, Connection&) { write("HTTP/1.1 200 "), without_end(write, kPiece); }, "abîmée"},
    {"endless interim answers",
     [](const Write& write, Connection&) {
       without_end(write, "HTTP/1.1 100 Continue\r\nX-Filler: " + std::string(1000, 'x') + "\r\n\r\n");
     },
     "abîmée"},
    {"no HTTP", [](const Write& write, Connection&) { write("220 mail.example ESMTP ready\r\n"); }, "abîmée"},
    {"a chunk of absurd size",
     [](const Write& write, Connection&) {
       write(kOk + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFFFF\r\n");
     },
     "abîmée"},
    {"a chunk size that is no number",
     [](const Write& write, Connection&) { write(kOk + "Transfer-Encoding: chunked\r\n\r\nzut\r\nx\r\n0\r\n\r\n"); },
     "abîmée"},
    {"a negative length", [](const Write& write, Connection&) { write(kOk + "Content-Length: -1\r\n\r\nx"); },
     "abîmée"},
    {"more announced than sent",
     [](const Write& write, Connection&) { write(kOk + "Content-Length: 10737418240\r\n\r\nx"); }, "coupée"},
    {"reset in the middle",
     [](const Write& write, Connection& connection) {
       write(kOk + "Content-Length: 1000\r\n\r\nx");
       connection.reset();
     },
     "coupée"},
    {"half a status line", [](const Write& write, Connection&) { write("HTTP/1.1 30"); }, "coupée"},
    {"half a header", [](const Write& write, Connection&) { write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLoca"); },
     "coupée"},
    {"headers without end", [](const Write& write, Connection&) { write(kOk + "Content-Length: 0\r\n"); }, "coupée"},
    {"only an interim answer", [](const Write& write, Connection&) { write("HTTP/1.1 100 Continue\r\n\r\n"); },
     "coupée"},
    {"reset at once", [](const Write&, Connection& connection) { connection.reset(); }, "coupée"},
    {"nothing", [](const Write&, Connection&) {}, "coupée"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bad_network)

BOOST_DATA_TEST_CASE(an_answer_that_goes_wrong, kCases, it) {
  std::size_t most = 0;
  std::size_t least = 0;
  std::optional<TestServer> server;
  server.emplace([&](const Received&, Connection& connection) {
    const auto write = [&](const std::string& bytes) {
      for (std::size_t at = 0; at < bytes.size(); at += kPiece.size()) {
        if (!connection.write(bytes.substr(at, kPiece.size()))) return false;
        if (least == 0) least = memory::heap();
        most = std::max(most, memory::heap());
      }
      return true;
    };
    it.answer(write, connection);
    return false;
  });
  CurlTransport transport(hasty());
  const auto response = transport.send({.address = server->address("/?ticket=ST-1")});
  server.reset();  // its thread goes on writing, and measuring, for a while after the visitor has had enough
  BOOST_REQUIRE(response.has_error());
  BOOST_TEST((response.error().fault == Fault::unreachable), std::string(domain::name_of(response.error().fault)));
  BOOST_TEST(says(response.error(), it.says), response.error().sentence);
  BOOST_TEST(says(response.error(), "127.0.0.1"), response.error().sentence);
  BOOST_TEST(!says(response.error(), "ST-1"));
  BOOST_TEST(most - least < 4 * hasty().largest_answer);
}

BOOST_AUTO_TEST_CASE(visitors_that_come_and_go_leave_nothing_behind) {
  const auto round = [] {
    TestServer server([](const Received& request, Connection& connection) {
      if (request.target == "/cut") return connection.write(kOk + "Content-Length: 1000\r\n\r\nx") && false;
      return connection.write(answer(std::string(10'000, 'x'), "Set-Cookie: S=" + request.target.substr(1) + "\r\n"));
    });
    for (int visitor = 0; visitor < 10; ++visitor) {
      CurlTransport transport(hasty());
      for (int i = 0; i < 20; ++i)
        BOOST_REQUIRE(transport.send({.address = server.address("/" + std::to_string(i))}).has_value());
      BOOST_REQUIRE(transport.send({.address = server.address("/cut")}).has_error());
    }
  };
  round();
  const auto before = memory::heap();
  for (int i = 0; i < 5; ++i) round();
  const auto after = memory::heap();
  BOOST_TEST(after < before + (8 << 10), after - before);
}

BOOST_AUTO_TEST_CASE(a_drip_ends_with_the_time_for_a_request) {
  auto options = hasty();
  options.request_timeout = 300ms;
  for (const std::string& beginning : {std::string(), kOk, kOk + "Content-Length: 100000\r\n\r\n"}) {
    TestServer server([&](const Received&, Connection& connection) {
      if (!beginning.empty() && !connection.write(beginning)) return false;
      const std::string drops = beginning.empty() ? kOk : std::string("X: x\r\n");
      for (std::size_t i = 0; connection.write(drops.substr(i++ % drops.size(), 1));)
        std::this_thread::sleep_for(10ms);  // what is being tested: an answer of 100 bytes a second
      return false;
    });
    CurlTransport transport(options);
    const auto response = transport.send({.address = server.address()});
    BOOST_REQUIRE(response.has_error());
    BOOST_TEST(says(response.error(), "à temps"), response.error().sentence);
  }
}

BOOST_AUTO_TEST_CASE(a_port_that_nobody_answers_at_ends_with_the_time_to_connect) {
  // A listening socket whose queue is full: further connections are neither taken nor refused.
  int port = 0;
  const Socket listener = listen_on(port, 0);
  std::vector<Socket> callers;
  for (int i = 0; i < 4; ++i) callers.push_back(call(port));
  CurlTransport transport(hasty());
  const auto response = transport.send({.address = "http://127.0.0.1:" + std::to_string(port) + "/?ticket=ST-1"});
  BOOST_REQUIRE(response.has_error());
  BOOST_TEST((response.error().fault == Fault::unreachable));
  BOOST_TEST(says(response.error(), "à temps"), response.error().sentence);
  for (const Socket each : callers) portal_test::close(each);
  portal_test::close(listener);
}

BOOST_AUTO_TEST_CASE(redirects_that_grow_end) {
  std::string growing = "/";
  TestServer server([&](const Received&, Connection& connection) {
    growing += std::string(1000, 'x');
    return connection.write(redirect(growing));
  });
  CurlTransport transport(hasty());
  const auto response = transport.send({.address = server.address()});
  BOOST_REQUIRE(response.has_error());
  BOOST_TEST((response.error().fault == Fault::page_changed));
  BOOST_TEST(server.received().size() == 21u);
}

BOOST_AUTO_TEST_CASE(what_follows_a_whole_answer_is_no_part_of_it) {
  TestServer server([&](const Received& request, Connection& connection) {
    connection.write(answer(request.target) + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfaux!");
    return true;
  });
  CurlTransport transport(hasty());
  for (const std::string target : {"/a", "/b"}) {
    const auto response = transport.send({.address = server.address(target)});
    BOOST_REQUIRE(response.has_value());
    BOOST_TEST(response->body == target);
  }
}

BOOST_AUTO_TEST_CASE(a_proxy_carries_requests) {
  TestServer proxy(
      [](const Received& request, Connection& connection) { return connection.write(answer(request.target)); });
  auto options = hasty();
  options.proxy = proxy.address("");
  CurlTransport transport(options);
  BOOST_TEST(transport.send({.address = "http://ent.invalid/page"})->body == "http://ent.invalid/page");
}

BOOST_AUTO_TEST_CASE(a_proxy_that_does_not_is_blamed_for_it) {
  struct Refusal {
    int status;
    const char* says;
  };
  for (const auto& [status, words] : {Refusal{407, "mot de passe"},
                                      {403, "refuse"},
                                      {502, "n'a pas pu joindre"},
                                      {503, "n'a pas pu joindre"},
                                      {504, "n'a pas pu joindre"}}) {
    TestServer proxy([status = status](const Received&, Connection& connection) {
      return connection.write(answer("<html>proxy</html>", "Proxy-Authenticate: Basic realm=\"x\"\r\n", status));
    });
    auto options = hasty();
    options.proxy = proxy.address("");
    CurlTransport transport(options);
    const auto response = transport.send({.address = "https://ent.invalid/?ticket=ST-1"});
    BOOST_REQUIRE(response.has_error());
    BOOST_TEST((response.error().fault == Fault::unreachable));
    BOOST_TEST(says(response.error(), "proxy"), response.error().sentence);
    BOOST_TEST(says(response.error(), words), response.error().sentence);
    BOOST_TEST(says(response.error(), "ent.invalid"), response.error().sentence);
    BOOST_TEST(!says(response.error(), "ST-1"));
  }
  // Asked for a page without encryption, it answers in the page's place.
  TestServer proxy([](const Received&, Connection& connection) {
    return connection.write(answer("<html>proxy</html>", "Proxy-Authenticate: Basic realm=\"x\"\r\n", 407));
  });
  auto options = hasty();
  options.proxy = proxy.address("");
  CurlTransport transport(options);
  const auto asked = transport.send({.address = "http://ent.invalid/"});
  BOOST_REQUIRE(asked.has_error());
  BOOST_TEST(says(asked.error(), "mot de passe"), asked.error().sentence);
}

BOOST_AUTO_TEST_CASE(a_proxy_that_is_not_there_is_blamed_for_it) {
  auto options = hasty();
  {
    TestServer gone(std::map<std::string, std::string>{});
    options.proxy = gone.address("");
  }
  CurlTransport transport(options);
  for (const auto* address : {"http://ent.invalid/", "https://ent.invalid/"}) {
    const auto response = transport.send({.address = address});
    BOOST_REQUIRE(response.has_error());
    BOOST_TEST((response.error().fault == Fault::unreachable));
    BOOST_TEST(says(response.error(), "proxy"), response.error().sentence);
  }
}

BOOST_AUTO_TEST_SUITE_END()
