// The ENT in process, in its first skin: no socket, no clock.
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"
#include "visitor.h"

#include <boost/test/unit_test.hpp>

using namespace sandbox;
namespace json = boost::json;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const json::object& import_at(const json::object& ledger, std::size_t index) {
  return ledger.at("imports").as_array().at(index).as_object();
}

std::string figure(const json::object& import, const char* label) {
  return std::string(import.at("figures").as_object().at(label).as_string());
}

// Waits for the import's end as a person would, looking now and then.
void wait_for_the_report(Stage& stage) {
  for (int looks = 0; looks < 200 && stage.visitor.reads("Génération des séances</h1>"); ++looks) {
    stage.now += minutes(1);
    stage.visitor.get(stage.visitor.address);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ent)

BOOST_AUTO_TEST_CASE(signing_in_goes_through_cas_with_a_ticket_and_three_cookies) {
  Stage stage(quiet_options());
  stage.visitor.get("/sg.do?PROC=PAGE_ACCUEIL");
  BOOST_TEST(stage.visitor.redirects.size() == 1u);
  BOOST_TEST(stage.visitor.reads("Choix du guichet"));
  sign_in_to_skolengo(stage.visitor);
  BOOST_TEST(stage.visitor.reads("<h1>Bienvenue</h1>"));
  BOOST_TEST(stage.visitor.reads("Collège des Trois-Tilleuls (0134567U)"));
  BOOST_TEST(stage.visitor.redirects.front().find("&ticket=ST-") != std::string::npos);
  for (const char* cookie : {"TGC", "JSESSIONID", "SERVERID"})
    BOOST_TEST(stage.visitor.cookies.contains(cookie), cookie);
}

BOOST_AUTO_TEST_CASE(a_ticket_is_good_once_and_not_for_long) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  const std::string ticket = stage.visitor.redirects.front();
  stage.visitor.cookies.clear();
  stage.visitor.get(ticket);
  BOOST_TEST(stage.visitor.page.status == 403);

  Stage late(quiet_options());
  late.visitor.get("/sg.do?PROC=PAGE_ACCUEIL");
  Visitor slow(
      [&](const Request& request) {
        if (request.target.find("ticket=") != std::string::npos) late.now += minutes(1);
        return late.ent.answer(request, late.now);
      },
      late.addresses);
  sign_in_to_skolengo(slow);
  BOOST_TEST(slow.page.status == 403);
}

BOOST_AUTO_TEST_CASE(a_login_form_is_good_once) {
  Stage stage(quiet_options());
  stage.visitor.get("/login?selection=LOCAL");
  const Pairs form{{"username", "superadmin"}, {"password", "navette-demo"}, {"execution", "e1s1_forged"}};
  stage.visitor.submit("/login", form);
  BOOST_TEST(stage.visitor.reads("cas__login-form"));
  BOOST_TEST(!stage.visitor.reads("role=\"alert\""));  // again, and not a word
  BOOST_TEST(stage.visitor.page.status == 200);
  BOOST_TEST(stage.ledger().at("sign_ins").as_array().empty());
}

BOOST_AUTO_TEST_CASE(three_wrong_passwords_lock_the_account_even_for_the_right_one) {
  Stage stage(quiet_options());
  for (int attempt = 0; attempt < 2; ++attempt) {
    sign_in_to_skolengo(stage.visitor, "wrong");
    BOOST_TEST(stage.visitor.reads("Identifiant ou mot de passe incorrect."));
    BOOST_TEST(stage.visitor.page.status == 401);
  }
  sign_in_to_skolengo(stage.visitor, "wrong");
  BOOST_TEST(stage.visitor.reads("Ce compte est bloqué"));
  sign_in_to_skolengo(stage.visitor);
  BOOST_TEST(stage.visitor.reads("Ce compte est bloqué"));
  const json::array sign_ins = stage.ledger().at("sign_ins").as_array();
  BOOST_REQUIRE(sign_ins.size() == 4u);
  BOOST_TEST(sign_ins[1].at("verdict").as_string() == "refused");
  BOOST_TEST(sign_ins[3].at("verdict").as_string() == "locked");
}

BOOST_AUTO_TEST_CASE(a_request_without_user_agent_is_refused) {
  Stage stage(quiet_options());
  stage.visitor.user_agent.clear();
  stage.visitor.get("/");
  BOOST_TEST(stage.visitor.page.status == 403);
}

