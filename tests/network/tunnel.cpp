#include "network/tunnel.h"

#include <thread>
#include <unistd.h>

namespace network {

Handler Tunnel::carry(int elsewhere) {
  return [this, elsewhere](const Received& request, Connection& client) {  // "CONNECT 127.0.0.1:8443"
    const int port = std::stoi(request.target.substr(request.target.find(':') + 1));
    const int socket = connected(elsewhere != 0 ? elsewhere : port);
    if (socket < 0) return client.write(portal_test::answer("", {}, 502));
    Connection server(socket, nullptr);
    {
      const std::lock_guard lock(mutex_);
      open_.push_back(&client);
    }
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    std::thread back([&] { pass(server, client); });
    pass(client, server);
    back.join();
    {
      const std::lock_guard lock(mutex_);
      std::erase(open_, &client);
    }
    ::close(socket);
    return false;
  };
}

void Tunnel::pass(Connection& from, Connection& to) {
  for (std::string piece = from.read(); !piece.empty(); piece = from.read()) {
    {
      const std::lock_guard lock(mutex_);
      seen_ += piece;
    }
    if (!to.write(piece)) break;
  }
  from.hang_up();
  to.hang_up();
}

void Tunnel::drop() {
  const std::lock_guard lock(mutex_);
  for (Connection* each : open_) each->hang_up();
}

std::string Tunnel::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

}  // namespace network
