// What reaches the sandbox ENT and what it answers, without sockets: whoever has a Request can drive the ENT in
// process.
#pragma once

#include "domain/clock.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sandbox {

// The two machines of an ENT. On loopback they are two ports of one address.
enum class Host { cas, school };

struct Request {
  Host host = Host::school;
  std::string method = "GET";
  std::string target = "/";                      // path and query, as on the request line
  std::map<std::string, std::string> headers{};  // names in lower case
  std::string body{};

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
  domain::Duration delay{};  // to be waited before the first byte is sent
  bool dropped = false;      // close the connection instead of answering
  bool chunked = false;      // send it in chunks, without Content-Length
};

}  // namespace sandbox
