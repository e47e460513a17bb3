// Who may sign in, and how often somebody tried. A few wrong passwords in a row lock an account for good, as ENTs do.
#pragma once

#include "domain/clock.h"
#include "sandbox/options.h"

#include <map>
#include <string>
#include <vector>

namespace sandbox {

class Accounts {
 public:
  enum class Verdict { accepted, refused, locked };
  struct Attempt {
    std::string username;
    domain::Instant at;
    Verdict verdict;
  };

  Accounts(std::vector<Account> all, int attempts_before_lock);

  // Counts the attempt. `refuse`: as if the password were wrong.
  [[nodiscard]] Verdict check(const std::string& username, const std::string& password, bool refuse,
                              domain::Instant now);
  // The account with that name; null if there is none.
  [[nodiscard]] const Account* find(const std::string& username) const;
  [[nodiscard]] const std::vector<Attempt>& attempts() const { return attempts_; }

 private:
  std::vector<Account> all_;
  int attempts_before_lock_;
  std::map<std::string, int> wrong_in_a_row_;
  std::vector<Attempt> attempts_;
};

}  // namespace sandbox
