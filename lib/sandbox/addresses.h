// Where the sandbox ENT answers.
#pragma once

#include <string>

namespace sandbox {

// Where the ENT answers, without a final slash: what goes into a configuration.
struct Addresses {
  std::string portal_url = "http://127.0.0.1:8080";
  std::string school_url = "http://127.0.0.1:8080";
  std::string cas_url = "http://127.0.0.1:8081";
};

}  // namespace sandbox
