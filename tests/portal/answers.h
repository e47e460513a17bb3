// What a session's answers are to its tests.
#pragma once

#include "portal/session.h"

#include <string>
#include <vector>

namespace portal {

// The commits that were announced, with their marks.
struct Intents {
  std::vector<std::string> marks{};
  BeforeCommit record() {
    return [this](const std::string& mark) -> Result<void> {
      marks.push_back(mark);
      return {};
    };
  }
};

template <class T>
bool is(const Result<Answer>& answer) {
  return answer.has_value() && std::holds_alternative<T>(*answer);
}

inline bool failed(const Result<Answer>& answer, domain::Fault fault) {
  return answer.has_error() && answer.error().fault == fault;
}

inline std::string told(const Result<Answer>& answer) {
  if (answer.has_error()) return std::string(domain::name_of(answer.error().fault)) + ": " + answer.error().sentence;
  constexpr const char* kNames[] = {"in queue", "taken in", "turned down", "absent", "cannot tell"};
  return kNames[answer->index()];
}

}  // namespace portal
