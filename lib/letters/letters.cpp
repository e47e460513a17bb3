#include "letters/letters.h"

#include "letters/qr_code.h"
#include "letters/values.h"

#include <kainjow/mustache.hpp>

#include <map>

namespace letters {

namespace {

using formats::Profile;
using kainjow::mustache::data;
using kainjow::mustache::mustache;

// Scripts, addresses elsewhere: nothing. A template that asks for them shows an empty place, and tells nobody who prints.
constexpr std::string_view kBegin = R"(<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Lettres des identifiants</title>
<style>
)";

constexpr std::string_view kNotice = R"(<aside class="a-l-ecran">
<p><strong>Avant d’imprimer :</strong> format A4, à 100 %, et recto seul, pour que deux lettres ne soient pas sur la même feuille.</p>
<p>Cette page contient des mots de passe : ne l’envoyez pas par messagerie, et effacez-la une fois les lettres remises.</p>
</aside>
)";

std::string picture_of(const QrCode& code) {
  const std::string side = std::to_string(code.side);
  return "<svg class=\"reserve\" aria-hidden=\"true\"><symbol id=\"code-qr\" viewBox=\"0 0 " + side + " " + side +
         "\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "h-" + side +
         "z\"/><path fill=\"#000\" shape-rendering=\"crispEdges\" d=\"" + code.path + "\"/></symbol></svg>\n";
}

// Mustache copies what it is given about, and nobody would wipe those copies: so it gets this in a password's place, which
// no template and no value holds, and the password is put in while the letter is copied to where it is wiped.
void put_in(std::string_view page, const domain::Secret& password, domain::Secret& out) {
  for (;;) {
    const auto mark = page.find(kPasswordMark);
    out.append(page.substr(0, mark));
    if (mark == page.npos) return;
    for (const char c : password.reveal()) append_escaped(c, out);
    page.remove_prefix(mark + 1);
  }
}

// Whether its texts would not fit a sheet as they are usually set.
bool is_long(const Letter& letter) {
  const formats::Account& account = *letter.account;
  std::size_t bytes = account.first_name.size() + account.last_name.size() + account.address.street.size() +
                      account.address.town.size() + account.login.size();
  for (const formats::Child& child : letter.children)
    bytes += child.first_name.size() + child.last_name.size() + child.school_class.size() + 6;
  return bytes > 220;
}

class Printer {
 public:
  Printer(const Look& look, const Templates& templates) : shared_(shared_values(look)) {
    for (const auto& [name, part] : {std::pair("entete", Part::header), std::pair("identifiants", Part::credentials)})
      shared_.set(name, data(kainjow::mustache::partial([text = templates.text(part)] { return text; })));
    for (const Part each : {Part::pupil, Part::parent, Part::teacher, Part::staff, Part::cover, Part::signatures})
      pages_.emplace(each, mustache(templates.text(each)));
  }

  void print(const Pile& pile, domain::Secret& out) {
    sheet("couverture", page(Part::cover, cover_values(pile, shared_)), {}, out);
    sheet("emargement", page(Part::signatures, list_values(pile, shared_)), {}, out);
    for (const Letter& letter : pile.letters)
      sheet(is_long(letter) ? "lettre serree" : "lettre",
            page(part_for(letter.account->profile), letter_values(letter, pile, shared_)), letter.account->password,
            out);
  }

 private:
  std::string page(Part part, const data& values) { return pages_.at(part).render(values); }

  static void sheet(std::string_view kind, std::string_view page, const domain::Secret& password, domain::Secret& out) {
    out.append("<section class=\"feuille ");
    out.append(kind);
    out.append("\">\n");
    put_in(page, password, out);
    out.append("</section>\n");
  }

  static Part part_for(Profile profile) {
    switch (profile) {
      case Profile::pupil: return Part::pupil;
      case Profile::parent: return Part::parent;
      case Profile::teacher: return Part::teacher;
      case Profile::staff:
      case Profile::other: break;
    }
    return Part::staff;
  }

  data shared_;
  std::map<Part, mustache> pages_{};
};

std::string logo_rule(const std::string& logo) {
  return logo.empty() ? "" : ".logo { background-image: url(\"" + logo + "\"); }\n";
}

}  // namespace

domain::Result<domain::Secret> html(const Selection& selection, const Look& look, const Templates& templates) {
  if (!look.portal_address.starts_with("https://") && !look.portal_address.starts_with("http://"))
    return domain::Failure{domain::Fault::file_refused,
                           "L'adresse de l'ENT, que les lettres donnent, doit commencer par « https:// »."};
  const auto code = qr_code(look.portal_address);
  if (!code) return code.error();
  domain::Secret out;
  for (const std::string_view each : {kBegin, std::string_view(templates.text(Part::style))}) out.append(each);
  out.append(logo_rule(look.logo));
  out.append("</style>\n</head>\n<body>\n");
  out.append(kNotice);
  out.append(picture_of(*code));
  Printer printer(look, templates);
  for (const Pile& pile : selection.piles) printer.print(pile, out);
  out.append("</body>\n</html>\n");
  return out;
}

}  // namespace letters
