// `navette check`, as far as the ENT's pages go.
#include "toy_ent.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

using namespace portal;
using Verdict = Checked::Verdict;

namespace {

std::vector<Checked> lines_of(Session session) {
  std::vector<Checked> lines;
  session.check([&](const Checked& line) { lines.push_back(line); });
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inspection)

BOOST_AUTO_TEST_CASE(check_walks_without_sending) {
  ToyEnt ent;
  const auto lines = lines_of(visit(ent));
  BOOST_TEST(lines.size() >= 6);
  for (const Checked& line : lines) {
    BOOST_TEST((line.verdict != Verdict::wrong), line.what + " : " + line.advice);
    BOOST_TEST(line.advice.empty() == (line.verdict == Verdict::seen));
  }
  BOOST_TEST(ent.commits == 0);
  for (const PageRequest& request : ent.log) {
    BOOST_TEST(request.file_name.empty());
    BOOST_TEST((request.method == "GET" || request.address.ends_with("/login")));
  }
  BOOST_TEST((lines.back().verdict == Verdict::warning));
  BOOST_TEST(lines.back().advice.find("pas vérifiables sans importer") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(check_tells_what_is_missing) {
  const std::pair<const char*, const char*> spoilt[] = {{"follow: Verser", "follow: Vider"},
                                                        {"attach: Pièce", "attach: Colis"},
                                                        {"choose: {Version:", "choose: {Cuvée:"},
                                                        {"submit: Suite", "submit: Fin"},
                                                        {"follow: Journal", "follow: Gazette"},
                                                        {"file: Pièce", "file: Colis"},
                                                        {"done: rangé", "done: fait"}};
  for (const auto& [from, to] : spoilt) BOOST_TEST_CONTEXT(to) {
      std::string profile = toy_profile();
      boost::replace_first(profile, from, to);
      ToyEnt ent;
      ent.imports = {{1, "emploi du temps", "EDT.xml", "rangé"}};
      int bad = 0;
      for (const Checked& line : lines_of(visit(ent, profile))) {
        BOOST_TEST((line.page.empty() || line.verdict == Verdict::wrong));
        if (line.verdict != Verdict::wrong) continue;
        ++bad;
        BOOST_TEST(line.advice.find("page gardée") != std::string::npos, line.advice);
        BOOST_TEST(!line.page.empty());
      }
      BOOST_TEST(bad == 1);
      BOOST_TEST(ent.commits == 0);
    }
}

BOOST_AUTO_TEST_CASE(check_stops_at_a_wrong_password) {
  ToyEnt ent;
  const auto lines = lines_of(visit(ent, toy_profile(), "faux"));
  BOOST_REQUIRE(lines.size() == 1);
  BOOST_TEST((lines.front().verdict == Verdict::wrong));
  BOOST_TEST(ent.passwords == 1);
}

BOOST_AUTO_TEST_CASE(check_tells_a_line_as_soon_as_it_knows) {
  ToyEnt ent;
  int told = 0;
  int requests = 0;
  visit(ent).check([&](const Checked&) {
    if (++told == 1) requests = ent.requests;
  });
  BOOST_TEST(requests == 2);  // the sign-in alone
  BOOST_TEST(ent.requests > requests);
}

BOOST_AUTO_TEST_CASE(check_says_to_start_it_again_since_nobody_else_will) {
  for (const Illness illness : {Illness::status_503, Illness::status_429, Illness::maintenance, Illness::no_answer})
    for (int request = 1; request <= 5; ++request) {
      ToyEnt ent;
      ent.illness[request] = illness;
      int wrong = 0;
      for (const Checked& line : lines_of(visit(ent))) {
        if (line.verdict != Verdict::wrong) continue;
        ++wrong;
        BOOST_TEST(line.advice.find("relancez la vérification") != std::string::npos, line.advice);
        BOOST_TEST(line.advice.find("essaiera") == std::string::npos, line.advice);
        BOOST_TEST(line.page.empty());
      }
      BOOST_TEST(wrong == 1);
    }
}

BOOST_AUTO_TEST_CASE(check_signs_in_again_as_a_session_does) {
  ToyEnt ent;
  ent.illness[2] = Illness::form_stale;
  for (const Checked& line : lines_of(visit(ent, toy_profile_with("refuses_in_words: true"))))
    BOOST_TEST((line.verdict != Verdict::wrong), line.what + " : " + line.advice);
  BOOST_TEST(ent.passwords == 2);
}

BOOST_AUTO_TEST_CASE(check_looks_for_every_option_and_shows_no_name_in_braces) {
  std::string profile = toy_profile();
  boost::replace_first(profile, "values: {edition: Neuf}",
                       "values: {edition: Neuf}\nmode: {complete: Dix, partial: Neuf}");
  boost::replace_first(profile, "Version: \"${edition}\"", "Version: \"${mode}\"");
  ToyEnt ent;
  std::vector<std::string> wrong;
  std::string all;
  for (const Checked& line : lines_of(visit(ent, profile))) {
    all += line.what + " " + line.advice + "\n";
    if (line.verdict == Verdict::wrong) wrong.push_back(line.what);
  }
  BOOST_TEST((wrong == std::vector<std::string>{"Import EDT : choisir « Dix » dans « Version »"}), all);
  BOOST_TEST(all.find("choisir « Neuf » dans « Version »") != std::string::npos, all);
  BOOST_TEST(all.find("${") == std::string::npos, all);
}

BOOST_AUTO_TEST_CASE(check_warns_of_what_cannot_be_told) {
  const auto warned_of = [](ToyEnt& ent, const std::string& profile, const std::string& part) {
    int found = 0;
    for (const Checked& line : lines_of(visit(ent, profile)))
      if (line.what.find(part) != std::string::npos) {
        ++found;
        BOOST_TEST((line.verdict == Verdict::warning), line.what);
        BOOST_TEST(!line.advice.empty());
      }
    return found;
  };
  ToyEnt ent;
  BOOST_TEST(warned_of(ent, toy_profile(), "tableau et colonnes") == 1);  // no import yet
  BOOST_TEST(warned_of(ent, toy_profile(), "cocher « Inutile »") == 1);   // optional, and not there
  ent.imports = {{1, "emploi du temps", "EDT.xml", "rangé"}};
  BOOST_TEST(warned_of(ent, toy_profile_with_pages(), "page suivante par « Avant »") == 1);
}

BOOST_AUTO_TEST_CASE(check_finds_the_link_to_the_next_page) {
  ToyEnt ent;
  ent.rows_a_page = 1;
  ent.imports = {{1, "emploi du temps", "EDT.xml", "rangé"}, {2, "emploi du temps", "EDT.xml", "rangé"}};
  bool seen = false;
  for (const Checked& line : lines_of(visit(ent, toy_profile_with_pages())))
    seen |= line.what.find("page suivante") != std::string::npos && line.verdict == Verdict::seen;
  BOOST_TEST(seen);
}

BOOST_AUTO_TEST_CASE(check_names_a_wrong_address) {
  ToyEnt ent;
  ent.illness[1] = Illness::status_404;
  const auto lines = lines_of(visit(ent));
  BOOST_REQUIRE(lines.size() == 1u);
  BOOST_TEST(lines.front().advice.find("« url » (http://ent.test)") != std::string::npos, lines.front().advice);
  BOOST_TEST(!lines.front().page.empty());
}

BOOST_AUTO_TEST_SUITE_END()
