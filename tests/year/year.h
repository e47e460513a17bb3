// A school and its ENT through a school year: time passes while Navette is switched off, as on a PC that is on for an hour
// now and then.
#pragma once

#include "e2e/faketime.h"
#include "e2e/stage.h"
#include "samples/school.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace year {

using domain::Instant;

[[nodiscard]] Instant evening(int year, unsigned month, unsigned day);  // 18:00 UTC

struct Clock {
  explicit Clock(Instant begins);
  ~Clock();
  boost::filesystem::path file;
  e2e::FakeTime time;
};

// The ENT is never switched off, and no clock goes back.
class Year : public Clock, public e2e::Stage {
 public:
  // An ENT that gives an account ten days after somebody came, and spells one pupil in eight in its own way.
  Year(const e2e::Skin& skin, Instant begins);

  void switch_on(Instant moment);
  void switch_off() { stop(); }

  void save_timetable(const samples::School& school) const;
  void save_identifiers(const samples::School& school) const;

  [[nodiscard]] domain::Import import(std::size_t index) const { return imports().at(index); }
  // Waits until there is a remark of that task on the import, with these words.
  [[nodiscard]] bool remarked(std::size_t index, domain::Task task, const std::string& words) const;

  // What only the ENT knows: those of its directory who are at the school now.
  [[nodiscard]] std::vector<boost::json::object> residents() const;
  // Whom the ENT means by a line of an import's « non reconnus ».
  [[nodiscard]] std::vector<boost::json::object> meant_by(const std::string& line) const;
};

}  // namespace year
