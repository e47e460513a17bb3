#include "sandbox/options.h"

#include "domain/names.h"

#include <array>
#include <cstdio>

namespace sandbox {

namespace {

constexpr domain::Names<Skin, 2> kSkins{{{{Skin::skolengo, "skolengo"}, {Skin::second, "second"}}}};
constexpr unsigned kFirstSchool = 134567;

}  // namespace

std::string_view name_of(Skin skin) {
  return kSkins.name(skin);
}
std::optional<Skin> skin_named(std::string_view name) {
  return kSkins.value(name);
}

std::vector<School> default_schools(int count) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "Collège des Trois-Tilleuls",  "Collège de l'Étang-Vieux", "Lycée du Moulin-Brûlé",
      "Collège Notre-Dame-des-Prés", "Lycée de la Haute-Borne",  "Collège du Clos-d'Or"};
  std::vector<School> schools;
  for (int i = 0; i < count; ++i) {
    const unsigned number = kFirstSchool + static_cast<unsigned>(i);
    char digits[8];
    std::snprintf(digits, sizeof digits, "%07u", number % 10'000'000);
    std::string name(kNames[static_cast<std::size_t>(i) % kNames.size()]);
    if (i >= static_cast<int>(kNames.size())) name += " " + std::to_string(i + 1);
    schools.push_back({domain::Uai::parse(digits + std::string(1, domain::Uai::check_letter(number))).value(), name});
  }
  return schools;
}

std::vector<Account> default_accounts(const std::vector<School>& schools) {
  std::vector<Account> accounts;
  for (std::size_t i = 0; i < schools.size(); ++i)
    accounts.push_back(
        {i == 0 ? "superadmin" : "superadmin" + std::to_string(i + 1), "navette-demo", schools[i].uai, true});
  if (!schools.empty()) accounts.push_back({"secretariat", "navette-demo", schools.front().uai, false});
  return accounts;
}

}  // namespace sandbox
