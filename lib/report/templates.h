// The mustache templates that accounts are set in: those of lib/report/templates/, built into the program.
#pragma once

#include <string>

namespace report {

// Each is one mustache document; which words it may use is said at the head of templates/page.mustache.
struct Templates {
  std::string page;     // page.mustache: the HTML page; values are escaped for HTML
  std::string text;     // text.mustache: the text; a tab marks where folded lines begin
  std::string refusal;  // refusal.mustache: the text beside a refused file; the same

  [[nodiscard]] static const Templates& built_in();
};

}  // namespace report
