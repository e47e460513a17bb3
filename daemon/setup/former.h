// What the configuration in its place says already: `navette configure` proposes it, and takes away what it no longer needs.
#pragma once

#include "daemon/config/secret.h"
#include "daemon/setup/setup.h"

namespace navette {

// Of its first school. Empty where there is no configuration, or one that cannot be read.
struct Former {
  bool is_of_configure = false;  // written by it for one school, whatever was changed since
  std::string profile{};
  std::map<std::string, std::string> addresses{};
  std::optional<domain::Uai> uai{};
  std::string school{};
  std::string username{};
  fs::path folder{};
  fs::path state{};
  fs::path password_file{};
  Secret password{};  // empty where it cannot be read

  [[nodiscard]] std::string address(const std::string& name) const;
  // Whether its password is that account's: the same digits, for a letter may have been corrected.
  [[nodiscard]] bool is_account(const domain::Uai& of, const std::string& name) const;
};
[[nodiscard]] Former former_in(const fs::path& file);

// The password's file of another school, which the former configuration had and nothing names any more, once `setup` is
// written. Empty if there is none.
[[nodiscard]] fs::path left_over(const Former& former, const Setup& setup);

// What a person wrote into the former text and `configure` does not ask about, so that the new text lacks it: keys, other
// schools. Line by line, without comments.
[[nodiscard]] std::vector<std::string> lines_lost(const std::string& former, const std::string& text);

}  // namespace navette
