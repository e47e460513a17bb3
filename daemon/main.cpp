#include "daemon/command.h"
#include "daemon/ending.h"
#include "daemon/service/memory.h"
#include "daemon/usage.h"
#include "daemon/version.h"
#include "domain/utf8.h"

#include <boost/nowide/args.hpp>

#include <clocale>
#include <iostream>

namespace navette {

namespace {

void print_help() {
  std::cout << "Navette porte les exports d'EDT et de PRONOTE dans l'ENT, sans personne devant l'écran.\n\n"
               "Usage : navette COMMANDE [options]\n\nCommandes :\n";
  for (const Command& command : commands()) {
    std::string call = command.name + (command.operands.empty() ? "" : " " + command.operands);
    call.resize(std::max<std::size_t>(call.size() + 2, 20), ' ');
    std::cout << "  " << call << command.summary << "\n";
  }
  std::cout
      << "\n« navette COMMANDE --help » explique une commande. « navette --version » donne la version.\n\n"
         "Codes de retour : 0 fait ; 1 pas fait (refusé, contrôle en échec, import inconnu) ; 2 ligne de commande\n"
         "incorrecte ; 3 configuration incorrecte ; 4 journal illisible ou déjà utilisé ; 5 une personne doit "
         "décider.\n";
}

void print_help(const Command& command) {
  std::cout << "Usage : navette " << command.name << (command.operands.empty() ? "" : " " + command.operands)
            << " [options]\n\n"
            << command.summary << "\n\n"
            << command.details << (command.details.empty() ? "" : "\n\n") << shown_options(command);
}

int run(const Command& command, const std::vector<std::string>& words) {
  const Arguments arguments = parse(command, words);
  if (!arguments.has("help")) return command.run(arguments);
  print_help(command);
  return kDone;
}

const Command& command_named(const std::string& word) {
  for (const Command& command : commands())
    if (command.name == word) return command;
  throw unknown_command(word);
}

int dispatch(std::vector<std::string> words) {
  if (words.size() > 1 && words[0] == "help") {
    print_help(command_named(words[1]));
    return kDone;
  }
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    print_help();
    return words.empty() ? kUsage : kDone;
  }
  if (words[0] == "--version" || words[0] == "version") {
    std::cout << "navette " << kVersion << "\n";
    return kDone;
  }
  return run(command_named(words[0]), {words.begin() + 1, words.end()});
}

}  // namespace

}  // namespace navette

int main(int argc, char** argv) {
  const boost::nowide::args in_utf8(argc, argv);
  domain::speak_utf8();
  std::setlocale(LC_CTYPE, "");
  navette::keep_out_of_dumps();
  try {
    return navette::dispatch({argv + 1, argv + argc});
  } catch (...) {
    const navette::Ending ending = navette::ending_of(std::current_exception());
    std::cerr << ending.sentence << "\n";
    return ending.code;
  }
}
