// What a template may say. An administrator edits it, and Mustache shows nothing at all for a name that it does not know: a
// slip in « mot_de_passe » would leave two hundred letters without a password. So names are checked before anything is made.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace letters {

struct Words {
  std::vector<std::string_view> values{};    // {{nom}}; also {{#nom}}…{{/nom}}, shown where there is one
  std::vector<std::string_view> sections{};  // {{#enfants}}…{{/enfants}} only
  std::vector<std::string_view> pictures{};  // {{{code_qr}}} only: written as it is, everything else is escaped
  std::vector<std::string_view> parts{};     // {{> entete}}
};

struct Slip {
  std::size_t line = 0;    // from 1
  std::string sentence{};  // French, whole, without the file's name
};

// The first thing in `text` that is no sound Mustache, or that uses a name that is not among `words`.
[[nodiscard]] std::optional<Slip> check_template(std::string_view text, const Words& words);

}  // namespace letters
