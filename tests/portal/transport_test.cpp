#include "portal/certificates.h"
#include "portal/test_server.h"
#include "portal/transport_curl.h"

#include <boost/filesystem.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <future>
#include <zlib.h>

using namespace portal;
using namespace portal_test;
using domain::Fault;
using namespace std::chrono_literals;

BOOST_TEST_DONT_PRINT_LOG_VALUE(domain::Fault)

BOOST_AUTO_TEST_SUITE(transport)

namespace {

CurlOptions direct() {
  CurlOptions options;
  options.proxy = "direct";
  return options;
}

Request get(const std::string& address) { return {.address = address}; }

Request post(const std::string& address, const std::string& body) {
  return {.method = Request::Method::post, .address = address, .content_type = "text/plain", .body = body};
}

bool says(const domain::Failure& failure, const std::string& words) {
  return failure.sentence.find(words) != std::string::npos;
}

struct Directory {
  boost::filesystem::path path = boost::filesystem::temp_directory_path() / boost::filesystem::unique_path();
  Directory() { boost::filesystem::create_directories(path); }
  ~Directory() { boost::filesystem::remove_all(path); }
};

boost::test_tools::assertion_result certificates_can_be_proven(boost::unit_test::test_unit_id) {
  boost::test_tools::assertion_result can(portal_test::checks_names());
  can.message() << "this system does not hold names against certificates (Wine)";
  return can;
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_answer_comes_whole_with_what_was_asked) {
  TestServer server({{"/a", answer("bonjour", "Retry-After: 12\r\n", 503)}});
  auto options = direct();
  options.user_agent = "Navette/test";
  CurlTransport transport(options);
  const auto response = transport.send(get(server.address("/a?x=1")));
  BOOST_REQUIRE(response.has_value());
  BOOST_TEST(response->status == 503);
  BOOST_TEST(response->body == "bonjour");
  BOOST_TEST(response->content_type == "text/html; charset=utf-8");
  BOOST_TEST((response->retry_after == 12s));
  BOOST_TEST(transport.requests() == 1);
  const auto request = server.received().at(0);
  BOOST_TEST(request.target == "/a?x=1");
  BOOST_TEST(request.header("user-agent") == "Navette/test");
  BOOST_TEST(request.header("accept-encoding").find("gzip") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_date_to_wait_for_is_understood) {
  TestServer server({{"/", answer("", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n", 429)},
                     {"/past", answer("", "Retry-After: Fri, 01 Jan 2010 00:00:00 GMT\r\n", 429)}});
  CurlTransport transport(direct());
  BOOST_TEST((transport.send(get(server.address()))->retry_after == 7 * 24h));  // at most
  BOOST_TEST((!transport.send(get(server.address("/past")))->retry_after));
}

BOOST_AUTO_TEST_CASE(chunks_and_compression_are_undone) {
  const std::string text(100'000, 'x');
  TestServer server([&](const Received& request, Connection& connection) {
    if (request.target == "/gzip") return connection.write(answer(gzip(text), "Content-Encoding: gzip\r\n"));
    return connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n") &&
           connection.write("2\r\nde\r\n0\r\n\r\n");
  });
  CurlTransport transport(direct());
  BOOST_TEST(transport.send(get(server.address("/gzip")))->body == text);
  BOOST_TEST(transport.send(get(server.address("/chunks")))->body == "abcde");
}

BOOST_AUTO_TEST_CASE(redirects_are_followed_as_browsers_do) {
  TestServer server({{"/302", redirect("/end?x")},
                     {"/303", redirect("end", 303)},
                     {"/307", redirect("/end", 307)},
                     {"/308", redirect("//127.0.0.1:1/nowhere", 308)},
                     {"/end", answer("fin")}});
  CurlTransport transport(direct());
  const auto found = transport.send(post(server.address("/302"), "corps"));
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->address == server.address("/end?x"));
  BOOST_TEST(found->body == "fin");
  (void)transport.send(post(server.address("/303"), "corps"));
  (void)transport.send(post(server.address("/307"), "corps"));
  BOOST_TEST(transport.requests() == 6);
  std::string seen;
  for (const auto& request : server.received()) seen += request.method + request.target + "(" + request.body + ") ";
  BOOST_TEST(seen == "POST/302(corps) GET/end?x() POST/303(corps) GET/end() POST/307(corps) POST/end(corps) ");
  BOOST_TEST(transport.send(get(server.address("/308"))).has_error());
}

BOOST_AUTO_TEST_CASE(redirects_end) {
  TestServer server(
      {{"/loop", redirect("/loop")}, {"/file", redirect("file:///etc/passwd")}, {"/none", answer("x", "", 302)}});
  CurlTransport transport(direct());
  const auto loop = transport.send(get(server.address("/loop?secret=1")));
  BOOST_REQUIRE(loop.has_error());
  BOOST_TEST(loop.error().fault == Fault::page_changed);
  BOOST_TEST(says(loop.error(), "renvoie sans fin"));
  BOOST_TEST(!says(loop.error(), "secret"));
  BOOST_TEST(server.received().size() == 21u);
  BOOST_TEST(says(transport.send(get(server.address("/file"))).error(), "pas celle d'un site"));
  BOOST_TEST(transport.send(get(server.address("/none")))->status == 302);
}

BOOST_AUTO_TEST_CASE(only_the_web_is_spoken) {
  CurlTransport transport(direct());
  for (const auto* each : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "nonsense://x", ""})
    BOOST_TEST(transport.send(get(each)).has_error(), each);
}

BOOST_AUTO_TEST_CASE(cookies_stay_with_their_transport_and_host) {
  TestServer server(
      {{"/in", redirect("/at", 302, "Set-Cookie: JSESSIONID=abc; Path=/; HttpOnly\r\n")}, {"/at", answer("")}});
  CurlTransport transport(direct());
  CurlTransport other(direct());
  (void)transport.send(get(server.address("/in")));
  (void)transport.send(get(server.address("/at")));
  (void)transport.send(get(server.address("/at", "localhost")));
  (void)other.send(get(server.address("/at")));
  const auto seen = server.received();
  BOOST_REQUIRE(seen.size() == 5u);
  BOOST_TEST(seen[0].header("cookie") == "");
  BOOST_TEST(seen[1].header("cookie") == "JSESSIONID=abc");
  BOOST_TEST(seen[2].header("cookie") == "JSESSIONID=abc");
  BOOST_TEST(seen[3].header("cookie") == "");
  BOOST_TEST(seen[4].header("cookie") == "");
}

BOOST_AUTO_TEST_CASE(another_site_learns_only_where_one_comes_from) {
  TestServer server({{"/", answer("")}});
  CurlTransport transport(direct());
  auto request = get(server.address("/"));
  request.referer = server.address("/page?x=1#y");
  (void)transport.send(request);
  request.referer = "http://ent.example/page?ticket=ST-1";
  (void)transport.send(request);
  request.referer = "https://ent.example/page";
  (void)transport.send(request);
  const auto seen = server.received();
  BOOST_TEST(seen.at(0).header("referer") == server.address("/page?x=1"));
  BOOST_TEST(seen.at(1).header("referer") == "http://ent.example/");
  BOOST_TEST(seen.at(2).header("referer") == "");
}

BOOST_AUTO_TEST_CASE(a_file_is_sent_as_browsers_do) {
  const Directory directory;
  const auto file = directory.path / "spool";
  const std::string content(300'000, 'z');
  std::ofstream(file, std::ios::binary) << content;
  TestServer server({{"/307", redirect("/", 307)}, {"/", answer("")}});
  CurlTransport transport(direct());
  Request request{.method = Request::Method::post, .address = server.address("/307"), .multipart = true};
  request.parts = {{.name = "ETAT", .value = "\xE9\r\n"},
                   {.name = "f\"x", .file = file, .file_name = "EDT \"\xE9\".xml", .content_type = "text/xml"},
                   {.name = "vide", .file_name = "", .content_type = "application/octet-stream"}};
  BOOST_REQUIRE(transport.send(request).has_value());
  const auto seen = server.received();
  BOOST_REQUIRE(seen.size() == 2u);
  for (const auto& each : seen) {
    const auto type = each.header("content-type");
    BOOST_REQUIRE(type.starts_with("multipart/form-data; boundary="));
    const auto boundary = "--" + type.substr(type.find('=') + 1);
    const auto expected = boundary + "\r\nContent-Disposition: form-data; name=\"ETAT\"\r\n\r\n\xE9\r\n\r\n" +
                          boundary +
                          "\r\nContent-Disposition: form-data; name=\"f%22x\"; filename=\"EDT %22\xE9%22.xml\"\r\n"
                          "Content-Type: text/xml\r\n\r\n" +
                          content + "\r\n" + boundary +
                          "\r\nContent-Disposition: form-data; name=\"vide\"; filename=\"\"\r\n"
                          "Content-Type: application/octet-stream\r\n\r\n\r\n" +
                          boundary + "--\r\n";
    BOOST_TEST((each.body == expected));
  }
  request.parts[1].file = directory.path / "absent";
  BOOST_TEST(transport.send(request).error().fault == Fault::file_refused);
  BOOST_TEST(server.received().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_post_leaves_once_even_on_a_connection_that_breaks) {
  TestServer server([](const Received& request, Connection& connection) {
    return request.method == "GET" && connection.write(answer("page"));
  });
  CurlTransport transport(direct());
  BOOST_REQUIRE(transport.send(get(server.address())).has_value());
  const auto sent = transport.send(post(server.address("/commit"), "x"));
  BOOST_REQUIRE(sent.has_error());
  BOOST_TEST(sent.error().fault == Fault::unreachable);
  BOOST_TEST(says(sent.error(), "coupée"));
  BOOST_TEST(server.received().size() == 2u);
}

BOOST_AUTO_TEST_CASE(half_an_answer_is_none) {
  TestServer server([](const Received&, Connection& connection) {
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nmoiti\xC3\xA9");
    return false;
  });
  CurlTransport transport(direct());
  BOOST_TEST(says(transport.send(get(server.address())).error(), "coupée"));
}

BOOST_AUTO_TEST_CASE(an_endless_answer_is_cut) {
  TestServer server([](const Received& request, Connection& connection) {
    if (request.target == "/bomb")
      return connection.write(answer(gzip(std::string(5u << 20, 'x')), "Content-Encoding: gzip\r\n"));
    connection.write("HTTP/1.1 200 OK\r\n\r\n");
    while (connection.write(std::string(65536, 'x'))) {
    }
    return false;
  });
  auto options = direct();
  options.largest_answer = 1u << 20;
  CurlTransport transport(options);
  for (const auto* path : {"/endless", "/bomb"}) {
    const auto response = transport.send(get(server.address(path)));
    BOOST_REQUIRE(response.has_error());
    BOOST_TEST(says(response.error(), "taille anormale"));
  }
}

BOOST_AUTO_TEST_CASE(silence_ends_by_each_limit) {
  TestServer server([](const Received&, Connection& connection) { return connection.stall(), false; });
  auto options = direct();
  options.request_timeout = 50ms;
  CurlTransport hasty(options);
  const auto late = hasty.send(get(server.address("/x?ticket=ST-12")));
  BOOST_REQUIRE(late.has_error());
  BOOST_TEST(says(late.error(), "à temps"));
  BOOST_TEST(!says(late.error(), "ST-12"));

  CurlTransport visitor(direct());
  visitor.allow(50ms);
  BOOST_TEST(says(visitor.send(get(server.address())).error(), "durée prévue"));
  BOOST_TEST(says(visitor.send(get(server.address())).error(), "durée prévue"));

  options = direct();
  options.silence_timeout = 1s;
  CurlTransport patient(options);
  BOOST_TEST(says(patient.send(get(server.address())).error(), "à temps"));
}

BOOST_AUTO_TEST_CASE(who_is_not_there_is_told) {
  CurlTransport transport(direct());
  BOOST_TEST(says(transport.send(get("http://ent.invalid/?p=secret")).error(), "« ent.invalid » est introuvable"));
  std::string address;
  {
    TestServer gone(std::map<std::string, std::string>{});
    address = gone.address();
  }
  const auto refused = transport.send(get(address));
  BOOST_TEST(refused.error().fault == Fault::unreachable);
  BOOST_TEST(says(refused.error(), "refuse la connexion"));
  auto options = direct();
  options.proxy = "http://proxy.invalid:3128";
  CurlTransport behind(options);
  BOOST_TEST(says(behind.send(get("http://ent.invalid/")).error(), "proxy"));
}

BOOST_AUTO_TEST_CASE(abort_ends_a_request_and_lasts_until_resume) {
  TestServer server([](const Received& request, Connection& connection) {
    if (request.target == "/stall") connection.stall();
    return request.target != "/stall" && connection.write(answer("oui"));
  });
  CurlTransport transport(direct());
  auto pending = std::async(std::launch::async, [&] { return transport.send(get(server.address("/stall"))); });
  server.wait_for_requests(1);
  transport.abort();
  BOOST_TEST(pending.get().error().fault == Fault::cancelled);
  BOOST_TEST(transport.send(get(server.address("/"))).error().fault == Fault::cancelled);
  BOOST_TEST(server.received().size() == 1u);
  transport.resume();
  BOOST_TEST(transport.send(get(server.address("/")))->body == "oui");
}

BOOST_AUTO_TEST_CASE(the_pace_is_shared_and_a_wait_for_it_can_be_aborted) {
  TestServer server({{"/", answer("")}});
  const auto pace = std::make_shared<Pace>(1h);
  CurlTransport first(direct(), pace);
  CurlTransport second(direct(), pace);
  BOOST_REQUIRE(first.send(get(server.address())).has_value());
  auto pending = std::async(std::launch::async, [&] { return second.send(get(server.address())); });
  second.abort();
  BOOST_TEST(pending.get().error().fault == Fault::cancelled);
  first.allow(1min);
  BOOST_TEST(says(first.send(get(server.address())).error(), "durée prévue"));
  BOOST_TEST(server.received().size() == 1u);

  const auto start = std::chrono::steady_clock::now();
  CurlTransport third(direct(), std::make_shared<Pace>(30ms));
  for (int i = 0; i < 3; ++i) BOOST_REQUIRE(third.send(get(server.address())).has_value());
  BOOST_TEST((std::chrono::steady_clock::now() - start >= 60ms));  // not sooner; later is no fault
}

BOOST_AUTO_TEST_CASE(a_certificate_is_always_verified, *boost::unit_test::precondition(certificates_can_be_proven)) {
  const Directory directory;
  const Authority authority("Navette test authority");
  const Authority stranger("Another authority");
  authority.write(directory.path / "ca.pem");
  auto options = direct();
  options.ca_file = directory.path / "ca.pem";
  CurlTransport transport(options);
  CurlTransport by_system(direct());
  const auto handler = [](const Received&, Connection& connection) { return connection.write(answer("oui")); };

  TestServer good(handler, authority.server("IP:127.0.0.1"));
  const auto answered = transport.send(get(good.address()));
  BOOST_REQUIRE_MESSAGE(answered.has_value(), answered.error().sentence);
  const auto failure_at = [](CurlTransport& by, const TestServer& server) {
    const auto response = by.send(get(server.address("/?ticket=ST-1")));
    BOOST_REQUIRE(response.has_error());
    BOOST_TEST(response.error().fault == Fault::unreachable);
    BOOST_TEST(!says(response.error(), "ST-1"));

    BOOST_TEST(server.received().size() <= 1u);
    return response.error();
  };
  BOOST_TEST(says(failure_at(by_system, good), "autorité inconnue"));
  TestServer unknown(handler, stranger.server("IP:127.0.0.1"));
  BOOST_TEST(says(failure_at(transport, unknown), "autorité inconnue"));
  TestServer misnamed(handler, authority.server("DNS:autre.example"));
  BOOST_TEST(says(failure_at(transport, misnamed), "pas à son nom"));
  TestServer expired(handler, authority.server("IP:127.0.0.1", -1));
  BOOST_TEST(says(failure_at(transport, expired), "périmé"));
  BOOST_TEST(unknown.received().size() + misnamed.received().size() + expired.received().size() == 0u);

  TestServer plain(std::map<std::string, std::string>{});
  options.connect_timeout = 50ms;
  CurlTransport hasty(options);
  BOOST_TEST(hasty.send(get("https" + plain.address().substr(4))).error().fault == Fault::unreachable);
  options.ca_file = directory.path / "absent.pem";
  CurlTransport misconfigured(options);
  BOOST_TEST(says(failure_at(misconfigured, good), "autorités de certification"));
}

BOOST_AUTO_TEST_CASE(a_form_does_not_go_on_in_clear, *boost::unit_test::precondition(certificates_can_be_proven)) {
  const Directory directory;
  const Authority authority("Navette test authority");
  authority.write(directory.path / "ca.pem");
  auto options = direct();
  options.ca_file = directory.path / "ca.pem";
  TestServer plain({{"/", answer("clair")}});
  TestServer secure(
      [&](const Received&, Connection& connection) { return connection.write(redirect(plain.address(), 307)); },
      authority.server("IP:127.0.0.1"));
  CurlTransport transport(options);
  BOOST_TEST(says(transport.send(post(secure.address(), "password=x")).error(), "sans chiffrement"));
  BOOST_TEST(plain.received().empty());
  const auto answered = transport.send(get(secure.address()));
  BOOST_REQUIRE_MESSAGE(answered.has_value(), answered.error().sentence);
  BOOST_TEST(answered->body == "clair");
}

BOOST_AUTO_TEST_SUITE_END()
