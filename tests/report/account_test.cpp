#include "report/account.h"

#include "report/accounts.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/test/unit_test.hpp>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

using report::Account;

namespace {

using boost::algorithm::contains;

// As a reader sees it: plain spaces, straight apostrophes, one line.
std::string plain(std::string text) {
  constexpr std::array<std::pair<const char*, const char*>, 2> kFolds = {{{"\u00A0", " "}, {"’", "'"}}};
  for (const auto& [from, to] : kFolds)
    for (std::size_t at; (at = text.find(from)) != text.npos;) text.replace(at, std::string_view(from).size(), to);
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return out;
}

std::string text_of(const Account& account) { return plain(report::text(account)); }

// The characters of the page, without its style.
std::string read_page(const std::string& html) {
  const auto document =
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, nullptr, HTML_PARSE_NOERROR);
  std::string out;
  const auto walk = [&](const auto& self, xmlNodePtr node) -> void {
    for (; node; node = node->next) {
      const std::string name = node->name ? reinterpret_cast<const char*>(node->name) : "";
      if (node->type == XML_TEXT_NODE) out += std::string(" ") + reinterpret_cast<const char*>(node->content);
      if (name != "style" && name != "head") self(self, node->children);
    }
  };
  walk(walk, xmlDocGetRootElement(document));
  xmlFreeDoc(document);
  return plain(out);
}

bool is_well_formed(const std::string& html) {
  const auto document =
      xmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR);
  if (document) xmlFreeDoc(document);
  return document != nullptr;
}

std::vector<Account> every_account() {
  return {accounts::waiting_edt(),
          accounts::failed_and_waiting(),
          accounts::submitting(),
          accounts::queued(),
          accounts::doubtful(),
          accounts::done_edt(),
          accounts::done_idpn(),
          accounts::refused_by_navette(),
          accounts::refused_by_ent(),
          accounts::held(),
          accounts::held_without_school(),
          accounts::held_after_commit(),
          accounts::held_after_an_attempt(),
          accounts::superseded()};
}

// Says `sentence` on the page and in the text alike.
void check_says(const Account& account, const std::string& sentence) {
  BOOST_TEST(contains(text_of(account), sentence), sentence << " in\n" << report::text(account));
  BOOST_TEST(contains(read_page(report::html(account)), sentence), sentence << " on the page");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(account)

BOOST_AUTO_TEST_CASE(every_state_gives_a_sound_page_and_a_narrow_text) {
  for (const Account& each : every_account()) {
    const std::string html = report::html(each), text = report::text(each);
    BOOST_TEST(is_well_formed(html));
    BOOST_TEST(contains(html, "<html lang=\"fr\">"));
    for (const char* outside : {"<script", "http://", "https://", "url(", "@import", "<img", "<link"})
      BOOST_TEST(!contains(html, outside), outside);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const auto columns = std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; });
      BOOST_TEST(columns <= 80, line);
      BOOST_TEST(!line.ends_with(' '), line);
    }
    for (const std::string& whole : {html, text, report::refusal_note(each)}) {
      BOOST_TEST(!contains(whole, "{{"));
      BOOST_TEST(!contains(whole, "&amp;amp;"));
    }
    check_says(each, each.import.file_name);
  }
}

BOOST_AUTO_TEST_CASE(a_finished_import_tells_what_came_and_what_happened) {
  const Account done = accounts::done_edt();
  for (const char* sentence : {
           "L'emploi du temps est dans l'ENT, mais 2 personnes n'ont pas été reconnues.",
           "Reçu le mardi 2 septembre 2025 à 14 h 05, envoyé à l'ENT à 14 h 08, terminé à 15 h 20.",
           "L'ENT y a mis 1 heure 12 minutes.",
           "Collège Jean-Moulin (0134567U)",
           "EDT Monoposte 2025 - 1.0.8",
           "mardi 2 septembre 2025 à 14 h 02",
           "2025-2026",
           "644 Ko",
           "426",
           "14 226",
           "Séances générées",
           "424 / 426",
           "D'ALMEIDA-ROCHA Zoé (élève, 3e B)",
           "Annuaire > Recherche avancée, sur « tout l'ENT »",
           "Les cours d'un professeur non reconnu ne sont pas créés",
           "Kosmos n'est pas parmi les destinataires",
           "Ouvrez dans l'ENT le cahier de textes d'une classe",
           "L'ENT ne répond pas (délai dépassé).",
           "/srv/exports/Importés/2025-09-02/EDT_To_KOSMOS_0134567U.xml",
       })
    check_says(done, sentence);
}

