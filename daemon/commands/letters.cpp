// `navette letters`: what hands people their logins, to be printed or merged.
#include "letters/letters.h"

#include "daemon/commands/commands.h"
#include "daemon/commands/desk.h"
#include "daemon/config/usual_paths.h"
#include "daemon/errands/credentials_shelf.h"
#include "daemon/errands/handed.h"
#include "daemon/log/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "domain/reason.h"
#include "formats/credentials.h"
#include "intake/file.h"
#include "letters/logo.h"
#include "letters/mail_merge.h"
#include "letters/resets.h"

#include <boost/filesystem/operations.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace navette {

namespace {

using domain::Secret;

template <class T>
T value(domain::Result<T> result) {
  if (!result) throw NotDone(result.error().sentence);
  return std::move(result).value();
}

formats::Profile profile_from(const std::string& word) {
  if (word == "eleve" || word == "élève") return formats::Profile::pupil;
  if (word == "parent") return formats::Profile::parent;
  if (word == "enseignant") return formats::Profile::teacher;
  if (word == "personnel") return formats::Profile::staff;
  throw UsageError("« --profile » attend « eleve », « parent », « enseignant » ou « personnel ».");
}

fs::path templates_folder(const Arguments& arguments) {
  if (arguments.has("templates")) return fs::absolute(arguments.text("templates"));
  const fs::path installed = installed_letters();
  boost::system::error_code error;
  return fs::is_directory(installed, error) ? installed : fs::path(NAVETTE_SOURCE_LETTERS);
}

struct Files {
  formats::CredentialsFile now;
  std::optional<formats::CredentialsFile> before{};  // the one fetched before
};

Files files_for(const Arguments& arguments, const Config& config, const SchoolConfig& school,
                const std::optional<Handed>& handed) {
  boost::system::error_code error;
  if (arguments.has("file")) {
    const fs::path file = fs::absolute(arguments.text("file"));
    if (!fs::is_regular_file(file, error)) throw NotDone("Le fichier « " + file.string() + " » n'existe pas.");
    const std::string bytes = read_file(file);
    return {value(formats::read_credentials(bytes))};
  }
  const auto read = [&](const fs::path& file) {
    const Secret bytes = value(read_kept(file, handed->salt()));
    return value(formats::read_credentials(bytes.reveal()));
  };
  const auto kept = handed ? kept_credentials(config, school.uai) : std::vector<KeptCredentials>{};
  if (arguments.has("person")) {
    const fs::path file = person_file(config, school.uai);
    if (!handed || !fs::exists(file, error))
      throw NotDone(
          "Les identifiants de personne en particulier n'ont été téléchargés : « navette credentials fetch "
          "--last-name NOM » d'abord.");
    Files files{read(file)};
    files.now.has_classes = false;  // who was asked for by name has a letter, whether in a class or not
    return files;
  }
  if (kept.empty())
    throw NotDone("Navette n'a pas encore de fichier d'identifiants pour " + school.uai.str() +
                  " : « navette credentials fetch » le télécharge, ou « --file FICHIER » en donne un.");
  Files files{read(kept.front().file)};
  if (kept.size() > 1) files.before = read(kept[1].file);
  return files;
}

letters::Filter filter_of(const Arguments& arguments, const Files& files, std::optional<Handed>& handed) {
  letters::Filter filter;
  if (arguments.has("class")) filter.classes = arguments.values["class"].as<std::vector<std::string>>();
  if (arguments.has("profile"))
    for (const std::string& word : arguments.values["profile"].as<std::vector<std::string>>())
      filter.profiles.insert(profile_from(word));
  if (!arguments.has("only-new") || !handed) return filter;
  filter.only_uids = handed->without_letter(files.now);
  if (files.before) {
    const auto again = letters::reset_passwords(*files.before, files.now);
    filter.only_uids->insert(again.begin(), again.end());
  }
  return filter;
}

std::string portal_address(const SchoolConfig& school) {
  for (const char* name : {"portal_url", "school_url"})
    if (const auto found = school.addresses.find(name); found != school.addresses.end()) return found->second;
  return {};
}

letters::Look look_of(const Arguments& arguments, const SchoolConfig& school) {
  const auto now = wall_now();
  letters::Look look;
  look.school_name = school.name.empty() ? school.uai.str() : school.name;
  look.portal_address = portal_address(school);
  if (arguments.has("logo")) look.logo = value(letters::read_logo(arguments.text("logo")));
  look.date = report::french::local(now, utc_offset);
  return look;
}

// "lettres-0134567U-6A.html": letters to some do not replace those to all.
std::string usual_name(const Arguments& arguments, const SchoolConfig& school, const std::string& format) {
  std::string name = "lettres-" + school.uai.str();
  for (const char* option : {"class", "profile"})
    if (arguments.has(option))
      for (const std::string& word : arguments.values[option].as<std::vector<std::string>>()) name += "-" + word;
  if (arguments.has("only-new")) name += "-nouveaux";
  if (arguments.has("person")) name += "-personne";
  std::ranges::replace_if(
      name, [](char c) { return c == '/' || c == '\\' || c == ' '; }, '_');
  return name + "." + format;
}

void tell(const std::vector<domain::Finding>& findings) {
  for (const domain::Finding& finding : findings) std::cout << finding.sentence << "\n";
}

}  // namespace

