// The old journal goes step by step, each of which is one rename or link:
//
//   1. the new one is complete, under <file>.reconstruit
//   2. the old one and its -wal have a second name, with the date
//   3. an empty file has the journal's name: opening refuses it, so nobody works on half of the old one
//   4. the old -wal and -shm are gone: they would be taken for the new one's
//   5. the new one has the journal's name
#include "domain/failpoint.h"
#include "domain/reason.h"
#include "journal/file.h"
#include "journal/remains.h"

#include <boost/filesystem/operations.hpp>

namespace journal {

namespace {

namespace fs = boost::filesystem;
using boost::system::error_code;

void must(const fs::path& file, const error_code& error) {
  domain::failpoint("replacing");
  if (!error) return;
  throw JournalError(
      "Le nouveau journal ne peut pas prendre la place de « " + file.string() + " » (" + domain::reason(error) +
      "). L'ancien n'est pas perdu. Vérifiez le disque et les droits, puis recommencez « navette journal "
      "rebuild ».");
}

constexpr const char* kDraft = ".ebauche";
constexpr const char* kComplete = ".reconstruit";

fs::path with(const fs::path& file, const std::string& ending) { return fs::path(file) += ending; }

// Steps 4 and 5.
void put_in_place(const fs::path& file) {
  error_code error;
  for (const char* ending : {"-wal", "-shm"}) {
    fs::remove(with(file, ending), error);
    must(file, error);
  }
  sync_folder_of(file);
  fs::rename(with(file, kComplete), file, error);
  must(file, error);
  sync_folder_of(file);
}

}  // namespace

fs::path place_for_new(const fs::path& file) {
  error_code error;
  for (const char* name : {kDraft, kComplete})
    for (const char* ending : {"", "-wal", "-shm"}) {
      fs::remove(with(file, std::string(name) + ending), error);
      must(file, error);
    }
  return with(file, kDraft);
}

fs::path replace(const fs::path& file, const std::string& date) {
  error_code error;
  fs::rename(with(file, kDraft), with(file, kComplete), error);
  must(file, error);
  fs::path kept = with(file, ".abîmé-" + date);
  for (int number = 2; fs::exists(kept, error) || fs::exists(with(kept, "-wal"), error); ++number)
    kept = with(file, ".abîmé-" + date + "-" + std::to_string(number));
  for (const char* ending : {"-wal", ""}) {
    if (!fs::exists(with(file, ending), error)) continue;
    fs::create_hard_link(with(file, ending), with(kept, ending), error);
    must(file, error);
  }
  if (!fs::exists(file, error)) kept.clear();
  sync_folder_of(file);
  const fs::path empty = with(file, ".vide");
  fs::remove(empty, error);
  must(file, create_private(empty));
  fs::rename(empty, file, error);
  must(file, error);
  sync_folder_of(file);
  put_in_place(file);
  return kept;
}

bool finish_replacement(const fs::path& file) {
  error_code error;
  const bool emptied = fs::exists(file, error) && fs::file_size(file, error) == 0;
  if (!emptied || !fs::exists(with(file, kComplete), error)) return false;
  { const Journal complete(with(file, kComplete)); }
  put_in_place(file);
  return true;
}

}  // namespace journal
