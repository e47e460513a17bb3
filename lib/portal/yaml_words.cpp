#include "portal/yaml_words.h"

#include <yaml-cpp/exceptions.h>

#include <array>
#include <utility>

namespace portal {

namespace {

// By the library's own constants, so that another version's wording changes nothing; the first that the message begins
// with.
const std::array<std::pair<const char*, const char*>, 33> kWords = {{
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "une tabulation décale cette ligne"},
    {YAML::ErrorMsg::MAP_VALUE, "un deux-points de trop, ou une ligne mal alignée"},
    {YAML::ErrorMsg::MAP_KEY, "une clé à un endroit où il n'en faut pas"},
    {YAML::ErrorMsg::BLOCK_ENTRY, "un tiret à un endroit où il n'en faut pas"},
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "une accolade « { » n'est pas refermée"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "un crochet « [ » n'est pas refermé"},
    {YAML::ErrorMsg::END_OF_MAP, "une ligne mal alignée, ou une clé sans deux-points"},
    {YAML::ErrorMsg::END_OF_SEQ, "une ligne mal alignée dans une liste, ou un tiret oublié"},
    {YAML::ErrorMsg::FLOW_END, "une accolade ou un crochet se referme sans avoir été ouvert"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "le fichier finit au milieu d'un texte : un guillemet n'est pas refermé"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "une ligne « --- » ou « ... » au milieu d'un texte entre guillemets"},
    {YAML::ErrorMsg::CHAR_IN_SCALAR, "un caractère qui demande des guillemets autour du texte"},
    {YAML::ErrorMsg::SINGLE_QUOTED_CHAR, "un caractère interdit entre apostrophes"},
    {YAML::ErrorMsg::INVALID_ESCAPE,
     "une barre oblique inverse entre guillemets doubles : écrivez le texte entre "
     "apostrophes"},
    {YAML::ErrorMsg::INVALID_HEX,
     "une barre oblique inverse entre guillemets doubles : écrivez le texte entre apostrophes"},
    {YAML::ErrorMsg::INVALID_UNICODE,
     "une barre oblique inverse entre guillemets doubles : écrivez le texte entre apostrophes"},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, "un caractère de trop après « | » ou « > »"},
    {YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "un décalage nul après « | » ou « > »"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "un caractère qui demande des guillemets autour du texte"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "un nom après « * » qu'aucun « & » n'annonce"},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "il manque un nom après « * » : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "il manque un nom après « & » : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, "un caractère interdit dans le nom qui suit « * »"},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, "un caractère interdit dans le nom qui suit « & »"},
    {YAML::ErrorMsg::ALIAS_CONTENT, "du texte en trop après un nom annoncé par « * »"},
    {YAML::ErrorMsg::MULTIPLE_TAGS, "deux « ! » devant la même valeur : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS, "deux « & » devant la même valeur : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, "un « ! » mal placé : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, "un « ! » mal placé : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::END_OF_VERBATIM_TAG, "un « ! » mal placé : mettez le texte entre guillemets"},
    {YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, "une ligne « % » incorrecte"},
    {YAML::ErrorMsg::YAML_VERSION, "une ligne « % » incorrecte"},
    {YAML::ErrorMsg::TAG_DIRECTIVE_ARGS, "une ligne « % » incorrecte"},
}};

}  // namespace

std::string yaml_in_french(const std::string& message) {
  for (const auto& [words, french] : kWords)
    if (message.starts_with(words)) return french;
  return "cet endroit ne se lit pas";
}

}  // namespace portal
