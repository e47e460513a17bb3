#include "formats/credentials_rows.h"

#include <algorithm>
#include <utility>

namespace formats {

namespace {

constexpr std::size_t kLongestText = 200;      // bytes: no name, login or address is longer
constexpr std::size_t kLongestPassword = 128;  // bytes
constexpr std::size_t kMostChildren = 30;      // of one account, and as many parents: more is a slip of the ENT's

void fill(std::string& known, std::string&& more) {
  if (known.empty()) known = std::move(more);
}

bool is_same_child(const Child& a, const Child& b) {
  return bare_letters(a.first_name) == bare_letters(b.first_name) &&
         bare_letters(a.last_name) == bare_letters(b.last_name);
}

// Into the entry that the parent's own row made for that child, or as one more, unless they are too many.
bool add_child(std::vector<Child>& children, Child child) {
  const auto fits = [&](const Child& each) {
    return each.uid.empty() && is_same_child(each, child) &&
           (each.school_class.empty() || child.school_class.empty() || each.school_class == child.school_class);
  };
  const auto nameless = [&](const Child& each) {
    return each.first_name.empty() && each.last_name.empty() && each.uid.empty() &&
           each.school_class == child.school_class;
  };
  auto found = std::find_if(children.begin(), children.end(), fits);
  if (found == children.end()) found = std::find_if(children.begin(), children.end(), nameless);
  if (found == children.end()) {
    if (children.size() == kMostChildren) return false;
    children.push_back(std::move(child));
    return true;
  }
  if (child.school_class.empty()) child.school_class = found->school_class;
  *found = std::move(child);
  return true;
}

// Another row says who a person is whom the first one called by a word that nobody knows.
void become(Account& known, const Account& more) {
  known.profile = more.profile;
  known.profile_word = more.profile_word;
  if (known.profile == Profile::parent && !known.school_class.empty())
    known.children.push_back({{}, {}, std::exchange(known.school_class, {}), {}});
}

bool holds_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

void AccountRows::take(const csv::Row& row) {
  if (row.flaw != csv::Flaw::none)
    return note(row.flaw == csv::Flaw::quotes ? RowFlaw::quotes : RowFlaw::too_long, row.line);
  const auto is_empty = [](const csv::Cell& cell) { return cell.raw.find_first_not_of(" \t") == cell.raw.npos; };
  if (std::all_of(row.cells.begin(), row.cells.end(), is_empty)) return;
  auto account = account_in(row);
  if (!account) return;
  if (account->profile == Profile::other) note(RowFlaw::profile, row.line);
  const auto [place, is_new] = by_uid_.emplace(account->uid, accounts_.size());
  if (is_new)
    accounts_.push_back(std::move(*account));
  else
    merge(accounts_[place->second], std::move(*account));
}

std::optional<Account> AccountRows::account_in(const csv::Row& row) {
  // A cell too few or too many would put what follows under another title: a password that is none.
  const bool fits = row.cells.size() >= columns_.required() && row.cells.size() <= most_cells_;
  if (!fits) return note(RowFlaw::cells, row.line), std::nullopt;
  Account account;
  account.line = row.line;
  if (!read_texts(row, account) || !read_password(row, account))
    return note(RowFlaw::characters, row.line), std::nullopt;
  if (account.uid.empty()) return note(RowFlaw::uid, row.line), std::nullopt;
  return account;
}

bool AccountRows::read_texts(const csv::Row& row, Account& account) {
  bool good = true;
  const auto read = [&](Column column) {
    auto said = text(row, column);
    good = good && said.has_value() && said->size() <= kLongestText;
    return said.value_or("");
  };
  account.uid = read(Column::uid);
  account.profile_word = read(Column::profile);
  account.profile = profile_of(account.profile_word);
  account.title = read(Column::title);
  account.first_name = read(Column::first_name);
  account.last_name = read(Column::last_name);
  account.login = read(Column::login);
  account.join_key = read(Column::join_key);
  account.school = read(Column::school);
  account.address = {read(Column::street), read(Column::postcode), read(Column::town), read(Column::country)};
  for (const Column each : {Column::father, Column::mother, Column::guardian1, Column::guardian2})
    if (auto uid = read(each); !uid.empty() && std::ranges::find(account.parents, uid) == account.parents.end())
      account.parents.push_back(std::move(uid));
  Child child{read(Column::child_first_name), read(Column::child_last_name), read(Column::school_class), {}};
  const bool names_a_child = !child.first_name.empty() || !child.last_name.empty();
  if (account.profile == Profile::other && names_a_child) account.profile = Profile::parent;
  if (account.profile != Profile::parent)
    account.school_class = std::move(child.school_class);
  else if (names_a_child || !child.school_class.empty())
    account.children.push_back(std::move(child));
  return good;
}

bool AccountRows::read_password(const csv::Row& row, Account& account) const {
  const auto place = columns_.place(Column::password);
  if (!place) return true;
  auto characters = characters_of(row.cells[*place], charset_);
  if (!characters) return false;
  domain::Secret cell(std::move(*characters));
  account.password_state = password_state_of(cell.reveal());
  if (account.password_state != PasswordState::initial) return true;
  if (cell.reveal().size() > kLongestPassword || holds_controls(cell.reveal())) return false;
  account.password = std::move(cell);
  return true;
}

std::optional<std::string> AccountRows::text(const csv::Row& row, Column column) const {
  const auto place = columns_.place(column);
  if (!place) return "";
  const auto characters = characters_of(row.cells[*place], charset_);
  if (!characters) return std::nullopt;
  return tidy({characters->data(), characters->size()});
}

// The same person once more: a parent's next child, a pupil whom a second school knows as well.
void AccountRows::merge(Account& known, Account&& more) {
  const bool other_login = !known.login.empty() && !more.login.empty() && known.login != more.login;
  const bool other_password = known.password_state == PasswordState::initial &&
                              more.password_state == PasswordState::initial &&
                              known.password.reveal() != more.password.reveal();
  if (other_login || other_password) return note(RowFlaw::contradiction, more.line);
  if (more.password_state == PasswordState::changed ||
      (more.password_state == PasswordState::initial && known.password_state == PasswordState::unknown)) {
    known.password_state = more.password_state;
    known.password = std::move(more.password);
  }
  if (known.profile == Profile::other && more.profile != Profile::other) become(known, more);
  fill(known.login, std::move(more.login));
  fill(known.title, std::move(more.title));
  fill(known.first_name, std::move(more.first_name));
  fill(known.last_name, std::move(more.last_name));
  fill(known.join_key, std::move(more.join_key));
  fill(known.school, std::move(more.school));
  if (known.address.empty()) known.address = std::move(more.address);
  for (std::string& uid : more.parents)
    if (known.parents.size() < kMostChildren && std::ranges::find(known.parents, uid) == known.parents.end())
      known.parents.push_back(std::move(uid));
  // A parent who also teaches has one login and one letter: as what they stand first.
  if (known.profile != Profile::parent) return fill(known.school_class, std::move(more.school_class));
  for (Child& child : more.children) {
    const bool is_named = !child.first_name.empty() || !child.last_name.empty();
    if (is_named && std::ranges::find(known.children, child) != known.children.end()) continue;
    if (known.children.size() == kMostChildren) return note(RowFlaw::children, more.line);
    known.children.push_back(std::move(child));
  }
}

void AccountRows::tell_parents_their_children() {
  for (const Account& pupil : accounts_) {
    if (pupil.profile != Profile::pupil) continue;
    for (const std::string& uid : pupil.parents) {
      const auto place = by_uid_.find(uid);
      if (place == by_uid_.end()) continue;
      Account& parent = accounts_[place->second];
      if (parent.profile != Profile::parent) continue;
      if (!add_child(parent.children, {pupil.first_name, pupil.last_name, pupil.school_class, pupil.uid}))
        note(RowFlaw::children, pupil.line);
    }
  }
}

CredentialsFile AccountRows::finish() {
  tell_parents_their_children();
  for (const Account& account : accounts_)
    if (account.login.empty()) note(RowFlaw::login, account.line);
  CredentialsFile file;
  file.findings = findings_of(lines_);
  if (!columns_.has(Column::profile)) {
    std::erase_if(file.findings, [](const domain::Finding& each) { return each.code == "profile_unknown"; });
    file.findings.push_back(
        {"no_profiles",
         "Le fichier n'a pas de colonne « profil » : Navette ne peut pas distinguer les élèves, les "
         "parents et les enseignants, et tous recevront la même lettre."});
  }
  file.accounts = std::move(accounts_);
  file.has_classes = columns_.has(Column::school_class);
  file.has_passwords = columns_.has(Column::password);
  return file;
}

}  // namespace formats
