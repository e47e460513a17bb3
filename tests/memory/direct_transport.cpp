#include "memory/direct_transport.h"

#include "memory/heap.h"

#include <boost/filesystem/fstream.hpp>

#include <iterator>
#include <memory>

namespace memory {

namespace {

std::string bytes_of(const portal::Request::Part& part) {
  if (!part.file) return part.value;
  boost::filesystem::ifstream in(*part.file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

constexpr const char* kBoundary = "----navette-essai-7MA4YWxkTrZu0gW";

std::string multipart(const std::vector<portal::Request::Part>& parts) {
  std::string body;
  for (const auto& part : parts) {
    body += std::string("--") + kBoundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + "\"";
    if (part.file_name) body += "; filename=\"" + *part.file_name + "\"";
    if (!part.content_type.empty()) body += "\r\nContent-Type: " + part.content_type;
    body += "\r\n\r\n" + bytes_of(part) + "\r\n";
  }
  return body + "--" + kBoundary + "--\r\n";
}

}  // namespace

sandbox::Response House::answer(const sandbox::Request& request) {
  const auto before = static_cast<std::int64_t>(heap());
  auto answer = std::make_unique<sandbox::Response>(ent.answer(request, now));
  const auto after = static_cast<std::int64_t>(heap());
  sandbox::Response copy = *answer;
  const auto with_copy = static_cast<std::int64_t>(heap());
  answer.reset();
  held += (after - before) - (with_copy - static_cast<std::int64_t>(heap()));
  return copy;
}

portal::Result<portal::Response> DirectTransport::send(const portal::Request& asked) {
  portal::Request request = asked;
  for (int redirects = 0; redirects < 20; ++redirects) {
    ++requests_;
    const bool cas = request.address.starts_with(house_.addresses.cas_url);
    const auto& base = cas ? house_.addresses.cas_url : house_.addresses.school_url;
    auto& cookies = cookies_[cas ? 0 : 1];
    sandbox::Request out;
    out.host = cas ? sandbox::Host::cas : sandbox::Host::school;
    out.method = request.method == portal::Request::Method::get ? "GET" : "POST";
    out.target = request.address.substr(base.size());
    if (out.target.empty()) out.target = "/";
    out.headers["user-agent"] = "Navette test";
    for (const auto& [name, value] : cookies)
      out.headers["cookie"] += (out.headers["cookie"].empty() ? "" : "; ") + name + "=" + value;
    if (out.method == "POST") {
      out.headers["content-type"] =
          request.multipart ? std::string("multipart/form-data; boundary=") + kBoundary : request.content_type;
      out.body = request.multipart ? multipart(request.parts) : request.body;
    }
    const sandbox::Response answer = house_.answer(out);
    if (answer.dropped) return domain::Failure{domain::Fault::unreachable, "La connexion avec l'ENT a été coupée."};
    portal::Response response;
    response.status = answer.status;
    response.address = request.address;
    response.body = answer.body;
    std::string location;
    for (const auto& [name, value] : answer.headers) {
      if (name == "Location") location = value;
      if (name == "Content-Type") response.content_type = value;
      if (name == "Retry-After") response.retry_after = std::chrono::seconds(std::stoi(value));
      if (name == "Set-Cookie") {
        const auto equals = value.find('=');
        cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
      }
    }
    if (location.empty()) return response;
    request = {.address = location.starts_with("/") ? base + location : location};
  }
  return domain::Failure{domain::Fault::page_changed, "L'ENT renvoie sans fin."};
}

}  // namespace memory