BOOST_AUTO_TEST_CASE(what_navette_has_compared_is_not_left_to_a_person) {
  Account done = accounts::done_edt();
  done.import.outcome.remarks = {{domain::Task::timetable, "6A", {"Il manque un cours."}}};
  check_says(done, "Lisez plus bas ce que Navette a vu des emplois du temps dans l'ENT.");
  BOOST_TEST(!contains(text_of(done), "Ouvrez dans l'ENT le cahier de textes"));
}

BOOST_AUTO_TEST_CASE(one_person_is_singular_and_none_is_no_section) {
  Account done = accounts::done_edt();
  done.import.outcome.not_recognised.resize(1);
  check_says(done, "mais 1 personne n'a pas été reconnue.");
  done.import.outcome.not_recognised.clear();
  check_says(done, "L'emploi du temps est dans l'ENT.");
  BOOST_TEST(!contains(text_of(done), "PERSONNES"));
  BOOST_TEST(!contains(text_of(done), "Occupez-vous"));
}

BOOST_AUTO_TEST_CASE(identifiers_have_next_steps_of_their_own) {
  const Account done = accounts::done_idpn();
  check_says(done, "Les identifiants PRONOTE sont dans l'ENT.");
  check_says(done, "Identifiants PRONOTE, mode complet");
  check_says(done, "envoyé à l'ENT le mercredi 3 septembre 2025 à 14 h 05");
  check_says(done, "« Uniquement les utilisateurs sans ID CAS »");
  check_says(done, "conteneur chiffré, que seul l'ENT peut lire");
  Account partial = done;
  partial.import.mode = domain::Mode::partial;
  BOOST_TEST(!contains(text_of(partial), "sans ID CAS"));
}

BOOST_AUTO_TEST_CASE(a_refusal_says_who_why_and_what_to_do) {
  const Account ours = accounts::refused_by_navette(), theirs = accounts::refused_by_ent();
  check_says(ours, "Navette n'a pas envoyé ce fichier.");
  check_says(ours, "il s'arrête au milieu d'un élément");
  for (const char* advice : {"navette retry", "À FAIRE", "Refaites l'export"})  // the reason has its own
    BOOST_TEST(!contains(text_of(ours), advice), advice);
  check_says(theirs, "L'ENT a refusé ce fichier.");
  check_says(theirs, "ne peut être intégré dans l'ENT");
  check_says(theirs, "Import/Export > Socle ENT > Export manuel > Skolengo");
  check_says(theirs, "« navette retry 14 »");
  Account given_up = ours;
  given_up.import.attempts = 1;
  check_says(given_up, "Navette a renoncé à envoyer ce fichier.");
  BOOST_TEST(!contains(text_of(given_up), "L'ENT a refusé"));
  Account gone = theirs;
  gone.import.export_removed_at = accounts::kReceived + std::chrono::hours{24 * 40};
  BOOST_TEST(!contains(text_of(gone), "navette retry"));
  check_says(gone, "dimanche 12 octobre 2025");
}

BOOST_AUTO_TEST_CASE(a_refused_file_is_described_as_far_as_it_is_known) {
  Account refused = accounts::refused_by_navette();
  refused.import.content.form = domain::Form::unknown;
  refused.import.school.reset();
  refused.school_name.clear();
  BOOST_TEST(!contains(text_of(refused), "Nature"));
  check_says(refused, "COLLEGE INDEX EDUCATION (0134567U)");  // the file's own word
}

