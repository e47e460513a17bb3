// The mustache templates that accounts are set in. Those of lib/report/templates/ are built into the program; a
// directory of an administrator's own may replace any of them.
#pragma once

#include <boost/filesystem/path.hpp>

#include <stdexcept>
#include <string>

namespace report {

// The message is French: which file of the directory cannot be used, and why.
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Each is one mustache document; which words it may use is said at the head of templates/page.mustache.
struct Templates {
  std::string page;     // page.mustache: the HTML page; values are escaped for HTML
  std::string text;     // text.mustache: the text; a tab marks where folded lines begin
  std::string refusal;  // refusal.mustache: the text beside a refused file; the same

  // The built-in ones.
  [[nodiscard]] static const Templates& standard();

  // The built-in ones, each replaced by the directory's file of that name where there is one. Throws TemplateError if
  // the directory or such a file cannot be read, or is no mustache.
  [[nodiscard]] static Templates load(const boost::filesystem::path& directory);
};

}  // namespace report
