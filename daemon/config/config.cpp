#include "daemon/config/config.h"

#include "daemon/config/reader.h"
#include "daemon/config/rules.h"
#include "daemon/config/usual_paths.h"
#include "daemon/config/wording.h"
#include "domain/reason.h"
#include "portal/yaml_words.h"

#include <boost/filesystem/operations.hpp>
#include <yaml-cpp/yaml.h>

#include <cerrno>
#include <fstream>
#include <iterator>

namespace navette {

namespace {

std::string how_to_configure(const fs::path& file) {
  const std::string which = is_usual_configuration(file) ? "" : " --config " + file.string();
  return "Tapez " + as_administrator("navette configure" + which) +
         " : elle demande ce qu'il faut, l'écrit et le contrôle. (Pour l'écrire soi-même, un exemple expliqué est "
         "fourni avec Navette : navette.yaml.)";
}

std::string content_of(const fs::path& file) {
  boost::system::error_code ignored;
  std::string content;
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  int trouble = in.is_open() ? 0 : errno;
  if (fs::is_directory(file, ignored))
    trouble = EISDIR;
  else if (trouble == 0)
    content.assign(std::istreambuf_iterator<char>(in), {});
  if (trouble == 0 && in.bad()) trouble = EIO;
  if (trouble == EACCES)
    throw ConfigError({{{file.string(), 0, 0},
                        "Le compte qui lance cette commande n'a pas le droit de lire ce fichier de configuration. "
                        "Lancez-la " +
                            by_navette() + "."}});
  if (trouble == ENOENT)
    throw NotConfigured({{{file.string(), 0, 0},
                          "Navette n'est pas encore configurée : ce fichier n'existe pas. " + how_to_configure(file) +
                              " S'il est ailleurs, nommez-le par « --config FICHIER »."}});
  if (trouble != 0)
    throw ConfigError({{{file.string(), 0, 0},
                        "Ce fichier de configuration ne peut pas être lu : " +
                            domain::reason({trouble, boost::system::generic_category()}) +
                            ". Nommez le vôtre par « --config FICHIER » ; un exemple expliqué est fourni avec Navette "
                            "(navette.yaml)."}});
  return content;
}

}  // namespace

Config load_config(const fs::path& file) {
  Config config;
  config.file = fs::absolute(file).lexically_normal();
  Findings findings(config.file.string());
  const std::string content = content_of(config.file);
  YAML::Node root;
  try {
    root = YAML::Load(content);
  } catch (const YAML::Exception& error) {
    throw ConfigError({{findings.place(error.mark),
                        "Ce n'est pas du YAML valide (" + portal::yaml_in_french(error.msg) +
                            "). Vérifiez l'alignement des lignes (des espaces, jamais de tabulation), les deux-points "
                            "et les guillemets autour de cet endroit."}});
  }
  if (!root.IsDefined() || root.IsNull())
    throw NotConfigured({{{config.file.string(), 0, 0},
                          "Navette n'est pas encore configurée : ce fichier est vide, ou n'a que des commentaires. " +
                              how_to_configure(config.file)}});
  ConfigReader reader(config.file, findings);
  reader.read(root, config);
  check_rules(config, reader.places(), findings);
  config.warnings = findings.finish();
  return config;
}

}  // namespace navette
