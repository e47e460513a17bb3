#include "daemon/commands/desk.h"

#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"

namespace navette {

namespace {

const EntConfig& ent_of(const Config& config, const SchoolConfig& school) {
  for (const EntConfig& ent : config.ents)
    for (const SchoolConfig& each : ent.schools)
      if (&each == &school) return ent;
  throw std::logic_error("a school without an ENT");
}

}  // namespace

void add_school_option(options::options_description& description) {
  description.add_options()("school", options::value<std::string>()->value_name("UAI"),
                            "l'établissement, s'il y en a plusieurs dans la configuration");
}

const SchoolConfig& school_named(const Arguments& arguments, const Config& config) {
  if (arguments.has("school")) {
    const auto uai = domain::Uai::parse(arguments.text("school"));
    if (!uai) throw UsageError(uai.error().sentence);
    if (const SchoolConfig* school = school_of(config, *uai)) return *school;
    throw UsageError("L'établissement " + uai->str() + " n'est pas dans la configuration.");
  }
  const SchoolConfig* only = nullptr;
  std::string all;
  for (const EntConfig& ent : config.ents)
    for (const SchoolConfig& school : ent.schools) {
      only = &school;
      all += (all.empty() ? "" : ", ") + school.uai.str();
    }
  if (only == nullptr || all != only->uai.str())
    throw UsageError("Il y a plusieurs établissements dans la configuration (" + all +
                     ") : dites lequel par « --school UAI ».");
  return *only;
}

Desk::Desk(const Arguments& arguments)
    : config_(load_config(arguments)),
      school_(&school_named(arguments, config_)),
      ent_(&ent_of(config_, *school_)),
      journal_(open_journal(config_)),
      salt_(journal_.salt()),
      visit_(begin_visit(*ent_, *school_, std::make_shared<portal::Pace>(ent_->interval_between_requests), salt_)) {
  if (domain::is_refused(journal_.refused_accounts(), school_->uai, visit_->fingerprint))
    throw NotDone(
        "L'ENT a déjà refusé ce compte avec ce mot de passe : Navette ne l'essaie pas une seconde fois, pour qu'il ne "
        "soit pas bloqué. Corrigez le mot de passe ; s'il est juste (compte débloqué), « navette check --again ».");
  visit_->transport->allow(ent_->visit_timeout);
}

void Desk::fail(const domain::Failure& failure) {
  if (failure.fault == domain::Fault::credentials_refused)
    journal_.store(domain::RefusedAccount{school_->uai, visit_->fingerprint, wall_now()});
  throw NotDone(failure.sentence);
}

}  // namespace navette
