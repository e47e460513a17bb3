#include "daemon/commands/access.h"

#include "daemon/service/visit.h"
#include "daemon/settings.h"

#include <boost/filesystem/operations.hpp>

#include <fstream>

namespace navette {

using portal::Checked;
using Verdict = Checked::Verdict;

namespace {

// The page that nobody knew, for the administrator: what the line's advice speaks of.
std::string kept(const Config& config, const domain::Uai& school, int number, const std::string& page) {
  const fs::path file =
      config.state / "pages" / ("check-" + school.str() + (number == 1 ? "" : "-" + std::to_string(number)) + ".html");
  prepare_state(config);
  boost::system::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!(out << page << std::flush))
    return " La page reçue n'a pas pu être gardée dans « " + file.string() + " » : vérifiez la place et les droits.";
  return " La page reçue, sans ce qui est personnel, est gardée dans « " + file.string() + " ».";
}

void check_school(const Config& config, const EntConfig& ent, const SchoolConfig& school,
                  const std::shared_ptr<portal::Pace>& pace, Remembered& remembered, bool again, Checklist& checklist) {
  checklist.about("Établissement " + school.uai.str() + " (ENT « " + ent.name + " »)");
  try {
    auto visit = begin_visit(ent, school, pace, remembered.salt());
    if (!again && remembered.is_refused(school, visit->fingerprint))
      return checklist.add(Verdict::wrong, "Connexion à l'ENT",
                           "L'ENT a déjà refusé cet identifiant avec ce mot de passe : Navette ne les essaie pas une "
                           "seconde fois, pour que le compte ne soit pas bloqué. Corrigez le mot de passe dans son "
                           "fichier, ou l'identifiant dans la configuration. S'ils sont justes (l'ENT a débloqué le "
                           "compte, par exemple) : « navette check --again ».");
    visit->transport->allow(ent.visit_timeout);
    int pages = 0;
    bool refused = false, entered = false;
    visit->session.check([&](const Checked& line) {
      refused |= line.fault == domain::Fault::credentials_refused;
      entered |= line.verdict == Verdict::seen;
      checklist.add(line.verdict, line.what,
                    line.advice + (line.page.empty() ? "" : kept(config, school.uai, ++pages, line.page)));
    });
    if (refused)
      remembered.refused(school, visit->fingerprint);
    else if (entered)
      remembered.accepted(school, visit->fingerprint);
  } catch (const std::exception& error) {  // the password, above all
    checklist.add(Verdict::wrong, "Accès à l'ENT", error.what());
  }
}

}  // namespace

void check_access(const Config& config, const EntConfig& ent, Remembered& remembered, bool again,
                  Checklist& checklist) {
  checklist.about("ENT « " + ent.name + " »");
  try {
    const auto profile = profile_of(ent);
    checklist.add(Verdict::seen, "Profil « " + profile->title + " »");
  } catch (const std::exception& error) {
    return checklist.add(Verdict::wrong, "Profil « " + ent.profile + " »", error.what());
  }
  const auto pace = std::make_shared<portal::Pace>(ent.interval_between_requests);
  for (const SchoolConfig& school : ent.schools) check_school(config, ent, school, pace, remembered, again, checklist);
}

}  // namespace navette
