#include "sandbox/accounts.h"

namespace sandbox {

Accounts::Accounts(std::vector<Account> all, int attempts_before_lock)
    : all_(std::move(all)), attempts_before_lock_(attempts_before_lock) {}

Accounts::Verdict Accounts::check(const std::string& username, const std::string& password, bool refuse,
                                  domain::Instant now) {
  const Account* account = find(username);
  int& wrong = wrong_in_a_row_[username];
  Verdict verdict = Verdict::accepted;
  if (wrong >= attempts_before_lock_) {
    verdict = Verdict::locked;
  } else if (!account || account->password != password || refuse) {
    verdict = ++wrong >= attempts_before_lock_ ? Verdict::locked : Verdict::refused;
  } else {
    wrong = 0;
  }
  attempts_.push_back({username, now, verdict});
  return verdict;
}

const Account* Accounts::find(const std::string& username) const {
  for (const Account& each : all_)
    if (each.username == username) return &each;
  return nullptr;
}

}  // namespace sandbox
