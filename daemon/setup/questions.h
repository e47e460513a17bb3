// Questions to a person at a terminal, or to the lines that another program pipes in. What is typed as a password is not
// shown, and is wiped.
#pragma once

#include "daemon/config/secret.h"

#include <functional>
#include <string>

namespace navette {

class Questions {
 public:
  // Why an answer cannot be used (French, whole); empty if it can.
  using Objection = std::function<std::string(const std::string& answer)>;

  // `none`: nothing is asked, every question has its standing answer; one that has none throws UsageError.
  explicit Questions(bool none) : none_(none) {}

  // `standing` is what an empty line means; where it is empty, too, the question is asked again. `option` is named where
  // no answer comes. Throws UsageError.
  std::string text(const std::string& question, const std::string& option, const std::string& standing,
                   const Objection& objection) const;
  // `standing` is what an empty line means.
  [[nodiscard]] bool yes(const std::string& question, bool standing) const;
  // `keep`: an empty line means to keep the one that is there, and the answer is empty.
  [[nodiscard]] Secret password(const std::string& question, const std::string& option, bool keep = false) const;

 private:
  bool none_;
};

// The password that --password-file names: a file, or "-", a line of standard input. Throws UsageError, ConfigError.
[[nodiscard]] Secret password_from(const std::string& file);

}  // namespace navette
