// What is wrong with a command line, in French: Boost.Program_options says it in English.
#pragma once

#include "daemon/command.h"

#include <boost/program_options/errors.hpp>

namespace navette {

// Reads the words after the command's name; "help" is among the options. Throws UsageError.
[[nodiscard]] Arguments parse(const Command& command, const std::vector<std::string>& words);

// A command's options as its help shows them: without its operands, which stand in the line "Usage".
[[nodiscard]] options::options_description shown_options(const Command& command);

// No command of this name.
[[nodiscard]] UsageError unknown_command(const std::string& word);

}  // namespace navette
