// Transport over libcurl. TLS certificates are always verified; there is no way to turn that off.
#pragma once

#include "portal/transport.h"
#include "portal/transport_pace.h"

#include <chrono>
#include <memory>

namespace portal {

struct CurlOptions {
  std::string user_agent = "Mozilla/5.0 (compatible; Navette)";  // an ENT refuses requests without one
  boost::filesystem::path ca_file{};  // authorities to trust instead of the system's; empty: the system's
  std::string proxy{};                // "http://proxy:3128", "direct" for none; empty: what the environment says
  domain::Duration connect_timeout = std::chrono::seconds(20);
  domain::Duration request_timeout = std::chrono::minutes(5);   // one request, its body and its answer
  domain::Duration silence_timeout = std::chrono::seconds(60);  // with (almost) nothing coming or going
  std::size_t largest_answer = 32u << 20;                       // bytes, decompressed
  int most_redirects = 20;                                      // for one request, as in browsers
};

class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(CurlOptions options = {}, std::shared_ptr<Pace> pace = std::make_shared<Pace>());
  ~CurlTransport() override;

  [[nodiscard]] Result<Response> send(const Request& request) override;
  void allow(domain::Duration visit) override;
  void abort() override;
  void resume() override;
  [[nodiscard]] std::int64_t requests() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace portal
