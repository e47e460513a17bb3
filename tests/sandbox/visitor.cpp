#include "visitor.h"

#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"

#include <boost/algorithm/string/find.hpp>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

namespace sandbox {

namespace {

constexpr int kMostRedirects = 10;
const std::string kBoundary = "----navette-test-boundary";

std::string unescaped(std::string text) {
  for (const auto& [entity, character] :
       Pairs{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}})
    boost::replace_all(text, entity, character);
  return text;
}

// The value of an attribute in a tag's text; the pages quote all that matters here.
std::string attribute(std::string_view tag, const std::string& name) {
  const auto found = boost::ifind_first(tag, " " + name + "=\"");
  if (!found) return {};
  const std::string_view rest(found.end(), static_cast<std::size_t>(tag.end() - found.end()));
  return unescaped(std::string(rest.substr(0, rest.find('"'))));
}

std::string urlencoded(const Pairs& pairs) {
  std::string text;
  for (const auto& [name, value] : pairs) {
    if (!text.empty()) text += '&';
    text += percent_encoded(name) + "=" + percent_encoded(value);
  }
  return text;
}

std::string multipart(const Pairs& pairs, const Upload& file) {
  std::string text;
  for (const auto& [name, value] : pairs)
    text += "--" + kBoundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  text += "--" + kBoundary + "\r\nContent-Disposition: form-data; name=\"" + file.field + "\"; filename=\"" +
          file.file_name + "\"\r\nContent-Type: text/xml\r\n\r\n" + file.content + "\r\n--" + kBoundary + "--\r\n";
  return text;
}

}  // namespace

void Visitor::get(const std::string& where) {
  redirects.clear();
  go(where, "GET", "", "");
}

void Visitor::submit(const std::string& where, const Pairs& pairs, const Upload* file) {
  Pairs all = hidden();
  all.insert(all.end(), pairs.begin(), pairs.end());
  redirects.clear();
  if (file)
    go(where, "POST", "multipart/form-data; boundary=" + kBoundary, multipart(all, *file));
  else
    go(where, "POST", "application/x-www-form-urlencoded", urlencoded(all));
}

Pairs Visitor::hidden() const {
  Pairs pairs;
  std::string_view rest = page.body;
  while (const auto found = boost::ifind_first(rest, "<input")) {
    rest.remove_prefix(static_cast<std::size_t>(found.begin() - rest.begin()));
    const std::string_view tag = rest.substr(0, rest.find('>'));
    if (attribute(tag, "type") == "hidden") pairs.emplace_back(attribute(tag, "name"), attribute(tag, "value"));
    rest.remove_prefix(tag.size());
  }
  return pairs;
}

std::string Visitor::between(std::string_view before, std::string_view after) const {
  const std::size_t from = page.body.find(before);
  if (from == std::string::npos) return {};
  const std::size_t to = page.body.find(after, from + before.size());
  return to == std::string::npos ? std::string() : page.body.substr(from + before.size(), to - from - before.size());
}

void Visitor::go(const std::string& where, const std::string& method, const std::string& type,
                 const std::string& body) {
  std::string target = where;
  Host host = boost::starts_with(address, addresses_.cas_url) ? Host::cas : Host::school;
  if (boost::starts_with(where, "/")) host = boost::starts_with(where, "/log") ? Host::cas : Host::school;
  for (const auto& [base, each] : {std::pair(addresses_.cas_url, Host::cas), {addresses_.school_url, Host::school}})
    if (boost::starts_with(where, base)) {
      host = each;
      target = where.substr(base.size());
    }
  if (!boost::starts_with(target, "/")) {
    const std::string path = address.substr(address.find('/', std::string_view("http://").size()));
    const std::string folder = path.substr(0, path.substr(0, path.find('?')).find_last_of('/') + 1);
    target = folder + target;
  }
  address = (host == Host::cas ? addresses_.cas_url : addresses_.school_url) + target;
  send(host, method, target, type, body);
}