options::options_description letters_options() {
  options::options_description description("Options");
  add_config_option(description);
  add_school_option(description);
  const auto text = [](const char* name) { return options::value<std::string>()->value_name(name); };
  const auto texts = [](const char* name) { return options::value<std::vector<std::string>>()->value_name(name); };
  description.add_options()("class", texts("CLASSE"), "une classe seulement ; se répète")(
      "profile", texts("PROFIL"), "eleve, parent, enseignant ou personnel ; se répète")(
      "only-new", "ceux qui n'ont pas encore eu de lettre")("person", "la personne téléchargée par son nom")(
      "format", text("FORMAT")->default_value("html"), "html, à imprimer, ou csv, pour un publipostage")(
      "file", text("FICHIER"), "un fichier d'identifiants que vous avez téléchargé vous-même")(
      "templates", text("DOSSIER"), "vos modèles de lettres")("logo", text("IMAGE"), "le logo de l'établissement")(
      "out", text("FICHIER"), "où écrire ; par défaut lettres-UAI….html ici");
  return description;
}

int letters_command(const Arguments& arguments) {
  const std::string format = arguments.text("format");
  if (format != "html" && format != "csv") throw UsageError("« --format » attend « html » ou « csv ».");
  const Config config = load_config(arguments);
  const SchoolConfig& school = school_named(arguments, config);
  std::optional<Handed> handed = Handed::of(config, school.uai);
  const Files files = files_for(arguments, config, school, handed);
  tell(files.now.findings);
  const letters::Selection selection = letters::select(files.now, filter_of(arguments, files, handed));
  tell(selection.findings);
  if (selection.letters() == 0) {
    std::cout << (arguments.has("only-new") ? "Chacun a déjà eu sa lettre : aucune n'a été faite. Sans « --only-new », "
                                              "elles sont toutes refaites.\n"
                                            : "Personne à qui écrire : aucune lettre n'a été faite.\n");
    return kNotDone;
  }
  const letters::Look look = look_of(arguments, school);
  Secret made;
  if (format == "html") {
    made = value(letters::html(selection, look, value(letters::Templates::load(templates_folder(arguments)))));
  } else {
    letters::MailMerge merge = letters::mail_merge(selection, look);
    tell(merge.findings);
    made = std::move(merge.csv);
  }
  const fs::path out =
      fs::absolute(arguments.has("out") ? arguments.text("out") : usual_name(arguments, school, format));
  if (const auto error = intake::replace_file(out, made.reveal(), 0600))
    throw NotDone("« " + out.string() + " » ne peut pas être écrit : " + domain::reason(error) + ".");
  if (handed) handed->note(selection);
  std::cout << selection.letters() << (selection.letters() == 1 ? " lettre" : " lettres") << " dans « " << out.string()
            << " ». Ce fichier contient des mots de passe : "
            << (format == "csv" ? "effacez-le après le publipostage.\n" : "imprimez-le, puis effacez-le.\n");
  return kDone;
}

}  // namespace navette
