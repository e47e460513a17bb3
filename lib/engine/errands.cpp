#include "engine/errands.h"

#include "domain/import.h"
#include "formats/pupils.h"

#include <boost/filesystem/fstream.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace engine {

using domain::Errand;
using domain::Task;

namespace {

constexpr std::int64_t kLately = 20;
constexpr std::int64_t kThisYear = 500;
constexpr const char* kAccounts = "account";
constexpr const char* kPupils = "pupil";
// No import waits that a person could let go on.
constexpr const char* kAccountIsRight =
    " Si rien n'était faux (compte débloqué, droit donné), lancez « navette check --again ».";
constexpr domain::Duration kRecent = std::chrono::hours(48);

std::string bytes_of(const std::string& file) {
  boost::filesystem::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What a person reads in the report of an import for which it could not be looked up.
std::string given_up(Task task, const std::string& why) {
  const std::string what = task == Task::people ? "Navette n'a pas pu chercher ces personnes dans l'annuaire de l'ENT"
                           : task == Task::timetable ? "Navette n'a pas pu relire les emplois du temps dans l'ENT"
                                                     : "Navette n'a pas pu télécharger le fichier des identifiants";
  return what + " : " + why + " L'import, lui, est terminé.";
}

}  // namespace

Errands::Errands(journal::Journal& journal, const Outlook& outlook) : journal_(journal), outlook_(outlook) {}

void Errands::follow(const domain::Import& done, domain::Instant now) {
  if (!done.school) return;
  const auto& schools = outlook_.policy_of(done).schools;
  const auto rules = schools.find(*done.school);
  if (rules == schools.end()) return;
  for (const Errand& errand : planner::errands_after(done, rules->second, now))
    if (errand.task != Task::credentials)
      journal_.store(errand);
    else if (brings_somebody(done))
      expect_accounts(errand);
}

// Schools that export every week bring newcomers every week: the file is fetched for all of them, not once for each.
void Errands::expect_accounts(const Errand& errand) {
  const auto all = journal_.errands();
  const auto pending = std::ranges::find_if(
      all, [&](const Errand& other) { return other.school == errand.school && other.task == errand.task; });
  if (pending == all.end()) {
    journal_.store(errand);
  } else if (pending->import < errand.import) {
    Errand renewed = *pending;
    renewed.import = errand.import;
    renewed.quiet = errand.quiet;
    journal_.store(renewed);
  }
}

// The ENT gives logins to those who come: at the first import of the year to all, later to whom no export had before.
bool Errands::brings_somebody(const domain::Import& done) {
  const unsigned month = outlook_.policy_of(done).first_month;
  const auto lately = journal_.recent({.school = done.school, .state = domain::State::done, .limit = kThisYear});
  const bool is_first = std::ranges::none_of(lately, [&](const domain::Import& other) {
    return other.id != done.id && domain::year_of(other, month) == domain::year_of(done, month);
  });
  const std::string& file = done.filed_as.empty() ? done.spool_file : done.filed_as;
  const bool can_tell = done.kind == domain::Kind::edt && done.content.form == domain::Form::clear && !file.empty();
  const int strangers =
      can_tell ? journal_.meet(*done.school, kPupils, formats::pupil_digests(bytes_of(file), journal_.salt())) : 0;
  return is_first || strangers > 0;
}

void Errands::take_up(domain::Instant now) {
  for (const domain::Import& done : journal_.recent({.state = domain::State::done, .limit = kLately}))
    if (now - done.ended_at.value_or(domain::Instant{}) < kRecent) follow(done, *done.ended_at);
}

std::optional<Job> Errands::begin(domain::ErrandId id) {
  const auto all = journal_.errands();
  const auto errand = std::ranges::find(all, id, &Errand::id);
  if (errand == all.end()) return std::nullopt;
  const auto import = journal_.find(errand->import);
  if (!import || import->filed_as.empty()) return std::nullopt;
  const auto& schools = outlook_.policy_of(*import).schools;
  const auto rules = schools.find(errand->school);
  if (rules == schools.end()) return std::nullopt;
  running_.insert(id);
  return Job{planner::Action::Verb::errand, *import, rules->second.fingerprint, *errand, figures_before(*import)};
}

std::vector<domain::Outcome::Figure> Errands::figures_before(const domain::Import& import) {
  for (const domain::Import& before :
       journal_.recent({.school = import.school, .state = domain::State::done, .kind = import.kind, .limit = kLately}))
    if (before.id != import.id && before.ended_at < import.ended_at) return before.outcome.figures;
  return {};
}

std::optional<Fact> Errands::remark(const Job& job, domain::Remarked remarked, domain::Instant now) {
  const std::string sentence = remarked.sentence;
  const auto changed = journal_.apply(job.import.id, std::move(remarked), now);
  if (!changed) return std::nullopt;  // forgotten meanwhile
  return Fact{"remarked", *changed, sentence};
}

void Errands::give_up(const Job& job, const domain::Failure& failure, std::vector<Fact>& facts, domain::Instant now) {
  const Task task = job.errand->task;
  const std::string why = given_up(task, failure.sentence);
  if (auto fact = remark(job, {task, {{task, "", {why}}}, why}, now)) {
    fact->warning = true;
    facts.push_back(std::move(*fact));
  }
  journal_.end(job.errand->id, now);
}

std::vector<Fact> Errands::accomplished(const Job& job, const domain::Result<Accomplished>& result,
                                        domain::Instant now) {
  std::vector<Fact> facts;
  running_.erase(job.errand->id);
  if (!result) {
    if (result.error().fault == domain::Fault::credentials_refused)
      facts.push_back({"account_refused", job.import, result.error().sentence + std::string(kAccountIsRight), true});
    const auto again = planner::errand_after_failure(*job.errand, result.error(), now, outlook_.policy_of(job.import));
    if (again)
      journal_.store(*again);
    else
      give_up(job, result.error(), facts, now);
    return facts;
  }
  std::string sentence = result->sentence;
  int newcomers = 0;
  if (!result->met.empty()) {
    newcomers = journal_.meet(job.errand->school, kAccounts, result->met);
    sentence += newcomers == 0   ? ", personne de nouveau."
                : newcomers == 1 ? ", dont 1 nouveau."
                                 : ", dont " + std::to_string(newcomers) + " nouveaux.";
  }
  std::vector<domain::Remark> remarks = result->remarks;
  if (job.errand->task == Task::credentials && !result->met.empty())
    remarks.front().sentences.insert(remarks.front().sentences.begin(), sentence);
  if (auto fact = remark(job, {job.errand->task, std::move(remarks), sentence}, now)) facts.push_back(std::move(*fact));
  if (const auto next = planner::errand_after(*job.errand, newcomers, now)) journal_.store(*next);
  journal_.end(job.errand->id, now);
  return facts;
}

}  // namespace engine
