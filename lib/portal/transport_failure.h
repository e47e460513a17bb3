// What libcurl reports, in words for the administrator.
#pragma once

#include "domain/fault.h"

#include <curl/curl.h>

#include <string>

namespace portal {

// `host` is all that a sentence tells of the address. `verification`: CURLINFO_SSL_VERIFYRESULT.
[[nodiscard]] domain::Failure failure_of(CURLcode code, long verification, const std::string& host);

[[nodiscard]] domain::Failure cancelled();
[[nodiscard]] domain::Failure visit_too_long(const std::string& host);
[[nodiscard]] domain::Failure answer_too_large(const std::string& host);
[[nodiscard]] domain::Failure too_many_redirects(const std::string& host);
[[nodiscard]] domain::Failure redirected_nowhere(const std::string& host);
// The form's content would leave an encrypted address for one that is not.
[[nodiscard]] domain::Failure redirected_in_clear(const std::string& host);

}  // namespace portal
