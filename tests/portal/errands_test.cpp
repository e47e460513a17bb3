// The errands through a toy's pages: what a profile may say, what comes out of it, and what is told where it lacks one.
#include "toy_ent.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

#include <functional>

using namespace portal;
using domain::Fault;

namespace {

using Pages = std::function<Result<PageReply>(const PageRequest&)>;

// The toy's sign-in, and `pages` for whoever is in.
struct Desk {
  explicit Desk(Pages pages) : answer(std::move(pages)) {}

  Session visit(const std::string& flows) {
    const std::string profile = toy_profile() + flows;
    Access access{*domain::Uai::parse("0134567U"), {{"url", "http://ent.test"}}, "admin", "sésame"};
    return Session(std::make_unique<ScriptedBrowser>([this](const PageRequest& request) {
                     log.push_back(request);
                     const bool entering = request.address.ends_with("/login") || request.address.ends_with("/home");
                     return entering ? ent.answer(request) : answer(request);
                   }),
                   Profile::read(profile, "toy.yaml"), std::move(access));
  }

  ToyEnt ent;
  Pages answer;
  std::vector<PageRequest> log;
};

PageReply page(const std::string& body) { return {200, "<html><body>" + body + "</body></html>"}; }

PageReply form(const std::string& fields, const std::string& button = "Va") {
  return page("<h1>Guichet</h1><form method='post' action='/sent'>" + fields + "<button type='submit'>" + button +
              "</button></form>");
}

const std::string kSearch = R"(
  directory_search:
    - open: "${url}/people"
    - fill: {n: "${last_name}", p: "${first_name}"}
    - submit: Va
    - expect: {heading: Gens}
    - collect: people
      columns: {last_name: Nom, first_name: Prénom, school: Où}
      next: Encore
      empty: {text: personne}
)";

const std::string kFile = R"(
  credentials_file:
    - open: "${url}/codes"
    - fill: {d: "${date}"}
    - submit: Va
      download: true
      empty: {text: rien à donner}
)";

const std::string kUser = R"(
  create_user:
    - open: "${url}/user"
    - fill: {n: "${last_name}"}
    - submit: Va
    - expect: {button: Oui}
    - submit: Oui
      commit: true
    - expect: {text: Fait}
    - collect: login
      text: '^Nom de code : (\w+)$'
)";

std::string sentence(const auto& answer) { return answer ? std::string() : answer.error().sentence; }

}  // namespace

BOOST_AUTO_TEST_SUITE(errands)

BOOST_AUTO_TEST_CASE(what_the_profile_lacks_is_switched_off_and_asks_nothing_of_the_ent) {
  Desk desk([](const PageRequest&) { return page(""); });
  Session session = desk.visit("");
  const auto off = [&](const auto& answer, const char* flow) {
    BOOST_REQUIRE(answer.has_error());
    BOOST_TEST((answer.error().fault == Fault::page_changed));
    BOOST_TEST(sentence(answer).find("désactivée") != std::string::npos, sentence(answer));
    BOOST_TEST(sentence(answer).find(std::string("« ") + flow + " »") != std::string::npos, sentence(answer));
  };
  off(session.search_directory({"A", "B"}), "directory_search");
  off(session.fetch_credentials_file({}), "credentials_file");
  off(session.fetch_credentials_file({{}, Name{"A", "B"}}), "person_credentials");
  off(session.list_classes(), "class_timetable");
  off(session.read_timetable("6A", {}), "class_timetable");
  off(session.create_user({"A", "B", "C"}), "create_user");
  BOOST_TEST(desk.log.empty());
  const auto profile = Profile::read(toy_profile() + kSearch, "toy.yaml");
  BOOST_TEST(profile->has(FlowKind::directory_search));
  BOOST_TEST(!profile->has(FlowKind::create_user));
  BOOST_TEST(profile->has(FlowKind::import));
}

BOOST_AUTO_TEST_CASE(a_search_without_a_name_is_a_mistake_of_the_caller) {
  Desk desk([](const PageRequest&) { return page(""); });
  Session session = desk.visit(kSearch + kFile);
  BOOST_CHECK_THROW((void)session.search_directory({}), std::invalid_argument);
  BOOST_CHECK_THROW((void)session.fetch_credentials_file({{}, Name{}}), std::invalid_argument);
}

