#include "daemon/usage.h"

#include "daemon/config/value.h"

#include <boost/program_options/parsers.hpp>

#include <typeinfo>

namespace navette {

namespace {

options::options_description all_options(const Command& command) {
  options::options_description all = command.options();
  all.add_options()("help,h", "cette aide");
  return all;
}

bool is_operand(const Command& command, const std::string& name) {
  const auto positions = command.positions();
  return positions.max_total_count() > 0 && positions.name_for_position(0) == name;
}

std::string or_meant(const std::string& meant) {
  return meant.empty() ? "." : " : vouliez-vous dire « " + meant + " » ?";
}

// The option or operand that an error is about, as a person types it.
std::string name_in(const options::error_with_option_name& error, const Command& command) {
  std::string name = error.get_option_name();
  if (is_operand(command, name.substr(std::min(name.find_first_not_of('-'), name.size())))) return command.operands;
  return name;
}

std::string unknown_option(const std::string& name, const Command& command) {
  const auto all = all_options(command);
  std::vector<std::string> known;
  for (const auto& option : all.options())
    if (!is_operand(command, option->long_name())) known.push_back("--" + option->long_name());
  return "L'option « " + name + " » n'existe pas" + or_meant(nearest(name, known));
}

std::string wrong_syntax(const options::invalid_syntax& error, const std::string& name) {
  switch (error.kind()) {
    case options::invalid_syntax::missing_parameter:
    case options::invalid_syntax::empty_adjacent_parameter: return "Il manque une valeur après « " + name + " ».";
    case options::invalid_syntax::extra_parameter: return "« " + name + " » se met sans valeur.";
    default: return "« " + name + " » n'est pas écrit comme il faut.";
  }
}

std::string in_french(const options::error& error, const Command& command) {
  if (dynamic_cast<const options::too_many_positional_options_error*>(&error))
    return command.operands.empty()
               ? "« navette " + command.name + " » ne prend que des options, qui commencent par « -- »."
               : "Il y a un mot de trop : « navette " + command.name + " » n'attend que « " + command.operands +
                     " » et des options.";
  const auto* named = dynamic_cast<const options::error_with_option_name*>(&error);
  if (!named) return "La ligne de commande ne se lit pas.";
  const std::string name = name_in(*named, command);
  if (dynamic_cast<const options::unknown_option*>(&error)) return unknown_option(name, command);
  if (const auto* ambiguous = dynamic_cast<const options::ambiguous_option*>(&error)) {
    std::vector<std::string> meant;
    for (const std::string& each : ambiguous->alternatives()) meant.push_back("--" + each);
    return "« " + name + " » est trop court, il peut s'agir de : " + listed(meant) + ".";
  }
  if (dynamic_cast<const options::required_option*>(&error)) return "Il manque « " + name + " ».";
  if (const auto* syntax = dynamic_cast<const options::invalid_syntax*>(&error)) return wrong_syntax(*syntax, name);
  if (dynamic_cast<const options::multiple_occurrences*>(&error)) return "« " + name + " » est donné deux fois.";
  // What is not a text is a number.
  if (dynamic_cast<const options::validation_error*>(&error)) return "« " + name + " » doit être un nombre.";
  return "« " + name + " » ne se lit pas.";
}

}  // namespace

Arguments parse(const Command& command, const std::vector<std::string>& words) {
  const auto all = all_options(command);
  const auto positions = command.positions();
  Arguments arguments;
  try {
    options::store(options::command_line_parser(words).options(all).positional(positions).run(), arguments.values);
    if (!arguments.has("help")) options::notify(arguments.values);
  } catch (const options::error& error) {
    throw UsageError(in_french(error, command) + "\n« navette " + command.name + " --help » explique cette commande.");
  }
  return arguments;
}

options::options_description shown_options(const Command& command) {
  const auto all = all_options(command);
  options::options_description shown("Options");
  for (const auto& option : all.options())
    if (!is_operand(command, option->long_name())) shown.add(option);
  return shown;
}

UsageError unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return UsageError("La commande « " + word + " » n'existe pas" + or_meant(nearest(word, names)) +
                    "\n« navette --help » donne la liste des commandes.");
}

}  // namespace navette