BOOST_AUTO_TEST_CASE(erased_names_leave_their_number) {
  Account done = accounts::done_edt();
  done.import.outcome.forgotten = 2;
  done.import.outcome.not_recognised.clear();
  done.import.outcome.forgotten_at = accounts::kReceived + std::chrono::hours{24 * 366};
  check_says(done, "mais 2 personnes n'ont pas été reconnues.");
  check_says(done,
             "Leurs noms ont été effacés le jeudi 3 septembre 2026 à 14 h 05, conformément à « keep_personal_data »");
  for (const char* left : {"LE GALL", "D'ALMEIDA", "Recherche avancée", "Cette liste nomme", "Cette page nomme"}) {
    BOOST_TEST(!contains(text_of(done), left), left);
    BOOST_TEST(!contains(read_page(report::html(done)), left), left);
  }
  BOOST_TEST(is_well_formed(report::html(done)));
}

BOOST_AUTO_TEST_CASE(what_navette_found_out_afterwards_has_sections_of_its_own) {
  report::Account done = accounts::done_edt();
  BOOST_TEST(!contains(text_of(done), "PISTES DANS L'ANNUAIRE"));
  BOOST_TEST(contains(text_of(done), "Recherche avancée"));
  done.import.outcome.remarks = {
      {domain::Task::people,
       "LE GALL Maël (élève, 6e A)",
       {"« LEGALL Maël » dans l'ENT : l'espace. Corrigez <là> où se trouve l'erreur."}},
      {domain::Task::timetable, "", {"12 classes comparées : tout est juste."}},
      {domain::Task::timetable, "6e A", {"Mardi à 9 h : salle 12 dans EDT, salle 21 dans l'ENT."}}};
  for (const char* said :
       {"LE GALL Maël (élève, 6e A)", "« LEGALL Maël » dans l'ENT", "12 classes comparées", "salle 21 dans l'ENT"})
    check_says(done, said);
  for (const char* title : {"PISTES DANS L'ANNUAIRE DE L'ENT", "LES EMPLOIS DU TEMPS, RELUS DANS L'ENT"})
    BOOST_TEST(contains(text_of(done), title), title);
  for (const char* title : {"Pistes dans l'annuaire de l'ENT", "Les emplois du temps, relus dans l'ENT"})
    BOOST_TEST(contains(read_page(report::html(done)), title), title);
  BOOST_TEST(!contains(text_of(done), "Recherche avancée"));
  BOOST_TEST(contains(report::html(done), "Corrigez &lt;là&gt;"));
  BOOST_TEST(is_well_formed(report::html(done)));
}

BOOST_AUTO_TEST_CASE(the_note_beside_a_refused_file_is_short_and_names_nobody) {
  Account refused = accounts::refused_by_navette();
  refused.import.outcome.not_recognised = {"LE GALL Maël"};
  const std::string note = report::refusal_note(refused);
  BOOST_TEST(contains(plain(note), "« EDT_To_KOSMOS_0134567U.xml » n'a pas été importé dans l'ENT."));
  BOOST_TEST(contains(plain(note), "il s'arrête au milieu d'un élément"));
  BOOST_TEST(contains(plain(note), "Pourquoi, et que faire :"));
  BOOST_TEST(!contains(note, "LE GALL"));
  BOOST_TEST(std::ranges::count(note, '\n') < 25);
}

BOOST_AUTO_TEST_CASE(the_note_beside_the_same_content_says_what_became_of_the_first) {
  const auto note = [](const Account& first, const std::string& name = "EDT_To_KOSMOS_0134567U.xml") {
    const std::string text = report::duplicate_note(first, name, accounts::kReceived + std::chrono::hours{26});
    BOOST_TEST(!contains(text, "navette "), text);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
      BOOST_TEST(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }) <= 80, line);
    return plain(text);
  };
  Account done = accounts::done_edt();
  done.import.folder = "/srv/exports";
  BOOST_TEST(
      note(done) ==
      "« EDT_To_KOSMOS_0134567U.xml » n'a pas été envoyé une seconde fois : ce même contenu avait déjà été reçu le "
      "mardi 2 septembre 2025 à 14 h 05. Ce contenu est dans l'ENT depuis le mardi 2 septembre 2025 à 15 h 20, "
      "mais 2 personnes n'ont pas été reconnues. Que faire se lit dans son compte rendu, rangé avec le premier "
      "fichier dans « Importés/2025-09-02 ». ");
  done.import.outcome.not_recognised.clear();
  BOOST_TEST(contains(note(done), "à 15 h 20 : il n'y a rien à faire. Son compte rendu est rangé avec"), note(done));
  BOOST_TEST(contains(note(accounts::waiting_edt(), "copie.xml"), "sous le nom « EDT_To_KOSMOS_0134567U.xml »."));
  BOOST_TEST(contains(note(accounts::waiting_edt()),
                      "Au moment où cette note est écrite, le mercredi 3 septembre 2025 à 16 h 05, ce premier fichier "
                      "attend d'être envoyé"));
  BOOST_TEST(contains(note(accounts::queued()), "n'a pas fini de le traiter"));
  BOOST_TEST(contains(note(accounts::doubtful()), "Ne l'importez pas à la main"));
  BOOST_TEST(contains(note(accounts::held()), "prévenez-la"));
}

