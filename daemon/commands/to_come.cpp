#include "daemon/commands/to_come.h"

#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "report/french.h"

namespace navette {

namespace {

std::string what_of(const domain::Errand& errand) {
  const std::string import = "import n° " + std::to_string(errand.import);
  switch (errand.task) {
    case domain::Task::people: return "chercher dans l'annuaire les personnes non reconnues à l'" + import;
    case domain::Task::timetable: return "relire dans l'ENT les emplois du temps de l'" + import;
    case domain::Task::credentials: break;
  }
  return "télécharger le fichier des identifiants";
}

std::string when_of(const engine::ToCome& one, bool running, domain::Instant now) {
  if (!one.opens) return "une fois corrigé le compte que l'ENT a refusé (s'il est juste : « navette check --again »)";
  if (*one.opens > now) return "à partir du " + report::french::moment(report::french::local(*one.opens, utc_offset));
  return running ? "en ce moment, ou dès que rien d'autre n'est à faire" : "quand Navette sera en marche";
}

}  // namespace

std::string sentence_of(const engine::ToCome& one, bool running, domain::Instant now) {
  return one.errand.school.str() + " : " + what_of(one.errand) + ", " + when_of(one, running, now) +
         (one.errand.attempts > 0 ? ". L'essai d'avant n'a pas abouti." : ".");
}

boost::json::object json_of(const engine::ToCome& one) {
  boost::json::object object{{"school", one.errand.school.str()},
                             {"task", domain::name_of(one.errand.task)},
                             {"import", one.errand.import},
                             {"attempts", one.errand.attempts},
                             {"not_before", nullptr}};
  if (one.opens) object["not_before"] = iso_time(*one.opens);
  return object;
}

}  // namespace navette
