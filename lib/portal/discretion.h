// The last word before anything of a visit leaves it: an ENT that repeats the password on a page ("« xyz » est incorrect")
// brings it neither into a sentence, a report nor a page that is kept for the administrator.
#pragma once

#include "portal/session.h"

namespace portal {

class Discretion {
 public:
  // Refers to the password, whose copies it does not keep. One of less than four bytes cannot be told from the words
  // around it, and stays.
  explicit Discretion(const std::string& password) : password_(password) {}

  [[nodiscard]] std::string of(std::string text) const;  // plain or HTML
  [[nodiscard]] Result<Answer> of(Result<Answer> answer) const;
  [[nodiscard]] Result<FoundPeople> of(Result<FoundPeople> answer) const;
  // The file is handed on as it came: it may hold this account among others, and whoever reads it reads all of them.
  [[nodiscard]] Result<std::optional<Download>> of(Result<std::optional<Download>> answer) const;
  [[nodiscard]] Result<std::vector<std::string>> of(Result<std::vector<std::string>> answer) const;
  [[nodiscard]] Result<ShownWeek> of(Result<ShownWeek> answer) const;
  [[nodiscard]] Result<UserAnswer> of(Result<UserAnswer> answer) const;
  [[nodiscard]] Checked of(Checked line) const;

 private:
  [[nodiscard]] domain::Failure of(domain::Failure failure) const;

  const std::string& password_;
};

}  // namespace portal
