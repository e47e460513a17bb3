#include "report/templates.h"

#include "report/embedded.h"

#include <boost/filesystem/operations.hpp>
#include <kainjow/mustache.hpp>

#include <fstream>
#include <iterator>

namespace report {

namespace fs = boost::filesystem;

namespace {

void replace(std::string& built_in, const fs::path& file) {
  boost::system::error_code error;
  if (fs::status(file, error).type() == fs::file_not_found) return;
  std::ifstream in(file.native(), std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) throw TemplateError("Le modèle « " + file.string() + " » ne peut pas être lu.");
  const kainjow::mustache::mustache parsed(content);
  if (!parsed.is_valid())
    throw TemplateError("Le modèle « " + file.string() + " » n'est pas du mustache valide : " + parsed.error_message());
  built_in = std::move(content);
}

}  // namespace

const Templates& Templates::standard() {
  static const Templates kStandard{embedded::kPage, embedded::kText, embedded::kRefusal};
  return kStandard;
}

Templates Templates::load(const fs::path& directory) {
  boost::system::error_code error;
  if (!fs::is_directory(directory, error))
    throw TemplateError("Le dossier des modèles « " + directory.string() + " » n'existe pas ou ne peut pas être lu.");
  Templates templates = standard();
  replace(templates.page, directory / "page.mustache");
  replace(templates.text, directory / "text.mustache");
  replace(templates.refusal, directory / "refusal.mustache");
  return templates;
}

}  // namespace report
