#include "portal/profile.h"

#include "portal/profile_node.h"
#include "portal/profile_parts.h"
#include "portal/yaml_words.h"

#include <boost/algorithm/string/join.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace portal {

namespace {

constexpr std::size_t kLargest = 256 * 1024;

std::vector<std::string> reserved_names() {
  std::vector<std::string> names = {"username", "password", "mode", "file_name"};
  for (const FlowKind errand : kErrands)
    for (auto& name : values_of(errand)) names.push_back(std::move(name));
  return names;
}

void read_values(Keys& keys, Profile& profile, Complaints& complaints) {
  const auto taken = reserved_names();
  const auto reserved = [&](const YAML::Node& place, const std::string& name) {
    if (std::find(taken.begin(), taken.end(), name) != taken.end())
      complaints.add(place.Mark(), "le nom « " + name + " » est réservé");
  };
  const YAML::Node addresses = keys.need("addresses");
  profile.addresses = texts_in(addresses, complaints);
  for (const std::string& name : profile.addresses) reserved(addresses, name);
  for (const auto& [name, value] : entries_in(keys.take("values"), complaints)) {
    reserved(name, name.Scalar());
    profile.values[name.Scalar()] = text_in(value, complaints);
  }
  if (const YAML::Node mode = keys.take("mode"); mode.IsDefined()) {
    Keys words(mode, "« mode »", complaints);
    profile.mode[domain::Mode::complete] = text_in(words.need("complete"), complaints);
    profile.mode[domain::Mode::partial] = text_in(words.need("partial"), complaints);
    words.finish();
  }
}

void read_flows(const YAML::Node& node, Profile& profile, Complaints& complaints) {
  Keys flows(node, "« flows »", complaints);
  profile.sign_in = steps_in(flows.need("sign_in"), FlowKind::sign_in, profile, complaints);
  const std::pair<domain::Kind, const char*> imports[] = {{domain::Kind::edt, "import_edt"},
                                                          {domain::Kind::idpn, "import_idpn"}};
  for (const auto& [kind, name] : imports)
    if (const YAML::Node steps = flows.take(name); steps.IsDefined())
      profile.imports[kind] = steps_in(steps, FlowKind::import, profile, complaints);
  profile.list_steps = steps_in(flows.take("imports"), FlowKind::list, profile, complaints);
  profile.report = steps_in(flows.take("report"), FlowKind::report, profile, complaints);
  for (const FlowKind errand : kErrands)
    if (const YAML::Node steps = flows.take(std::string(name_of(errand))); steps.IsDefined())
      profile.errands[errand] = steps_in(steps, errand, profile, complaints);
  flows.finish();
  if (profile.imports.empty() && node.IsDefined())
    complaints.add(node.Mark(), "il manque un parcours d'import : « import_edt », « import_idpn » ou les deux");
}

void read_profile(const YAML::Node& root, Profile& profile, Complaints& complaints) {
  Keys keys(root, "le profil", complaints);
  profile.portal = text_in(keys.need("portal"), complaints);
  profile.title = text_in(keys.need("title"), complaints);
  profile.version = text_in(keys.need("version"), complaints);
  read_values(keys, profile, complaints);
  profile.refuses_in_words = truth_in(keys.take("refuses_in_words"), complaints).value_or(false);
  profile.pages = signatures_in(keys.need("pages"), complaints);
  read_flows(keys.need("flows"), profile, complaints);
  keys.finish();
}

}  // namespace

ProfileError::ProfileError(std::vector<std::string> complaints)
    : std::runtime_error(boost::algorithm::join(complaints, "\n")), complaints_(std::move(complaints)) {}

bool Profile::has(FlowKind kind) const {
  switch (kind) {
    case FlowKind::sign_in: return !sign_in.empty();
    case FlowKind::import: return !imports.empty();
    case FlowKind::list: return list.has_value();
    case FlowKind::report: return !report.empty();
    default: return errands.contains(kind);
  }
}

std::optional<domain::Duration> Profile::conclusive_after() const {
  if (!list) return std::nullopt;
  return list->conclusive_after;
}

std::shared_ptr<const Profile> Profile::read(const std::string& text, const std::string& name) {
  Complaints complaints(name);
  auto profile = std::make_shared<Profile>();
  try {
    if (text.size() > kLargest)
      complaints.add(YAML::Mark::null_mark(), "ce fichier est trop gros pour un profil (plus de 256 Ko)");
    else
      read_profile(YAML::Load(text), *profile, complaints);
  } catch (const YAML::Exception& error) {
    complaints.add(error.mark, "ce n'est pas du YAML correct (" + yaml_in_french(error.msg) + ")");
  }
  if (!complaints.all().empty()) throw ProfileError(complaints.all());
  return profile;
}

std::shared_ptr<const Profile> Profile::load(const boost::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text;
  if (stream) {
    text.resize(kLargest + 1);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
  }
  if (!stream.eof() && !stream)
    throw ProfileError({file.string() +
                        ":1:1: ce profil ne peut pas être lu : le fichier existe-t-il, et ses droits le "
                        "permettent-ils ?"});
  return read(text, file.string());
}

}  // namespace portal
