#include "matching/secretary.h"

#include "matching/hand.h"

#include <algorithm>

namespace matching {

namespace {

using samples::Draws;

std::string first_names_more(Draws& draws) {
  static constexpr const char* kNames[] = {"Marie",  "Aïcha",   "Jean",    "Louise",    "Fatima",    "Pierre",
                                           "Anne",   "Mohamed", "Claire",  "José",      "Élisabeth", "Ahmed",
                                           "Michel", "Thérèse", "Ousmane", "Catherine", "Ali",       "Henri"};
  std::string more = draws.pick(kNames);
  if (draws.chance(40)) more += std::string(" ") + draws.pick(kNames);
  return more;
}

std::string last_name_more(Draws& draws) {
  static constexpr const char* kNames[] = {"MOREAU",  "BENSAÏD", "LOPES",   "LE GUEN",  "TRAORÉ", "WEBER",
                                           "SANCHEZ", "AUGIER",  "CISSÉ",   "BARBIER",  "HAMIDI", "PEREIRA",
                                           "ROUSSEL", "KLEIN",   "NOWICKI", "DUVIGNEAU"};
  return draws.pick(kNames);
}

// Each changes the name and says whether it could.
bool without_accents(Draws& draws, Name& name) {
  const Name before = name;
  const std::size_t how = draws.below(4);
  name.last = how < 3 ? hand::bare(name.last) : hand::other_accent(draws, name.last);
  name.first = how < 3 ? hand::bare(name.first) : hand::other_accent(draws, name.first);
  return name != before;
}

bool plain_letters(Draws& draws, Name& name) {
  const Name before = name;
  const bool long_form = draws.chance(50);
  name = {hand::keyboard_letters(name.last, long_form), hand::keyboard_letters(name.first, long_form)};
  return name != before;
}

bool other_separator(Draws& draws, Name& name) {
  std::string& text = draws.chance(55) ? name.last : name.first;
  std::string& other = &text == &name.last ? name.first : name.last;
  return hand::change_separator(draws, text) || hand::change_separator(draws, other);
}

bool other_particle(Draws& draws, Name& name) {
  static constexpr const char* kParticles[] = {"DE LA ", "DE ",  "DU ", "DES ", "D'",    "L'",   "LE ",  "DELLA ",
                                               "DEL ",   "DOS ", "DA ", "DI ",  "EL ",   "AÏT ", "BEN ", "BOU ",
                                               "VON ",   "VAN ", "N'",  "M'",   "OULD ", "TER-"};
  for (const std::string particle : kParticles) {
    if (!name.last.starts_with(particle) || name.last.size() < particle.size() + 3) continue;
    const std::string rest = name.last.substr(particle.size());
    const bool open = particle.back() == ' ';
    const std::string word = open ? particle.substr(0, particle.size() - 1) : particle;
    switch (draws.below(4)) {
      case 0: name.last = rest + " (" + word + ")"; break;
      case 1: name.last = hand::without(word, " '-") + rest; break;
      default: name.last = rest;
    }
    return true;
  }
  return false;
}

bool inverted(Draws&, Name& name) {
  if (name.first.empty()) return false;
  name = {hand::in_capitals(name.first), hand::capitalised(name.last)};
  return true;
}

bool other_compound(Draws& draws, Name& name) {
  const auto at = name.first.find_first_of("- ");
  if (at == name.first.npos || at < 2) return false;
  const std::string first = name.first.substr(0, at), rest = name.first.substr(at + 1);
  const std::string sign = name.first.substr(at, 1);
  switch (draws.below(7)) {
    case 0:
    case 1:
    case 2: name.first = first; break;
    case 3: name.first = rest; break;
    case 4: name.first = first + hand::in_small(rest); break;
    case 5: name.first = rest + sign + first; break;
    default: name.first = hand::beginning(first, 1) + "." + sign + rest;
  }
  return true;
}

bool more_names(Draws& draws, Name& name) {
  name.first += (draws.chance(20) ? ", " : " ") + first_names_more(draws);
  return true;
}

bool other_usage_name(Draws& draws, Name& name) {
  const auto at = name.last.find_first_of("- ", 4);
  const bool is_double = at != name.last.npos && name.last.size() - at > 4;
  if (is_double && !draws.chance(20)) {
    const std::string first = name.last.substr(0, at), rest = name.last.substr(at + 1);
    const std::size_t how = draws.below(5);
    name.last = how < 2 ? first : how < 4 ? rest : rest + name.last.substr(at, 1) + first;
    return true;
  }
  const std::string other = last_name_more(draws);
  static constexpr const char* kSigns[] = {"-", " ", " - "};
  name.last = draws.chance(70) ? name.last + draws.pick(kSigns) + other : other + draws.pick(kSigns) + name.last;
  return true;
}

bool cut(Draws& draws, Name& name) {
  const std::size_t last = hand::length(name.last), first = hand::length(name.first);
  if (last > 12 && draws.chance(60)) {
    name.last = hand::beginning(name.last, 10 + draws.below(std::min<std::size_t>(last - 11, 6)));
    return true;
  }
  if (first < 7 || name.first.find_first_of("- ") != name.first.npos) return false;
  name.first = hand::beginning(name.first, 3 + draws.below(3));
  return true;
}

bool typed(Draws& draws, Name& name) {
  std::string& text = draws.chance(55) ? name.last : name.first;
  return hand::slip(draws, text);
}

bool heard(Draws& draws, Name& name) {
  std::string& text = draws.chance(50) ? name.last : name.first;
  std::string& other = &text == &name.last ? name.first : name.last;
  if (!hand::hear(draws, text)) return hand::hear(draws, other);
  if (draws.chance(25)) hand::hear(draws, draws.chance(50) ? text : other);
  return true;
}

bool invisible(Draws& draws, Name& name) {
  const Name before = name;
  name = {hand::typeset(draws, name.last), hand::typeset(draws, name.first)};
  return name != before;
}

bool spoilt(Draws& draws, Name& name) {
  const Name before = name;
  const bool lost = draws.chance(40);
  name = {lost ? hand::question_marks(name.last) : hand::misread(name.last),
          lost ? hand::question_marks(name.first) : hand::misread(name.first)};
  return name != before;
}

bool two_at_once(Draws& draws, Name& name) {
  using Change = bool (*)(Draws&, Name&);
  static constexpr Change kOften[] = {without_accents, other_separator, other_particle, other_compound,
                                      more_names,      inverted,        typed,          heard};
  int done = 0;
  for (int tries = 0; tries < 30 && done < 2; ++tries) done += draws.pick(kOften)(draws, name);
  return done == 2;
}

bool changed(Draws& draws, Name& name, Mishap mishap) {
  switch (mishap) {
    case Mishap::accents: return without_accents(draws, name);
    case Mishap::letters: return plain_letters(draws, name);
    case Mishap::separators: return other_separator(draws, name);
    case Mishap::particle: return other_particle(draws, name);
    case Mishap::inverted: return inverted(draws, name);
    case Mishap::compound: return other_compound(draws, name);
    case Mishap::more_names: return more_names(draws, name);
    case Mishap::usage_name: return other_usage_name(draws, name);
    case Mishap::cut: return cut(draws, name);
    case Mishap::typing: return typed(draws, name);
    case Mishap::heard: return heard(draws, name);
    case Mishap::invisible: return invisible(draws, name);
    case Mishap::spoilt: return spoilt(draws, name);
    case Mishap::two_at_once: return two_at_once(draws, name);
    case Mishap::birth_date:
    case Mishap::elsewhere: return true;
  }
  return false;
}

struct Row {
  std::string_view name;
  unsigned share;
};
constexpr std::array<Row, kMishaps> kRows = {{{"accents", 120},
                                              {"lettres spéciales", 30},
                                              {"séparateurs", 120},
                                              {"particule", 60},
                                              {"inversés", 50},
                                              {"prénom composé", 80},
                                              {"autres prénoms", 80},
                                              {"nom d'usage", 80},
                                              {"coupé", 40},
                                              {"frappe", 130},
                                              {"à l'oreille", 80},
                                              {"date", 40},
                                              {"autre collège", 40},
                                              {"invisible", 15},
                                              {"codage", 15},
                                              {"deux à la fois", 60}}};

}  // namespace

std::string_view name_of(Mishap mishap) { return kRows.at(static_cast<std::size_t>(mishap)).name; }

unsigned share_of(Mishap mishap) { return kRows.at(static_cast<std::size_t>(mishap)).share; }

std::optional<Person> written(Draws& draws, const Candidate& truth, Mishap mishap) {
  Person person{.name = truth.name, .role = truth.role, .birth_date = truth.birth_date};
  if (!changed(draws, person.name, mishap) || person.name.last.empty()) return std::nullopt;
  if (mishap == Mishap::birth_date) {
    if (!person.birth_date) return std::nullopt;
    person.birth_date = hand::mistaken(draws, *person.birth_date);
  }
  return person;
}

}  // namespace matching
