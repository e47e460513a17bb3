#include "letters/changes.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace letters {

namespace {

using formats::Account;
using formats::PasswordState;

void compare_passwords(const Account& before, const Account& now, Changes& changes) {
  if (before.password_state == PasswordState::initial && now.password_state == PasswordState::changed)
    changes.password_chosen.push_back(now.uid);
  const bool is_new_one =
      now.password_state == PasswordState::initial &&
      (before.password_state == PasswordState::changed ||
       (before.password_state == PasswordState::initial && before.password.reveal() != now.password.reveal()));
  if (is_new_one) changes.password_reset.push_back(now.uid);
}

void compare_accounts(const Account& before, const Account& now, Changes& changes) {
  if (before.login.empty() && !now.login.empty()) {
    changes.appeared.push_back(now.uid);
    return;
  }
  if (before.login != now.login && !now.login.empty())
    changes.other_login.push_back({now.uid, before.login, now.login});
  compare_passwords(before, now, changes);
}

}  // namespace

Changes compare(const formats::CredentialsFile& before, const formats::CredentialsFile& now) {
  std::unordered_map<std::string_view, const Account*> known;
  for (const Account& account : before.accounts) known.emplace(account.uid, &account);
  // A file without classes says nothing of them.
  const bool classes_can_be_told = before.has_classes && now.has_classes;
  Changes changes;
  std::unordered_set<std::string_view> still_there;
  for (const Account& account : now.accounts) {
    still_there.insert(account.uid);
    const auto found = known.find(account.uid);
    if (found == known.end()) {
      if (!account.login.empty()) changes.appeared.push_back(account.uid);
      continue;
    }
    const Account& then = *found->second;
    compare_accounts(then, account, changes);
    if (classes_can_be_told && account.profile == formats::Profile::pupil && then.school_class != account.school_class)
      changes.other_class.push_back({account.uid, then.school_class, account.school_class});
  }
  for (const Account& account : before.accounts)
    if (!still_there.contains(account.uid)) changes.gone.push_back(account.uid);
  return changes;
}

}  // namespace letters
