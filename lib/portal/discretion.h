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
  [[nodiscard]] Checked of(Checked line) const;

 private:
  const std::string& password_;
};

}  // namespace portal
