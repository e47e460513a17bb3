#include "formats/credentials_words.h"

#include "formats/cell_text.h"

#include <algorithm>

namespace formats {

namespace {

struct Spelling {
  Column column;
  std::string_view title;                     // as the ENT writes it
  std::array<std::string_view, 5> letters{};  // bare_letters() of its names, the surest first
};

constexpr std::array<Spelling, kColumns> kSpellings = {{
    {Column::school, "rne", {"rne", "uai", "etablissement", "codeetablissement"}},
    {Column::uid, "uid", {"uid", "identifiantent", "uident"}},
    {Column::school_class, "classe", {"classe", "division", "classes"}},
    {Column::profile, "profil", {"profil", "profile", "profilutilisateur"}},
    {Column::title, "civilité", {"civilite"}},
    {Column::first_name, "prénom", {"prenom", "prenoms"}},
    {Column::last_name, "nom", {"nom", "nomdefamille", "nomusuel"}},
    {Column::login, "login", {"login", "identifiant", "nomdutilisateur", "identifiantdeconnexion"}},
    {Column::password, "mot de passe", {"motdepasse", "motdepasseinitial", "mdp", "password"}},
    {Column::join_key, "clé de jointure", {"cledejointure", "clejointure"}},
    {Column::father, "uid père", {"uidpere", "uidparent1", "uidresponsable1"}},
    {Column::mother, "uid mère", {"uidmere", "uidparent2", "uidresponsable2"}},
    {Column::guardian1, "uid tuteur1", {"uidtuteur1", "uidtuteur"}},
    {Column::guardian2, "uid tuteur2", {"uidtuteur2"}},
    {Column::child_first_name, "prénom enfant", {"prenomenfant", "prenomdelenfant", "prenomeleve"}},
    {Column::child_last_name, "nom enfant", {"nomenfant", "nomdelenfant", "nomeleve"}},
    {Column::street, "adresse", {"adresse", "rue", "adressepostale"}},
    {Column::postcode, "code postal", {"codepostal", "cp"}},
    {Column::town, "ville", {"ville", "commune"}},
    {Column::country, "pays", {"pays"}},
}};

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](auto each) { return text.starts_with(each); });
}

// What follows looks at passwords, so it makes no copy of them.

// Whether `text` begins with those lower-case ASCII letters, in any case.
bool begins_with_letters(std::string_view text, std::string_view letters) {
  return text.size() >= letters.size() && std::equal(letters.begin(), letters.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

// "{SSHA}", "{PBKDF2-SHA256}": how a directory stores what it does not know in clear (RFC 2307 and its followers).
bool is_hash(std::string_view cell) {
  if (!cell.starts_with('{') || cell.find('}') == cell.npos) return false;
  static constexpr std::string_view kSchemes[] = {"ssha",   "sha",    "smd5",   "md5",   "crypt",
                                                  "pbkdf2", "argon2", "bcrypt", "scrypt"};
  return std::any_of(std::begin(kSchemes), std::end(kSchemes),
                     [&](auto each) { return begins_with_letters(cell.substr(1), each); });
}

// « modifié », « Mot de passe modifié par l'utilisateur », but not "modifie7", which somebody may have drawn.
bool says_changed(std::string_view cell) {
  constexpr std::string_view kChanged = "modifi";
  const bool is_sentence = cell.find(' ') != cell.npos;
  for (std::size_t at = 0; at + kChanged.size() <= cell.size(); ++at) {
    if (!begins_with_letters(cell.substr(at), kChanged)) continue;
    const std::string_view ending = cell.substr(at + kChanged.size());
    if (is_sentence) return true;
    return at == 0 && ending.size() <= 4 && std::all_of(ending.begin(), ending.end(), [](char c) {
             return c == 'e' || c == 'E' || static_cast<unsigned char>(c) >= 0x80;
           });
  }
  return false;
}

}  // namespace

Columns::Columns(const std::vector<std::string>& titles) {
  std::vector<std::string> letters;
  letters.reserve(titles.size());
  for (const std::string& title : titles) letters.push_back(bare_letters(title));
  for (const Spelling& spelling : kSpellings)
    for (const std::string_view each : spelling.letters) {
      const auto found = each.empty() ? letters.end() : std::find(letters.begin(), letters.end(), each);
      if (found == letters.end()) continue;
      places_[static_cast<std::size_t>(spelling.column)] = static_cast<std::size_t>(found - letters.begin());
      break;
    }
}

std::size_t Columns::known() const {
  return static_cast<std::size_t>(
      std::count_if(places_.begin(), places_.end(), [](auto& each) { return each.has_value(); }));
}

std::size_t Columns::required() const {
  std::size_t cells = 0;
  for (const auto& each : places_)
    if (each) cells = std::max(cells, *each + 1);
  return cells;
}

std::string_view title_of(Column column) { return kSpellings[static_cast<std::size_t>(column)].title; }

Profile profile_of(std::string_view word) {
  const std::string letters = bare_letters(word);
  const std::string_view text = letters;
  if (holds(text, "stage")) return Profile::other;  // a "tuteur de stage" is no parent
  // A parent is also a « personne en relation avec un élève ».
  if (begins_with_any(text,
                      {"parent", "responsablelegal", "representantlegal", "tuteur", "pere", "mere", "national2"}) ||
      text == "responsable" || text == "responsables" || holds(text, "relation") || holds(text, "persrel") ||
      (text.starts_with("responsable") && holds(text, "eleve")))
    return Profile::parent;
  if (begins_with_any(text, {"eleve", "enteleve", "national1", "collegien", "lyceen", "etudiant"}))
    return Profile::pupil;
  // Who is « non enseignant » is none.
  if (!holds(text, "nonens") &&
      (holds(text, "enseignant") || begins_with_any(text, {"prof", "documentaliste", "national3"})))
    return Profile::teacher;
  if (holds(text, "personnel") || holds(text, "viescolaire") || holds(text, "direction") ||
      holds(text, "administrat") || holds(text, "nonens") ||
      begins_with_any(text, {"national4", "national5", "national6", "agent", "assistant", "cpe", "gestionnaire",
                             "principal", "proviseur"}))
    return Profile::staff;
  return Profile::other;
}

PasswordState password_state_of(std::string_view cell) {
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  if (cell.empty()) return PasswordState::unknown;
  return is_hash(cell) || says_changed(cell) ? PasswordState::changed : PasswordState::initial;
}

}  // namespace formats
