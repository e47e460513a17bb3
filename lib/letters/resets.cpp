#include "letters/resets.h"

#include <string_view>
#include <unordered_map>

namespace letters {

namespace {

using formats::Account;
using formats::PasswordState;

bool is_reset(const Account& before, const Account& now) {
  if (now.password_state != PasswordState::initial) return false;
  return before.password_state == PasswordState::changed ||
         (before.password_state == PasswordState::initial && before.password.reveal() != now.password.reveal());
}

}  // namespace

std::vector<std::string> reset_passwords(const formats::CredentialsFile& before, const formats::CredentialsFile& now) {
  std::unordered_map<std::string_view, const Account*> known;
  for (const Account& account : before.accounts) known.emplace(account.uid, &account);
  std::vector<std::string> uids;
  for (const Account& account : now.accounts) {
    const auto then = known.find(account.uid);
    if (then != known.end() && is_reset(*then->second, account)) uids.push_back(account.uid);
  }
  return uids;
}

}  // namespace letters
