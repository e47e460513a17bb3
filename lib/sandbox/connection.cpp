#include "sandbox/connection.h"

#include <boost/beast/core.hpp>

#include <chrono>
#include <utility>

namespace sandbox {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;

namespace {

constexpr std::chrono::seconds kIdle{60};  // a connection that asks nothing for so long is closed

}  // namespace

Connection::Connection(tcp::socket socket, Host host, std::uint64_t body_limit, Answer answer)
    : stream_(std::move(socket)),
      timer_(stream_.get_executor()),
      host_(host),
      body_limit_(body_limit),
      answer_(std::move(answer)) {}

void Connection::read() {
  parser_.emplace();
  parser_->body_limit(body_limit_);
  stream_.expires_after(kIdle);
  http::async_read_header(stream_, buffer_, *parser_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            if (error == http::error::body_limit) return self->turn_away();
                            if (!error) self->read_body();
                          });
}

void Connection::close() {
  closed_ = true;
  timer_.cancel();
  beast::error_code ignored;
  stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
  stream_.close();
}

void Connection::read_body() {
  if (beast::iequals(parser_->get()[http::field::expect], "100-continue")) {
    continue_ = {http::status::continue_, 11};
    http::async_write(stream_, continue_, [self = shared_from_this()](beast::error_code error, std::size_t) {
      if (!error) self->read_rest();
    });
  } else {
    read_rest();
  }
}

void Connection::read_rest() {
  http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](beast::error_code error, std::size_t) {
    if (error == http::error::body_limit) return self->turn_away();
    if (!error) self->serve();
  });
}

// The sender is still sending: a connection closed now would be reset, and the answer with it. So what comes is read
// and thrown away until the other side has understood.
void Connection::turn_away() {
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

void Connection::drain() {
  buffer_.clear();
  stream_.async_read_some(buffer_.prepare(64 * 1024),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                            if (!error) self->drain();
                          });
}

void Connection::serve() {
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

void Connection::send(const Response& response, bool keep_alive) {
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

}  // namespace sandbox
