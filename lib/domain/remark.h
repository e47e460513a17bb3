// What Navette found out at the ENT after an import, beside what the ENT itself said of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// What it looked for.
enum class Task {
  people,       // those whom the ENT did not recognise, in its directory
  timetable,    // the lessons of classes, as the ENT shows them
  credentials,  // the file with the logins that the ENT gave out
};

[[nodiscard]] std::string_view name_of(Task task);  // "people", "timetable", "credentials"
[[nodiscard]] std::optional<Task> task_named(std::string_view name);

// Personal data: it names people. Report page only, never a log; forgotten with the names of an import's outcome.
struct Remark {
  Task task{};
  std::string about{};                   // "MARTIN Zoé (élève, née le 12/03/2014)", "6A"; empty: the whole
  std::vector<std::string> sentences{};  // French, whole

  friend bool operator==(const Remark&, const Remark&) = default;
};

}  // namespace domain
