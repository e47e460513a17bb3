#include "sandbox/server.h"

#include "sandbox/ent.h"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/lexical_cast/try_lexical_convert.hpp>

#include <mutex>
#include <thread>

namespace sandbox {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;

namespace {

constexpr std::chrono::seconds kIdle{60};  // a connection that asks nothing for so long is closed

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

using Answer = std::function<Response(const Request&)>;

// One connection, until either side closes it. Lives as long as an operation of its own is pending.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Host host, std::uint64_t body_limit, Answer answer)
      : stream_(std::move(socket)),
        timer_(stream_.get_executor()),
        host_(host),
        body_limit_(body_limit),
        answer_(std::move(answer)) {}

  void read() {
    parser_.emplace();
    parser_->body_limit(body_limit_);
    stream_.expires_after(kIdle);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error == http::error::body_limit) return self->turn_away();
                              if (!error) self->read_body();
                            });
  }

  void close() {
    closed_ = true;
    timer_.cancel();
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

 private:
  void read_body() {
    if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
      continue_ = {http::status::continue_, 11};
      http::async_write(stream_, continue_, [self = shared_from_this()](beast::error_code error, std::size_t) {
        if (!error) self->read_rest();
      });
    } else {
      read_rest();
    }
  }

  void read_rest() {
    http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (error == http::error::body_limit) return self->turn_away();
      if (!error) self->serve();
    });
  }

  // The sender is still sending: a connection closed now would be reset, and the answer with it. So what comes is read
  // and thrown away until the other side has understood.
  void turn_away() {
    message_ = {http::status::payload_too_large, 11};
    message_.set(http::field::content_type, "text/plain; charset=utf-8");
    message_.body() = "Fichier trop grand.\n";
    message_.keep_alive(false);
    message_.prepare_payload();
    stream_.expires_after(kIdle);
    http::async_write(stream_, message_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      beast::error_code ignored;
      self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
      if (!error) self->drain();
    });
  }

  void drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(64 * 1024),
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->drain();
                            });
  }

  void serve() {
    if (closed_) return;  // its last read had already succeeded
    http::request<http::string_body>& message = parser_->get();
    const bool keep_alive = message.keep_alive();
    Request request{
        host_, std::string(message.method_string()), std::string(message.target()), {}, std::move(message.body())};
    for (const auto& field : message) {
      std::string name(field.name_string());
      for (char& c : name) c = beast::detail::ascii_tolower(c);
      request.headers[name] = std::string(field.value());
    }
    Response response = answer_(request);
    if (response.dropped) return close();
    if (response.delay.count() == 0) return send(response, keep_alive);
    stream_.expires_never();
    timer_.expires_after(response.delay);
    timer_.async_wait([self = shared_from_this(), response, keep_alive](beast::error_code error) {
      if (!error) self->send(response, keep_alive);
    });
  }

  void send(const Response& response, bool keep_alive) {
    const bool head = parser_->get().method() == http::verb::head;
    message_ = {static_cast<http::status>(response.status), 11};
    for (const auto& [name, value] : response.headers) message_.insert(name, value);
    message_.keep_alive(keep_alive);
    if (!head) message_.body() = response.body;
    if (response.chunked && !head)
      message_.chunked(true);
    else
      message_.content_length(response.body.size());
    serializer_.emplace(message_);
    serializer_->split(head);
    stream_.expires_after(kIdle);
    const auto done = [self = shared_from_this(), keep_alive](beast::error_code error, std::size_t) {
      if (error) return;
      if (keep_alive)
        self->read();
      else
        self->close();
    };
    if (head)
      http::async_write_header(stream_, *serializer_, done);
    else
      http::async_write(stream_, *serializer_, done);
  }

  beast::tcp_stream stream_;
  net::steady_timer timer_;
  Host host_;
  std::uint64_t body_limit_;
  Answer answer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  http::response<http::empty_body> continue_;
  bool closed_ = false;
  http::response<http::string_body> message_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
};

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

 private:
  void listen(tcp::acceptor& acceptor, unsigned short port) {
    const tcp::endpoint endpoint(net::ip::make_address(options_.bind_address), port);
    acceptor.open(endpoint.protocol());
    acceptor.set_option(net::socket_base::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
  }

  static std::string url_of(const tcp::acceptor& acceptor) {
    const auto endpoint = acceptor.local_endpoint();
    const std::string host = endpoint.address().to_string();
    return "http://" + (endpoint.address().is_v6() ? "[" + host + "]" : host) + ":" + std::to_string(endpoint.port());
  }

  void accept(tcp::acceptor& acceptor, Host host, const Answer& answer) {
    acceptor.async_accept([this, &acceptor, host, answer](beast::error_code error, tcp::socket socket) {
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
    boost::filesystem::ofstream(part, std::ios::binary) << ent_->ledger(clock_());
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

Server::~Server() {
  stop();
}

void Server::start() {
  impl_->start();
}
void Server::stop() {
  impl_->stop();
}
Addresses Server::addresses() const {
  return impl_->addresses_;
}
std::string Server::control_url() const {
  return impl_->control_url_;
}
void Server::cause(const Trouble& trouble) {
  impl_->with_ent([&](Ent& ent) { ent.cause(trouble); });
}
void Server::heal() {
  impl_->with_ent([](Ent& ent) { ent.heal(); });
}
void Server::set_schools_ahead(int count) {
  impl_->with_ent([count](Ent& ent) { ent.set_schools_ahead(count); });
}
std::string Server::ledger() {
  return impl_->ledger();
}

}  // namespace sandbox
