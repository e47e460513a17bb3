#include "daemon/config/config.h"

#include "daemon/config/state.h"
#include "daemon/directory.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/test/unit_test.hpp>

using namespace navette;
using namespace std::chrono_literals;

namespace {

constexpr const char* kShort = R"(folder: exports
state: etat
ents:
  - profile: skolengo
    addresses: { portal_url: https://www.ent.fr/, cas_url: https://cas.ent.fr }
    schools:
      - uai: 0134567U
        addresses: { school_url: https://college.ent.fr }
        username: superadmin
        password: { file: mdp }
)";

Config load(const Directory& directory, const std::string& content) {
  return load_config(directory.write("navette.yaml", content));
}

// The problems' "line:column sentence", one a line.
std::string problems_of(const std::string& content) {
  const Directory directory;
  try {
    (void)load(directory, content);
  } catch (const ConfigError& error) {
    std::string lines;
    for (const Problem& problem : error.problems())
      lines += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
               problem.sentence + "\n";
    return lines;
  }
  return "";
}

using boost::algorithm::contains;

// kShort with one piece of it replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string content = kShort;
  const auto at = content.find(from);
  BOOST_REQUIRE(at != content.npos);
  return content.replace(at, from.size(), to);
}

std::string with_line(const std::string& line) { return kShort + line + "\n"; }

}  // namespace

BOOST_AUTO_TEST_SUITE(config)

BOOST_AUTO_TEST_CASE(a_short_file_is_enough_for_one_school) {
  const Directory directory;
  const Config config = load(directory, kShort);
  BOOST_TEST(config.warnings.empty());
  BOOST_TEST(config.state == directory.path() / "etat");
  BOOST_TEST(!config.log.file.has_value());
  BOOST_TEST(config.size_cap == 64u << 20);
  BOOST_TEST((config.stale_after == 24h * 14));
  BOOST_TEST(config.school_year_starts == 8u);
  BOOST_TEST(config.partners == std::vector<std::string>{"KOSMOS"});
  BOOST_REQUIRE_EQUAL(config.ents.size(), 1u);
  const EntConfig& ent = config.ents[0];
  BOOST_TEST(ent.name == "skolengo");
  BOOST_TEST(ent.profile_file.empty());
  BOOST_TEST(!ent.quiet_hours.has_value());
  BOOST_REQUIRE_EQUAL(ent.schools.size(), 1u);
  const SchoolConfig& school = ent.schools[0];
  BOOST_TEST(school.uai.str() == "0134567U");
  BOOST_TEST(school.folder == directory.path() / "exports");
  BOOST_TEST(school.addresses.at("portal_url") == "https://www.ent.fr");
  BOOST_TEST(school.addresses.at("school_url") == "https://college.ent.fr");
  BOOST_TEST(school.password.name == (directory.path() / "mdp").string());
  BOOST_TEST(school.password.place.line == 10);
  BOOST_TEST(!school.idpn_mode.has_value());
  BOOST_TEST((school.edt_in_doubt == InDoubt::hold));
}

BOOST_AUTO_TEST_CASE(the_shipped_example_is_right) {
  const Config config = load_config(fs::path(NAVETTE_CONF) / "navette.yaml");
  BOOST_TEST(config.warnings.empty());
  BOOST_TEST(config.ents.at(0).name == "mon-ent");
  BOOST_TEST(config.ents.at(0).schools.at(0).name == "Collège Jean-Moulin");
}

BOOST_AUTO_TEST_CASE(exports_are_kept_for_ever_unless_a_time_is_given) {
  const Directory directory;
  BOOST_TEST(!load(directory, kShort).keep_exports);
  BOOST_TEST(!load(directory, with_line("keep_exports: toujours")).keep_exports);
  BOOST_TEST((load(directory, with_line("keep_exports: 365 jours")).keep_exports == 24h * 365));
  BOOST_TEST(contains(problems_of(with_line("keep_exports: jamais")), "« toujours » ou « 365 jours »"));
  BOOST_TEST((load(directory, with_line("unfinished_after: 30 s")).unfinished_after == 30s));
}

BOOST_AUTO_TEST_CASE(the_log_has_a_file_the_usual_one_or_none) {
  const Directory directory;
  BOOST_TEST(*load(directory, with_line("log: { file: journal.log }")).log.file == directory.path() / "journal.log");
  BOOST_TEST(load(directory, with_line("log: { file: aucun }")).log.file->empty());
  BOOST_TEST(!load(directory, with_line("log: { level: debug }")).log.file.has_value());
}

