#include "daemon/log/log.h"

#include "daemon/config/secret.h"
#include "daemon/directory.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>
#include <thread>
#include <type_traits>
#include <vector>

namespace fs = boost::filesystem;
namespace journal = navette::log;
using journal::Field;
using journal::Level;

namespace {

// A log into a directory of its own; closed with it.
struct Fixture {
  Directory directory;
  ~Fixture() { journal::close(); }

  void open(Level level = Level::info, std::uint64_t size = 1u << 20, int keep = 3) {
    journal::open(
        {.file = directory.path() / "navette.log", .level = level, .size = size, .keep = keep, .console = false});
  }
  [[nodiscard]] std::string content() const { return directory.read("navette.log"); }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory.path()))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
};

std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

// Every digit as N, and the time zone as one to the east.
std::string masked(std::string line) {
  for (char& c : line)
    if (c >= '0' && c <= '9') c = 'N';
  if (line.size() > 19 && line[19] == '-') line[19] = '+';
  return line;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(log_lines, Fixture)

BOOST_AUTO_TEST_CASE(an_event_is_one_line_with_its_fields) {
  open();
  journal::info("import.done", {{"import", 12}, {"uai", "0134567U"}, {"first", true}}, "Import terminé dans l'ENT.");
  BOOST_TEST(masked(content()) ==
             "NNNN-NN-NNTNN:NN:NN+NN:NN info import.done import=NN uai=NNNNNNNU first=yes "
             ": Import terminé dans l'ENT.\n");
}

BOOST_AUTO_TEST_CASE(it_is_in_the_file_at_once) {
  open();
  journal::warning("folder.trouble");
  BOOST_TEST(lines_in(content()) == 1u);
  journal::error("journal.trouble");
  BOOST_TEST(lines_in(content()) == 2u);
}

BOOST_AUTO_TEST_CASE(a_line_stays_one_line_whatever_it_holds) {
  BOOST_TEST(Field("file", "EDT_To_KOSMOS.xml").text() == "file=EDT_To_KOSMOS.xml");
  BOOST_TEST(Field("file", "mon export.xml").text() == R"(file="mon export.xml")");
  BOOST_TEST(Field("file", "a\nb\r\t\x1b[2J").text() == R"(file="a\nb\x0d\t\x1b[2J")");
  BOOST_TEST(Field("file", R"(a"b\c)").text() == R"(file="a\"b\\c")");
  BOOST_TEST(Field("file", "a=b").text() == R"(file="a=b")");
  BOOST_TEST(Field("file", "").text() == R"(file="")");
  BOOST_TEST(Field("file", "a\u0085b\u2028c\u2029d").text() == R"(file="a\x85b\u2028c\u2029d")");
  BOOST_TEST(Field("file", "Élèves").text() == "file=Élèves");
  BOOST_TEST(Field("bytes", std::uint64_t{1} << 40).text() == "bytes=1099511627776");
  open();
  journal::info("x", {{"file", "a\n2025 error faux"}}, "Deux\nlignes\u2028ou trois.");
  BOOST_TEST(lines_in(content()) == 1u);
  BOOST_TEST(content().find(" : Deux\\nlignes\\u2028ou trois.\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_secret_is_no_field) {
  static_assert(!std::is_constructible_v<Field, std::string_view, const navette::Secret&>);
  static_assert(!std::is_constructible_v<Field, std::string_view, navette::Secret>);
  static_assert(std::is_constructible_v<Field, std::string_view, std::string>);
}

BOOST_AUTO_TEST_CASE(less_grave_levels_are_dropped) {
  open(Level::warning);
  journal::debug("a");
  journal::info("b");
  journal::warning("c");
  journal::error("d");
  BOOST_TEST(lines_in(content()) == 2u);
  open(Level::debug);
  journal::debug("e");
  BOOST_TEST(lines_in(content()) == 3u);
}

BOOST_AUTO_TEST_CASE(files_rotate_and_the_oldest_go) {
  open(Level::info, 2000, 3);
  for (int i = 0; i < 200; ++i) journal::info("import.queued", {{"import", i}}, "Dans la file de l'ENT.");
  journal::close();
  const auto names = files();
  BOOST_REQUIRE_EQUAL(names.size(), 4u);
  for (const std::string& name : names) {
    BOOST_TEST(fs::file_size(directory.path() / name) <= 2000u);
    BOOST_TEST((fs::status(directory.path() / name).permissions() == fs::perms(0640)), name);
  }
  BOOST_TEST(std::ranges::count(names, "navette.log") == 1);
  BOOST_TEST(content().find("import=199 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_restart_goes_on_in_the_same_file_and_counts_the_old_ones) {
  open(Level::info, 2000, 2);
  for (int i = 0; i < 100; ++i) journal::info("import.queued", {{"import", i}});
  journal::close();
  const std::string before = content();
  open(Level::info, 2000, 2);
  journal::info("navette.started");
  BOOST_TEST(content().starts_with(before));
  for (int i = 0; i < 100; ++i) journal::info("import.queued", {{"import", i}});
  journal::close();
  BOOST_TEST(files().size() == 3u);
}

BOOST_AUTO_TEST_CASE(the_directory_is_made_and_kept_to_the_group) {
  journal::open({.file = directory.path() / "log" / "navette.log", .console = false});
  journal::info("navette.started");
  BOOST_TEST((fs::status(directory.path() / "log").permissions() == fs::perms(0750)));
  BOOST_TEST((fs::status(directory.path() / "log" / "navette.log").permissions() == fs::perms(0640)));
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_written_is_an_error) {
  directory.write("plein", "");
  BOOST_CHECK_THROW(journal::open({.file = directory.path() / "plein" / "navette.log", .console = false}),
                    std::runtime_error);
}

BOOST_AUTO_TEST_CASE(threads_do_not_mix_their_lines) {
  open();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([t] {
      for (int i = 0; i < 50; ++i) journal::info("portal.request", {{"thread", t}, {"number", i}}, "Une demande.");
    });
  for (auto& thread : threads) thread.join();
  const std::string all = content();
  BOOST_TEST(lines_in(all) == 200u);
  std::istringstream lines(all);
  for (std::string line; std::getline(lines, line);) {
    const auto after_stamp = line.find(" info portal.request thread=");
    BOOST_TEST(after_stamp == 25u, line);
    BOOST_TEST(line.ends_with(" : Une demande."), line);
  }
}

BOOST_AUTO_TEST_SUITE_END()
