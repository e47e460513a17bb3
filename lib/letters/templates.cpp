#include "letters/templates.h"

#include "letters/file.h"
#include "letters/template_check.h"

#include <kainjow/mustache.hpp>
#include <utf8proc.h>

#include <algorithm>
#include <optional>

namespace letters {

namespace {

constexpr std::size_t kLargestTemplate = std::size_t{256} << 10;  // bytes

struct Entry {
  Part part;
  std::string_view file;
};

constexpr std::array<Entry, 9> kFiles = {{
    {Part::pupil, "eleve.mustache"},
    {Part::parent, "parent.mustache"},
    {Part::teacher, "enseignant.mustache"},
    {Part::staff, "personnel.mustache"},
    {Part::cover, "couverture.mustache"},
    {Part::signatures, "emargement.mustache"},
    {Part::header, "entete.mustache"},
    {Part::credentials, "identifiants.mustache"},
    {Part::style, "lettres.css"},
}};

Words words_of(Part part) {
  Words words{{"etablissement", "date"}, {"logo"}, {}, {}};
  if (part == Part::header) return words;
  words.parts = {"entete"};
  if (part == Part::cover || part == Part::signatures) {
    for (const std::string_view each :
         {"titre", "classe", "nombre_de_lettres", "nombre", "libelle", "numero", "nom", "prenom", "qualite"})
      words.values.push_back(each);
    words.sections = {"logo", "detail", "lignes"};
    return words;
  }
  for (const std::string_view each : {"adresse_portail", "civilite", "prenom", "nom", "profil", "classe", "identifiant",
                                      "mot_de_passe", "noms_des_enfants", "rue", "code_postal", "ville", "pays"})
    words.values.push_back(each);
  words.sections = {"logo", "adresse", "enfants", "plusieurs_enfants", "mot_de_passe_modifie", "mot_de_passe_inconnu"};
  words.pictures = {"code_qr"};
  if (part != Part::credentials) words.parts.emplace_back("identifiants");
  return words;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    utf8proc_int32_t point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &point);
    if (length <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(length));
  }
  return true;
}

bool is_command(char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }

// Why the text cannot be used; empty if it can.
std::string objection(Part part, const std::string& text) {
  if (text.size() > kLargestTemplate) return " : il est bien trop grand (plus de 256 Ko).";
  if (!is_utf8(text)) return " : il n'est pas enregistré en UTF-8. Enregistrez-le de nouveau avec le codage « UTF-8 ».";
  if (std::ranges::any_of(text, is_command)) return " : il contient des caractères de commande, qu'un texte n'a pas.";
  if (part == Part::style)
    return text.find("</") == text.npos ? "" : " : une feuille de style ne contient pas de balises (« </ »).";
  if (const auto slip = check_template(text, words_of(part)))
    return ", ligne " + std::to_string(slip->line) + " : " + slip->sentence;
  if (!kainjow::mustache::mustache(text).is_valid()) return " : ses balises « {{ … }} » ne sont pas bien formées.";
  return "";
}

}  // namespace

domain::Result<Templates> Templates::load(const boost::filesystem::path& folder) {
  Templates templates;
  for (const Entry& entry : kFiles) {
    const auto file = folder / std::string(entry.file);
    auto text = read_file(file, kLargestTemplate);
    if (!text)
      return domain::Failure{
          domain::Fault::file_refused,
          "Le modèle de lettre « " + file.string() +
              " » manque ou ne peut pas être lu. Remettez celui qui est livré avec Navette, ou donnez à "
              "Navette le droit de le lire."};
    if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
    if (std::string why = objection(entry.part, *text); !why.empty())
      return domain::Failure{domain::Fault::file_refused,
                             "Le modèle de lettre « " + file.string() + " » n'est pas utilisable" + why};
    templates.texts_[static_cast<std::size_t>(entry.part)] = std::move(*text);
  }
  return templates;
}

}  // namespace letters
