#include "formats/sentence.h"

#include "formats/recognise.h"

namespace formats {

namespace {

std::string_view advice(domain::Kind kind) {
  return kind == domain::Kind::edt
             ? "Refaites l'export depuis EDT (Import/Export > Socle ENT > Export Manuel > Skolengo) et enregistrez-le "
               "de nouveau dans le dossier."
             : "Refaites l'export depuis PRONOTE (Socle ENT > Exporter les ID Pronote > Skolengo) et enregistrez-le de "
               "nouveau dans le dossier.";
}

// "1,5 Mo", "64 Mo", "12 Ko": to the tenth, rounded.
std::string size_of(std::uint64_t bytes) {
  const bool mega = bytes >= (std::uint64_t{1} << 20);
  const std::uint64_t unit = mega ? std::uint64_t{1} << 20 : std::uint64_t{1} << 10;
  const std::uint64_t tenths = bytes / unit * 10 + (bytes % unit * 10 + unit / 2) / unit;
  const std::string fraction = tenths % 10 == 0 ? "" : "," + std::to_string(tenths % 10);
  return std::to_string(tenths / 10) + fraction + (mega ? " Mo" : " Ko");
}

}  // namespace

domain::Failure refused(std::string_view what, domain::Kind kind) {
  return {domain::Fault::file_refused, std::string(what) + " " + std::string(advice(kind))};
}

std::string_view program_of(domain::Kind kind) {
  return kind == domain::Kind::edt ? "EDT" : "PRONOTE";
}

void read_school(std::string_view text, domain::Export& content) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) {
    content.findings.push_back(
        {"school_missing",
         "Le fichier ne porte pas de numéro d'établissement (UAI) : Navette ne peut pas vérifier "
         "qu'il est bien celui de votre établissement."});
    return;
  }
  const auto uai = domain::Uai::parse(text);
  if (!uai) {
    content.findings.push_back({"school_unreadable", "Le numéro d'établissement (UAI) écrit dans le fichier, « " +
                                                         quotable(text) +
                                                         " », n'en est pas un : il faut 7 chiffres et une lettre. "
                                                         "Corrigez-le dans les paramètres de l'établissement du "
                                                         "logiciel."});
    return;
  }
  content.school = *uai;
  if (!uai->check_letter_is_right())
    content.findings.push_back(
        {"check_letter", "Le numéro d'établissement (UAI) écrit dans le fichier, " + uai->str() +
                             ", n'a pas la bonne lettre de contrôle : ce devrait être " +
                             uai->with_right_letter().str() +
                             ". Vérifiez-le dans les paramètres de l'établissement du logiciel."});
}

std::string quotable(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string quoted;
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins_character = (byte & 0xC0) != 0x80;
    if (begins_character && ++characters > longest) return quoted + "…";
    quoted += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return quoted;
}

domain::Failure too_large(std::uint64_t bytes, std::uint64_t cap) {
  return {domain::Fault::file_refused,
          "Ce fichier fait " + size_of(bytes) + ", plus que la limite de " + size_of(cap) +
              " fixée dans la configuration (« size_cap ») : un export d'EDT ou de PRONOTE est bien plus petit. Il n'a "
              "pas été lu. "
              "Vérifiez que c'est le bon fichier ; si c'est le cas, relevez la limite et enregistrez-le de nouveau."};
}

}  // namespace formats
