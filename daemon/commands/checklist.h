// What `navette check` found, line by line: told at once to a person, or kept for a program until all is known.
#pragma once

#include "portal/session.h"

#include <boost/json/array.hpp>

#include <string>

namespace navette {

class Checklist {
 public:
  using Verdict = portal::Checked::Verdict;

  explicit Checklist(bool as_json) : as_json_(as_json) {}

  // What the lines from here on are about.
  void about(const std::string& subject);
  // `advice`: what to do, French; a line of it that is to be typed or written stands by itself.
  void add(Verdict verdict, const std::string& what, const std::string& advice = {});
  void require(bool good, const std::string& what, const std::string& advice);

  // The exit code, after the last word.
  int conclude();

 private:
  bool as_json_;
  bool good_ = true;
  std::string subject_{};
  boost::json::array lines_{};
};

}  // namespace navette
