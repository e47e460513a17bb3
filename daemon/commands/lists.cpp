#include "daemon/commands/lists.h"

#include "daemon/log/local_time.h"
#include "report/french.h"
#include "report/lines.h"

#include <iostream>

namespace navette {

namespace {

constexpr std::size_t kColumns = 80;

// `text` filled up with spaces to `columns`.
std::string padded(std::string text, std::size_t columns) {
  const auto used = report::width(text);
  return used < columns ? text.append(columns - used, ' ') : text;
}

std::string table_moment(domain::Instant at) {
  return report::french::short_moment(report::french::local(at, utc_offset));
}

}  // namespace

void add_json_option(options::options_description& description) {
  description.add_options()("json", "une sortie pour les programmes");
}

void print_line(const domain::Import& import) {
  const auto& school = import.school ? import.school : import.content.school;
  std::cout << padded("n° " + std::to_string(import.id), 7) << table_moment(import.received_at) << "  "
            << (import.kind == domain::Kind::edt ? "EDT   " : "IdPN  ") << (school ? school->str() : "sans UAI") << "  "
            << padded(std::string(domain::in_words(import.state)), 10) << "  « " << import.file_name << " »\n";
}

void print_sentence(const std::string& sentence) {
  if (sentence.empty()) return;
  std::cout << report::fold_lines("      " + report::french::typeset(sentence), kColumns);
}

}  // namespace navette
