// `navette check`: proves all that can be proven without importing anything.
#include "daemon/commands.h"
#include "daemon/local_time.h"
#include "daemon/options.h"
#include "daemon/settings.h"
#include "daemon/visit.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>
#include <optional>

namespace navette {

namespace json = boost::json;
using portal::Checked;
using Verdict = Checked::Verdict;

namespace {

constexpr std::uint64_t kSpaceWanted = std::uint64_t{256} << 20;  // bytes; several of the largest exports

// Whether a file can be made there and taken away again.
bool can_write(const fs::path& directory) {
  const fs::path trial = directory / fs::unique_path(".navette-%%%%%%%%.tmp");
  boost::system::error_code ignored;
  {
    fs::ofstream out(trial);
    if (!(out << "essai" << std::flush)) return false;
  }
  return fs::remove(trial, ignored);
}

struct Words {
  const char* mark;
  const char* name;
};
Words words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::seen: return {"✓", "seen"};
    case Verdict::warning: return {"⚠", "warning"};
    case Verdict::wrong: break;
  }
  return {"✗", "wrong"};
}

// What was found, told at once to a person, or kept for a program until all is known.
class Findings {
 public:
  explicit Findings(bool as_json) : as_json_(as_json) {}

  // What the lines from here on are about.
  void about(const std::string& subject) {
    subject_ = subject;
    if (!as_json_) std::cout << (lines_.empty() ? "" : "\n") << subject << std::endl;
  }
  void add(Verdict verdict, const std::string& what, const std::string& advice = {}) {
    good_ &= verdict != Verdict::wrong;
    const auto [mark, name] = words_of(verdict);
    lines_.push_back({{"subject", subject_},
                      {"verdict", name},
                      {"good", verdict != Verdict::wrong},
                      {"what", what},
                      {"advice", advice}});
    if (as_json_) return;
    std::cout << "  " << mark << " " << what << "\n";
    if (!advice.empty()) std::cout << "      " << advice << "\n";
    std::cout << std::flush;
  }
  void require(bool good, const std::string& what, const std::string& advice) {
    add(good ? Verdict::seen : Verdict::wrong, what, good ? "" : advice);
  }

  // The exit code, after the last word.
  int conclude() {
    if (as_json_)
      std::cout << json::serialize(json::object{{"good", good_}, {"checks", std::move(lines_)}}) << "\n";
    else
      std::cout << (good_ ? "\nTout est prêt : rien n'a été importé.\n"
                          : "\nCorrigez ce qui est marqué ✗, puis recommencez.\n");
    return good_ ? kDone : kNotDone;
  }

 private:
  bool as_json_;
  bool good_ = true;
  std::string subject_;
  json::array lines_;
};

void check_folders(const Config& config, Findings& findings) {
  for (const DropFolder& folder : folders_of(config)) {
    boost::system::error_code error;
    const bool there = fs::is_directory(folder.path, error);
    findings.require(
        there && can_write(folder.path), "Dossier surveillé « " + folder.path.string() + " »",
        there ? "Donnez au compte de Navette le droit d'y écrire : les fichiers y sont rangés une fois importés."
              : "Créez ce dossier, ou corrigez « folder » dans la configuration.");
  }
  prepare_state(config);
  boost::system::error_code error;
  const auto space = fs::space(config.state, error);
  findings.require(!error && space.available >= kSpaceWanted, "Place pour les fichiers en cours et le journal",
                   "Il faut au moins 256 Mo libres sur le disque de « " + config.state.string() + " ».");
}

// Empty if it cannot be used.
std::optional<journal::Journal> check_journal(const Config& config, Findings& findings) {
  const std::string what = "Journal « " + journal_file(config).string() + " »";
  try {
    journal::Journal journal(journal_file(config));
    const auto imports = journal.situation(wall_now());
    findings.add(Verdict::seen, what);
    return journal;
  } catch (const journal::JournalError& error) {
    findings.add(Verdict::wrong, what, error.what());
    return std::nullopt;
  }
}

// The page that nobody knew, for the administrator: what the line's advice speaks of.
std::string kept(const Config& config, const domain::Uai& school, int number, const std::string& page) {
  const fs::path file =
      config.state / "pages" / ("check-" + school.str() + (number == 1 ? "" : "-" + std::to_string(number)) + ".html");
  boost::system::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  fs::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!(out << page << std::flush))
    return " La page reçue n'a pas pu être gardée dans « " + file.string() + " » : vérifiez la place et les droits.";
  return " La page reçue, sans ce qui est personnel, est gardée dans « " + file.string() + " ».";
}

// Credentials that the ENT refused, whoever tried them, are not tried again unasked: a check counts as much as a visit.
void check_school(const Config& config, const EntConfig& ent, const SchoolConfig& school,
                  const std::shared_ptr<portal::Pace>& pace, journal::Journal* journal, bool again,
                  Findings& findings) {
  findings.about("Établissement " + school.uai.str() + " (ENT « " + ent.name + " »)");
  try {
    auto visit = begin_visit(ent, school, pace, journal == nullptr ? std::string() : journal->salt());
    if (journal != nullptr && !again && is_refused(journal->refused_accounts(), school.uai, visit->fingerprint))
      return findings.add(Verdict::wrong, "Connexion à l'ENT",
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
      findings.add(line.verdict, line.what,
                   line.advice + (line.page.empty() ? "" : kept(config, school.uai, ++pages, line.page)));
    });
    if (journal != nullptr && refused)
      journal->store(domain::RefusedAccount{school.uai, visit->fingerprint, wall_now()});
    else if (journal != nullptr && entered && is_refused(journal->refused_accounts(), school.uai, visit->fingerprint))
      journal->forgive(school.uai);
  } catch (const std::exception& error) {  // the password, above all
    findings.add(Verdict::wrong, "Accès à l'ENT", error.what());
  }
}

void check_ent(const Config& config, const EntConfig& ent, journal::Journal* journal, bool again, Findings& findings) {
  findings.about("ENT « " + ent.name + " »");
  try {
    const auto profile = profile_of(ent);
    findings.add(Verdict::seen, "Profil « " + profile->title + " »");
  } catch (const std::exception& error) {
    return findings.add(Verdict::wrong, "Profil « " + ent.profile + " »", error.what());
  }
  const auto pace = std::make_shared<portal::Pace>(ent.interval_between_requests);
  for (const SchoolConfig& school : ent.schools) check_school(config, ent, school, pace, journal, again, findings);
}

}  // namespace

options::options_description check_options() {
  options::options_description description("Options");
  add_config_option(description);
  description.add_options()("again", "essaie aussi un mot de passe que l'ENT a déjà refusé")(
      "json", "une sortie pour les programmes");
  return description;
}

int check(const Arguments& arguments) {
  const Config config = load_config(arguments);
  Findings findings(arguments.has("json"));
  findings.about("Cet ordinateur");
  findings.add(Verdict::seen, "Configuration « " + config.file.string() + " »");
  for (const auto& warning : config.warnings) findings.add(Verdict::warning, "Configuration", warning);
  check_folders(config, findings);
  auto journal = check_journal(config, findings);
  for (const EntConfig& ent : config.ents)
    check_ent(config, ent, journal ? &*journal : nullptr, arguments.has("again"), findings);
  return findings.conclude();
}

}  // namespace navette
