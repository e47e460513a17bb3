#include "matching/remark.h"

#include <algorithm>

namespace matching {

namespace {

using Kind = Remark::Kind;

std::string in_field(Remark::Field field) {
  return field == Remark::Field::last ? " dans le nom" : field == Remark::Field::first ? " dans le prénom" : "";
}

// Those of the spelling alone are said together, of the whole name.
std::string spelling_in_words(Kind kind) {
  switch (kind) {
    case Kind::look_alike: return "signes ou espaces invisibles";
    case Kind::accent: return "accent";
    case Kind::ligature: return "ligature";
    case Kind::space: return "espace";
    case Kind::hyphen: return "trait d'union";
    case Kind::apostrophe: return "apostrophe";
    case Kind::repaired: return "accents abîmés par un programme";
    case Kind::umlaut: return "tréma allemand (« ue » pour « ü »)";
    default: return {};
  }
}

std::string phrase(const Remark& remark) {
  const bool first = remark.field == Remark::Field::first;
  const std::string where = in_field(remark.field);
  switch (remark.kind) {
    case Kind::inverted: return "nom et prénom inversés";
    case Kind::moved: return "un mot passé du nom au prénom";
    case Kind::particle: return "particule écrite autrement";
    case Kind::saint: return "« Saint » abrégé";
    case Kind::order: return first ? "prénoms dans un autre ordre" : "noms dans un autre ordre";
    case Kind::part: return first ? "un seul des prénoms" : "un seul des deux noms";
    case Kind::abbreviated: return "prénom abrégé";
    case Kind::cut: return first ? "prénom raccourci" : "nom coupé";
    case Kind::sound: return "autre orthographe du même son" + where;
    case Kind::transposed: return "deux lettres interverties" + where;
    case Kind::doubled: return "lettre doublée d'un côté seulement" + where;
    case Kind::missing: return "une lettre en plus ou en moins" + where;
    case Kind::replaced: return "une lettre différente" + where;
    case Kind::unreadable: return "lettre illisible" + where;
    case Kind::ending: return "prénom à la terminaison différente";
    default: return {};
  }
}

}  // namespace

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i)
    out += (i == 0 ? "" : i + 1 == items.size() ? " et " : ", ") + items[i];
  return out;
}

std::string in_words(const Remarks& remarks) {
  Remarks sorted = remarks;
  std::ranges::sort(sorted);
  std::vector<std::string> spelling, rest;
  for (const Remark& each : sorted) {
    auto small = spelling_in_words(each.kind);
    auto& list = small.empty() ? rest : spelling;
    if (small.empty()) small = phrase(each);
    if (std::ranges::find(list, small) == list.end()) list.push_back(std::move(small));
  }
  std::string out = listed(spelling);
  for (const std::string& each : rest) out += (out.empty() ? "" : ", ") + each;
  return out;
}

}  // namespace matching