// What the example shows in comments are the defaults that it says they are, and its other keys exist.
BOOST_AUTO_TEST_CASE(the_example_holds_with_every_comment_taken_off) {
  const Directory directory;
  std::ifstream in(std::string(NAVETTE_CONF) + "/navette.yaml");
  std::string line, content;
  while (std::getline(in, line)) {
    const auto hash = line.find("# ");
    const auto key = hash == line.npos ? line.npos : line.find(": ", hash);
    const bool is_setting =
        key != line.npos && line.find_first_not_of(' ') == hash &&
        line.substr(hash + 2, key - hash - 2).find_first_not_of("abcdefghijklmnopqrstuvwxyz_- ") == line.npos &&
        line.find_first_not_of(' ', hash + 1) == hash + 2 && line.find(' ', hash + 2) > key;
    content += (is_setting ? line.erase(hash, 2) : line) + "\n";
  }
  BOOST_TEST(contains(content, "\nstale_after: 14 jours"));
  BOOST_TEST(contains(content, "    sessions: 2"));
  const Config all = load(directory, content);
  const Config plain = load_config(fs::path(NAVETTE_CONF) / "navette.yaml");
  BOOST_TEST(all.size_cap == plain.size_cap);
  BOOST_TEST((all.quiet_period == plain.quiet_period));
  BOOST_TEST((all.unfinished_after == plain.unfinished_after));
  BOOST_TEST((all.stale_after == plain.stale_after));
  BOOST_TEST(all.suspicious_loss == plain.suspicious_loss);
  BOOST_TEST((all.rescan_every == plain.rescan_every));
  BOOST_TEST((all.keep_personal_data == plain.keep_personal_data));
  BOOST_TEST((!all.keep_exports && !plain.keep_exports));
  BOOST_TEST(all.school_year_starts == plain.school_year_starts);
  BOOST_TEST(all.partners == plain.partners);
  BOOST_TEST(all.log.size == plain.log.size);
  BOOST_TEST(all.log.keep == plain.log.keep);
  const EntConfig &a = all.ents.at(0), &b = plain.ents.at(0);
  BOOST_TEST(a.sessions == b.sessions);
  BOOST_TEST((a.interval_between_requests == b.interval_between_requests));
  BOOST_TEST((a.request_timeout == b.request_timeout));
  BOOST_TEST((a.visit_timeout == b.visit_timeout));
  BOOST_TEST((a.retry_first == b.retry_first && a.retry_most == b.retry_most));
  BOOST_TEST((a.look_first == b.look_first && a.look_most == b.look_most && a.look_per_school == b.look_per_school));
  BOOST_TEST((a.verify_first == b.verify_first));
  BOOST_TEST((a.conclusive_after == std::chrono::minutes(2) && !b.conclusive_after));
  BOOST_TEST((a.quiet_hours == QuietHours{22 * 60, 5 * 60 + 30}));
  BOOST_TEST(a.ca_file.filename() == "autorites.pem");
}

BOOST_AUTO_TEST_CASE(several_ents_and_schools) {
  const Directory directory;
  const Config config = load(directory, R"(folder: commun
state: etat
ents:
  - name: nord
    profile: skolengo
    sessions: 3
    quiet_hours: 22h-5h30
    retry: { first: 30 s, most: 2 heures }
    schools:
      - { uai: 0134567U, username: a, password: { environment: A } }
      - { uai: 0134568V, username: b, password: { credential: b }, folder: b, idpn_mode: partiel,
          confirm_first: oui, in_doubt: { idpn: resend } }
  - name: sud
    profile: profils/sud.yaml
    folder: /srv/sud
    schools:
      - { uai: 0134569W, username: c, password: { file: /etc/c } }
)");
  BOOST_REQUIRE_EQUAL(config.ents.size(), 2u);
  const EntConfig &north = config.ents[0], &south = config.ents[1];
  BOOST_TEST(north.sessions == 3);
  BOOST_TEST((north.quiet_hours == QuietHours{22 * 60, 5 * 60 + 30}));
  BOOST_TEST((north.retry_first == 30s && north.retry_most == 2h));
  BOOST_TEST((north.schools.at(0).password.from == PasswordSource::From::environment));
  BOOST_TEST((north.schools.at(1).password.from == PasswordSource::From::credential));
  BOOST_TEST(north.schools.at(1).password.kept == directory.path() / "credentials" / "b");
  BOOST_TEST(north.schools.at(0).folder == directory.path() / "commun");
  BOOST_TEST(north.schools.at(1).folder == directory.path() / "b");
  BOOST_TEST((north.schools.at(1).idpn_mode == domain::Mode::partial));
  BOOST_TEST(north.schools.at(1).confirm_first);
  BOOST_TEST(!north.schools.at(0).confirm_first);
  BOOST_TEST((north.schools.at(1).idpn_in_doubt == InDoubt::send_again));
  BOOST_TEST((north.schools.at(1).edt_in_doubt == InDoubt::hold));
  BOOST_TEST(south.profile == "sud");
  BOOST_TEST(south.profile_file == directory.path() / "profils/sud.yaml");
  BOOST_TEST(south.schools.at(0).folder == fs::path("/srv/sud"));
}

