#include "engine/settings.h"

namespace engine {

std::optional<domain::Uai> Folder::school_like(const domain::Uai& named) const {
  for (const auto& school : schools)
    if (school.str().compare(0, 7, named.str(), 0, 7) == 0) return school;
  return std::nullopt;
}

std::optional<domain::Uai> Folder::school_of(const domain::Export& content) const {
  if (content.school) return school_like(*content.school);
  return schools.size() == 1 ? std::optional(schools.front()) : std::nullopt;
}

std::string school_name(const Settings& settings, const domain::Import& import) {
  const auto known = import.school ? settings.school_names.find(*import.school) : settings.school_names.end();
  return known == settings.school_names.end() ? std::string() : known->second;
}

}  // namespace engine
