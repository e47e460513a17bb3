#include "errand.h"

#include "domain/keyed_digest.h"
#include "formats/credentials.h"

#include <algorithm>

namespace simulation {

using domain::Result;
using domain::Task;
using engine::Accomplished;

namespace {

constexpr std::size_t kMostPeople = 2, kMostClasses = 1;  // more are the same again

// By the first word of each name.
Result<Accomplished> look_up_people(portal::Session& session, const domain::Import& import) {
  Accomplished done{.sentence = "Annuaire de l'ENT."};
  for (const std::string& line : import.outcome.not_recognised) {
    if (done.remarks.size() == kMostPeople) break;
    const auto found = session.search_directory({line.substr(0, line.find(' ')), {}});
    if (!found) return found.error();
    done.remarks.push_back({Task::people, line, {std::to_string(found->people.size()) + " personnes."}});
  }
  return done;
}

Result<Accomplished> read_timetables(portal::Session& session, domain::Instant now) {
  const auto classes = session.list_classes();
  if (!classes) return classes.error();
  const auto day = std::chrono::floor<std::chrono::days>(now);
  std::size_t lessons = 0;
  for (std::size_t i = 0; i < std::min(classes->size(), kMostClasses); ++i) {
    const auto week = session.read_timetable(classes->at(i), day + (std::chrono::Monday - std::chrono::weekday(day)));
    if (!week) return week.error();
    lessons += week->lessons.size();
  }
  return Accomplished{{{Task::timetable, "", {std::to_string(lessons) + " séances."}}}, "Emplois du temps.", {}};
}

Result<Accomplished> fetch_credentials(portal::Session& session, const std::string& salt) {
  Accomplished done{{{Task::credentials, "", {"Fichier des identifiants."}}}, "Fichier des identifiants", {}};
  const auto fetched = session.fetch_credentials_file({});
  if (!fetched) return fetched.error();
  if (!*fetched) return done;
  const auto file = formats::read_credentials((*fetched)->bytes);
  if (!file) return domain::Failure{domain::Fault::page_changed, file.error().sentence};
  for (const formats::Account& account : file->accounts) done.met.push_back(domain::keyed_digest(salt, account.uid));
  return done;
}

}  // namespace

Result<Accomplished> run_errand(portal::Session& session, const engine::Job& job, const std::string& salt,
                                domain::Instant now) {
  switch (job.errand->task) {
    case Task::people: return look_up_people(session, job.import);
    case Task::timetable: return read_timetables(session, now);
    case Task::credentials: break;
  }
  return fetch_credentials(session, salt);
}

}  // namespace simulation
