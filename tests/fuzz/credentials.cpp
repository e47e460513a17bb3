// Input: a credentials file's bytes. It is refused, or read with a finding for each row that is left out; and whatever is
// read makes letters' piles and rows for a mail merge that are read back as they were written.
#include "formats/credentials.h"

#include "formats/csv.h"
#include "letters/mail_merge.h"
#include "letters/resets.h"
#include "must.h"

#include <set>

namespace {

using fuzz::must;

bool is_line(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
  return fuzz::is_utf8(text) && text.size() <= 200;
}

void check(const formats::Account& account) {
  must(!account.uid.empty(), "an account has a uid");
  for (const auto& text :
       {account.uid, account.profile_word, account.title, account.first_name, account.last_name, account.school_class,
        account.login, account.join_key, account.school, account.address.street})
    must(is_line(text), "a text is one line of UTF-8");
  must(is_line(account.password.reveal()), "a password is one line of UTF-8");
  must(account.password.empty() == (account.password_state != formats::PasswordState::initial),
       "there is a password exactly if it is an initial one");
  must(account.children.size() <= 30 && (account.children.empty() || account.profile == formats::Profile::parent),
       "only parents have children, and not too many");
}

void check_merge(const letters::Selection& selection) {
  const auto merge = letters::mail_merge(selection, {"Collège", "https://ent.example/", {}, {}});
  formats::csv::Reader reader(merge.csv.reveal(), ';');
  std::size_t rows = 0, cells = 0;
  for (auto row = reader.next(); row; row = reader.next()) {
    if (rows++ == 0) cells = row->cells.size();
    // A parent of many may have a cell longer than a credentials file's may be.
    if (row->flaw != formats::csv::Flaw::too_long) must(row->cells.size() == cells, "each row has all cells");
    for (const auto& cell : row->cells) must(cell.raw.find_first_of("=+-@") != 0, "no cell begins as a formula");
  }
  must(rows == selection.letters() + 1, "a row a letter");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  const auto file = formats::read_credentials(bytes);
  if (!file) {
    must(file.error().fault == domain::Fault::file_refused, "a refusal is about the file");
    must(fuzz::is_sentence(file.error().sentence), "a refusal is a whole sentence");
    return 0;
  }
  std::set<std::string_view> uids;
  for (const auto& account : file->accounts) {
    check(account);
    must(uids.insert(account.uid).second, "a uid is one account's");
  }
  for (const auto& finding : file->findings) must(fuzz::is_sentence(finding.sentence), "a finding is a whole sentence");
  must(letters::reset_passwords(*file, *file).empty(), "a file resets nothing against itself");
  check_merge(letters::select(*file));
  return 0;
}
