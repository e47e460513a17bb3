#include "place.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdio>

namespace simulation {

namespace {

using namespace std::chrono_literals;

// Some morning in September, October or January.
Instant beginning(Dice& dice) {
  constexpr std::chrono::year_month_day kDays[] = {std::chrono::year(2026) / 9 / 1, std::chrono::year(2026) / 10 / 23,
                                                   std::chrono::year(2027) / 1 / 4};
  return std::chrono::sys_days(kDays[dice.roll(3)]) + 6h + dice.between(0s, 4h);
}

}  // namespace

domain::Uai uai_of(int number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%07d", number);
  return domain::Uai::parse(std::string(digits) + "ABCDEFGHJKLMNPRSTUVWXYZ"[number % 23]).value();
}

Place::Place(std::uint64_t the_seed, const fs::path& root, std::ostream* out)
    : seed(the_seed),
      dice(seed, "place"),
      agenda(beginning(dice)),
      trace(out, agenda, root.string() + "/"),
      disk(root, agenda, seed) {
  // In every fourth world, by a chance of their own: the others are what they were before there were errands.
  Dice errands(seed, "errands");
  if (seed % 4 == 3) {
    for (const domain::Task task : {domain::Task::people, domain::Task::timetable, domain::Task::credentials})
      if (errands.percent(80)) tasks.insert(task);
    credentials_after = errands.between(10min, 3h);
  }
  const int portals = dice.percent(75) ? 1 : 2;
  int number = 134567;
  for (int i = 0; i < portals; ++i) {
    SimulatedEnt::Rules rules;
    rules.name = i == 0 ? "ent" : "ent2";
    rules.skin = dice.percent(50) ? sandbox::Skin::skolengo : sandbox::Skin::second;
    const int count = 1 + dice.roll(3);
    for (int school = 0; school < count; ++school) rules.schools.push_back(uai_of(number++));
    rules.sessions = 1 + dice.roll(3);
    rules.interval = dice.percent(70) ? 500ms : dice.between(0ms, 3s);
    if (!tasks.empty()) {
      rules.unrecognised_permille = errands.percent(30) ? 0 : errands.roll(400);
      rules.accounts_after = errands.percent(30) ? 0ms : errands.between(0ms, 40h);
    }
    ents.push_back(std::make_unique<SimulatedEnt>(rules, seed, agenda, trace));
  }
  const bool one_folder = dice.percent(40);
  for (const auto& ent : ents)
    for (const domain::Uai& uai : ent->rules().schools) {
      School school{uai, ent.get(), root / "depot", password_of(uai), {}};
      if (!one_folder && number > 134568) school.folder = root / ("depot-" + uai.str());
      if (dice.percent(5)) school.configured_password = "un mot de passe d'avant";
      if (dice.percent(20)) school.idpn_mode = dice.percent(50) ? domain::Mode::complete : domain::Mode::partial;
      schools.push_back(school);
    }
  if (dice.percent(30)) {
    const int from = dice.roll(24 * 60);
    quiet = planner::QuietHours{from, (from + dice.roll(10 * 60)) % (24 * 60)};
  }
  rescan_every = dice.between(15min, 60min);
  for (const fs::path& folder : folders()) fs::create_directories(folder);
  fs::create_directories(journal_file().parent_path() / "spool");
  disk.settle_all();
}

School& Place::school(const domain::Uai& uai) { return *std::ranges::find(schools, uai, &School::uai); }

std::vector<fs::path> Place::folders() const {
  std::vector<fs::path> all;
  for (const School& school : schools)
    if (std::ranges::find(all, school.folder) == all.end()) all.push_back(school.folder);
  return all;
}

engine::Settings Place::settings(const std::string& salt) const {
  engine::Settings settings;
  for (const fs::path& folder : folders()) {
    engine::Folder served;
    served.intake.folder = folder;
    served.intake.spool = journal_file().parent_path() / "spool" / folder.filename();
    served.intake.expectations.partners = {"KOSMOS"};
    for (const School& school : schools)
      if (school.folder == folder) served.schools.push_back(school.uai);
    settings.folders.push_back(served);
  }
  settings.pages = journal_file().parent_path() / "pages";
  for (const auto& ent : ents) {
    planner::Policy policy;
    policy.sessions_per_portal = ent->rules().sessions;
    policy.quiet = quiet;
    policy.absent_after = ent->profile()->conclusive_after().value();
    for (const School& school : schools) {
      if (school.ent != ent.get()) continue;
      planner::SchoolRules& rules = policy.schools[school.uai];
      rules = {ent->rules().name, salt + school.configured_password, school.idpn_mode, {}};
      rules.tasks = tasks;
      rules.credentials_after = credentials_after;
      settings.school_names[school.uai] = "Collège " + school.uai.str();
    }
    settings.policies.push_back(policy);
  }
  return settings;
}

}  // namespace simulation
