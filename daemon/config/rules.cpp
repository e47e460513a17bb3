#include "daemon/config/rules.h"

#include <boost/filesystem/operations.hpp>
#include <boost/url/parse.hpp>

#include <algorithm>

namespace navette {

namespace {

// An http or https address with a host. Boost.URL 1.81 takes the host of http://127.0.0.1.example.com for 127.0.0.1 and
// the rest for a path, so a path that does not begin with a slash is none.
bool is_whole(const boost::urls::result<boost::urls::url_view>& url) {
  if (!url || url->host().empty() || (url->scheme() != "https" && url->scheme() != "http")) return false;
  return url->encoded_path().empty() || url->encoded_path().starts_with('/');
}

bool is_loopback(const boost::urls::url_view& url) {
  if (url.host_type() == boost::urls::host_type::ipv4) return url.host_ipv4_address().is_loopback();
  if (url.host_type() == boost::urls::host_type::ipv6) return url.host_ipv6_address().is_loopback();
  const std::string host = url.host_name();
  return host == "localhost" || host.ends_with(".localhost");
}

// The folder behind its links, as far as it exists.
fs::path real(const fs::path& path) {
  boost::system::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : resolved;
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const auto [end, ignored] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end();
}

}  // namespace

std::string checked_address(const std::string& address, const std::string& name, const Place& place,
                            Findings& findings) {
  const auto url = boost::urls::parse_uri(address);
  if (!is_whole(url)) {
    findings.problem(place, "L'adresse de « " + name + " » doit être entière, par exemple https://www.mon-ent.fr.");
  } else if (url->has_userinfo()) {
    findings.problem(place, "L'adresse de « " + name + " » contient un identifiant : retirez ce qui précède le « @ ».");
  } else if (url->scheme() == "http" && !is_loopback(*url)) {
    findings.problem(place, "L'adresse de « " + name +
                                " » commence par http:// : le mot de passe circulerait en clair. Écrivez https://.");
  }
  return address.ends_with('/') ? address.substr(0, address.size() - 1) : address;
}

void check_proxy(const std::string& address, const Place& place, Findings& findings) {
  const auto url = boost::urls::parse_uri(address);
  if (!url || url->host().empty())
    findings.problem(place, "L'adresse du proxy doit être entière, par exemple http://proxy.mon-academie.fr:3128.");
  else if (url->has_userinfo())
    findings.problem(place,
                     "Le mot de passe du proxy ne s'écrit pas dans ce fichier : retirez ce qui précède le « @ ».");
}

std::string doubt_about(const domain::Uai& uai) {
  if (uai.check_letter_is_right()) return {};
  return "La lettre de contrôle de " + uai.str() + " devrait être " + uai.with_right_letter().str().substr(7) +
         " : vérifiez ce numéro UAI, à moins que vos exports ne le portent ainsi.";
}

void check_rules(const Config& config, const std::vector<SchoolPlaces>& schools, Findings& findings) {
  const fs::path state = real(config.state);
  for (auto school = schools.begin(); school != schools.end(); ++school) {
    const auto twin = std::find_if(schools.begin(), school, [&](const auto& each) { return each.uai == school->uai; });
    if (twin != school)
      findings.problem(school->uai_place, "L'établissement " + school->uai.str() + " est déjà décrit à la ligne " +
                                              std::to_string(twin->uai_place.line) + ".");
    if (const std::string doubt = doubt_about(school->uai); !doubt.empty()) findings.warning(school->uai_place, doubt);
    if (school->folder.empty()) continue;
    const fs::path folder = real(school->folder);
    if (lies_in(folder, state) || lies_in(state, folder))
      findings.problem(school->folder_place, "Le dossier surveillé « " + school->folder.string() +
                                                 " » et le dossier d'état « " + config.state.string() +
                                                 " » doivent être séparés : l'un ne peut pas contenir l'autre.");
    const auto stranger = std::find_if(schools.begin(), school, [&](const auto& each) {
      return each.ent != school->ent && !each.folder.empty() && real(each.folder) == folder;
    });
    if (stranger != school)
      findings.problem(school->folder_place, "Le dossier « " + school->folder.string() + " » sert déjà à l'ENT « " +
                                                 stranger->ent +
                                                 " » : donnez à chaque ENT le sien avec la clé « folder ».");
  }
}

}  // namespace navette
