#include "daemon/setup/former.h"

#include "daemon/options.h"

#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/filesystem/directory.hpp>
#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <array>

namespace navette {

namespace {

std::string digits(const domain::Uai& uai) { return uai.str().substr(0, 7); }

// Another configuration beside this one.
bool is_named_elsewhere(const fs::path& file, const fs::path& configuration) {
  boost::system::error_code error;
  for (fs::directory_iterator each(configuration.parent_path(), error), end; !error && each != end;
       each.increment(error)) {
    const fs::path& other = each->path();
    if (other != configuration && (other.extension() == ".yaml" || other.extension() == ".yml") &&
        read_file(other).find(file.filename().string()) != std::string::npos)
      return true;
  }
  return false;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  boost::algorithm::split(lines, text, [](char c) { return c == '\n'; });
  for (std::string& line : lines) boost::algorithm::trim(line);
  std::erase_if(lines, [](const std::string& line) { return line.empty() || line.front() == '#'; });
  return lines;
}

std::string key_in(std::string line) {
  if (line.starts_with("- ")) line.erase(0, 2);
  return line.substr(0, line.find(':'));
}

// Their values are the answers.
constexpr std::array<std::string_view, 13> kAsked = {"folder",     "state",    "ents",    "profile", "addresses",
                                                     "portal_url", "cas_url",  "schools", "uai",     "school_url",
                                                     "name",       "username", "password"};

}  // namespace

std::vector<std::string> lines_lost(const std::string& former, const std::string& text) {
  auto lost = lines_of(former);
  const bool one_school = std::ranges::count(lost, "uai", key_in) <= 1;
  const auto kept = lines_of(text);
  std::erase_if(lost, [&](const std::string& line) {
    return std::ranges::count(kept, line) != 0 || (one_school && std::ranges::count(kAsked, key_in(line)) != 0);
  });
  return lost;
}

std::string Former::address(const std::string& name) const {
  const auto found = addresses.find(name);
  return found == addresses.end() ? "" : found->second;
}

bool Former::is_account(const domain::Uai& of, const std::string& name) const {
  return uai && digits(*uai) == digits(of) && username == name;
}

Former former_in(const fs::path& file) {
  Former former;
  try {
    const Config config = load_config(file);
    const EntConfig& ent = config.ents.front();
    const SchoolConfig& school = ent.schools.front();
    former.is_of_configure = is_of_configure(read_file(file)) && config.ents.size() == 1 && ent.schools.size() == 1;
    former.profile = ent.profile_file.empty() ? ent.profile : ent.profile_file.string();
    former.addresses = school.addresses;
    former.uai = school.uai;
    former.school = school.name;
    former.username = school.username;
    former.folder = school.folder;
    former.state = config.state;
    former.password_file = password_file(school.password).value_or(fs::path());
    former.password = read_password(school.password);
  } catch (const ConfigError&) {
  }
  return former;
}

fs::path left_over(const Former& former, const Setup& setup) {
  if (!former.is_of_configure || !former.uai || former.uai == setup.uai) return {};
  Setup before = setup;
  before.uai = former.uai;
  fs::path file = password_file_of(before);  // no other is ours to remove
  boost::system::error_code error;
  if (file != former.password_file || !fs::exists(file, error) || is_named_elsewhere(file, setup.file)) return {};
  return file;
}

}  // namespace navette
