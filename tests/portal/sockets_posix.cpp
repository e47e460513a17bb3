#include "portal/sockets.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace portal_test {

namespace {

int number(Socket socket) { return static_cast<int>(socket); }

sockaddr_in place_of(int port) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  place.sin_port = htons(static_cast<std::uint16_t>(port));
  return place;
}

}  // namespace

Socket listen_on(int& port, int queue) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int again = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
  auto place = place_of(port);
  socklen_t size = sizeof place;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&place), size) != 0 || ::listen(listener, queue) != 0 ||
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size) != 0)
    throw std::runtime_error("no port to listen on");
  port = ntohs(place.sin_port);
  return listener;
}

Socket next_caller(Socket listener) { return ::accept4(number(listener), nullptr, nullptr, SOCK_CLOEXEC); }

Socket call(int port) {
  const auto place = place_of(port);
  const int caller = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  (void)::connect(caller, reinterpret_cast<const sockaddr*>(&place), sizeof place);
  return caller;
}

long send(Socket socket, const char* bytes, std::size_t size) {
  return ::send(number(socket), bytes, size, MSG_NOSIGNAL);
}

long receive(Socket socket, char* bytes, std::size_t size) { return ::recv(number(socket), bytes, size, 0); }

void hang_up(Socket socket) { ::shutdown(number(socket), SHUT_RDWR); }

void reset(Socket socket) {
  const linger at_once{1, 0};
  ::setsockopt(number(socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  // Disconnects now: the descriptor stays the server's to close.
  const sockaddr nobody{};
  ::connect(number(socket), &nobody, sizeof nobody);
}

void close(Socket socket) { ::close(number(socket)); }

void survive_broken_pipes() { std::signal(SIGPIPE, SIG_IGN); }

bool checks_names() { return true; }

}  // namespace portal_test
