// A whole world for an end-to-end test: the sandbox ENT and Navette as processes of their own, a drop folder between
// them.
#pragma once

#include "e2e/control.h"
#include "journal/journal.h"
#include "print.h"
#include "samples/samples.h"

#include <boost/filesystem/path.hpp>

#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace e2e {

namespace fs = boost::filesystem;

struct Skin {
  std::string name;     // of the sandbox
  std::string profile;  // of conf/portals
};
inline std::ostream& operator<<(std::ostream& out, const Skin& skin) { return out << skin.name; }
inline const Skin kSkolengo{"skolengo", "skolengo"};
inline const Skin kSecond{"second", "bac-a-sable-2"};
inline const Skin kSkins[] = {kSkolengo, kSecond};

// What of the configuration differs from one test to the next, as it is written there.
struct Habits {
  std::string folder{"depot"};
  std::string rescan_every{"2 s"};  // "1 h": nothing is found by a regular look, whatever is found was noticed
  std::string quiet_period{"200 ms"};
  std::string retry{"{ first: 200 ms, most: 1 s }"};
  std::string conclusive_after{"1 s"};
  std::string quiet_hours{};
  bool errands = false;  // what follows an import: searches, timetables, credentials
};

class Stage {
 public:
  // `ent` are further arguments of `navette sandbox`; `environment` is that of the ENT and of what is typed.
  explicit Stage(const Skin& skin = kSkolengo, std::vector<std::string> ent = {}, const Habits& habits = {},
                 std::map<std::string, std::string> environment = {});
  ~Stage();

  // `before`: see Process.
  void start(const std::map<std::string, std::string>& environment = {}, const std::function<bool()>& before = {});
  void kill();  // -9
  void stop();  // as systemd would; the exit code must be 0
  [[nodiscard]] Process& navette() { return *navette_; }

  // An export of the invented school; a seed is a content.
  [[nodiscard]] fs::path make(domain::Kind kind, std::uint64_t seed = 1, bool encrypted = true,
                              std::optional<domain::Instant> made = {}) const;  // empty: now
  // Saved into the drop folder (or another) at once, under its own name or another.
  fs::path drop(const fs::path& file, const std::string& name = {}) const;
  static fs::path drop_into(const fs::path& folder, const fs::path& file, const std::string& name = {});

  [[nodiscard]] journal::Journal journal() const;
  [[nodiscard]] std::vector<domain::Import> imports() const;  // oldest first
  // Waits until there are `count` imports and all have ended and are filed, or are held.
  [[nodiscard]] bool settled(std::size_t count) const;
  [[nodiscard]] bool reaches(std::size_t index, domain::State state) const;  // the index-th import, oldest first

  void set_password(const std::string& password) const;
  [[nodiscard]] fs::path root() const { return root_; }
  [[nodiscard]] fs::path folder() const { return root_ / habits_.folder; }
  [[nodiscard]] fs::path config() const { return root_ / "navette.yaml"; }
  [[nodiscard]] const Ent& ent() const { return *ent_; }
  [[nodiscard]] std::string log() const;
  [[nodiscard]] bool says(const std::string& words) const;  // waits until the log has them
  [[nodiscard]] int said(const std::string& words) const;   // how often its file has them
  // Waits until Navette has looked into the drop folder anew: a file of others that is saved now is named by that.
  [[nodiscard]] bool looks_again() const;
  // Waits until so many imports were received, and says how long that took after what happened.
  void received(std::size_t count, const std::string& after) const;

  // What a person types beside the service: `navette` with these words and this configuration.
  [[nodiscard]] Ran types(std::vector<std::string> words) const;

 private:
  fs::path root_;
  Habits habits_;
  std::map<std::string, std::string> environment_;
  std::unique_ptr<Ent> ent_;
  std::unique_ptr<Process> navette_;
};

}  // namespace e2e