BOOST_AUTO_TEST_CASE(every_error_is_told_at_once_with_its_place) {
  const std::string problems = problems_of(R"(folder: exports
state: etat
size_cap: beaucoup
stale_aftr: 14 jours
ents:
  - profile: skolengo
    sessions: 0
    schools:
      - uai: 13U
        username: superadmin
        password: { file: mdp }
)");
  BOOST_TEST(contains(problems, "3:11 « beaucoup » n'est pas une valeur possible pour « size_cap »"));
  BOOST_TEST(contains(problems, "4:1 Clé inconnue « stale_aftr »"));
  BOOST_TEST(contains(problems, "vouliez-vous dire « stale_after » ?"));
  BOOST_TEST(contains(problems, "7:15 « 0 »"));
  BOOST_TEST(contains(problems, "9:14 Ce n'est pas un numéro UAI"));
  BOOST_TEST(std::ranges::count(problems, '\n') == 4);
}

BOOST_AUTO_TEST_CASE(a_message_begins_with_file_and_line) {
  const Directory directory;
  const auto file = directory.write("navette.yaml", with_line("dossier: x"));
  BOOST_CHECK_EXCEPTION((void)load_config(file), ConfigError, [&](const ConfigError& error) {
    return std::string(error.what()).starts_with(file.string() + ", ligne 11 : Clé inconnue « dossier »") &&
           contains(error.what(), "les clés possibles sont folder, state");
  });
}

// One mistake is one message.
BOOST_AUTO_TEST_CASE(a_misspelt_key_is_not_missing_as_well) {
  const std::vector<std::pair<std::string, std::string>> keys{
      {"profile", "profil"},   {"schools", "school"}, {"uai", "uia"},      {"username", "usrename"},
      {"password", "pasword"}, {"ents", "ent"},       {"folder", "foldre"}};
  for (const auto& [key, misspelt] : keys) {
    const std::string problems = problems_of(changed(key + ":", misspelt + ":"));
    BOOST_TEST(contains(problems, "vouliez-vous dire « " + key + " » ?"), problems);
    BOOST_TEST(std::ranges::count(problems, '\n') == 1, problems);
  }
  // Of a school that lacks it, it is missing all the same.
  const std::string second = with_line(
      "      - { uai: 0134568V, usrname: a, password: { file: b } }\n"
      "      - { uai: 0134569W, password: { file: c } }");
  BOOST_TEST(contains(problems_of(second), "11:26 Clé inconnue « usrname »"));
  BOOST_TEST(contains(problems_of(second), "12:9 Il manque la clé « username »"));
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named) {
  BOOST_TEST(contains(problems_of("folder: a\n"), "« ents »"));
  for (const char* empty : {"", "\n# folder: a\n", "---\n"})
    BOOST_TEST(contains(problems_of(empty), "sudo navette configure --config "));
  BOOST_TEST(contains(problems_of(changed("        password: { file: mdp }\n", "")),
                      "7:9 Il manque la clé « password » pour l'établissement 0134567U"));
  BOOST_TEST(contains(problems_of(changed("username: superadmin", "name: x")), "7:9 Il manque la clé « username »"));
  BOOST_TEST(contains(problems_of(changed("profile: skolengo", "name: x")), "Il manque la clé « profile »"));
  BOOST_TEST(contains(problems_of(changed("folder: exports\n", "")), "Aucun dossier"));
  BOOST_TEST(contains(problems_of(changed("superadmin", "")), "n'a pas de valeur"));
  BOOST_TEST(contains(problems_of(changed("uai: 0134567U", "uai: [1]")), "une seule valeur"));
  BOOST_TEST(contains(problems_of("- a\n- b\n"), "clé: valeur"));
  BOOST_TEST(contains(problems_of(with_line("state: autre")), "11:1 La clé « state » est déjà donnée à la ligne 2"));
}

