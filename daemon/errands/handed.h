// Who has had a letter with a login: kept in the journal as keyed digests, which name nobody.
#pragma once

#include "daemon/config/config.h"
#include "journal/journal.h"
#include "letters/selection.h"

#include <optional>
#include <set>
#include <string>

namespace navette {

class Handed {
 public:
  // Empty where Navette has never run, and so has no journal. Throws JournalError.
  static std::optional<Handed> of(const Config& config, const domain::Uai& school);

  [[nodiscard]] const std::string& salt() const { return salt_; }  // of the journal: opens kept credentials, too

  [[nodiscard]] std::set<std::string> without_letter(const formats::CredentialsFile& file);  // uids
  void note(const letters::Selection& selection);

 private:
  Handed(journal::Journal journal, domain::Uai school);
  [[nodiscard]] std::string digest(const std::string& uid) const;

  journal::Journal journal_;
  std::string salt_;
  domain::Uai school_;
};

}  // namespace navette
