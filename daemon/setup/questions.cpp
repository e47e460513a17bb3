#include "daemon/setup/questions.h"

#include "daemon/command.h"
#include "daemon/setup/console.h"

#include <boost/algorithm/string/trim.hpp>

#include <iostream>
#include <optional>

namespace navette {

namespace {

[[noreturn]] void no_answer(const std::string& option) {
  throw UsageError("Il manque une réponse : donnez-la par « " + option + " ».");
}

}  // namespace

std::string Questions::text(const std::string& question, const std::string& option, const std::string& standing,
                            const Objection& objection) const {
  if (none_) {
    if (standing.empty()) no_answer(option);
    return standing;
  }
  for (;;) {
    std::cout << question << (standing.empty() ? "" : " [" + standing + "]") << " : " << std::flush;
    bool more = false;
    const Secret line = read_line(more);
    std::string answer = boost::algorithm::trim_copy(std::string(line.reveal()));
    if (!is_terminal(Stream::input)) std::cout << "\n";
    if (!more) no_answer(option);
    if (answer.empty()) answer = standing;
    if (answer.empty()) continue;
    const std::string wrong = objection(answer);
    if (wrong.empty()) return answer;
    std::cout << "  " << wrong << "\n";
  }
}

bool Questions::yes(const std::string& question, bool standing) const {
  if (none_) return true;
  const std::string answer = text(question + " (o/n)", "--yes", standing ? "o" : "n", [](const std::string& typed) {
    return std::string("oOnNyY").find(typed[0]) == std::string::npos ? "Répondez « o » ou « n »." : "";
  });
  return answer[0] != 'n' && answer[0] != 'N';
}

Secret Questions::password(const std::string& question, const std::string& option, bool keep) const {
  if (none_ && !keep) no_answer(option);
  if (none_) return {};
  if (!is_terminal(Stream::input)) {
    bool more = false;
    Secret line = read_line(more);
    if (line.empty() && !(keep && more)) no_answer(option);
    return line;
  }
  std::cout << std::flush;
  const Unseen unseen;
  for (;;) {
    auto typed = read_unseen(question + " : ");
    if (!typed) throw UsageError("Interrompu : rien n'a été écrit.");
    if (keep || !typed->empty()) return std::move(*typed);
  }
}

Secret password_from(const std::string& file) {
  if (file != "-") return read_password({PasswordSource::From::file, file, {"--password-file", 0, 0}});
  bool more = false;
  Secret line = read_line(more);
  if (line.empty()) throw UsageError("Aucun mot de passe n'est arrivé sur l'entrée standard (--password-file -).");
  return line;
}

}  // namespace navette
