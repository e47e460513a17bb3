// What is said beside a file whose content had come before. Who reads it may have the folder alone, and no command.
#include "report/account.h"
#include "report/lines.h"

#include <boost/filesystem/path.hpp>

namespace report {

using domain::Import;
using domain::State;

namespace {

// As it is seen from the drop folder: "Importés/2025-09-02".
std::string shelf_of(const Import& import) {
  const boost::filesystem::path place = boost::filesystem::path(import.filed_as).parent_path();
  const auto below = place.lexically_relative(import.folder);
  return below.empty() || *below.begin() == ".." ? place.string() : below.generic_string();
}

std::string when_done(const Import& first, const std::function<std::string(domain::Instant)>& moment) {
  const std::int64_t missing = domain::not_recognised_count(first.outcome);
  std::string out = "Ce contenu est dans l'ENT";
  if (first.ended_at) out += " depuis le " + moment(*first.ended_at);
  if (missing > 0)
    out += ", mais " + french::count(missing, "personne n'a pas été reconnue", "personnes n'ont pas été reconnues");
  out += missing > 0 ? "." : " : il n'y a rien à faire.";
  if (!first.filed_as.empty())
    out += std::string(missing > 0 ? " Que faire se lit dans son compte rendu, rangé" : " Son compte rendu est rangé") +
           " avec le premier fichier dans « " + shelf_of(first) + " ».";
  return out;
}

std::string so_far(const Import& first) {
  switch (first.state) {
    case State::waiting:
      return "ce premier fichier attend d'être envoyé à l'ENT, ce que Navette fera dès que possible.";
    case State::submitting: return "Navette envoie ce premier fichier à l'ENT.";
    case State::queued: return "l'ENT a reçu ce premier fichier et n'a pas fini de le traiter.";
    case State::doubtful:
      return "ce premier fichier a été envoyé, et Navette vérifie si l'ENT l'a bien reçu. Ne l'importez pas à la "
             "main : il pourrait l'être deux fois.";
    case State::held:
      return "ce premier fichier attend une décision de la personne qui administre Navette : prévenez-la.";
    default: return {};
  }
}

}  // namespace

std::string duplicate_note(const Account& first, const std::string& file_name, domain::Instant now) {
  const Import& import = first.import;
  const auto moment = [&](domain::Instant at) { return french::moment(french::local(at, first.utc_offset)); };
  std::string out = "« " + clean(file_name) +
                    " » n'a pas été envoyé une seconde fois : ce même contenu avait déjà été reçu le " +
                    moment(import.received_at) +
                    (import.file_name == file_name ? "" : ", sous le nom « " + clean(import.file_name) + " »") +
                    ".\n\n";
  if (import.state == State::done)
    out += when_done(import, moment);
  else
    out += "Au moment où cette note est écrite, le " + moment(now) + ", " + so_far(import) +
           " Il est inutile de l'enregistrer encore.";
  return fold_lines(french::typeset(out) + "\n", kColumns);
}

}  // namespace report
