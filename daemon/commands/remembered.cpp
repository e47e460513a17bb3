#include "daemon/commands/remembered.h"

#include "daemon/log/local_time.h"
#include "daemon/settings.h"

#include <boost/filesystem/operations.hpp>

#include <set>

namespace navette {

using Verdict = Checklist::Verdict;

void Remembered::check(Checklist& checklist) {
  const fs::path file = journal_file(config_);
  const std::string what = "Journal « " + file.string() + " »";
  try {
    boost::system::error_code error;
    if (!fs::exists(expected_journal(config_), error) && !fs::exists(fs::path(file) += "-wal", error))
      return checklist.add(Verdict::seen, what + " : le premier démarrage le créera");
    journal_.emplace(file);
    static_cast<void>(journal_->situation(wall_now()));
    checklist.add(Verdict::seen, what);
  } catch (const journal::JournalError& error) {
    journal_.reset();
    spoiled_ = true;
    checklist.add(Verdict::wrong, what, error.what());
  }
}

std::vector<fs::path> Remembered::folders() {
  std::set<fs::path> folders;
  if (!journal_) return {};
  for (const auto& import : journal_->situation(wall_now()))
    if (!domain::has_ended(import)) folders.insert(import.folder);
  for (const auto& import : journal_->unfiled()) folders.insert(import.folder);
  return {folders.begin(), folders.end()};
}

bool Remembered::is_refused(const SchoolConfig& school, const std::string& fingerprint) {
  return journal_ && domain::is_refused(journal_->refused_accounts(), school.uai, fingerprint);
}

void Remembered::refused(const SchoolConfig& school, std::string fingerprint) {
  if (spoiled_) return;
  if (!journal_) {
    prepare_state(config_);
    journal_.emplace(journal_file(config_));
    fingerprint = credentials_of(school, journal_->salt());
  }
  journal_->store(domain::RefusedAccount{school.uai, fingerprint, wall_now()});
}

void Remembered::accepted(const SchoolConfig& school, const std::string& fingerprint) {
  if (is_refused(school, fingerprint)) journal_->forgive(school.uai);
}

}  // namespace navette
