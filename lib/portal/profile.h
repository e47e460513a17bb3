// A portal profile: what a person at the keyboard would be told about one ENT, as conf/portals/*.yaml says it. The
// language is explained, key by key, in conf/portals/skolengo.yaml.
#pragma once

#include "domain/import.h"
#include "portal/signature.h"
#include "portal/step.h"

#include <boost/filesystem/path.hpp>

#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

// What is wrong with a profile: every fault found, one a line, as "file:line:column: French sentence".
class ProfileError : public std::runtime_error {
 public:
  explicit ProfileError(std::vector<std::string> complaints);
  [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  std::vector<std::string> complaints_;
};

// A value; immutable once loaded, so any number of threads may share one.
struct Profile {
  std::string portal{};                  // "skolengo"
  std::string title{};                   // for people
  std::string version{};                 // of the profile
  std::vector<std::string> addresses{};  // the names that the configuration must give (Access::addresses)
  // Further ${names} and what they stand for unless the configuration says otherwise, under the same name in
  // Access::addresses: "edt_version" → "EDT 2026".
  std::map<std::string, std::string> values{};
  std::map<domain::Mode, std::string> mode{};  // ${mode}: how the ENT words it
  // This ENT never refuses credentials without a word. So a sign-in page that comes back, after the password was sent,
  // saying no more than before was not even looked at (its form had expired) and may be filled in once more.
  bool refuses_in_words = false;

  std::vector<Signature> pages{};  // in the order in which they are tried
  Steps sign_in{};
  std::map<domain::Kind, Steps> imports{};  // the flow that imports an export of this kind
  Steps list_steps{};                       // to the ENT's list of imports; empty if the profile knows none
  std::optional<ImportsList> list{};        // likewise
  Steps report{};                           // what to collect on a page that means taken_in
  std::map<FlowKind, Steps> errands{};      // what the profile knows to do besides

  // Whether the profile knows how: what it leaves out is switched off.
  [[nodiscard]] bool has(FlowKind kind) const;

  // After this long "absent" may be believed; empty if the profile knows no list, so that nobody can tell.
  [[nodiscard]] std::optional<domain::Duration> conclusive_after() const;

  // Throws ProfileError.
  [[nodiscard]] static std::shared_ptr<const Profile> load(const boost::filesystem::path& file);
  // The same from a text; `name` is the file's name in complaints.
  [[nodiscard]] static std::shared_ptr<const Profile> read(const std::string& text, const std::string& name);
};

}  // namespace portal
