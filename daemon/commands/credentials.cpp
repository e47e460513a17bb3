// `navette credentials fetch`: the ENT's file with the logins, now.
#include "formats/credentials.h"

#include "daemon/commands/commands.h"
#include "daemon/commands/desk.h"
#include "daemon/errands/credentials_shelf.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <iostream>

namespace navette {

namespace {

int nobody(const portal::CredentialsWanted& wanted) {
  std::cout << (wanted.person ? "L'ENT n'a pas de compte à ce nom.\n"
                              : "L'ENT n'a encore donné de compte à personne.\n");
  return kNotDone;
}

}  // namespace

options::options_description credentials_options() {
  options::options_description description("Options");
  add_config_option(description);
  add_school_option(description);
  const auto text = [](const char* name) { return options::value<std::string>()->value_name(name); };
  description.add_options()("last-name", text("NOM"), "les identifiants d'une personne seulement")(
      "first-name", text("PRÉNOM"), "son prénom")("verb", text("fetch"));
  return description;
}

int credentials(const Arguments& arguments) {
  if (!arguments.has("verb") || arguments.text("verb") != "fetch")
    throw UsageError("« navette credentials » attend le mot « fetch » : navette credentials fetch.");
  portal::CredentialsWanted wanted;
  if (arguments.has("last-name") || arguments.has("first-name"))
    wanted.person = portal::Name{arguments.has("last-name") ? arguments.text("last-name") : "",
                                 arguments.has("first-name") ? arguments.text("first-name") : ""};
  Desk desk(arguments);
  boost::system::error_code ignored;
  if (wanted.person) fs::remove(person_file(desk.config(), desk.school().uai), ignored);  // of somebody else, perhaps
  auto fetched = desk.value(desk.session().fetch_credentials_file(wanted));
  if (!fetched) return nobody(wanted);
  const domain::Secret bytes({fetched->bytes.begin(), fetched->bytes.end()});
  std::ranges::fill(fetched->bytes, '\0');
  const auto file = formats::read_credentials(bytes.reveal());
  if (!file) throw NotDone(file.error().sentence);
  if (file->accounts.empty()) return nobody(wanted);
  for (const domain::Finding& finding : file->findings) std::cout << finding.sentence << "\n";
  const auto now = wall_now();
  // A person's own is no file of all: it would make everybody else look gone.
  const auto day = std::chrono::floor<std::chrono::days>(now + utc_offset(now));
  const auto kept = wanted.person
                        ? keep_person(desk.config(), desk.school().uai, bytes.reveal(), desk.salt())
                        : keep_credentials(desk.config(), desk.school().uai, day, bytes.reveal(), desk.salt());
  if (!kept) throw NotDone(kept.error().sentence);
  std::cout << file->accounts.size() << (file->accounts.size() == 1 ? " compte" : " comptes")
            << ". Le fichier est gardé dans « " << kept->string() << " », lisible de Navette seule.\n"
            << (wanted.person ? "« navette letters --person » en fait une lettre pour chacun.\n"
                              : "« navette letters » en fait des lettres à imprimer.\n");
  return kDone;
}

}  // namespace navette
