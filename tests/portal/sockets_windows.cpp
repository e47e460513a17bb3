#include "portal/sockets.h"

#include <map>
#include <mutex>
#include <stdexcept>
#include <winsock2.h>

namespace portal_test {

namespace {

SOCKET number(Socket socket) { return static_cast<SOCKET>(socket); }

Socket socket_of(SOCKET number) { return number == INVALID_SOCKET ? -1 : static_cast<Socket>(number); }

sockaddr_in place_of(int port) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  place.sin_port = htons(static_cast<u_short>(port));
  return place;
}

SOCKET new_socket() {
  static const bool begun = [] {
    WSADATA about{};
    return ::WSAStartup(MAKEWORD(2, 2), &about) == 0;
  }();
  if (!begun) throw std::runtime_error("no sockets");
  return ::socket(AF_INET, SOCK_STREAM, 0);
}

// To hang up on who waits for a caller means to close it, and a number must not be closed twice.
std::mutex mutex;
std::map<Socket, bool> listeners;  // whether it is closed

}  // namespace

Socket listen_on(int& port, int queue) {
  const SOCKET listener = new_socket();
  auto place = place_of(port);
  int size = sizeof place;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&place), size) != 0 || ::listen(listener, queue) != 0 ||
      ::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size) != 0)
    throw std::runtime_error("no port to listen on");
  port = ntohs(place.sin_port);
  const std::lock_guard lock(mutex);
  listeners[socket_of(listener)] = false;
  return socket_of(listener);
}

Socket next_caller(Socket listener) { return socket_of(::accept(number(listener), nullptr, nullptr)); }

Socket call(int port) {
  const auto place = place_of(port);
  const SOCKET caller = new_socket();
  u_long at_once = 1;
  ::ioctlsocket(caller, static_cast<long>(FIONBIO), &at_once);
  (void)::connect(caller, reinterpret_cast<const sockaddr*>(&place), sizeof place);
  return socket_of(caller);
}

long send(Socket socket, const char* bytes, std::size_t size) {
  return ::send(number(socket), bytes, static_cast<int>(size), 0);
}

long receive(Socket socket, char* bytes, std::size_t size) {
  return ::recv(number(socket), bytes, static_cast<int>(size), 0);
}

void hang_up(Socket socket) {
  const std::lock_guard lock(mutex);
  const auto listener = listeners.find(socket);
  if (listener == listeners.end()) {
    ::shutdown(number(socket), SD_BOTH);
  } else if (!listener->second) {
    listener->second = true;
    ::closesocket(number(socket));
  }
}

// Windows resets by closing, which is left to the owner: until then nothing more comes or goes.
void reset(Socket socket) {
  const linger at_once{1, 0};
  ::setsockopt(number(socket), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char*>(&at_once), sizeof at_once);
  ::shutdown(number(socket), SD_BOTH);
}

void close(Socket socket) {
  const std::lock_guard lock(mutex);
  const auto listener = listeners.find(socket);
  if (listener == listeners.end() || !listener->second) ::closesocket(number(socket));
  if (listener != listeners.end()) listeners.erase(listener);
}

void survive_broken_pipes() {}

bool checks_names() { return ::GetProcAddress(::GetModuleHandleW(L"ntdll.dll"), "wine_get_version") == nullptr; }

}  // namespace portal_test
