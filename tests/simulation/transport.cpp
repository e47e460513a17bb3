#include "transport.h"

#include "fiber.h"
#include "portal/transport_failure.h"
#include "portal/url.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/replace.hpp>
#include <boost/filesystem/fstream.hpp>

#include <algorithm>
#include <iterator>

namespace simulation {

namespace {

using namespace std::chrono_literals;
using portal::Result;

constexpr int kMostRedirects = 20;
constexpr Duration kConnectTimeout = 20s;
constexpr Duration kSilenceTimeout = 60s;
constexpr const char* kBoundary = "------------------------navette";

std::string quoted(std::string name) {
  boost::replace_all(name, "\\", "\\\\");
  boost::replace_all(name, "\"", "\\\"");
  return "\"" + name + "\"";
}

std::string header_of(const sandbox::Response& response, std::string_view wanted) {
  std::string last;
  for (const auto& [name, value] : response.headers)
    if (boost::iequals(name, wanted)) last = value;
  return last;
}

}  // namespace

bool SimulatedTransport::pass_to(Instant when) {
  if (aborted_) return false;
  Fiber* const self = Fiber::current();
  wake_ = [self] { self->resume(); };
  asleep_ = agenda_.at(when, [this] {
    asleep_.reset();
    wake_();
  });
  try {
    Fiber::wait();
  } catch (const Abandoned&) {
    if (asleep_) agenda_.cancel(*asleep_);
    throw;
  }
  return !aborted_;
}

void SimulatedTransport::abort() {
  aborted_ = true;
  if (!asleep_) return;
  agenda_.cancel(*asleep_);
  asleep_ = agenda_.at(agenda_.now() + 100ms, [this] {
    asleep_.reset();
    wake_();
  });
}

domain::Failure SimulatedTransport::lost(int curl_code, const std::string& host) const {
  if (agenda_.now() >= latest_) return portal::visit_too_long(host);
  return portal::failure_of(static_cast<CURLcode>(curl_code), {}, host);
}

Result<portal::Response> SimulatedTransport::send(const portal::Request& first) {
  portal::Request request = first;
  for (int redirects = 0;; ++redirects) {
    const std::string host = portal::host_of(request.address);
    const Instant turn = ent_.next_turn();
    if (turn > latest_) return portal::visit_too_long(host);
    if (!pass_to(turn)) return portal::cancelled();
    const auto sent = encoded(request);
    if (!sent) return sent.error();
    const auto answer = exchange(*sent, host);
    if (!answer) return answer.error();
    keep_cookies(host, *answer);

    portal::Response response;
    response.status = answer->status;
    response.address = request.address;
    response.content_type = header_of(*answer, "content-type");
    if (const std::string seconds = header_of(*answer, "retry-after"); !seconds.empty()) {
      response.retry_after = std::chrono::seconds(std::stoll(seconds));
      patience_ = agenda_.now() + *response.retry_after;
    }
    response.body = answer->body;
    const std::string location = header_of(*answer, "location");
    if (location.empty() || response.status < 300 || response.status > 399) return response;
    if (redirects >= kMostRedirects) return portal::too_many_redirects(host);
    const auto address = portal::resolve(request.address, location);
    if (!address) return portal::redirected_nowhere(host);
    if (response.status != 307 && response.status != 308) {
      request.method = portal::Request::Method::get;
      request.body.clear();
      request.parts.clear();
      request.multipart = false;
    }
    request.address = portal::without_fragment(*address);
  }
}

Result<sandbox::Response> SimulatedTransport::exchange(const sandbox::Request& request, const std::string& host) {
  ++requests_;
  if (disk_.moment()) throw Abandoned{};
  trace_.tell(ent_.rules().name, request.method + " " + request.target.substr(0, request.target.find("ticket=")));
  const Instant silence = std::min(agenda_.now() + kSilenceTimeout, latest_);
  const Fate fate = ent_.fate_of(request);
  if (fate == Fate::refused) {
    if (!pass_to(agenda_.now() + ent_.dice().between(1ms, 300ms))) return portal::cancelled();
    return lost(CURLE_COULDNT_CONNECT, host);
  }
  if (fate == Fate::black_hole || fate == Fate::late) {
    if (fate == Fate::late)
      agenda_.at(agenda_.now() + ent_.dice().between(1s, 105s), [&ent = ent_, &trace = trace_, request] {
        trace.tell(ent.rules().name, "arrives late: " + request.method + " " + request.target);
        std::ignore = ent.answer(request);
      });
    const Instant until = fate == Fate::late ? silence : std::min(agenda_.now() + kConnectTimeout, latest_);
    if (!pass_to(until)) return portal::cancelled();
    return lost(CURLE_OPERATION_TIMEDOUT, host);
  }
  if (!pass_to(agenda_.now() + ent_.dice().between(5ms, 400ms))) return portal::cancelled();
  if (fate == Fate::reset_before) return lost(CURLE_SEND_ERROR, host);

  sandbox::Response response = ent_.answer(request);
  if (disk_.moment()) throw Abandoned{};
  const Instant back = agenda_.now() + response.delay + ent_.dice().between(5ms, 400ms);
  if (!pass_to(std::min(back, silence))) return portal::cancelled();
  if (back > silence) return lost(CURLE_OPERATION_TIMEDOUT, host);
  if (disk_.moment()) throw Abandoned{};
  if (fate == Fate::reset_after || response.dropped) return lost(CURLE_GOT_NOTHING, host);
  return response;
}

Result<sandbox::Request> SimulatedTransport::encoded(const portal::Request& request) const {
  sandbox::Request sent;
  const std::string host = portal::host_of(request.address);
  const std::string origin = portal::origin_of(request.address);
  sent.host =
      boost::starts_with(request.address, ent_.addresses().cas_url) ? sandbox::Host::cas : sandbox::Host::school;
  sent.target = request.address.substr(origin.size());
  if (!boost::starts_with(sent.target, "/")) sent.target.insert(0, "/");
  sent.headers["user-agent"] = "Mozilla/5.0 (compatible; Navette)";
  if (const auto jar = cookies_.find(host); jar != cookies_.end()) {
    std::string all;
    for (const auto& [name, value] : jar->second) all += (all.empty() ? "" : "; ") + name + "=" + value;
    sent.headers["cookie"] = all;
  }
  if (request.method == portal::Request::Method::get) return sent;
  sent.method = "POST";
  if (!request.multipart) {
    sent.headers["content-type"] = request.content_type;
    sent.body = request.body;
    return sent;
  }
  sent.headers["content-type"] = std::string("multipart/form-data; boundary=") + kBoundary;
  for (const auto& part : request.parts) {
    sent.body += std::string("--") + kBoundary + "\r\nContent-Disposition: form-data; name=" + quoted(part.name);
    if (part.file_name) sent.body += "; filename=" + quoted(*part.file_name);
    if (!part.content_type.empty()) sent.body += "\r\nContent-Type: " + part.content_type;
    sent.body += "\r\n\r\n";
    if (part.file) {
      boost::filesystem::ifstream file(*part.file, std::ios::binary);
      if (!file) return portal::failure_of(CURLE_READ_ERROR, {}, host);
      sent.body.append(std::istreambuf_iterator<char>(file), {});
    } else {
      sent.body += part.value;
    }
    sent.body += "\r\n";
  }
  sent.body += std::string("--") + kBoundary + "--\r\n";
  return sent;
}

void SimulatedTransport::keep_cookies(const std::string& host, const sandbox::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (!boost::iequals(name, "set-cookie")) continue;
    const std::size_t equals = value.find('=');
    cookies_[host][value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
  }
}

}  // namespace simulation