BOOST_AUTO_TEST_CASE(broken_yaml_is_placed) {
  const std::string problems = problems_of("folder: a\nents:\n\t- x\n");
  BOOST_TEST(contains(problems, "3:2 Ce n'est pas du YAML valide"));
  BOOST_TEST(contains(problems, "tabulation"));
}

BOOST_AUTO_TEST_CASE(broken_yaml_is_explained_in_french) {
  const std::vector<std::pair<std::string, std::string>> broken{{"folder: a\nents:\n\t- x\n", "un tiret"},
                                                                {"folder: a: b\n", "deux-points de trop"},
                                                                {"folder: a\n  state: b\n", "deux-points de trop"},
                                                                {"folder: {a: b\nstate: c\n", "accolade"},
                                                                {"folder: [a, b\n", "crochet"},
                                                                {"folder: a\n- b\n", "mal alignée"},
                                                                {"folder: \"C:\\Users\"\n", "entre apostrophes"},
                                                                {"folder: @a\n", "guillemets"},
                                                                {"folder: *a\n", "« * »"},
                                                                {"folder: ]\n", "sans avoir été ouvert"}};
  for (const auto& [content, words] : broken) BOOST_TEST(contains(problems_of(content), words), problems_of(content));
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_says_why) {
  BOOST_CHECK_EXCEPTION((void)load_config("/nowhere/navette.yaml"), ConfigError, [](const ConfigError& error) {
    return contains(error.what(), "n'existe pas") && contains(error.what(), "--config");
  });
  BOOST_CHECK_EXCEPTION((void)load_config("/"), ConfigError,
                        [](const ConfigError& error) { return contains(error.what(), "c'est un dossier"); });
}

BOOST_AUTO_TEST_CASE(a_sealed_password_is_told_as_what_only_windows_has) {
  const std::string problems = problems_of(changed("password: { file: mdp }", "password: { sealed: credentials/a }"));
  BOOST_TEST(contains(problems, "n'existe que sous Windows"), problems);
  BOOST_TEST(contains(problems, "password: { file: chemin }"), problems);
}

BOOST_AUTO_TEST_CASE(a_password_is_neither_accepted_nor_repeated) {
  for (const char* written : {"password: Tr0ub4dor", "password: [Tr0ub4dor]", "password:"}) {
    const std::string problems = problems_of(changed("password: { file: mdp }", written));
    BOOST_TEST(contains(problems, "ne s'écrit pas dans ce fichier"));
    BOOST_TEST(!contains(problems, "Tr0ub4dor"));
  }
}

BOOST_AUTO_TEST_CASE(addresses_are_https_but_for_loopback) {
  const auto problems = [](const std::string& address) {
    return problems_of(changed("https://college.ent.fr", address));
  };
  BOOST_TEST(contains(problems("http://college.ent.fr"), "8:34 L'adresse de « school_url » commence par http://"));
  BOOST_TEST(contains(problems("http://127.0.0.1.ent.fr"), "school_url"));
  BOOST_TEST(contains(problems("college.ent.fr"), "entière"));
  BOOST_TEST(contains(problems("ftp://college.ent.fr"), "entière"));
  BOOST_TEST(contains(problems("https://moi:secret@college.ent.fr"), "identifiant"));
  BOOST_TEST(!contains(problems("https://moi:secret@college.ent.fr"), "secret"));
  for (const char* loopback :
       {"http://127.0.0.1:8080", "http://localhost:8080", "\"http://[::1]:8080\"", "http://college.localhost:8080/"})
    BOOST_TEST(problems(loopback) == "");
}

BOOST_AUTO_TEST_CASE(folders_lie_apart) {
  BOOST_TEST(contains(problems_of(changed("state: etat", "state: exports/etat")), "doivent être séparés"));
  BOOST_TEST(contains(problems_of(changed("folder: exports", "folder: etat/exports")), "doivent être séparés"));
  BOOST_TEST(contains(problems_of(changed("folder: exports", "folder: ./x/../etat")), "doivent être séparés"));
  BOOST_TEST(problems_of(changed("folder: exports", "folder: etat-2")) == "");
  const Directory directory;  // a link is what it points at
  fs::create_directories(directory.path() / "etat");
  fs::create_directory_symlink(directory.path() / "etat", directory.path() / "exports");
  BOOST_CHECK_THROW((void)load(directory, kShort), ConfigError);
}

