// What libcurl reports, in words for the administrator.
#pragma once

#include "domain/fault.h"

#include <curl/curl.h>

#include <string>

namespace portal {

// What libcurl knows besides.
struct Circumstances {
  long verification = 0;   // CURLINFO_SSL_VERIFYRESULT
  long proxy_status = 0;   // CURLINFO_HTTP_CONNECTCODE
  bool asked = false;      // the request left, so it was the answer that went wrong
  bool has_proxy = false;  // one is configured, here or in the environment
};

// `host` is all that a sentence tells of the address.
[[nodiscard]] domain::Failure failure_of(CURLcode code, const Circumstances& circumstances, const std::string& host);

[[nodiscard]] domain::Failure cancelled();
[[nodiscard]] domain::Failure visit_too_long(const std::string& host);
[[nodiscard]] domain::Failure answer_too_large(const std::string& host);
// A proxy's answer in the place of the ENT's: 407 and others.
[[nodiscard]] domain::Failure proxy_refuses(long status, const std::string& host);
[[nodiscard]] domain::Failure too_many_redirects(const std::string& host);
[[nodiscard]] domain::Failure redirected_nowhere(const std::string& host);
// The form's content would leave an encrypted address for one that is not.
[[nodiscard]] domain::Failure redirected_in_clear(const std::string& host);

}  // namespace portal