BOOST_AUTO_TEST_CASE(a_service_that_is_not_ours_gets_no_ticket) {
  Stage stage(quiet_options());
  stage.visitor.get("/login?service=http%3A%2F%2Fevil.example%2F&selection=LOCAL");
  BOOST_TEST(stage.visitor.page.status == 403);
}

BOOST_AUTO_TEST_CASE(an_edt_export_is_taken_in_counted_and_reported) {
  for (const bool encrypted : {false, true}) {
    BOOST_TEST_CONTEXT("encrypted " << encrypted) {
      Stage stage(quiet_options());
      sign_in_to_skolengo(stage.visitor);
      walk_edt(stage.visitor, "edt.3", encrypted);
      BOOST_TEST(stage.visitor.reads("Étape 4 sur 4 : confirmation"));
      BOOST_TEST(stage.visitor.reads("<th scope=\"row\">Élèves</th><td>60</td>"));
      BOOST_TEST(imports_in(stage) == 0u);  // nothing before the last Valider
      stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
      BOOST_TEST(stage.visitor.reads("La génération de vos séances est en cours."));
      BOOST_TEST(import_at(stage.ledger(), 0).at("state").as_string() == "running");
      wait_for_the_report(stage);
      BOOST_TEST(stage.visitor.reads("Bilan de l'import n° 12"));
      BOOST_TEST(stage.visitor.reads("Toutes les personnes du fichier ont été reconnues."));

      const json::object ledger = stage.ledger();
      const json::object& import = import_at(ledger, 0);
      const domain::Counts counts = samples::counts_of(demo_school());
      BOOST_TEST(import.at("kind").as_string() == "edt");
      BOOST_TEST(import.at("school").as_string() == "0134567U");
      BOOST_TEST(import.at("form").as_string() == (encrypted ? "container" : "clear"));
      BOOST_TEST(import.at("state").as_string() == "done");
      BOOST_TEST(import.at("sha256").as_string().size() == 64u);
      BOOST_TEST(import.at("committed_at").as_string().starts_with("2026-09-03T08:"));
      BOOST_TEST(figure(import, "Séances générées") == std::to_string(counts.lessons));
      BOOST_TEST(figure(import, "Enseignants") == std::to_string(counts.teachers));
      BOOST_TEST(ledger.at("requests").at("by_step").at("edt.commit").as_int64() == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(identifiers_find_the_people_of_the_timetable_and_nobody_before_it) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_idpn(stage.visitor);
  BOOST_TEST(stage.visitor.reads("Bilan de l'import n° 12"));
  BOOST_TEST(stage.visitor.reads("<ul class=\"non-reconnus\">"));
  walk_edt(stage.visitor);
  wait_for_the_report(stage);
  walk_idpn(stage.visitor, "PARTIEL");
  BOOST_TEST(stage.visitor.reads("Toutes les personnes du fichier ont été reconnues."));

  const json::object ledger = stage.ledger();
  const json::object& early = import_at(ledger, 0);
  const json::object& late = import_at(ledger, 2);
  BOOST_TEST(early.at("mode").as_string() == "complete");
  BOOST_TEST(late.at("mode").as_string() == "partial");
  BOOST_TEST(figure(early, "Identifiants rattachés") == "0");
  BOOST_TEST(figure(early, "Identifiants lus") == figure(late, "Identifiants rattachés"));
  BOOST_TEST(late.at("not_recognised").as_int64() == 0);

  stage.now += hours(24 * 365);  // next school year everybody must be brought in again
  sign_in_to_skolengo(stage.visitor);
  walk_idpn(stage.visitor);
  BOOST_TEST(figure(import_at(stage.ledger(), 3), "Identifiants rattachés") == "0");
}

BOOST_AUTO_TEST_CASE(some_pupils_are_not_recognised_by_seed) {
  Options options = quiet_options();
  options.unrecognised_permille = 200;
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor);
  wait_for_the_report(stage);
  const auto unknown = import_at(stage.ledger(), 0).at("not_recognised").as_int64();
  BOOST_TEST(unknown > 0);
  BOOST_TEST(unknown < 30);
  BOOST_TEST(stage.visitor.reads("(élève, né(e) le "));
}

BOOST_AUTO_TEST_CASE(the_records_list_every_import_of_the_school_newest_first) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  stage.visitor.get("/sg.do?PROC=BILANS_IMPORT");
  BOOST_TEST(stage.visitor.reads("Aucun import pour cet établissement."));
  walk_idpn(stage.visitor);
  walk_edt(stage.visitor);
  stage.visitor.get("/sg.do?PROC=BILANS_IMPORT");
  BOOST_TEST(stage.visitor.reads(
      "<tr><td>13</td><td>03/09/2026 10:00</td><td>EDT</td><td>EDT_To_KOSMOS_0134567U.xml</td><td>En cours</td>"));
  BOOST_TEST(stage.visitor.reads("<tr><td>12</td><td>03/09/2026 10:00</td><td>Identifiants Pronote (complet)</td>"));
  BOOST_TEST(stage.visitor.page.body.find("<td>13</td>") < stage.visitor.page.body.find("<td>12</td>"));
  stage.visitor.get("/sg.do?PROC=BILANS_IMPORT&ACTION=VOIR&IMPORT=13");
  BOOST_TEST(stage.visitor.reads("<h1>Génération des séances</h1>"));
}

BOOST_AUTO_TEST_CASE(the_queue_page_counts_the_schools_before_us_down) {
  Options options = quiet_options();
  options.schools_ahead = 5;
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor);
  BOOST_TEST(stage.visitor.reads("5 établissements sont déjà en cours d'importation."));
  bool fewer = false;
  for (int looks = 0; looks < 100 && stage.visitor.reads("déjà en cours"); ++looks) {
    stage.now += minutes(1);
    stage.visitor.get(stage.visitor.address);
    fewer = fewer || stage.visitor.reads("3 établissements sont déjà");
  }
  BOOST_TEST(fewer);
  wait_for_the_report(stage);
  BOOST_TEST(stage.visitor.reads("Bilan de l'import n° 12"));
}

