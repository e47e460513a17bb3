// The ${names} in a profile's texts, and what they stand for in one run.
#pragma once

#include "portal/profile.h"
#include "portal/session.h"

#include <map>
#include <string>

namespace portal {

using Values = std::map<std::string, std::string>;

// What a run has besides the profile and the account.
struct Given {
  const Sending* sending = nullptr;  // import flows: the file
  const Values* values = nullptr;    // errands: by name, as values_of() lists them
};

class Expansion {
 public:
  // Both must outlive it.
  Expansion(const Profile& profile, const Access& access) : profile_(profile), access_(access) {}

  // The text with its ${names} replaced; ${name:encoded} as it stands in an address.
  [[nodiscard]] std::string of(const std::string& text, const Given& given = {}) const;
  // Empty for a name that nobody knows.
  [[nodiscard]] std::string value_of(const std::string& name, const Given& given = {}) const;

 private:
  const Profile& profile_;
  const Access& access_;
};

}  // namespace portal
