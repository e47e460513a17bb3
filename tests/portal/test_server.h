// A small HTTP server on 127.0.0.1 that does what a test tells it, also what no real one should: stall, drip, hang up.
// Blocking sockets, one thread a connection.
#pragma once

#include "portal/sockets.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace portal_test {

struct Received {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  [[nodiscard]] std::string header(const std::string& name) const;
};

class Connection {
 public:
  Connection(Socket socket, ssl_st* tls) : socket_(socket), tls_(tls) {}

  // False once the other side is gone.
  bool write(const std::string& bytes);
  // Empty once the other side is gone, or the server stops.
  [[nodiscard]] std::string read();
  // Sends nothing until the other side hangs up or the server stops.
  void stall();
  // Hangs up the hard way (RST), whatever is under way.
  void reset();
  // Hangs up, from any thread: whoever reads or writes here has done so.
  void hang_up();

 private:
  Socket socket_;
  ssl_st* tls_;
};

// A whole answer with Content-Length; `headers`: lines ending in CRLF.
[[nodiscard]] std::string answer(const std::string& body, const std::string& headers = {}, int status = 200);
[[nodiscard]] std::string redirect(const std::string& location, int status = 302, const std::string& headers = {});

class TestServer {
 public:
  // Answers one request; false hangs up.
  using Handler = std::function<bool(const Received&, Connection&)>;

  explicit TestServer(Handler handler, std::shared_ptr<ssl_ctx_st> tls = nullptr, int port = 0);  // 0: a free one
  // Every request gets the page of its path (the query not counted), 404 if there is none.
  explicit TestServer(std::map<std::string, std::string> answers);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  // Shows another certificate from the next connection on.
  void present(std::shared_ptr<ssl_ctx_st> tls);

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string address(const std::string& path = "/", const std::string& host = "127.0.0.1") const;
  [[nodiscard]] std::vector<Received> received() const;
  void wait_for_requests(std::size_t count) const;

 private:
  void accept_all();
  void serve(Socket socket);

  Handler handler_;
  std::shared_ptr<ssl_ctx_st> tls_;
  Socket listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  mutable std::condition_variable more_;
  std::vector<Received> received_;
  std::vector<Socket> sockets_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace portal_test
