// How commands print lists of imports.
#pragma once

#include "daemon/command.h"
#include "domain/import.h"

#include <string>

namespace navette {

void add_json_option(options::options_description& description);

// One line each, the same columns for all: number, received, kind, school, state, name.
void print_line(const domain::Import& import);
// Below its line, indented and folded; nothing if it is empty.
void print_sentence(const std::string& sentence);

}  // namespace navette
