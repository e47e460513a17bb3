// The server over real sockets.
#include "sandbox/server.h"

#include "visitor.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/filesystem.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace sandbox;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;

namespace {

unsigned short port_of(const std::string& url) {
  return static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)));
}

// One request over a connection of its own; `dropped` if the server closes it without an answer.
Response exchange(const std::string& url, const Request& request) {
  boost::asio::io_context context;
  beast::tcp_stream stream(context);
  stream.expires_after(std::chrono::seconds(30));
  stream.connect({boost::asio::ip::make_address("127.0.0.1"), port_of(url)});
  http::request<http::string_body> message(http::string_to_verb(request.method), request.target, 11, request.body);
  message.set(http::field::host, "127.0.0.1");
  for (const auto& [name, value] : request.headers) message.set(name, value);
  message.keep_alive(false);
  message.prepare_payload();
  http::write(stream, message);
  beast::flat_buffer buffer;
  http::response<http::string_body> answer;
  beast::error_code error;
  http::read(stream, buffer, answer, error);
  Response response;
  if (error) {
    response.dropped = true;
    return response;
  }
  response.status = static_cast<int>(answer.result_int());
  for (const auto& field : answer) response.headers.emplace_back(field.name_string(), field.value());
  response.chunked = answer.chunked();
  response.body = std::move(answer.body());
  return response;
}

Response control(const Server& server, const std::string& method, const std::string& path,
                 const std::string& body = {}) {
  return exchange(server.control_url(), {Host::school, method, "/_sandbox/" + path, {}, body});
}

struct Running {
  explicit Running(Options options) : server(std::move(options)) { server.start(); }

  Visitor visitor() {
    const Addresses addresses = server.addresses();
    return {[addresses](const Request& request) {
              return exchange(request.host == Host::cas ? addresses.cas_url : addresses.school_url, request);
            },
            addresses};
  }