void Visitor::send(Host host, const std::string& method, const std::string& target, const std::string& type,
                   const std::string& body) {
  Request request{host, method, target, {}, body};
  if (!user_agent.empty()) request.headers["user-agent"] = user_agent;
  if (!type.empty()) request.headers["content-type"] = type;
  std::string jar;
  for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
  if (!jar.empty()) request.headers["cookie"] = jar;
  page = transport_(request);
  std::string location;
  for (const auto& [name, value] : page.headers) {
    if (name == "Location") location = value;
    if (name != "Set-Cookie") continue;
    const std::size_t equals = value.find('=');
    cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
  }
  if (location.empty() || page.dropped) return;
  redirects.push_back(location);
  BOOST_REQUIRE_LT(redirects.size(), kMostRedirects);
  go(location, "GET", "", "");
}

Stage::Stage(Options options)
    : now(std::chrono::sys_days(std::chrono::year(2026) / 9 / 3) + std::chrono::hours(8)),
      ent(options, addresses, now),
      visitor([this](const Request& request) { return ent.answer(request, now); }, addresses) {}

Options quiet_options(Skin skin) {
  Options options;
  options.skin = skin;
  options.other_school_every = domain::Duration(0);
  options.unrecognised_permille = 0;
  return options;
}

samples::School demo_school() {
  static const samples::School kSchool = samples::make_school(domain::Uai::parse("0134567U").value(), 60, 7, 2026);
  return kSchool;
}

Upload edt_upload(const std::string& field, bool encrypted) {
  std::string content = samples::write_clear_edt(demo_school());
  if (encrypted) {
    samples::Envelope envelope;
    envelope.software = "EDT 2026";
    envelope.uai = "0134567U";
    content = samples::write_container(content, envelope, {samples::vendor_partner(), samples::sandbox_partner()}, 3);
  }
  return {field, "EDT_To_KOSMOS_0134567U.xml", content};
}

Upload idpn_upload(const std::string& field) {
  return {field, "IdPN_To_KOSMOS_0134567U.xml", samples::write_idpn(demo_school(), domain::Instant{})};
}

void sign_in_to_skolengo(Visitor& visitor, const std::string& password, const std::string& username) {
  visitor.get("/sg.do?PROC=PAGE_ACCUEIL");
  const std::string service = visitor.between("name=\"service\" value=\"", "\"");
  visitor.get("/login?service=" + percent_encoded(unescaped(service)) + "&selection=LOCAL");
  visitor.submit(unescaped(visitor.between("method=\"post\" action=\"", "\"")),
                 {{"username", username}, {"password", password}, {"submit", "Valider"}});
}

void walk_edt(Visitor& visitor, const std::string& last_step, bool encrypted) {
  visitor.get("/sg.do?PROC=IMPORT_EDT&ACTION=SAISIR");
  if (last_step == "edt.open") return;
  visitor.submit("/sg.do", {{"LOGICIEL", "2"}, {"VALIDER", "VALIDER"}});
  if (last_step == "edt.1") return;
  visitor.submit("/sg.do", {{"VERSION", "EDT2026"}, {"VALIDER", "VALIDER"}});
  if (last_step == "edt.2") return;
  const Upload file = edt_upload("FICHIER", encrypted);
  visitor.submit("/sg.do", {{"DONNEE_EDT", "1"}, {"VALIDER", "VALIDER"}}, &file);
  if (last_step == "edt.3") return;
  visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
}

void walk_idpn(Visitor& visitor, const std::string& mode) {
  visitor.get("/sg.do?PROC=IMPORT_IDPN&ACTION=SAISIR");
  const Upload file = idpn_upload("FICHIER_IDPN");
  visitor.submit("/sg.do", {{"MODE", mode}, {"VALIDER", "VALIDER"}}, &file);
  visitor.submit("/sg.do", {{"VALIDER", "VALIDER"}});
}

}  // namespace sandbox
