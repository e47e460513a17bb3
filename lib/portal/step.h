// One step of a profile's flow, in the words of a person at the keyboard. Texts may hold ${names} that the run
// replaces.
#pragma once

#include "portal/imports_list.h"
#include "portal/lesson_table.h"
#include "portal/people_table.h"
#include "portal/signature.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace portal {

struct Open {
  std::string address;
};
struct Follow {
  std::string link;
};
struct Fill {
  std::vector<std::pair<std::string, std::string>> fields;  // label or name → value
};
struct Choose {
  std::vector<std::pair<std::string, std::string>> fields;  // label, legend or name → option
};
struct Check {
  std::vector<std::pair<std::string, bool>> boxes;
};
struct Attach {
  std::string field;  // gets the file that is being sent
};
struct Submit {
  std::string button;  // empty: the first one, as the Enter key
};
struct Expect {
  Condition page;
  std::string names{};  // of the pages, for sentences: "« bilan » ou « file d'attente »"; empty for a bare condition
};

// Reads something off the page. Figures: a table's rows (label, value), or the lines that fit `text`, whose two groups
// are label and value (one group: the value of `label`). Not recognised: a table's rows, or the run of lines that fit
// `text` after a line that reads like `after`. Imports: the list's rows. People, lessons: a table's rows or cells. Classes,
// profiles: the choices of a field, or the cells of one column. Login: the group of `text`.
struct Collect {
  enum class What { imports, figures, not_recognised, people, classes, lessons, profiles, login };
  What what{};
  std::optional<std::string> table{};   // caption
  std::optional<Pattern> table_like{};  // caption
  std::vector<std::string> columns{};   // the table's columns that matter; empty = all
  std::optional<Pattern> text{};
  std::string after{};
  std::string label{};
  std::string choices{};             // classes, profiles: the field
  std::optional<Condition> empty{};  // classes, profiles: fits the page that has none to choose from
  std::optional<PeopleTable> people{};
  std::optional<LessonTable> lessons{};
};

struct Step {
  std::variant<Open, Follow, Fill, Choose, Check, Attach, Submit, Expect, Collect> action;
  std::optional<Condition> when{};  // only on a page that fits
  bool commit = false;              // the request that makes the ENT take the file in, or create the user
  bool download = false;            // its answer is a file
  std::optional<Condition>
      nobody{};           // download: the page that comes instead because there is nobody to put into the file
  bool optional = false;  // what is not on the page is passed over
  int line = 0;           // in the profile, 1 = first
};

// The flows of a profile differ in what their steps may do and in what their pages can mean. From directory_search on they
// are errands: each is one function of Session, and one that a profile leaves out is switched off.
enum class FlowKind {
  sign_in,
  import,
  list,
  report,
  directory_search,    // ${last_name}, ${first_name}
  credentials_file,    // ${date}, ${date_iso}: both empty for all accounts
  person_credentials,  // ${last_name}, ${first_name}
  class_timetable,     // ${class}, ${week}, ${week_iso}: the week's Monday
  create_user,         // ${last_name}, ${first_name}, ${user_profile}
};
inline constexpr FlowKind kErrands[] = {FlowKind::directory_search, FlowKind::credentials_file,
                                        FlowKind::person_credentials, FlowKind::class_timetable, FlowKind::create_user};

[[nodiscard]] bool is_errand(FlowKind kind);
// An errand's name in a profile: "directory_search".
[[nodiscard]] std::string_view name_of(FlowKind errand);
// What it is good for, in French: "chercher une personne dans l'annuaire de l'ENT".
[[nodiscard]] std::string_view purpose_of(FlowKind errand);
// The ${names} that it is given.
[[nodiscard]] std::vector<std::string> values_of(FlowKind errand);

using Steps = std::vector<Step>;

// What the step does, in French, for a sentence: "suivre « Gestion »". Names in ${...} stay as written: no value is
// shown.
[[nodiscard]] std::string description_of(const Step& step);

// Whether the step sends a request (open, follow, submit).
[[nodiscard]] bool acts(const Step& step);

// The names inside ${...}, with their ":encoded" cut off.
[[nodiscard]] std::vector<std::string> names_in(const std::string& text);

// Whether the text holds ${name}.
[[nodiscard]] bool mentions(const std::string& text, std::string_view name);

// The texts of the step that may hold ${names}.
[[nodiscard]] std::vector<std::string> texts_of(const Step& step);

}  // namespace portal
