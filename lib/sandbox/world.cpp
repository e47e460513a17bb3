#include "sandbox/world.h"

namespace sandbox {

World::World(Options all_options, Addresses all_addresses, domain::Instant opened)
    : options(std::move(all_options)),
      addresses(std::move(all_addresses)),
      tokens(options.seed),
      accounts(options.accounts, options.attempts_before_lock),
      sign_on(options, tokens),
      sessions(options, tokens),
      records(options, opened),
      troubles(options.troubles, options.seed) {}

std::string name_of_school(const World& world, const domain::Uai& uai) {
  for (const School& each : world.options.schools)
    if (each.uai == uai) return each.name;
  if (uai == Directory::neighbour().uai) return Directory::neighbour().name;
  return uai.str();
}

SignIn sign_in(World& world, const Visit& visit, const std::string& service) {
  const Fields& fields = visit.form.fields;
  const bool fresh = world.sign_on.use_execution(fields.get("execution"), visit.now);
  const bool expired = world.troubles.strikes(Trouble::Kind::expired, visit.step).has_value();
  if (fields.get("_eventId") != "submit" || !fresh || expired) return {SignIn::Verdict::stale_form};
  const std::string username = fields.get("username");
  const bool refuse = world.troubles.strikes(Trouble::Kind::wrong_password, visit.step).has_value();
  switch (world.accounts.check(username, fields.get("password"), refuse, visit.now)) {
    case Accounts::Verdict::refused: return {SignIn::Verdict::refused};
    case Accounts::Verdict::locked: return {SignIn::Verdict::locked};
    case Accounts::Verdict::accepted: break;
  }
  const std::string ticket = world.sign_on.new_ticket(username, service, visit.now);
  return {SignIn::Verdict::accepted, "TGC=" + world.sign_on.sign_in(username) + "; Path=/; HttpOnly; SameSite=Lax",
          service + (service.find('?') == std::string::npos ? "?" : "&") + "ticket=" + ticket};
}

std::string new_execution(World& world, const Visit& visit) {
  std::string execution = world.sign_on.new_execution(visit.now);
  if (!visit.is_post() && world.troubles.strikes(Trouble::Kind::expired, visit.step))
    (void)world.sign_on.use_execution(execution, visit.now);
  return execution;
}

std::optional<std::string> signed_in_already(World& world, const Visit& visit, const std::string& service) {
  const auto username = world.sign_on.username_of(visit.cookies.get("TGC"));
  if (!username) return std::nullopt;
  if (world.troubles.strikes(Trouble::Kind::expired, visit.step)) {
    world.sign_on.forget(*username);
    return std::nullopt;
  }
  return service + (service.find('?') == std::string::npos ? "?" : "&") +
         "ticket=" + world.sign_on.new_ticket(*username, service, visit.now);
}

std::vector<std::string> enter_with_ticket(World& world, const Visit& visit, const std::string& service) {
  const auto username = world.sign_on.use_ticket(visit.query.get("ticket"), service, visit.now);
  const Account* account = username ? world.accounts.find(*username) : nullptr;
  if (!account) return {};
  const Session& session = world.sessions.open(*account, visit.now);
  return {"JSESSIONID=" + session.id + "; Path=/; HttpOnly", "SERVERID=" + session.server + "; Path=/"};
}

bool brings_back(const Form& form, const Fields& hidden) {
  if (hidden.all().empty()) return false;
  for (const auto& [name, value] : hidden.all())
    if (!form.fields.has(name) || form.fields.get(name) != value) return false;
  return true;
}

std::string take_upload(World& world, const Visit& visit, Wizard& wizard, domain::Kind kind, const Upload& upload) {
  std::string reason;
  if (world.troubles.strikes(Trouble::Kind::refused_file, visit.step)) {
    reason = "Le contrôle du fichier a échoué.";
  } else {
    auto delivery = receive(upload, kind, visit.session->account.school, world.options);
    if (delivery)
      wizard.delivery = std::move(*delivery);
    else
      reason = delivery.error().sentence;
  }
  if (!reason.empty()) ++world.files_refused[reason];
  return reason;
}

const Record* commit(World& world, const Visit& visit, Wizard& wizard, domain::Duration identifiers_time) {
  Wizard finished = std::move(wizard);
  wizard = {};
  const bool will_break = world.troubles.strikes(Trouble::Kind::interrupted, visit.step).has_value();
  int wrong_lessons = world.options.wrong_lessons_permille;
  if (finished.delivery->kind == domain::Kind::edt)
    if (const auto damage = world.troubles.strikes(Trouble::Kind::damaged_timetable, visit.step))
      wrong_lessons = static_cast<int>(damage->seconds.value_or(50));
  return world.records.commit(std::move(*finished.delivery), visit.session->account.school, finished.mode, will_break,
                              wrong_lessons, identifiers_time, visit.now);
}

}  // namespace sandbox
