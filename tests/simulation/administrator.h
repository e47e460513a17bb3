// The people of a world: they save exports as programs do, overwrite, delete and rename them, leave them half written,
// take the wrong school's, save the same again, keep a file for themselves and give its rights later; and they answer
// Navette's questions, well or badly.
#pragma once

#include "exports.h"
#include "place.h"
#include "promises.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace simulation {

class Administrator {
 public:
  Administrator(Place& place, Promises& promises);

  // One of the things that people do to folders.
  void does_something();
  // Looks at `navette status`, and perhaps decides something, as the commands do: through the journal, beside the daemon.
  void looks_after_it();
  // What is half written is given up: the day is over, or the power is gone.
  void goes_home();
  // Gives the rights to whatever still lacks them.
  void gives_all_rights();
  // Answers what Navette cannot go on without: accounts that were refused and are right now.
  void says_retry();

 private:
  struct Writing {  // under way
    int descriptor = -1;
    std::uint64_t inode = 0;
  };

  void saves(const School& school);
  void saves_again();
  void spoils_a_file();
  void saves_something_else();
  void write(const fs::path& path, const std::string& bytes, Instant made_at, domain::Kind kind, bool whole);
  void write_on(int number, const std::string& bytes, std::size_t from, int pieces, Instant made_at,
                const fs::path& path, const fs::path& as, domain::Kind kind, bool whole);
  void gives_rights(std::uint64_t inode);
  void give_up_writing(const fs::path& path);
  void decide(journal::Journal& journal, const domain::Import& import, const domain::Event& event);
  [[nodiscard]] std::vector<fs::path> files() const;

  Place& place_;
  Promises& promises_;
  Dice dice_;
  Dice rights_;  // of its own, so that a seed's people do what they always did
  int edition_ = 0;
  std::vector<std::pair<Wanted, fs::path>> past_;  // what was saved, and where
  struct Locked {
    std::string sha256;
    domain::Kind kind{};
  };
  std::map<std::uint64_t, Locked> locked_;  // by inode: whole, and not to be read by Navette
  std::map<int, Writing> writing_;
  int writings_ = 0;
};

}  // namespace simulation
