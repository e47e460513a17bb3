#include "daemon/service/headline.h"

#include "engine/outlook.h"

#include <algorithm>

namespace navette {

using domain::Import;
using domain::State;

namespace {

// With plain spaces: it is a line of a log, found by who types it.
std::string count(std::size_t value, std::string_view singular, std::string_view plural) {
  return std::to_string(value) + " " + std::string(value < 2 ? singular : plural);
}

std::string in_the_queue(std::size_t imports, std::optional<int> ahead) {
  std::string part = count(imports, "import", "imports") + " dans la file de l'ENT";
  if (ahead)
    part += " (" + count(static_cast<std::size_t>(std::max(*ahead, 0)), "établissement", "établissements") + " devant" +
            (imports < 2 ? "" : " le premier") + ")";
  return part;
}

}  // namespace

std::string headline(const std::vector<Import>& imports, const std::vector<planner::Wait>& waits, const Lying& lying,
                     const std::string& watched) {
  std::size_t sending = 0, queued = 0, pending = 0, held = 0;
  std::optional<int> ahead;
  std::string why;
  for (const Import& import : imports) {
    if (domain::has_ended(import)) continue;
    if (import.state == State::held) {
      ++held;
      continue;
    }
    ++(import.state == State::submitting ? sending : import.state == State::queued ? queued : pending);
    if (import.state == State::queued && import.ahead) ahead = std::min(ahead.value_or(*import.ahead), *import.ahead);
    if (why.empty()) why = engine::sentence_of(waits, import.id);
  }
  std::string line;
  const auto add = [&line](const std::string& part) { line += (line.empty() ? "" : ", ") + part; };
  if (sending > 0) add(count(sending, "import", "imports") + " en cours d'envoi");
  if (queued > 0) add(in_the_queue(queued, ahead));
  if (pending > 0) add(count(pending, "import", "imports") + " en attente");
  if (held > 0) add(count(held, "import attend", "imports attendent") + " votre décision (« navette status »)");
  if (lying.settling > 0)
    add(count(lying.settling, "fichier vient", "fichiers viennent") + " d'arriver dans le dossier");
  if (lying.unfinished > 0) add(count(lying.unfinished, "export inachevé", "exports inachevés") + " dans le dossier");
  if (lying.unreadable > 0)
    add(count(lying.unreadable, "fichier ne peut pas être lu", "fichiers ne peuvent pas être lus") +
        " dans le dossier (« navette status »)");
  if (lying.unfiled > 0)
    add(count(lying.unfiled, "export terminé ne peut pas être rangé", "exports terminés ne peuvent pas être rangés") +
        " (« navette status »)");
  if (line.empty()) return "Rien en attente." + (watched.empty() ? "" : " Navette surveille " + watched + ".");
  return line + "." + (sending + queued > 0 || why.empty() ? "" : " " + why);
}

std::string in_words(const std::vector<boost::filesystem::path>& folders) {
  if (folders.empty()) return {};
  const std::string first = "« " + folders.front().string() + " »";
  return folders.size() == 1 ? first : std::to_string(folders.size()) + " dossiers, dont " + first;
}

}  // namespace navette