  Server server;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(server)

BOOST_AUTO_TEST_CASE(a_whole_import_over_sockets_is_in_the_ledger_and_its_file) {
  const auto folder = boost::filesystem::temp_directory_path() / boost::filesystem::unique_path();
  boost::filesystem::create_directories(folder);
  Options options = quiet_options();
  options.time_scale = 1e6;
  options.ledger_file = folder / "ledger.json";
  Running running(options);
  Visitor visitor = running.visitor();
  sign_in_to_skolengo(visitor);
  BOOST_TEST(visitor.reads("<h1>Bienvenue</h1>"));
  walk_edt(visitor, "edt.commit", true);
  const auto read_file = [&] {
    std::ifstream file(options.ledger_file);
    return json::parse(std::string(std::istreambuf_iterator<char>(file), {})).as_object();
  };
  BOOST_TEST(read_file().at("imports").as_array().size() == 1u);
  while (visitor.reads("Génération des séances</h1>")) visitor.get(visitor.address);
  BOOST_TEST(visitor.reads("Bilan de l'import n° 12"));
  const json::object ledger = json::parse(control(running.server, "GET", "ledger").body).as_object();
  BOOST_TEST(ledger.at("imports").at(0).at("state").as_string() == "done");
  running.server.stop();
  BOOST_TEST(read_file().at("imports").at(0).at("state").as_string() == "done");
  boost::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(the_second_skin_answers_in_chunks) {
  Running running(quiet_options(Skin::second));
  Visitor visitor = running.visitor();
  visitor.get("/");
  BOOST_TEST(visitor.page.status == 200);
  BOOST_TEST(visitor.page.chunked);
  BOOST_TEST(visitor.reads("Entrer</A>"));
}

BOOST_AUTO_TEST_CASE(troubles_come_and_go_by_the_control_address) {
  Running running(quiet_options());
  Visitor visitor = running.visitor();
  BOOST_TEST(control(running.server, "POST", "troubles", "unavailable*2=9\nslow@login=0.01\n").status == 200);
  BOOST_TEST(control(running.server, "POST", "troubles", "rain").status == 400);
  visitor.get("/");
  BOOST_TEST(visitor.page.status == 503);
  BOOST_TEST(control(running.server, "DELETE", "troubles").status == 200);
  visitor.get("/");
  BOOST_TEST(visitor.page.status == 200);
  BOOST_TEST(control(running.server, "POST", "schools_ahead", "4").status == 200);
  BOOST_TEST(control(running.server, "POST", "schools_ahead", "many").status == 400);
  sign_in_to_skolengo(visitor);
  walk_edt(visitor);
  BOOST_TEST(visitor.reads("4 établissements sont déjà"));
  BOOST_TEST(control(running.server, "GET", "nothing").status == 404);
}

BOOST_AUTO_TEST_CASE(the_ent_knows_nothing_of_the_control_address) {
  Running running(quiet_options());
  Visitor visitor = running.visitor();
  visitor.get("/_sandbox/ledger");
  BOOST_TEST(visitor.page.status == 404);
}

BOOST_AUTO_TEST_CASE(a_dropped_commit_is_taken_in_without_an_answer) {
  Running running(quiet_options());
  running.server.cause(*trouble_named("dropped_after@edt.commit"));
  Visitor visitor = running.visitor();
  sign_in_to_skolengo(visitor);
  walk_edt(visitor);
  BOOST_TEST(visitor.page.dropped);
  BOOST_TEST(json::parse(running.server.ledger()).at("imports").as_array().size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_slow_answer_comes_and_stopping_does_not_wait_for_one) {
  Running running(quiet_options());
  running.server.cause(*trouble_named("slow*1=0.05"));
  Visitor visitor = running.visitor();
  visitor.get("/");
  BOOST_TEST(visitor.page.status == 200);

  running.server.cause(*trouble_named("slow=3600"));
  boost::asio::io_context context;
  beast::tcp_stream stream(context);
  stream.connect({boost::asio::ip::make_address("127.0.0.1"), port_of(running.server.addresses().school_url)});
  http::request<http::empty_body> message(http::verb::get, "/", 11);
  message.set(http::field::user_agent, "test");
  http::write(stream, message);
  running.server.stop();
  beast::flat_buffer buffer;
  http::response<http::string_body> answer;
  beast::error_code error;
  http::read(stream, buffer, answer, error);
  BOOST_TEST(error.failed());
}

BOOST_AUTO_TEST_CASE(a_body_beyond_the_limit_is_turned_away) {
  Options options = quiet_options();
  options.body_limit = 1000;
  Running running(options);
  const Request request{Host::school, "POST", "/sg.do", {{"user-agent", "test"}}, std::string(2000, 'x')};
  BOOST_TEST(exchange(running.server.addresses().school_url, request).status == 413);
}

BOOST_AUTO_TEST_CASE(who_asks_may_i_send_is_told_to_go_on) {
  Running running(quiet_options());
  boost::asio::io_context context;
  beast::tcp_stream stream(context);
  stream.expires_after(std::chrono::seconds(30));
  stream.connect({boost::asio::ip::make_address("127.0.0.1"), port_of(running.server.addresses().school_url)});
  http::request<http::string_body> message(http::verb::post, "/sg.do", 11, "PROC=PAGE_ACCUEIL");
  message.set(http::field::user_agent, "test");
  message.set(http::field::expect, "100-continue");
  message.prepare_payload();
  http::request_serializer<http::string_body> serializer(message);
  http::write_header(stream, serializer);
  beast::flat_buffer buffer;
  http::response<http::string_body> go_on;
  http::read(stream, buffer, go_on);
  BOOST_TEST(go_on.result_int() == 100u);
  http::write(stream, serializer);
  http::response<http::string_body> answer;
  http::read(stream, buffer, answer);
  BOOST_TEST(answer.result_int() == 302u);
}

BOOST_AUTO_TEST_CASE(a_port_that_is_taken_is_an_error) {
  Running running(quiet_options());
  Options options = quiet_options();
  options.school_port = port_of(running.server.addresses().school_url);
  Server second(options);
  BOOST_CHECK_THROW(second.start(), boost::system::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
