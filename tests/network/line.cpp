#include "network/line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace network {

int port_in(const std::string& address) { return std::stoi(address.substr(address.rfind(':') + 1)); }

int connected(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::connect(socket, reinterpret_cast<sockaddr*>(&place), sizeof place) == 0) return socket;
  ::close(socket);
  return -1;
}

std::string ask(const Received& request, int port, const std::string& target) {
  std::string answer;
  const int socket = connected(port);
  if (socket < 0) return answer;
  Connection connection(socket, nullptr);
  std::string head = request.method + " " + target + " HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers)
    if (name != "connection" && name != "proxy-connection") head += name + ": " + value + "\r\n";
  if (connection.write(head + "Connection: close\r\n\r\n" + request.body))
    for (std::string piece = connection.read(); !piece.empty(); piece = connection.read()) answer += piece;
  ::close(socket);
  return answer;
}

Handler carry(int port) {
  return [port](const Received& request, Connection& connection) {
    connection.write(ask(request, port, request.target));
    return false;
  };
}

std::string ask_anywhere(const Received& request) {  // "http://127.0.0.1:8080/path"
  const auto colon = request.target.find(':', request.target.find("//"));
  return ask(request, std::stoi(request.target.substr(colon + 1)),
             request.target.substr(request.target.find('/', colon)));
}

Handler carry_anywhere() {
  return [](const Received& request, Connection& connection) {
    connection.write(ask_anywhere(request));
    return false;
  };
}

bool Losses::takes(const Received& request) {
  if (request.method != "POST" || ++forms_ <= lost_) return false;
  ++lost_;
  forms_ = 0;
  return true;
}

Line::Line(Handler at_first, std::shared_ptr<ssl_ctx_st> tls, int port) : handler_(std::move(at_first)) {
  server_ = std::make_unique<portal_test::TestServer>(
      [this](const Received& request, Connection& connection) {
        const Handler handler = [this] {
          const std::lock_guard lock(mutex_);
          return handler_;
        }();
        return handler(request, connection);
      },
      std::move(tls), port);
}

void Line::become(Handler handler) {
  const std::lock_guard lock(mutex_);
  handler_ = std::move(handler);
}

}  // namespace network
