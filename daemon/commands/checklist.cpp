#include "daemon/commands/checklist.h"

#include "daemon/command.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>

namespace navette {

namespace json = boost::json;

namespace {

using Verdict = Checklist::Verdict;

constexpr const char* kIndent = "      ";

struct Words {
  const char* mark;
  const char* name;
};
Words words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::seen: return {"✓", "seen"};
    case Verdict::warning: return {"⚠", "warning"};
    case Verdict::wrong: break;
  }
  return {"✗", "wrong"};
}

}  // namespace

void Checklist::about(const std::string& subject) {
  subject_ = subject;
  if (!as_json_) std::cout << (lines_.empty() ? "" : "\n") << subject << std::endl;
}

void Checklist::add(Verdict verdict, const std::string& what, const std::string& advice) {
  good_ &= verdict != Verdict::wrong;
  const auto [mark, name] = words_of(verdict);
  lines_.push_back({{"subject", subject_},
                    {"verdict", name},
                    {"good", verdict != Verdict::wrong},
                    {"what", what},
                    {"advice", advice}});
  if (as_json_) return;
  std::cout << "  " << mark << " " << what << "\n";
  if (!advice.empty())
    std::cout << kIndent << boost::algorithm::replace_all_copy(advice, "\n", std::string("\n") + kIndent) << "\n";
  std::cout << std::flush;
}

void Checklist::require(bool good, const std::string& what, const std::string& advice) {
  add(good ? Verdict::seen : Verdict::wrong, what, good ? "" : advice);
}

int Checklist::conclude() {
  if (as_json_)
    std::cout << json::serialize(json::object{{"good", good_}, {"checks", std::move(lines_)}}) << "\n";
  else
    std::cout << (good_ ? "\nTout est prêt : rien n'a été importé.\n"
                        : "\nCorrigez ce qui est marqué ✗, puis recommencez.\n");
  return good_ ? kDone : kNotDone;
}

}  // namespace navette
