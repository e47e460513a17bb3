#include "year/year.h"

#include "e2e/until.h"
#include "samples/exports.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace year {

namespace fs = boost::filesystem;
namespace json = boost::json;
using namespace std::chrono_literals;

namespace {

const auto kSchool = domain::Uai::parse("0134567U").value();

const e2e::Habits kAll = [] {
  e2e::Habits habits;
  habits.errands = true;
  return habits;
}();

std::string text(const json::object& person, const char* key) { return std::string(person.at(key).as_string()); }

// Also a file's date is of the year that is played.
void save(const fs::path& folder, const std::string& name, const std::string& bytes, Instant at) {
  const fs::path half = folder / (name + ".tmp");
  fs::ofstream(half, std::ios::binary) << bytes;
  fs::last_write_time(half, std::chrono::system_clock::to_time_t(at));
  fs::rename(half, folder / name);
}

}  // namespace

Instant evening(int year, unsigned month, unsigned day) {
  return Instant(std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day))) +
         18h;
}

Clock::Clock(Instant begins) : file(fs::temp_directory_path() / fs::unique_path("navette-year-%%%%%%%%")), time(file) {
  time.set(begins);
}

Clock::~Clock() {
  boost::system::error_code ignored;
  fs::remove(file, ignored);
}

Year::Year(const e2e::Skin& skin, Instant begins)
    // The ENT's queue is 600 times as fast as a real one, and accounts with it: 6000 days are ten.
    : Clock(begins), Stage(skin, {"--accounts-after", "6000", "--unrecognised", "125"}, kAll, time.environment()) {}

void Year::switch_on(Instant moment) {
  time.set(moment);
  start(time.environment());
}

void Year::save_timetable(const samples::School& school) const {
  save(folder(), "EDT_To_KOSMOS_" + school.uai.str() + ".xml", samples::write_clear_edt(school), time.now());
}

void Year::save_identifiers(const samples::School& school) const {
  save(folder(), "IdPN_To_KOSMOS_" + school.uai.str() + ".xml", samples::write_idpn(school, time.now()), time.now());
}

bool Year::remarked(std::size_t index, domain::Task task, const std::string& words) const {
  const bool found = e2e::until([&] {
    const auto all = imports();
    return all.size() > index && std::ranges::any_of(all[index].outcome.remarks, [&](const domain::Remark& remark) {
             return remark.task == task && std::ranges::any_of(remark.sentences, [&](const std::string& sentence) {
                      return sentence.find(words) != std::string::npos;
                    });
           });
  });
  if (!found) BOOST_TEST_MESSAGE(log());
  return found;
}

std::vector<json::object> Year::residents() const {
  std::vector<json::object> found;
  const auto all = ent().directory();
  for (const auto& each : all.at("people").as_array())
    if (each.at("here").as_bool() && each.at("school").as_string() == kSchool.str()) found.push_back(each.as_object());
  return found;
}

std::vector<json::object> Year::meant_by(const std::string& line) const {
  std::vector<json::object> found;
  std::size_t longest = 0;  // "MARTIN Anne" is not meant by "MARTIN Anne-Lise"
  const auto all = ent().directory();
  for (const auto& each : all.at("people").as_array()) {
    const std::string key = text(each.as_object(), "exported_as");
    const auto bar = key.find('|');
    if (bar == key.npos) continue;
    const std::string name = key.substr(0, bar) + " " + key.substr(bar + 1, key.find('|', bar + 1) - bar - 1);
    if (!line.starts_with(name) || name.size() < longest) continue;
    if (name.size() > longest) found.clear();
    longest = name.size();
    found.push_back(each.as_object());
  }
  return found;
}

}  // namespace year
