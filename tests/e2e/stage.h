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

class Stage {
 public:
  // `ent` are further arguments of `navette sandbox`.
  explicit Stage(const Skin& skin = kSkolengo, std::vector<std::string> ent = {});
  ~Stage();

  void start(const std::map<std::string, std::string>& environment = {});
  void kill();  // -9
  void stop();  // as systemd would; the exit code must be 0
  [[nodiscard]] Process& navette() { return *navette_; }

  // An export of the invented school; a seed is a content.
  [[nodiscard]] fs::path make(domain::Kind kind, std::uint64_t seed = 1, bool encrypted = true) const;
  // Saved into the drop folder at once, under its own name or another.
  fs::path drop(const fs::path& file, const std::string& name = {}) const;

  [[nodiscard]] journal::Journal journal() const;
  [[nodiscard]] std::vector<domain::Import> imports() const;  // oldest first
  // Waits until there are `count` imports and all have ended and are filed, or are held.
  [[nodiscard]] bool settled(std::size_t count) const;
  [[nodiscard]] bool reaches(std::size_t index, domain::State state) const;  // the index-th import, oldest first

  void set_password(const std::string& password) const;
  [[nodiscard]] fs::path root() const { return root_; }
  [[nodiscard]] fs::path folder() const { return root_ / "depot"; }
  [[nodiscard]] fs::path config() const { return root_ / "navette.yaml"; }
  [[nodiscard]] const Ent& ent() const { return *ent_; }
  [[nodiscard]] std::string log() const;

 private:
  fs::path root_;
  std::unique_ptr<Ent> ent_;
  std::unique_ptr<Process> navette_;
};

}  // namespace e2e
