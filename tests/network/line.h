// The line between Navette and the sandbox ENT: a server in front of it, in the clear or with a certificate, as the ENT
// itself or as a proxy. It does what it is told: carry each request, or something worse.
#pragma once

#include "portal/test_server.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace network {

using portal_test::Connection;
using portal_test::Received;
using Handler = portal_test::TestServer::Handler;

// "http://127.0.0.1:8080"
[[nodiscard]] int port_in(const std::string& address);
// A socket to the server at 127.0.0.1:`port`, the caller's to close; negative if it is not there.
[[nodiscard]] int connected(int port);

// Carries a request to the server at 127.0.0.1:`port` and its answer back. Hangs up afterwards.
[[nodiscard]] Handler carry(int port);
// The same, to wherever a proxy's client asks for.
[[nodiscard]] Handler carry_anywhere();
// What the server answers, whole; empty if it is not there.
[[nodiscard]] std::string ask(const Received& request, int port, const std::string& target);
[[nodiscard]] std::string ask_anywhere(const Received& request);

// Which answers are lost: the n-th visit's to its n-th form.
class Losses {
 public:
  [[nodiscard]] bool takes(const Received& request);
  [[nodiscard]] int count() const { return lost_; }

 private:
  std::atomic<int> forms_ = 0, lost_ = 0;
};

class Line {
 public:
  explicit Line(Handler at_first, std::shared_ptr<ssl_ctx_st> tls = nullptr, int port = 0);

  // From the next request on.
  void become(Handler handler);

  [[nodiscard]] portal_test::TestServer& server() const { return *server_; }

 private:
  std::mutex mutex_;
  Handler handler_;
  std::unique_ptr<portal_test::TestServer> server_;
};

}  // namespace network