BOOST_AUTO_TEST_CASE(a_scaled_hour_of_queue_takes_a_second) {
  Options options = quiet_options();
  options.schools_ahead = 15;
  options.time_scale = 3600;
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor);
  BOOST_TEST(stage.visitor.reads("15 établissements sont déjà"));
  stage.now += seconds(3);
  stage.visitor.get(stage.visitor.address);
  BOOST_TEST(stage.visitor.reads("Bilan de l'import n° 12"));
}

BOOST_AUTO_TEST_CASE(a_second_import_of_a_school_waits_for_the_first) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor);
  walk_edt(stage.visitor);
  BOOST_TEST(stage.visitor.reads("<h1>Import impossible</h1>"));
  BOOST_TEST(imports_in(stage) == 1u);
}

BOOST_AUTO_TEST_CASE(a_form_that_forgets_or_forges_a_hidden_field_is_lost) {
  for (const char* damage : {"#ETAT#", "#ECRAN_LOGIQUE#", "LOCALE", "#FORMAT_LOGICIEL", "ACTION"}) {
    BOOST_TEST_CONTEXT(damage) {
      Stage stage(quiet_options());
      sign_in_to_skolengo(stage.visitor);
      walk_edt(stage.visitor, "edt.open");
      stage.visitor.submit("/sg.do", {{"LOGICIEL", "2"}, {"VALIDER", "VALIDER"}, {damage, "forged"}});
      BOOST_TEST(stage.visitor.reads("L'état de cette page n'est plus valide."));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_step_sent_twice_is_lost_so_a_commit_cannot_double) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.3");
  const Response confirmation = stage.visitor.page;
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
  wait_for_the_report(stage);
  stage.visitor.page = confirmation;
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("L'état de cette page n'est plus valide."));
  BOOST_TEST(imports_in(stage) == 1u);
}

BOOST_AUTO_TEST_CASE(looking_at_the_records_does_not_disturb_a_wizard_and_cancelling_ends_it) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.3");
  const Response confirmation = stage.visitor.page;
  stage.visitor.get("/sg.do?PROC=BILANS_IMPORT");
  stage.visitor.page = confirmation;
  stage.visitor.submit("/sg.do", {{"ANNULER", "ANNULER"}});
  BOOST_TEST(stage.visitor.reads("<h1>Emploi du temps</h1>"));
  BOOST_TEST(imports_in(stage) == 0u);
}

