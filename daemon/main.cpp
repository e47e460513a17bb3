#include "daemon/command.h"
#include "daemon/config/error.h"
#include "daemon/settings.h"
#include "daemon/usage.h"
#include "daemon/version.h"
#include "domain/reason.h"
#include "journal/journal.h"

#include <boost/filesystem/exception.hpp>
#include <boost/system/system_error.hpp>

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

int dispatch(std::vector<std::string> words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    print_help();
    return words.empty() ? kUsage : kDone;
  }
  if (words[0] == "--version") {
    std::cout << "navette " << kVersion << "\n";
    return kDone;
  }
  for (const Command& command : commands())
    if (command.name == words[0]) return run(command, {words.begin() + 1, words.end()});
  throw unknown_command(words[0]);
}

}  // namespace

}  // namespace navette

int main(int argc, char** argv) {
  std::setlocale(LC_CTYPE, "");
  try {
    return navette::dispatch({argv + 1, argv + argc});
  } catch (const navette::ConfigError& error) {
    std::cerr << error.what() << "\n";
    return navette::kBadConfiguration;
  } catch (const navette::StateError& error) {
    std::cerr << error.what() << "\n";
    return navette::kJournalTrouble;
  } catch (const portal::ProfileError& error) {
    std::cerr << error.what() << "\n";
    return navette::kBadConfiguration;
  } catch (const journal::JournalError& error) {
    std::cerr << error.what() << "\n";
    return navette::kJournalTrouble;
  } catch (const navette::UsageError& error) {
    std::cerr << error.what() << "\n";
    return navette::kUsage;
  } catch (const boost::filesystem::filesystem_error& error) {
    std::cerr << "Navette s'arrête : « " << error.path1().string() << " » n'est pas utilisable ("
              << domain::reason(error.code()) << ").\n";
    return navette::kNotDone;
  } catch (const boost::system::system_error& error) {
    std::cerr << "Navette s'arrête : le système a refusé ce qu'elle demandait (" << domain::reason(error.code())
              << ").\n";
    return navette::kNotDone;
  } catch (const std::bad_alloc&) {
    std::cerr << "Navette s'arrête : la mémoire manque.\n";
    return navette::kNotDone;
  } catch (const std::exception& error) {
    std::cerr << "Navette s'arrête : " << error.what() << "\n";
    return navette::kNotDone;
  }
}
