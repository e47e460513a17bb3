// Several schools of one ENT, served at the same time by as many worker threads. All other tests have one school, and so
// never two threads at the ENT; under ThreadSanitizer these look at what the threads share.
#include "e2e/stage.h"
#include "e2e/until.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

using domain::State;
using domain::Uai;
namespace fs = boost::filesystem;

namespace {

constexpr unsigned kSchools = 3;

Uai school(unsigned index) {
  const unsigned number = 134567 + index;  // as `navette sandbox --schools` counts them
  return Uai::parse("0" + std::to_string(number) + Uai::check_letter(number)).value();
}

struct Schools : e2e::Stage {
  explicit Schools(const e2e::Skin& skin = e2e::kSkolengo)
      : Stage(skin, {"--schools", std::to_string(kSchools), "--queue", "1"}) {
    fs::ofstream more(config(), std::ios::app);
    for (unsigned i = 1; i < kSchools; ++i)
      more << "      - uai: " << school(i).str() << "\n        addresses: { school_url: \""
           << ent().address("school_url") << "\" }\n        username: superadmin" << i + 1
           << "\n        password: { file: mot-de-passe }\n";
    more << "    sessions: " << kSchools << "\n";
  }

  // Each school's timetable and identifiers.
  void drop_all() const {
    const auto now = std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now());
    for (unsigned i = 0; i < kSchools; ++i)
      for (const auto& file :
           samples::write_samples(root() / "exports" / school(i).str(), {school(i), 60, 1, now, true}))
        drop(file);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(schools)

BOOST_DATA_TEST_CASE(all_are_served_and_none_gets_anothers_file, boost::unit_test::data::make(e2e::kSkins), skin) {
  Schools stage(skin);
  stage.start();
  stage.drop_all();
  BOOST_REQUIRE(stage.settled(2 * kSchools));
  for (const auto& import : stage.imports()) {
    BOOST_TEST(import.state == State::done, import.reason);
    const auto taken = stage.ent().taken_in(import.kind == domain::Kind::edt ? "edt" : "idpn");
    BOOST_TEST(taken.size() == kSchools);
    const auto ours = std::find_if(taken.begin(), taken.end(),
                                   [&](const auto& it) { return it.at("sha256").as_string() == import.sha256; });
    BOOST_REQUIRE(ours != taken.end());
    BOOST_TEST(ours->at("school").as_string() == import.school->str());
  }
  stage.stop();
}

BOOST_AUTO_TEST_CASE(stopped_in_the_midst_of_all_visits_it_ends_them) {
  Schools stage;
  stage.ent().trouble("slow@edt.2=600");
  stage.start();
  stage.drop_all();
  BOOST_REQUIRE(e2e::until([&] {
    const auto all = stage.imports();
    return std::count_if(all.begin(), all.end(), [](const auto& it) { return it.state == State::submitting; }) ==
           kSchools;
  }));
  stage.stop();
  for (const auto& import : stage.imports()) BOOST_TEST(import.state == State::waiting);
}

BOOST_AUTO_TEST_SUITE_END()
