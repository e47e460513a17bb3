#include "portal/test_server.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <openssl/ssl.h>

namespace portal_test {

std::string Received::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

bool Connection::write(const std::string& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const auto left = bytes.size() - sent;
    const auto done = tls_ ? SSL_write(tls_, bytes.data() + sent, static_cast<int>(left))
                           : portal_test::send(socket_, bytes.data() + sent, left);
    if (done <= 0) return false;
    sent += static_cast<std::size_t>(done);
  }
  return true;
}

std::string Connection::read() {
  std::string buffer(65536, '\0');
  const auto got = tls_ ? SSL_read(tls_, buffer.data(), static_cast<int>(buffer.size()))
                        : receive(socket_, buffer.data(), buffer.size());
  buffer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return buffer;
}

void Connection::stall() {
  while (!read().empty()) {
  }
}

void Connection::reset() { portal_test::reset(socket_); }

void Connection::hang_up() { portal_test::hang_up(socket_); }

std::string answer(const std::string& body, const std::string& headers, int status) {
  const bool typed = headers.find("Content-Type") != std::string::npos;
  return "HTTP/1.1 " + std::to_string(status) + " X\r\n" + (typed ? "" : "Content-Type: text/html; charset=utf-8\r\n") +
         headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string redirect(const std::string& location, int status, const std::string& headers) {
  return answer("", "Location: " + location + "\r\n" + headers, status);
}

TestServer::TestServer(Handler handler, std::shared_ptr<ssl_ctx_st> tls, int port)
    : handler_(std::move(handler)), tls_(std::move(tls)) {
  survive_broken_pipes();  // OpenSSL writes to sockets whose other side is gone
  port_ = port;
  listener_ = listen_on(port_);
  acceptor_ = std::thread([this] { accept_all(); });
}

TestServer::TestServer(std::map<std::string, std::string> answers)
    : TestServer([answers = std::move(answers)](const Received& request, Connection& connection) {
        const auto found = answers.find(request.target.substr(0, request.target.find('?')));
        return connection.write(found == answers.end() ? answer("absent", "", 404) : found->second);
      }) {}

TestServer::~TestServer() {
  stopping_ = true;
  hang_up(listener_);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const Socket socket : sockets_) hang_up(socket);
  }
  for (auto& thread : threads_) thread.join();
  for (const Socket socket : sockets_) portal_test::close(socket);
  portal_test::close(listener_);
}

void TestServer::present(std::shared_ptr<ssl_ctx_st> tls) {
  const std::lock_guard lock(mutex_);
  tls_ = std::move(tls);
}

std::string TestServer::address(const std::string& path, const std::string& host) const {
  return (tls_ ? "https://" : "http://") + host + ":" + std::to_string(port_) + path;
}

std::vector<Received> TestServer::received() const {
  const std::lock_guard lock(mutex_);
  return received_;
}

void TestServer::wait_for_requests(std::size_t count) const {
  std::unique_lock lock(mutex_);
  more_.wait(lock, [&] { return received_.size() >= count; });
}

void TestServer::accept_all() {
  for (;;) {
    const Socket socket = next_caller(listener_);
    if (socket < 0 || stopping_) {
      if (socket >= 0) portal_test::close(socket);
      return;
    }
    const std::lock_guard lock(mutex_);
    sockets_.push_back(socket);
    threads_.emplace_back([this, socket] { serve(socket); });
  }
}

void TestServer::serve(Socket socket) {
  const auto context = [this] {
    const std::lock_guard lock(mutex_);
    return tls_;
  }();
  const std::unique_ptr<SSL, decltype(&SSL_free)> tls(context ? SSL_new(context.get()) : nullptr, &SSL_free);
  if (tls) {
    SSL_set_fd(tls.get(), static_cast<int>(socket));
    if (SSL_accept(tls.get()) != 1) {
      hang_up(socket);
      return;
    }
  }
  Connection connection(socket, tls.get());
  std::string bytes;
  for (bool more = true; more;) {
    auto end = bytes.find("\r\n\r\n");
    while (end == std::string::npos) {
      const auto read = connection.read();
      if (read.empty()) return;
      bytes += read;
      end = bytes.find("\r\n\r\n");
    }
    Received request;
    const auto head = bytes.substr(0, end + 2);
    bytes.erase(0, end + 4);
    request.method = head.substr(0, head.find(' '));
    request.target = head.substr(request.method.size() + 1);
    request.target = request.target.substr(0, request.target.find(' '));
    for (auto at = head.find("\r\n") + 2; at < head.size();) {
      const auto line_end = head.find("\r\n", at);
      const auto line = head.substr(at, line_end - at);
      const auto colon = line.find(':');
      if (colon != std::string::npos)
        request.headers[boost::algorithm::to_lower_copy(line.substr(0, colon))] = line.substr(colon + 2);
      at = line_end + 2;
    }
    const auto length = request.header("content-length");
    const auto size = length.empty() ? 0 : std::stoul(length);
    while (bytes.size() < size) {
      const auto read = connection.read();
      if (read.empty()) return;
      bytes += read;
    }
    request.body = bytes.substr(0, size);
    bytes.erase(0, size);
    {
      const std::lock_guard lock(mutex_);
      received_.push_back(request);
    }
    more_.notify_all();
    more = handler_(request, connection);
  }
  hang_up(socket);
}

}  // namespace portal_test
