#include "sandbox/server.h"

#include "sandbox/connection.h"
#include "sandbox/ent.h"
#include "sandbox/port.h"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/lexical_cast/try_lexical_convert.hpp>

#include <fstream>
#include <mutex>
#include <thread>

namespace sandbox {

namespace net = boost::asio;
using tcp = net::ip::tcp;

namespace {

domain::Instant system_time() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Response text(int status, std::string body, const char* type = "text/plain; charset=utf-8") {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", type);
  response.body = std::move(body);
  return response;
}

}  // namespace

class Server::Impl {
 public:
  Impl(Options options, std::function<domain::Instant()> clock)
      : options_(std::move(options)), clock_(clock ? std::move(clock) : system_time) {}

  void start() {
    listen(school_, options_.school_port);
    listen(cas_, options_.cas_port);
    listen(control_, options_.control_port);
    addresses_ = {url_of(school_), url_of(school_), url_of(cas_)};
    control_url_ = url_of(control_);
    ent_ = std::make_unique<Ent>(options_, addresses_, clock_());
    accept(school_, Host::school, [this](const Request& request) { return answer_ent(request); });
    accept(cas_, Host::cas, [this](const Request& request) { return answer_ent(request); });
    accept(control_, Host::school, [this](const Request& request) { return answer_control(request); });
    thread_ = std::thread([this] { context_.run(); });
  }

  void stop() {
    if (!thread_.joinable()) return;
    net::post(context_, [this] {
      for (tcp::acceptor* each : {&school_, &cas_, &control_}) each->close();
      for (const auto& each : connections_)
        if (const auto connection = each.lock()) connection->close();
    });
    thread_.join();
    const std::lock_guard lock(mutex_);
    write_ledger();
  }

  Addresses addresses_;
  std::string control_url_;

  template <class Act>
  auto with_ent(Act act) {
    const std::lock_guard lock(mutex_);
    return act(*ent_);
  }

  std::string ledger() {
    return with_ent([this](Ent& ent) { return ent.ledger(clock_()); });
  }
  std::string directory() {
    return with_ent([this](Ent& ent) { return ent.directory(clock_()); });
  }

 private:
  void listen(tcp::acceptor& acceptor, unsigned short port) {
    const tcp::endpoint endpoint(net::ip::make_address(options_.bind_address), port);
    acceptor.open(endpoint.protocol());
    claim_port(acceptor);
    acceptor.bind(endpoint);
    acceptor.listen();
  }

  static std::string url_of(const tcp::acceptor& acceptor) {
    const auto endpoint = acceptor.local_endpoint();
    const std::string host = endpoint.address().to_string();
    return "http://" + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(endpoint.port());
  }

  void accept(tcp::acceptor& acceptor, Host host, const Connection::Answer& answer) {
    acceptor.async_accept([this, &acceptor, host, answer](boost::system::error_code error, tcp::socket socket) {
      if (!acceptor.is_open()) return;
      if (!error) {
        const auto connection = std::make_shared<Connection>(std::move(socket), host, options_.body_limit, answer);
        std::erase_if(connections_, [](const auto& each) { return each.expired(); });
        connections_.push_back(connection);
        connection->read();
      }
      accept(acceptor, host, answer);
    });
  }

  Response answer_ent(const Request& request) {
    const std::lock_guard lock(mutex_);
    Response response = ent_->answer(request, clock_());
    if (ent_->changes() != written_) write_ledger();
    return response;
  }

  Response answer_control(const Request& request) {
    if (request.target == "/_sandbox/ledger" && request.method == "GET") return text(200, ledger(), "application/json");
    if (request.target == "/_sandbox/directory" && request.method == "GET")
      return text(200, directory(), "application/json");
    if (request.target == "/_sandbox/troubles" && request.method == "DELETE") {
      with_ent([](Ent& ent) { ent.heal(); });
      return text(200, "healed\n");
    }
    if (request.target == "/_sandbox/troubles" && request.method == "POST") {
      std::vector<std::string> lines;
      const std::string body = boost::trim_copy(request.body);
      boost::split(lines, body, boost::is_any_of("\r\n"), boost::token_compress_on);
      std::vector<Trouble> troubles;
      for (const std::string& line : lines) {
        const auto trouble = trouble_named(boost::trim_copy(line));
        if (!trouble) return text(400, "no such trouble: " + line + "\n");
        troubles.push_back(*trouble);
      }
      with_ent([&](Ent& ent) {
        for (const Trouble& each : troubles) ent.cause(each);
      });
      return text(200, "caused\n");
    }
    if (request.target == "/_sandbox/schools_ahead" && request.method == "POST") {
      int count = 0;
      if (!boost::conversion::try_lexical_convert(boost::trim_copy(request.body), count) || count < 0)
        return text(400, "no number\n");
      with_ent([count](Ent& ent) { ent.set_schools_ahead(count); });
      return text(200, "set\n");
    }
    return text(404, "unknown\n");
  }

  // Whole before it gets its name, so that a reader never sees half of it.
  void write_ledger() {
    written_ = ent_->changes();
    if (options_.ledger_file.empty()) return;
    boost::filesystem::path part = options_.ledger_file;
    part += ".part";
    std::ofstream(part, std::ios::binary) << ent_->ledger(clock_());
    boost::filesystem::rename(part, options_.ledger_file);
  }

  Options options_;
  std::function<domain::Instant()> clock_;
  net::io_context context_{1};
  tcp::acceptor school_{context_};
  tcp::acceptor cas_{context_};
  tcp::acceptor control_{context_};
  std::vector<std::weak_ptr<Connection>> connections_;  // the server's thread only
  std::thread thread_;
  std::mutex mutex_;  // guards ent_ and written_
  std::unique_ptr<Ent> ent_;
  std::uint64_t written_ = 0;
};

Server::Server(Options options, std::function<domain::Instant()> clock)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(clock))) {}

Server::~Server() { stop(); }

void Server::start() { impl_->start(); }
void Server::stop() { impl_->stop(); }
Addresses Server::addresses() const { return impl_->addresses_; }
std::string Server::control_url() const { return impl_->control_url_; }
void Server::cause(const Trouble& trouble) {
  impl_->with_ent([&](Ent& ent) { ent.cause(trouble); });
}
void Server::heal() {
  impl_->with_ent([](Ent& ent) { ent.heal(); });
}
void Server::set_schools_ahead(int count) {
  impl_->with_ent([count](Ent& ent) { ent.set_schools_ahead(count); });
}
std::string Server::ledger() { return impl_->ledger(); }
std::string Server::directory() { return impl_->directory(); }

}  // namespace sandbox
