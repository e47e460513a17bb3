// The commands of `navette`: a table of names, what each does in one French line, and its function.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/variables_map.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace navette {

// What a script can rely on; documented in the README and in `navette --help`.
enum ExitCode : int {
  kDone = 0,     // what was asked is done
  kNotDone = 1,  // it was tried and did not work (import refused, a check failed, no such import)
  kUsage = 2,    // the command line is wrong
  kBadConfiguration = 3,
  kJournalTrouble = 4,  // the journal cannot be read or written, or another Navette holds it
  kWaitsForPerson = 5,  // the import is held: a person must decide
};

namespace options = boost::program_options;

struct Arguments {
  options::variables_map values;

  [[nodiscard]] bool has(const char* name) const { return values.count(name) != 0; }
  [[nodiscard]] std::string text(const char* name) const { return values[name].as<std::string>(); }
};

struct Command {
  std::string name;
  std::string operands;  // "ID", "FICHIER", "" ...
  std::string summary;   // French, one line
  std::string details;   // French, printed by `navette NAME --help`
  options::options_description (*options)();
  options::positional_options_description (*positions)();
  int (*run)(const Arguments&);
};

// In the order of the help.
[[nodiscard]] const std::vector<Command>& commands();

// Thrown by a command whose arguments make no sense together; the message is French.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Thrown by a command that could not do what was asked; the message is French, whole, and says what to do.
class NotDone : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace navette
