#include "letters/mail_merge.h"

#include "letters/values.h"
#include "report/lines.h"

#include <array>

namespace letters {

namespace {

using formats::Account;
using formats::PasswordState;

constexpr std::string_view kTitles =
    "etablissement;date;adresse_portail;groupe;classe;profil;civilite;prenom;nom;identifiant;mot_de_passe;mot_de_passe_"
    "modifie;"
    "noms_des_enfants;rue;code_postal;ville;pays\r\n";

bool looks_like_a_formula(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  return first != text.npos && std::string_view("=+-@").find(text[first]) != text.npos;
}

class Row {
 public:
  explicit Row(domain::Secret& out) : out_(out) {}

  void add(std::string_view text) {
    if (!is_first_) out_.append(";");
    is_first_ = false;
    const bool guarded = looks_like_a_formula(text);
    const bool in_marks = text.find_first_of(";\"\r\n\t,") != text.npos || text.starts_with(' ') || text.ends_with(' ');
    if (in_marks) out_.append("\"");
    if (guarded) out_.append("\u00A0");
    for (const char& c : text) {
      if (c == '"') out_.append("\"");
      out_.append({&c, 1});
    }
    if (in_marks) out_.append("\"");
  }
  void add_clean(const std::string& text) { add(report::clean(text)); }
  void end() { out_.append("\r\n"); }

 private:
  domain::Secret& out_;
  bool is_first_ = true;
};

std::string_view answer_of(PasswordState state) {
  switch (state) {
    case PasswordState::initial: return "non";
    case PasswordState::changed: return "oui";
    case PasswordState::unknown: break;
  }
  return "inconnu";
}

void add_row(const Letter& letter, const Pile& pile, const Look& look, domain::Secret& out) {
  const Account& account = *letter.account;
  Row row(out);
  for (const std::string& text :
       {look.school_name, report::french::date(look.date), look.portal_address, pile.title(), pile.school_class,
        account.profile_word, account.title, account.first_name, account.last_name})
    row.add_clean(text);
  row.add(account.login);
  row.add(account.password.reveal());
  row.add(answer_of(account.password_state));
  for (const std::string& text : {names_of(letter.children), account.address.street, account.address.postcode,
                                  account.address.town, account.address.country})
    row.add_clean(text);
  row.end();
}

}  // namespace

MailMerge mail_merge(const Selection& selection, const Look& look) {
  MailMerge merge;
  merge.csv.append("\xEF\xBB\xBF");
  merge.csv.append(kTitles);
  std::int64_t guarded = 0;
  for (const Pile& pile : selection.piles)
    for (const Letter& letter : pile.letters) {
      add_row(letter, pile, look, merge.csv);
      if (looks_like_a_formula(letter.account->login) || looks_like_a_formula(letter.account->password.reveal()))
        ++guarded;
    }
  if (guarded > 0)
    merge.findings.push_back(
        {"formula",
         "Dans le fichier csv, " +
             report::french::count(guarded, "identifiant ou mot de passe commence",
                                   "identifiants ou mots de passe commencent") +
             " par « = », « + », « - » ou « @ », qu'un tableur prendrait pour une formule : une espace insécable y est "
             "ajoutée devant. Elle ne se voit pas sur une lettre imprimée ; ne la recopiez pas ailleurs."});
  return merge;
}

}  // namespace letters
