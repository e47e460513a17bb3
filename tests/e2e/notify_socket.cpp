#include "e2e/notify_socket.h"

#include "e2e/until.h"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace e2e {

Datagrams::Datagrams(const boost::filesystem::path& file)
    : file_(file), descriptor_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  BOOST_REQUIRE(file.string().size() < sizeof address.sun_path);
  std::strcpy(address.sun_path, file.c_str());
  BOOST_REQUIRE(::bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  listener_ = std::thread([this] { listen(); });
}

Datagrams::~Datagrams() {
  ::shutdown(descriptor_, SHUT_RDWR);
  listener_.join();
  ::close(descriptor_);
  ::unlink(file_.c_str());
}

void Datagrams::listen() {
  std::array<char, 65536> bytes;
  for (;;) {
    const auto got = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (got <= 0) return;
    const std::string text(bytes.data(), static_cast<std::size_t>(got));
    const std::lock_guard lock(mutex_);
    boost::split(messages_.emplace_back(), text, boost::is_any_of("\n"));
  }
}

std::vector<std::vector<std::string>> Datagrams::messages() {
  const std::lock_guard lock(mutex_);
  return messages_;
}

const std::vector<std::string>& NotifySocket::heard() {
  heard_.clear();
  for (const auto& message : socket_.messages()) heard_.insert(heard_.end(), message.begin(), message.end());
  return heard_;
}

bool NotifySocket::hears(const std::string& beginning, std::size_t from, std::size_t count) {
  const bool heard_so = until([&] {
    const auto& all = heard();
    return from <= all.size() && static_cast<std::size_t>(std::count_if(
                                     all.begin() + static_cast<std::ptrdiff_t>(from), all.end(),
                                     [&](const auto& line) { return line.starts_with(beginning); })) >= count;
  });
  if (!heard_so)
    for (const auto& line : heard_) BOOST_TEST_MESSAGE(line);
  return heard_so;
}

std::string NotifySocket::last(const std::string& beginning) {
  const auto& all = heard();
  const auto line =
      std::find_if(all.rbegin(), all.rend(), [&](const auto& each) { return each.starts_with(beginning); });
  return line == all.rend() ? std::string() : line->substr(beginning.size());
}

}  // namespace e2e