BOOST_AUTO_TEST_CASE(what_was_forgotten_is_asked_for_again) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.open");
  stage.visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("Choisissez un logiciel."));
  stage.visitor.submit("/sg.do", {{"LOGICIEL", "2"}, {"VALIDER", "VALIDER"}});
  stage.visitor.submit("/sg.do", {{"VERSION", ""}, {"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("Choisissez une version."));
  stage.visitor.submit("/sg.do", {{"VERSION", "EDT2026"}, {"VALIDER", "VALIDER"}});
  stage.visitor.submit("/sg.do", {{"DONNEE_EDT", "1"}, {"VALIDER", "VALIDER"}});
  BOOST_TEST(stage.visitor.reads("Indiquez le fichier à importer."));
}

BOOST_AUTO_TEST_CASE(files_that_are_not_for_this_ent_are_refused_with_a_reason) {
  const auto other = samples::make_school(domain::Uai::parse("0134568V").value(), 20, 1, 2026);
  samples::Envelope envelope;
  envelope.uai = "0134567U";
  const std::string clear = samples::write_clear_edt(demo_school());
  const std::string sealed = samples::write_container(clear, envelope, {samples::sandbox_partner()}, 1);
  const std::vector<std::pair<std::string, std::string>> refused = {
      {"autre établissement", samples::write_clear_edt(other)},
      {"foreign key", samples::write_container(clear, envelope, {samples::vendor_partner()}, 1)},
      {"damaged", std::string(sealed).replace(sealed.find("<CONTENU") + 200, 8, "AAAAAAAA")},
      {"truncated", sealed.substr(0, sealed.size() / 2)},
      {"n'est pas un export d'emploi du temps", samples::write_idpn(demo_school(), {})},
      {"n'est pas un export d'emploi du temps", "n'importe quoi"}};
  for (const auto& [reason, content] : refused) {
    BOOST_TEST_CONTEXT(reason) {
      Stage stage(quiet_options());
      sign_in_to_skolengo(stage.visitor);
      walk_edt(stage.visitor, "edt.2");
      const Upload file{"FICHIER", "EDT_To_KOSMOS_0134567U.xml", content};
      stage.visitor.submit("/sg.do", {{"DONNEE_EDT", "1"}, {"VALIDER", "VALIDER"}}, &file);
      BOOST_TEST(stage.visitor.reads("<h1>Fichier refusé</h1>"));
      BOOST_TEST(stage.visitor.reads("Motif : "));
      BOOST_TEST(stage.ledger().at("refused_files").as_object().size() == 1u);
      BOOST_TEST(imports_in(stage) == 0u);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_ent_can_want_only_one_form) {
  Options options = quiet_options();
  options.accepts_clear = false;
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.3");
  BOOST_TEST(stage.visitor.reads("Seuls les exports chiffrés"));
  walk_edt(stage.visitor, "edt.3", true);
  BOOST_TEST(stage.visitor.reads("Étape 4 sur 4"));
}

BOOST_AUTO_TEST_CASE(identifiers_are_for_the_superadmin) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor, "navette-demo", "secretariat");
  stage.visitor.get("/sg.do?PROC=IMPORT_IDPN&ACTION=SAISIR");
  BOOST_TEST(stage.visitor.reads("<h1>Accès refusé</h1>"));
  BOOST_TEST(stage.visitor.page.status == 403);
}

BOOST_AUTO_TEST_CASE(schools_do_not_see_each_other) {
  Options options = quiet_options();
  options.schools = default_schools(2);
  options.accounts = default_accounts(options.schools);
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_idpn(stage.visitor);
  Visitor other([&](const Request& request) { return stage.ent.answer(request, stage.now); }, stage.addresses);
  sign_in_to_skolengo(other, "navette-demo", "superadmin2");
  other.get("/sg.do?PROC=BILANS_IMPORT");
  BOOST_TEST(other.reads("Aucun import"));
  other.get("/sg.do?PROC=BILANS_IMPORT&ACTION=VOIR&IMPORT=12");
  BOOST_TEST(other.page.status == 404);
  walk_edt(other, "edt.3");
  BOOST_TEST(other.reads("autre établissement (0134567U)"));
  BOOST_TEST(stage.ledger().at("sessions").at("open").as_int64() == 2);
}

BOOST_AUTO_TEST_CASE(sessions_end_by_idleness_and_by_the_wrong_machine) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  stage.now += minutes(31);
  stage.visitor.get("/sg.do?PROC=GESTION_EDT");
  BOOST_TEST(stage.visitor.reads("<h1>Bienvenue</h1>"));  // CAS remembers: a new session, on the home page
  BOOST_TEST(stage.visitor.redirects.size() == 3u);
  stage.visitor.cookies["SERVERID"] = "app9";
  stage.visitor.cookies.erase("TGC");
  stage.visitor.get("/sg.do?PROC=GESTION_EDT");
  BOOST_TEST(stage.visitor.reads("Choix du guichet"));
}

BOOST_AUTO_TEST_CASE(sessions_at_once_are_those_in_use_at_one_moment) {
  Stage stage(quiet_options());
  const auto come = [&] {
    Visitor visitor([&](const Request& request) { return stage.ent.answer(request, stage.now); }, stage.addresses);
    sign_in_to_skolengo(visitor);
    return visitor;
  };
  for (int i = 0; i < 3; ++i) {
    Visitor visitor = come();
    stage.now += seconds(5);
    visitor.get("/sg.do?PROC=PAGE_ACCUEIL");
    stage.now += seconds(5);
  }
  BOOST_TEST(stage.ledger().at("sessions").at("most_at_once").as_int64() == 1);
  Visitor first = come();
  stage.now += seconds(5);
  Visitor second = come();
  stage.now += seconds(5);
  first.get("/sg.do?PROC=PAGE_ACCUEIL");
  BOOST_TEST(stage.ledger().at("sessions").at("most_at_once").as_int64() == 2);
}

BOOST_AUTO_TEST_CASE(an_expired_session_loses_any_step_and_commits_nothing) {
  for (const char* step : {"home", "edt.open", "edt.1", "edt.2", "edt.3", "edt.commit"}) {
    BOOST_TEST_CONTEXT(step) {
      Stage stage(quiet_options());
      sign_in_to_skolengo(stage.visitor);
      stage.ent.cause(*trouble_named("expired@" + std::string(step)));
      if (std::string_view(step) == "home")
        stage.visitor.get("/sg.do?PROC=PAGE_ACCUEIL");
      else
        walk_edt(stage.visitor, step);
      BOOST_TEST(stage.visitor.reads("Choix du guichet"));
      BOOST_TEST(imports_in(stage) == 0u);
      sign_in_to_skolengo(stage.visitor);
      walk_edt(stage.visitor);
      BOOST_TEST(imports_in(stage) == 1u);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_expired_login_form_comes_again_without_a_word_and_counts_for_nothing) {
  for (const char* step : {"login", "sign_in"}) {
    Stage stage(quiet_options());
    stage.ent.cause(*trouble_named("expired@" + std::string(step)));
    sign_in_to_skolengo(stage.visitor);
    BOOST_TEST(stage.visitor.reads("cas__login-form"));
    BOOST_TEST(!stage.visitor.reads("role=\"alert\""));
    BOOST_TEST(stage.ledger().at("sign_ins").as_array().empty());
    sign_in_to_skolengo(stage.visitor);
    BOOST_TEST(stage.visitor.reads("<h1>Bienvenue</h1>"));
    stage.ent.cause(*trouble_named("expired@login"));  // now it is the single sign-on that is over
    stage.visitor.get("/login?selection=LOCAL");
    BOOST_TEST(stage.visitor.reads("cas__login-form"));
  }
}

BOOST_AUTO_TEST_CASE(a_session_lost_at_the_school_only_leads_home_silently) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  stage.ent.cause(*trouble_named("expired_school@edt.commit"));
  walk_edt(stage.visitor);
  BOOST_TEST(stage.visitor.reads("<h1>Bienvenue</h1>"));
  BOOST_TEST(imports_in(stage) == 0u);
}

BOOST_AUTO_TEST_CASE(connections_dropped_before_and_after_the_commit_differ_only_in_the_ledger) {
  for (const auto& [sentence, taken] : {std::pair("dropped_before@edt.commit", 0u), {"dropped_after@edt.commit", 1u}}) {
    BOOST_TEST_CONTEXT(sentence) {
      Stage stage(quiet_options());
      stage.ent.cause(*trouble_named(sentence));
      sign_in_to_skolengo(stage.visitor);
      walk_edt(stage.visitor);
      BOOST_TEST(stage.visitor.page.dropped);
      BOOST_TEST(imports_in(stage) == taken);
    }
  }
}

BOOST_AUTO_TEST_CASE(illnesses_show_their_page_their_status_and_their_patience) {
  const auto visit = [](const char* sentence) {
    Options options = quiet_options();
    options.troubles = {*trouble_named(sentence)};
    Stage stage(options);
    stage.visitor.get("/");
    return stage.visitor.page;
  };
  const auto retry_after = [](const Response& page) {
    for (const auto& [name, value] : page.headers)
      if (name == "Retry-After") return value;
    return std::string();
  };
  BOOST_TEST(visit("unavailable").status == 503);
  BOOST_TEST(retry_after(visit("unavailable")) == "");
  BOOST_TEST(retry_after(visit("unavailable=20")) == "20");
  BOOST_TEST(visit("throttled").status == 429);
  BOOST_TEST(retry_after(visit("throttled=7")) == "7");
  BOOST_TEST(visit("maintenance").status == 503);
  BOOST_TEST((visit("slow=1.5").delay == std::chrono::milliseconds(1500)));
  BOOST_TEST(visit("changed_page").body.find("Nouveau parcours d'import") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(maintenance_hours_are_paris_hours_and_cross_midnight) {
  Options options = quiet_options();
  options.maintenance_hours = {{23 * 60, 60}};  // 23:00 to 01:00
  Stage stage(options);
  stage.visitor.get("/");
  BOOST_TEST(stage.visitor.page.status == 200);
  stage.now = std::chrono::sys_days(std::chrono::year(2026) / 9 / 3) + hours(22) + minutes(30);  // 00:30 in Paris
  stage.visitor.get("/");
  BOOST_TEST(stage.visitor.page.status == 503);
  BOOST_TEST(stage.visitor.reads("Il rouvrira le 04/09/2026 à 01:00."));
  stage.now += minutes(30);
  stage.visitor.get("/");
  BOOST_TEST(stage.visitor.page.status == 200);
}

BOOST_AUTO_TEST_CASE(a_file_can_be_refused_or_its_import_interrupted_on_demand) {
  Options options = quiet_options();
  options.troubles = {*trouble_named("refused_file"), *trouble_named("interrupted")};
  Stage stage(options);
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.3");
  BOOST_TEST(stage.visitor.reads("<h1>Fichier refusé</h1>"));
  walk_edt(stage.visitor);
  wait_for_the_report(stage);
  BOOST_TEST(stage.visitor.reads("Le traitement d'import est interrompu."));
  stage.visitor.get("/sg.do?PROC=BILANS_IMPORT");
  BOOST_TEST(stage.visitor.reads("<td>Interrompu</td>"));
  BOOST_TEST(import_at(stage.ledger(), 0).at("state").as_string() == "interrupted");
}

BOOST_AUTO_TEST_CASE(healing_heals) {
  Stage stage(quiet_options());
  stage.ent.cause(*trouble_named("wrong_password"));
  sign_in_to_skolengo(stage.visitor);
  BOOST_TEST(stage.visitor.reads("Identifiant ou mot de passe incorrect."));
  stage.ent.heal();
  sign_in_to_skolengo(stage.visitor);
  BOOST_TEST(stage.visitor.reads("<h1>Bienvenue</h1>"));
}

BOOST_AUTO_TEST_CASE(what_people_type_is_escaped) {
  Stage stage(quiet_options());
  sign_in_to_skolengo(stage.visitor);
  walk_edt(stage.visitor, "edt.2");
  const Upload file{"FICHIER", "<script>&.xml", "x"};
  stage.visitor.submit("/sg.do", {{"DONNEE_EDT", "1"}, {"VALIDER", "VALIDER"}}, &file);
  BOOST_TEST(stage.visitor.reads("&lt;script&gt;&amp;.xml"));
  BOOST_TEST(!stage.visitor.reads("<script>"));
}

BOOST_AUTO_TEST_SUITE_END()
