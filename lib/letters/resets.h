// What is new since the last « Fichier des identifiants ». It has no dates, so two files are compared, account by account,
// by uid: names change and repeat, uids do neither.
#pragma once

#include "formats/credentials.h"

#include <string>
#include <vector>

namespace letters {

struct Change {
  std::string uid{};
  std::string before{};
  std::string now{};

  friend bool operator==(const Change&, const Change&) = default;
};

// uids in the order of the newer file; of `gone`, in that of the older.
struct Changes {
  // Whoever can be handed a login that they could not before: an account that was not there, or that had no login yet.
  std::vector<std::string> appeared{};
  std::vector<std::string> gone{};
  std::vector<Change> other_class{};           // of the pupils; an empty one: not in a class yet, or left
  std::vector<Change> other_login{};           // not of those who had none
  std::vector<std::string> password_chosen{};  // the initial one then, one of their own now: they have signed in
  std::vector<std::string> password_reset{};   // an initial one that differs from what was: it must be handed out again

  [[nodiscard]] bool empty() const {
    return appeared.empty() && gone.empty() && other_class.empty() && other_login.empty() && password_chosen.empty() &&
           password_reset.empty();
  }
};

[[nodiscard]] Changes compare(const formats::CredentialsFile& before, const formats::CredentialsFile& now);

}  // namespace letters