BOOST_AUTO_TEST_CASE(people_are_read_page_after_page_within_bounds) {
  const auto rows = [](int page_number, int count, bool more) {
    std::string html = "<h1>Gens</h1><table><tr><th>Prénom<th>Où<th>Nom";
    for (int i = 0; i < count; ++i)
      html += "<tr><td>P" + std::to_string(page_number) + "<td>ici<td>N" + std::to_string(i);
    return page(html + "</table>" + (more ? "<a href='/more/" + std::to_string(page_number + 1) + "'>Encore</a>" : ""));
  };
  const auto found = [&](int pages, int count, bool stuck) {
    Desk desk([&, pages, count, stuck](const PageRequest& request) -> Result<PageReply> {
      if (request.address.ends_with("/people")) return form("<input name='n'><input name='p'>");
      const auto more = request.address.find("/more/");
      const int number = more == std::string::npos ? 1 : std::stoi(request.address.substr(more + 6));
      return rows(stuck ? 1 : number, count, number < pages);
    });
    const auto answer = desk.visit(kSearch).search_directory({"N", ""});
    BOOST_REQUIRE_MESSAGE(answer, sentence(answer));
    return *answer;
  };
  const auto three = found(3, 2, false);
  BOOST_TEST(three.people.size() == 6u);
  BOOST_TEST(three.all);
  BOOST_TEST((three.people.back() == FoundPerson{"N1", "P3", "", "", "ici", ""}));
  const auto endless = found(1000, 2, false);
  BOOST_TEST(endless.people.size() == 40u);
  BOOST_TEST(!endless.all);
  const auto large = found(20, 300, false);
  BOOST_TEST(large.people.size() == 500u);
  BOOST_TEST(!large.all);
  const auto stuck = found(1000, 2, true);
  BOOST_TEST(stuck.people.size() == 2u);
  BOOST_TEST(!stuck.all);
}

