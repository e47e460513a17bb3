// What people are told of files that cannot be taken yet: the log once, `navette status` from the journal. The daemon
// alone knows what becomes of a file, and another process that opened it to look would disturb its writer; so the daemon
// writes down what it sees, only when that changes. Nothing of it outlives the daemon: what an earlier one left is
// replaced by the first scan, and `status` does not show it while none runs.
#pragma once

#include "domain/unfinished.h"
#include "intake/intake.h"
#include "journal/journal.h"
#include "report/french.h"

#include <map>
#include <string>
#include <vector>

namespace engine {

class UnfinishedFiles {
 public:
  explicit UnfinishedFiles(journal::Journal& journal);

  // One scan of one folder. Answers those to be logged: each file once, and again when only a person can go on, or has.
  [[nodiscard]] std::vector<domain::Unfinished> update(const std::string& folder,
                                                       const std::vector<intake::Lingering>& seen,
                                                       intake::Steady steady, domain::Instant now);

 private:
  struct Known {
    intake::Lingering seen;
    domain::Unfinished told;
  };

  void store();

  journal::Journal& journal_;
  std::map<std::string, std::map<std::string, Known>> known_;  // by folder, by file name
  std::vector<domain::Unfinished> stored_;                     // as the journal has it
};

// The program that has had it open for a minute, as far as the system says.
[[nodiscard]] std::string holder_of(const domain::Unfinished& file, domain::Instant now);

// How a person lets Navette read a file that is unreadable to it, in this system's words: "Rendez-le lisible ...".
[[nodiscard]] std::string how_to_let_read(const domain::Unfinished& file);

// Which file, since when, why it waits, what happens next. French, whole. `holder`: the program to be closed, if it is known.
[[nodiscard]] std::string sentence_of(const domain::Unfinished& file, domain::Instant now,
                                      const report::UtcOffset& utc_offset, const std::string& holder = {});

}  // namespace engine
