// One step of a profile's flow, in the words of a person at the keyboard. Texts may hold ${names} that the run
// replaces.
#pragma once

#include "portal/imports_list.h"
#include "portal/signature.h"

#include <memory>
#include <optional>
#include <string>
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
// `text` after a line that reads like `after`. Imports: the list's rows.
struct Collect {
  enum class What { imports, figures, not_recognised };
  What what{};
  std::optional<std::string> table{};   // caption
  std::optional<Pattern> table_like{};  // caption
  std::vector<std::string> columns{};   // the table's columns that matter; empty = all
  std::optional<Pattern> text{};
  std::string after{};
  std::string label{};
};

struct Step {
  std::variant<Open, Follow, Fill, Choose, Check, Attach, Submit, Expect, Collect> action;
  std::optional<Condition> when{};  // only on a page that fits
  bool commit = false;              // the request that makes the ENT take the file in
  bool optional = false;            // what is not on the page is passed over
  int line = 0;                     // in the profile, 1 = first
};

// The flows of a profile differ in what their steps may do and in what their pages can mean.
enum class FlowKind { sign_in, import, list, report };

using Steps = std::vector<Step>;

// What the step does, in French, for a sentence: "suivre « Gestion »". Names in ${...} stay as written: no value is
// shown.
[[nodiscard]] std::string description_of(const Step& step);

// Whether the step sends a request (open, follow, submit).
[[nodiscard]] bool acts(const Step& step);

// The names inside ${...}, with their ":encoded" cut off.
[[nodiscard]] std::vector<std::string> names_in(const std::string& text);

// The texts of the step that may hold ${names}.
[[nodiscard]] std::vector<std::string> texts_of(const Step& step);

}  // namespace portal