BOOST_AUTO_TEST_CASE(what_is_held_is_a_question_with_its_answers) {
  check_says(accounts::held(), "Faut-il vraiment l'importer ?");
  check_says(accounts::held(), "« navette release 12 »");
  check_says(accounts::held_without_school(), "--school");
  check_says(accounts::held_without_school(), "inconnu");
  check_says(accounts::held_after_commit(), "nul ne sait si l'ENT l'a pris");
  check_says(accounts::held_after_commit(), "--imported");
  check_says(accounts::held_after_an_attempt(), "L'envoi de ce fichier est arrêté");
  check_says(accounts::held_after_an_attempt(), "« navette retry 12 »");
  BOOST_TEST(!contains(text_of(accounts::held_after_an_attempt()), "un export plus récent"));
}

BOOST_AUTO_TEST_CASE(the_other_states) {
  check_says(accounts::superseded(), "Remplacé par un export plus récent (import n° 15).");
  check_says(accounts::waiting_edt(), "Ce fichier attend son tour d'être envoyé.");
  check_says(accounts::failed_and_waiting(), "Prochain essai à 14 h 25.");
  check_says(accounts::failed_and_waiting(), "L'ENT est en maintenance.");
  check_says(accounts::submitting(), "l'envoi est en cours");
  check_says(accounts::queued(), "7 établissements passent avant nous");
  check_says(accounts::doubtful(), "Navette demande à l'ENT ce qu'il a reçu");
}

BOOST_AUTO_TEST_CASE(looks_at_a_queue_that_does_not_move_are_one_line) {
  const std::string text = text_of(accounts::done_edt());
  check_says(accounts::done_edt(), "5 établissements devant nous (jusqu'à 14:53:00).");
  BOOST_TEST(text.find("5 établissements") == text.rfind("5 établissements"));
}

BOOST_AUTO_TEST_CASE(a_timeline_over_midnight_has_two_days) {
  Account queued = accounts::queued();
  queued.timeline.push_back({accounts::kReceived + std::chrono::hours{10}, "Dans la file de l'ENT."});
  check_says(queued, "mardi 2 septembre 2025");
  check_says(queued, "mercredi 3 septembre 2025");
  check_says(queued, "00:05:00");
}

BOOST_AUTO_TEST_CASE(nothing_from_outside_becomes_markup_or_a_line_of_its_own) {
  Account hostile = accounts::done_edt();
  const std::string script = "<script>alert('x')</script> & \"y\"\n\n{{id}} {{{id}}}\x01\xff";
  hostile.school_name = hostile.import.file_name = hostile.import.content.software = hostile.import.filed_as = script;
  hostile.import.outcome.not_recognised = {script};
  hostile.import.outcome.figures = {{script, script}};
  hostile.import.content.findings = {{"x", script}};
  hostile.timeline.push_back({accounts::kReceived, script});
  const std::string html = report::html(hostile);
  BOOST_TEST(!contains(html, "<script"));
  BOOST_TEST(contains(html, "&lt;script&gt;alert"));
  BOOST_TEST(!contains(html, "&amp;lt;"));
  BOOST_TEST(!contains(html, "&amp;amp;"));
  BOOST_TEST(is_well_formed(html));
  const std::string shown = "<script>alert('x')</script> & \"y\" {{id}} {{{id}}} \uFFFD";
  BOOST_TEST(contains(read_page(html), shown));
  BOOST_TEST(contains(text_of(hostile), shown));
}