BOOST_AUTO_TEST_CASE(no_name_comes_into_a_sentence) {
  Desk desk([](const PageRequest& request) -> Result<PageReply> {
    if (request.address.ends_with("/people")) return form("<input name='n'><input name='p'>");
    return page("<h1>Gens</h1><p>DUPONT Zoé</p>");
  });
  Session session = desk.visit(kSearch);
  const auto answer = session.search_directory({"DUPONT", "Zoé"});
  BOOST_REQUIRE(answer.has_error());
  BOOST_TEST((answer.error().fault == Fault::page_changed));
  BOOST_TEST(sentence(answer).find("DUPONT") == std::string::npos, sentence(answer));
  BOOST_TEST(!session.strange_page().empty());
  BOOST_TEST(session.strange_page().find("DUPONT") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_is_handed_over_and_a_page_in_its_place_is_judged) {
  PageReply reply;
  Desk desk([&](const PageRequest& request) -> Result<PageReply> {
    if (request.address.ends_with("/codes")) return form("<input name='d'>");
    return reply;
  });
  Session session = desk.visit(kFile);
  reply.file = Download{"codes.csv", "text/csv", "a;b\n"};
  const auto file = session.fetch_credentials_file({std::chrono::year(2026) / 9 / 7, {}});
  BOOST_REQUIRE_MESSAGE((file && *file), sentence(file));
  BOOST_TEST((*file)->bytes == "a;b\n");
  BOOST_TEST((*file)->file_name == "codes.csv");
  BOOST_TEST(desk.log.back().fields.at("d") == "07/09/2026");

  reply = page("<p>Il n'y a rien à donner.</p>");
  const auto nobody = session.fetch_credentials_file({});
  BOOST_REQUIRE_MESSAGE(nobody, sentence(nobody));
  BOOST_TEST(!nobody->has_value());
  BOOST_TEST(desk.log.back().fields.at("d").empty());

  reply = page("<h1>Travaux</h1>");
  const auto closed = session.fetch_credentials_file({});
  BOOST_TEST((closed.has_error() && closed.error().fault == Fault::unavailable), sentence(closed));
  reply = page("<h1>Bonjour</h1>");
  const auto strange = session.fetch_credentials_file({});
  BOOST_TEST((strange.has_error() && strange.error().fault == Fault::page_changed), sentence(strange));
  BOOST_TEST(sentence(strange).find("à la place du fichier") != std::string::npos, sentence(strange));
}

// Passwords in it must not be taken for words of the ENT.
BOOST_AUTO_TEST_CASE(a_file_where_a_page_was_expected_is_thrown_away) {
  Desk desk([](const PageRequest& request) -> Result<PageReply> {
    if (request.address.ends_with("/people")) return form("<input name='n'><input name='p'>");
    PageReply reply;
    reply.file = Download{"codes.csv", "text/csv", "Gens;secret123\n"};
    return reply;
  });
  Session session = desk.visit(kSearch);
  const auto answer = session.search_directory({"A", ""});
  BOOST_TEST((answer.has_error() && answer.error().fault == Fault::page_changed));
  BOOST_TEST(sentence(answer).find("secret123") == std::string::npos);
  BOOST_TEST(session.strange_page().find("secret123") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_user_is_created_after_the_intent_and_refused_in_the_words_of_the_ent) {
  std::string after;
  Desk desk([&](const PageRequest& request) -> Result<PageReply> {
    if (request.address.ends_with("/user")) return form("<input name='n'>");
    return request.fields.contains("n") ? form("", "Oui") : page(after);
  });
  int intents = 0;
  const auto create = [&](const std::string& body) {
    after = body;
    Session session = desk.visit(kUser);
    return session.create_user({"ROY", "Zoé", ""}, [&](const std::string& mark) -> Result<void> {
      BOOST_TEST(mark.empty());
      ++intents;
      return {};
    });
  };
  const auto created = create("<p>Fait.</p><p>Nom de code : zoe7</p>");
  BOOST_REQUIRE_MESSAGE((created && std::holds_alternative<UserCreated>(*created)), sentence(created));
  BOOST_TEST(std::get<UserCreated>(*created).login == "zoe7");
  BOOST_TEST(intents == 1);
  const auto silent = create("<p>Fait.</p>");
  BOOST_REQUIRE_MESSAGE((silent && std::holds_alternative<UserCreated>(*silent)), sentence(silent));
  BOOST_TEST(std::get<UserCreated>(*silent).login.empty());
  const auto declined = create("<p>Raison : il existe.</p>");
  BOOST_REQUIRE_MESSAGE((declined && std::holds_alternative<UserDeclined>(*declined)), sentence(declined));
  BOOST_TEST(std::get<UserDeclined>(*declined).sentence.find("« il existe »") != std::string::npos);
  const auto unknown = create("<p>Euh.</p>");
  BOOST_TEST((unknown.has_error() && unknown.error().fault == Fault::page_changed), sentence(unknown));
}

BOOST_AUTO_TEST_CASE(check_tells_each_errand_and_those_that_are_switched_off) {
  Desk desk([](const PageRequest& request) -> Result<PageReply> {
    if (request.address.ends_with("/people")) return form("<input name='n'><input name='p'>");
    if (request.address.ends_with("/codes")) return form("<input name='d'>");
    if (request.address.ends_with("/sent")) return page("<h1>Gens</h1><p>personne</p>");
    return page("<h1>Journal</h1><a href='/menu'>Outils</a><a href='/list'>Journal</a><p>Journal vierge</p>");
  });
  std::string all;
  int off = 0;
  desk.visit(kSearch + kFile).check([&](const Checked& line) {
    all += line.what + " : " + line.advice + "\n";
    if (line.what.find("désactivée") == std::string::npos) return;
    ++off;
    BOOST_TEST((line.verdict == Checked::Verdict::warning));
  });
  BOOST_TEST(off == 3, all);
  for (const char* flow : {"person_credentials", "class_timetable", "create_user"})
    BOOST_TEST(all.find(std::string("« ") + flow + " »") != std::string::npos, all);
  BOOST_TEST(all.find("Recherche dans l'annuaire : remplir") != std::string::npos, all);
  BOOST_TEST(all.find("pas téléchargé pour vérifier") != std::string::npos, all);
  for (const PageRequest& request : desk.log)
    BOOST_TEST((!request.address.ends_with("/sent") || request.fields.contains("n")));  // the search alone
}

BOOST_AUTO_TEST_CASE(check_tells_what_an_errand_misses) {
  const std::pair<const char*, const char*> spoilt[] = {
      {"fill: {n:", "fill: {zut:"}, {"last_name: Nom", "last_name: Patronyme"}, {"heading: Gens", "heading: Foule"}};
  for (const auto& [from, to] : spoilt) BOOST_TEST_CONTEXT(to) {
      std::string flows = kSearch;
      boost::replace_first(flows, from, to);
      Desk desk([](const PageRequest& request) -> Result<PageReply> {
        if (request.address.ends_with("/people")) return form("<input name='n'><input name='p'>");
        if (request.address.ends_with("/sent"))
          return page("<h1>Gens</h1><table><tr><th>Nom<th>Prénom<th>Où<tr><td>MARTIN<td>Zoé<td>ici</table>");
        return page("<h1>Journal</h1><a href='/menu'>Outils</a><a href='/list'>Journal</a><p>Journal vierge</p>");
      });
      int wrong = 0;
      desk.visit(flows).check([&](const Checked& line) {
        if (line.what.find("Recherche dans l'annuaire") == std::string::npos) return;
        if (line.verdict != Checked::Verdict::wrong) return;
        ++wrong;
        BOOST_TEST(!line.advice.empty());
        BOOST_TEST(line.page.find("MARTIN") == std::string::npos);
      });
      BOOST_TEST(wrong == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_flow_that_could_do_harm_is_refused) {
  const auto complaint = [](const std::string& flows, const std::string& from, const std::string& to) {
    std::string text = flows;
    BOOST_REQUIRE(text.find(from) != std::string::npos);
    boost::replace_first(text, from, to);
    try {
      (void)Profile::read(toy_profile() + text, "p.yaml");
    } catch (const ProfileError& error) {
      return error.complaints().front();
    }
    return std::string();
  };
  const auto refused = [&](const std::string& flows, const std::string& from, const std::string& to,
                           const std::string& part) {
    const auto words = complaint(flows, from, to);
    BOOST_TEST(words.find(part) != std::string::npos, to + " → " + words);
  };
  refused(kSearch, "open: \"${url}/people\"", "open: \"${url}/people?n=${last_name}\"", "un nom de personne ne va");
  refused(kSearch, "    - expect: {heading: Gens}\n", "", "doit suivre un « expect »");
  refused(kSearch, "last_name: Nom, ", "", "il manque la colonne « last_name »");
  refused(kSearch, "empty: {text: personne}", "empty: {text: personne}\n    - submit: Va", "doit finir par");
  refused(kSearch, "- submit: Va", "- submit: Va\n      commit: true", "« attach » et « commit »");
  refused(kSearch, "- submit: Va", "- submit: Va\n      download: true", "qui rapporte un fichier");
  refused(kSearch, "${last_name}", "${password}", "ne s'emploie que");
  refused(kSearch, "${first_name}", "${week}", "valeur inconnue « week »");
  refused(kFile, "      download: true\n      empty: {text: rien à donner}\n", "", "« download: true »");
  refused(kFile, "download: true", "download: true\n      when: {text: x}", "« download: true »");
  refused(kUser, "      commit: true\n", "", "celui-ci en a 0");
  refused(kUser, "    - expect: {text: Fait}\n", "", "il manque « expect »");
  refused(kUser, "collect: login", "collect: people", "il manque");
  const std::string week = R"(
  class_timetable:
    - open: "${url}/week"
    - collect: classes
      choices: Classe
    - choose: {Classe: "${class}"}
    - fill: {Lundi: "${week}"}
    - submit: Va
    - expect: {heading: Semaine}
    - collect: lessons
      table: Semaine
      grid: {subject: '^(.+)$'}
      empty: {text: vide}
)";
  BOOST_TEST(complaint(week, "Va", "Va").empty());
  refused(week, "    - collect: classes\n      choices: Classe\n", "", "relève une fois les classes");
  refused(week, "      choices: Classe\n", "", "soit dans un champ");
  refused(week, "    - fill: {Lundi: \"${week}\"}\n", "", "la semaine");
  refused(week, "      table: Semaine\n", "", "une grille se reconnaît à son titre");
  refused(week, "subject: '^(.+)$'", "room: '^(.+)$'", "il manque « subject »");
  refused(week, "subject: '^(.+)$'", "subject: '^(.+)$', day: '^(.+)$'", "l'en-tête de la colonne");
  refused(week, "grid: {subject: '^(.+)$'}", "columns: {subject: Matière}", "« day »");
}

BOOST_AUTO_TEST_SUITE_END()
