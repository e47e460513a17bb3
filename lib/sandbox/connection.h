// One connection to the sandbox ENT, until either side closes it: reads requests, has each answered, and sends the answer
// as the ENT means it to be: late, in chunks, or not at all.
#pragma once

#include "sandbox/http.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace sandbox {

// Lives as long as an operation of its own is pending. All functions on its executor's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Answer = std::function<Response(const Request&)>;

  // `body_limit`: bytes of one request; a longer one is turned away with 413.
  Connection(boost::asio::ip::tcp::socket socket, Host host, std::uint64_t body_limit, Answer answer);

  void read();
  void close();

 private:
  void read_body();
  void read_rest();
  void turn_away();
  void drain();
  void serve();
  void send(const Response& response, bool keep_alive);

  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Message = boost::beast::http::response<boost::beast::http::string_body>;

  boost::beast::tcp_stream stream_;
  boost::asio::steady_timer timer_;
  Host host_;
  std::uint64_t body_limit_;
  Answer answer_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  boost::beast::http::response<boost::beast::http::empty_body> continue_;
  bool closed_ = false;
  Message message_;
  std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>> serializer_;
};

}  // namespace sandbox