BOOST_AUTO_TEST_CASE(an_import_about_which_nothing_is_known_can_be_told) {
  const Account bare;
  BOOST_TEST(is_well_formed(report::html(bare)));
  check_says(bare, "inconnu");
  BOOST_TEST(!contains(report::text(bare), "DÉROULEMENT"));
}

BOOST_AUTO_TEST_CASE(a_wait_is_told_once_with_one_moment) {
  auto account = accounts::failed_and_waiting();
  account.wait = account.import.reason + " Nouvel essai à 15 h 05.";
  const std::string text = text_of(account);
  BOOST_TEST(text.find("en maintenance") == text.rfind("en maintenance"), text);
  BOOST_TEST(!contains(text, "14 h 25"), text);
  BOOST_TEST(contains(report::text(account), "15\u00A0h\u00A005"));
}

BOOST_AUTO_TEST_CASE(a_figure_of_the_ent_is_set_as_a_number) {
  auto account = accounts::done_edt();
  account.import.outcome.figures = {{"Séances générées", "14226"}, {"Élèves", "1200 / 1426"}, {"Version", "0042"}};
  check_says(account, "14 226");
  check_says(account, "1200 / 1426");
  check_says(account, "0042");
}

BOOST_AUTO_TEST_CASE(what_there_is_to_do_is_an_order) {
  auto account = accounts::waiting_edt();
  check_says(account, "Rien à faire : Navette l'enverra d'elle-même.");
  account.wait = "Attend qu'un export EDT soit importé. À faire : déposez l'export EDT dans le dossier « /d ».";
  check_says(account, "Attend qu'un export EDT soit importé.");
  check_says(account, "Déposez l'export EDT dans le dossier « /d ».");
  BOOST_TEST(contains(text_of(account), "À FAIRE 1. Déposez"), report::text(account));
  for (const char* wrong : {"elle-même", "Rien à faire", "son tour", "À faire"})
    BOOST_TEST(!contains(text_of(account), wrong), wrong);
}

BOOST_AUTO_TEST_CASE(where_there_is_nothing_to_do_there_is_no_heading_for_it) {
  auto waiting = accounts::waiting_edt();
  waiting.wait = "Attend que l'export EDT (import n° 1) soit importé.";
  check_says(waiting, "Attend que l'export EDT (import n° 1) soit importé.");
  for (const Account& each :
       {waiting, accounts::submitting(), accounts::queued(), accounts::doubtful(), accounts::superseded()}) {
    check_says(each, "Rien à faire");
    BOOST_TEST(!contains(report::text(each), "À FAIRE"), report::text(each));
    BOOST_TEST(!contains(report::html(each), "<h2>À faire</h2>"));
  }
  const std::string note = plain(report::refusal_note(accounts::superseded()));
  BOOST_TEST(contains(note, "Pourquoi : Remplacé"), note);
  BOOST_TEST(contains(note, "Rien à faire : un export plus récent"), note);
}

BOOST_AUTO_TEST_CASE(refused_credentials_are_told_as_long_as_they_are_refused) {
  for (Account account : {accounts::failed_and_waiting(), accounts::queued(), accounts::doubtful()}) {
    account.import.last_fault = domain::Fault::credentials_refused;
    account.import.reason = "L'ENT a refusé ce mot de passe.";
    account.wait = account.import.reason + " À faire : vérifiez ce compte.";
    check_says(account, "L'ENT a refusé ce mot de passe.");
    BOOST_TEST(contains(text_of(account), "À FAIRE 1. Vérifiez ce compte."), report::text(account));
    BOOST_TEST(!contains(text_of(account), "Rien à faire"));
    for (const char* since : {"", "Attend la fin des heures calmes : envoi à 5 h 30."}) {
      account.wait = since;
      BOOST_TEST(!contains(text_of(account), "refusé ce mot de passe"), report::text(account));
      BOOST_TEST(!contains(report::text(account), "À FAIRE"), report::text(account));
    }
  }
  auto sent_again = accounts::submitting();
  sent_again.import.reason = "L'ENT a refusé ce mot de passe.";
  BOOST_TEST(!contains(text_of(sent_again), "refusé ce mot de passe"));
}

BOOST_AUTO_TEST_SUITE_END()
