#include "formats/credentials_flaws.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace formats {

namespace {

constexpr std::size_t kLinesTold = 20;

// « La ligne 12 », « Les lignes 3, 8 et 12 », « Les lignes 3, …, 40 et 17 autres ».
std::string lines_named(const std::vector<std::size_t>& lines) {
  if (lines.size() == 1) return "La ligne " + std::to_string(lines.front());
  std::string out = "Les lignes ";
  const std::size_t told = std::min(lines.size(), kLinesTold);
  for (std::size_t i = 0; i < told; ++i) {
    if (i > 0) out += i + 1 == lines.size() ? " et " : ", ";
    out += std::to_string(lines[i]);
  }
  const std::size_t more = lines.size() - told;
  if (more > 0) out += " et " + std::to_string(more) + (more == 1 ? " autre" : " autres");
  return out;
}

struct Words {
  std::string_view code;
  std::string_view of_one, of_several;  // what follows the lines
  std::string_view advice;
};

Words words_of(RowFlaw flaw) {
  constexpr std::string_view kFetchAgain =
      " Les personnes concernées n'auront pas de lettre : téléchargez de nouveau le fichier dans l'ENT, sans l'ouvrir "
      "dans un tableur.";
  switch (flaw) {
    case RowFlaw::quotes:
      return {"row_quotes", " n'a pas pu être lue : un guillemet y est ouvert et mal refermé.",
              " n'ont pas pu être lues : un guillemet y est ouvert et mal refermé.", kFetchAgain};
    case RowFlaw::too_long:
      return {"row_too_long", " n'a pas pu être lue : elle est bien trop longue.",
              " n'ont pas pu être lues : elles sont bien trop longues.", kFetchAgain};
    case RowFlaw::cells:
      return {"row_cells",
              " n'a pas été prise en compte : elle n'a pas autant de cases que la ligne de titres, et un mot de passe "
              "pourrait être pris pour un autre.",
              " n'ont pas été prises en compte : elles n'ont pas autant de cases que la ligne de titres, et un mot de "
              "passe pourrait être pris pour un autre.",
              " Téléchargez de nouveau le fichier dans l'ENT ; si cela se reproduit, signalez-le à l'assistance de "
              "l'ENT."};
    case RowFlaw::characters:
      return {"row_characters", " n'a pas pu être lue : elle contient des caractères illisibles ou un texte démesuré.",
              " n'ont pas pu être lues : elles contiennent des caractères illisibles ou un texte démesuré.",
              kFetchAgain};
    case RowFlaw::uid:
      return {"row_without_uid", " n'a pas été prise en compte : la personne n'y a pas d'identifiant interne (uid).",
              " n'ont pas été prises en compte : les personnes n'y ont pas d'identifiant interne (uid).",
              " Si cela se reproduit, signalez-le à l'assistance de l'ENT."};
    case RowFlaw::contradiction:
      return {
          "row_contradiction",
          " contredit une ligne précédente sur la même personne (même uid, mais un autre identifiant ou un autre mot "
          "de passe) : seule la première est prise en compte.",
          " contredisent une ligne précédente sur la même personne (même uid, mais un autre identifiant ou un autre "
          "mot de passe) : seule la première est prise en compte.",
          " Vérifiez le compte dans l'annuaire de l'ENT."};
    case RowFlaw::children:
      return {"many_children",
              " porte à plus de 30 les enfants d'un même responsable : seuls les 30 premiers sont retenus.",
              " portent à plus de 30 les enfants d'un même responsable : seuls les 30 premiers sont retenus.",
              " Vérifiez le compte dans l'annuaire de l'ENT."};
    case RowFlaw::login:
      return {"no_login", " concerne une personne à qui l'ENT n'a pas encore donné d'identifiant de connexion.",
              " concernent des personnes à qui l'ENT n'a pas encore donné d'identifiant de connexion.",
              " Cela arrive dans les jours qui suivent l'arrivée d'un élève : téléchargez de nouveau le fichier dans "
              "quelques jours."};
    case RowFlaw::profile: break;
  }
  return {"profile_unknown", " porte un profil que Navette ne connaît pas.",
          " portent un profil que Navette ne connaît pas.", " Ces personnes recevront la lettre des personnels."};
}

}  // namespace

std::vector<domain::Finding> findings_of(const FlawedLines& lines) {
  std::vector<domain::Finding> findings;
  for (const auto& [flaw, numbers] : lines) {
    const Words words = words_of(flaw);
    std::string sentence = lines_named(numbers);
    sentence += numbers.size() == 1 ? words.of_one : words.of_several;
    sentence += words.advice;
    findings.push_back({std::string(words.code), std::move(sentence)});
  }
  return findings;
}

}  // namespace formats