BOOST_AUTO_TEST_CASE(schools_and_ents_do_not_clash) {
  const std::string twice = with_line(R"(      - { uai: 0134567u, username: x, password: { file: y } })");
  BOOST_TEST(contains(problems_of(twice), "11:16 L'établissement 0134567U est déjà décrit à la ligne 7"));
  const std::string second = R"(  - profile: skolengo
    schools: [ { uai: 0134568V, username: x, password: { file: y } } ])";
  const std::string same_name = problems_of(with_line(second));
  BOOST_TEST(contains(same_name, "Deux ENT portent le nom « skolengo »"));
  const std::string same_folder = problems_of(with_line(second + "\n    name: sud"));
  BOOST_TEST(contains(same_folder, "sert déjà à l'ENT « skolengo »"));
  BOOST_TEST(problems_of(with_line(second + "\n    name: sud\n    folder: sud")) == "");
}

BOOST_AUTO_TEST_CASE(a_wrong_check_letter_is_a_warning_that_names_the_right_one) {
  const Directory directory;
  const Config config = load(directory, changed("0134567U", "0134567A"));
  BOOST_REQUIRE_EQUAL(config.warnings.size(), 1u);
  BOOST_TEST(contains(config.warnings[0], "navette.yaml, ligne 7 : La lettre de contrôle de 0134567A devrait être U"));
}

BOOST_AUTO_TEST_CASE(an_unknown_mode_is_no_mode) {
  const auto with_mode = [](const std::string& mode) {
    return problems_of(
        changed("        username: superadmin", "        idpn_mode: " + mode + "\n        username: superadmin"));
  };
  for (const char* mode : {"auto", "complet", "partiel"}) BOOST_TEST(with_mode(mode) == "");
  BOOST_TEST(contains(with_mode("complete"), "« auto », « complet » ou « partiel »"));
}

BOOST_AUTO_TEST_CASE(what_becomes_of_a_doubt_is_said_in_french_or_as_it_was_once) {
  const Directory directory;
  for (const auto& [word, meaning] : {std::pair("attente", InDoubt::hold),
                                      {"hold", InDoubt::hold},
                                      {"renvoi", InDoubt::send_again},
                                      {"resend", InDoubt::send_again}}) {
    const auto config =
        load(directory, changed("        username: superadmin",
                                "        in_doubt: { edt: " + std::string(word) + " }\n        username: superadmin"));
    BOOST_TEST((config.ents.at(0).schools.at(0).edt_in_doubt == meaning), word);
  }
  BOOST_TEST(contains(problems_of(changed("        username: superadmin",
                                          "        in_doubt: { edt: oui }\n        username: superadmin")),
                      "« attente » ou « renvoi »"));
}

BOOST_AUTO_TEST_CASE(delays_make_sense) {
  BOOST_TEST(contains(problems_of(changed("    schools:", "    retry: { first: 2 h }\n    schools:")), "« first »"));
  BOOST_TEST(contains(problems_of(with_line("rescan_every: 0 s")), "« 0 s »"));
  BOOST_TEST(contains(problems_of(changed("    schools:", "    proxy: http://a:b@p.fr\n    schools:")), "proxy"));
}

BOOST_AUTO_TEST_CASE(the_state_is_found_in_a_configuration_that_is_wrong) {
  const Directory directory;
  const auto state_in = [&](const std::string& text) {
    return navette::probable_state(directory.write("navette.yaml", text)).string();
  };
  BOOST_TEST(state_in("ents: [\nstate: /srv/etat  # le nôtre\n") == "/srv/etat");
  BOOST_TEST(state_in("state: '/srv/un etat'\r\n") == "/srv/un etat");
  BOOST_TEST(state_in("state: \"etat\"\n") == (directory.path() / "etat").string());
  for (const char* text : {"", "state:\n", "# state: /srv/etat\n", "log:\n  state: x\n"})
    BOOST_TEST(state_in(text) == "/var/lib/navette");
  BOOST_TEST(navette::probable_state(directory.path() / "absent.yaml").string() == "/var/lib/navette");
}

BOOST_AUTO_TEST_SUITE_END()
