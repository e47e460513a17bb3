#include "letters/values.h"

#include "report/lines.h"

#include <map>

namespace letters {

namespace {

using formats::Account;
using formats::Child;
using formats::PasswordState;
using formats::Profile;
using kainjow::mustache::data;
namespace french = report::french;

// What is empty is absent, so that a section can ask for it.
void set_text(data& values, const char* name, const std::string& value) {
  if (std::string shown = report::clean(value); !shown.empty()) values.set(name, shown);
}

void set_flag(data& values, const char* name, bool is_so) {
  if (is_so) values.set(name, data(data::type::bool_true));
}

// « 14 » « élèves »: what lies in a pile, pupils first.
data detail_of(const Pile& pile) {
  std::map<Profile, std::int64_t> counts;
  for (const Letter& each : pile.letters) ++counts[each.account->profile];
  data list{data::type::list};
  const auto add = [&](std::int64_t count, const char* one, const char* several) {
    if (count == 0) return;
    data each;
    each.set("nombre", french::number(count));
    each.set("libelle", count == 1 ? one : several);
    list << each;
  };
  add(counts[Profile::pupil], "élève", "élèves");
  add(counts[Profile::parent], "responsable", "responsables");
  add(counts[Profile::teacher], "enseignant", "enseignants");
  add(counts[Profile::staff] + counts[Profile::other], "personnel", "personnels");
  return list;
}

// Whom a line of the list to sign is about, beside the name.
std::string quality_of(const Letter& letter) {
  const Account& account = *letter.account;
  if (account.profile == Profile::pupil) return "Élève";
  if (account.profile != Profile::parent) return account.profile_word;
  std::vector<std::string> names;
  for (const Child& child : letter.children) {
    const bool shares_name = child.last_name == account.last_name && !child.first_name.empty();
    names.push_back(shares_name ? child.first_name : report::clean(child.first_name + " " + child.last_name));
  }
  return names.empty() ? "Responsable" : "Responsable\u00A0: " + french::list(names);
}

data children_of(const Letter& letter) {
  data list{data::type::list};
  for (const Child& child : letter.children) {
    data each;
    set_text(each, "prenom", child.first_name);
    set_text(each, "nom", child.last_name);
    set_text(each, "classe", child.school_class);
    list << each;
  }
  return list;
}

data pile_values(const Pile& pile, const data& shared) {
  data values = shared;
  set_text(values, "titre", pile.title());
  set_text(values, "classe", pile.school_class);
  values.set("nombre_de_lettres", french::count(static_cast<std::int64_t>(pile.letters.size()), "lettre", "lettres"));
  return values;
}

}  // namespace

data shared_values(const Look& look) {
  data values;
  set_text(values, "etablissement", look.school_name);
  set_text(values, "date", french::date(look.date));
  set_text(values, "adresse_portail", look.portal_address);
  set_flag(values, "logo", !look.logo.empty());
  values.set(
      "code_qr",
      "<svg class=\"code-qr\" role=\"img\" aria-label=\"Code QR : l’adresse de l’ENT\"><use href=\"#code-qr\"/></svg>");
  return values;
}

data cover_values(const Pile& pile, const data& shared) {
  data values = pile_values(pile, shared);
  values.set("detail", detail_of(pile));
  return values;
}

data list_values(const Pile& pile, const data& shared) {
  data values = pile_values(pile, shared);
  data lines{data::type::list};
  std::int64_t number = 0;
  for (const Letter& letter : pile.letters) {
    data each;
    each.set("numero", french::number(++number));
    set_text(each, "nom", letter.account->last_name);
    set_text(each, "prenom", letter.account->first_name);
    set_text(each, "qualite", quality_of(letter));
    lines << each;
  }
  values.set("lignes", lines);
  return values;
}

data letter_values(const Letter& letter, const Pile& pile, const data& shared) {
  const Account& account = *letter.account;
  data values = shared;
  set_text(values, "civilite", account.title);
  set_text(values, "prenom", account.first_name);
  set_text(values, "nom", account.last_name);
  set_text(values, "profil", account.profile_word);
  set_text(values, "classe", pile.school_class);
  set_text(values, "identifiant", account.login);
  set_text(values, "noms_des_enfants", names_of(letter.children));
  set_flag(values, "plusieurs_enfants", letter.children.size() > 1);
  if (!letter.children.empty()) values.set("enfants", children_of(letter));
  set_flag(values, "adresse", !account.address.empty());
  set_text(values, "rue", account.address.street);
  set_text(values, "code_postal", account.address.postcode);
  set_text(values, "ville", account.address.town);
  set_text(values, "pays", account.address.country);
  if (account.password_state == PasswordState::initial) values.set("mot_de_passe", std::string(1, kPasswordMark));
  set_flag(values, "mot_de_passe_modifie", account.password_state == PasswordState::changed);
  set_flag(values, "mot_de_passe_inconnu", account.password_state == PasswordState::unknown);
  return values;
}

std::string names_of(const std::vector<Child>& children) {
  std::vector<std::string> names;
  for (const Child& child : children) {
    std::string name = report::clean(child.first_name + " " + child.last_name);
    if (name.empty()) continue;
    if (!child.school_class.empty()) name += "\u00A0(" + child.school_class + ")";
    names.push_back(std::move(name));
  }
  return french::list(names);
}

void append_escaped(char c, domain::Secret& out) {
  switch (c) {
    case '&': return out.append("&amp;");
    case '<': return out.append("&lt;");
    case '>': return out.append("&gt;");
    case '"': return out.append("&quot;");
    case '\'': return out.append("&#39;");
    default: return out.append({&c, 1});
  }
}

}  // namespace letters
