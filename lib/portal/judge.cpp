#include "portal/judge.h"

#include "portal/page_redacted.h"

#include <algorithm>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

// The page as a person would know it again.
std::string said_on(const Page& page) { return std::to_string(page.status) + ' ' + fold(page.text); }

// Where the page is, without what may be secret: no host's user, no query, no path parameter, no fragment.
std::string place_of(const Page& page) {
  const auto scheme = page.address.find("://");
  const auto path = page.address.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (path == std::string::npos) return "/";
  return shortened(page.address.substr(path, page.address.find_first_of(";?#", path) - path), 120);
}

bool holds_password(const Fill& fill) {
  return std::any_of(fill.fields.begin(), fill.fields.end(),
                     [](const auto& field) { return mentions(field.second, "password"); });
}

std::string in_its_words(const std::string& words) { return words.empty() ? "" : " Il écrit : « " + words + " »."; }

// The session ended at the commit step: what nobody knows now, and how it will be found out.
std::string in_doubt(FlowKind kind, const std::string& ended) {
  if (kind == FlowKind::create_user)
    return ended +
           " au moment même où la création était confirmée : on ne sait pas si l'ENT a créé l'utilisateur. "
           "Cherchez-le dans l'annuaire avant de recommencer.";
  return ended +
         " au moment même où l'import était validé : on ne sait pas si l'ENT l'a pris. Navette le lui demandera "
         "avant toute autre chose.";
}

}  // namespace

Judge::Judge(Browser& browser, const Profile& profile, const Expansion& expansion)
    : browser_(browser), profile_(profile), expansion_(expansion) {}

bool Judge::fits(const Condition& condition) const { return Sight(browser_, profile_.pages).fits(condition); }

void Judge::request_leaves(const Step& step, FlowKind kind) {
  const bool first = kind == FlowKind::sign_in && !arrived_ && sign_in_.said.empty();
  entrance_ = first ? std::get_if<Open>(&step.action) : nullptr;
}

void Judge::filled(const Step& step) {
  if (const auto* fill = std::get_if<Fill>(&step.action)) sign_in_.password_filled |= holds_password(*fill);
}

void Judge::submitted(FlowKind kind) {
  if (kind == FlowKind::sign_in && sign_in_.password_filled) sign_in_.password_sent = arrived_ = true;
}

bool Judge::concerns(Means means, FlowKind kind, const Trace& trace) const {
  switch (means) {
    case Means::landmark: return false;
    case Means::signed_out:
    case Means::session_expired: return kind != FlowKind::sign_in || sign_in_.password_sent;
    case Means::credentials_refused: return kind == FlowKind::sign_in && sign_in_.password_sent;
    case Means::unavailable:
    case Means::throttled:
    case Means::not_allowed: return true;
    case Means::queue_full: return kind == FlowKind::import;
    case Means::refused: return kind == FlowKind::report || kind == FlowKind::create_user || trace.attached;
    case Means::queued:
    case Means::running:
    case Means::taken_in: return kind == FlowKind::report || (kind == FlowKind::import && trace.committed);
  }
  return false;
}

Result<void> Judge::judge(FlowKind kind, Trace& trace) {
  if (kind == FlowKind::sign_in && !sign_in_.password_sent) sign_in_.said.push_back(said_on(browser_.page()));
  const Sight sight(browser_, profile_.pages);
  for (const Signature& signature : profile_.pages)
    if (concerns(signature.means, kind, trace) && sight.fits(signature)) return consequence_of(signature, kind, trace);
  return judge_status(kind, trace);
}

Result<void> Judge::consequence_of(const Signature& signature, FlowKind kind, Trace& trace) {
  const Page& page = browser_.page();
  const std::string words = sentence_on(page, signature);
  const auto announced = wait_on(page, signature);
  const auto patience = announced ? announced : page.retry_after;
  switch (signature.means) {
    case Means::landmark: return {};
    case Means::signed_out:
      if (kind == FlowKind::sign_in) return sign_in_page_again(trace, words);
      [[fallthrough]];
    case Means::session_expired:
      if (trace.committed) return Failure{Fault::signed_out, in_doubt(kind, "La session s'est terminée")};
      return Failure{Fault::signed_out, "L'ENT a mis fin à la session."};
    case Means::unavailable:
      return Failure{Fault::unavailable, "L'ENT est indisponible ou en maintenance." + in_its_words(words), patience};
    case Means::throttled:
      return Failure{Fault::throttled, "L'ENT demande d'espacer les demandes." + in_its_words(words), patience};
    case Means::queue_full:
      return Failure{Fault::throttled, "L'ENT ne prend pas de nouvel import pour l'instant." + in_its_words(words),
                     patience};
    case Means::not_allowed:
      if (is_errand(kind))  // no reason to stop the imports
        return Failure{Fault::page_changed,
                       "L'ENT ne permet pas à ce compte de " + std::string(purpose_of(kind)) + "." +
                           in_its_words(words) + " Donnez-lui ce droit dans l'ENT, ou retirez le parcours « " +
                           std::string(name_of(kind)) + " » du profil : les imports n'en dépendent pas."};
      return Failure{Fault::credentials_refused,
                     "L'ENT ne permet pas cette page à ce compte." + in_its_words(words) +
                         " Indiquez dans la configuration un compte qui a le droit d'importer."};
    case Means::credentials_refused:
      return Failure{Fault::credentials_refused,
                     "L'ENT a refusé la connexion." + in_its_words(words) +
                         " Navette n'essaie pas une seconde fois, pour ne pas bloquer le compte. S'il est déjà bloqué, "
                         "faites-le débloquer par l'assistance de l'ENT ; sinon corrigez-les (« navette configure »)."};
    case Means::refused:
    case Means::queued:
    case Means::running:
    case Means::taken_in: break;
  }
  trace.meaning = &signature;
  trace.words = words;
  trace.announced = announced;
  trace.ahead = signature.means == Means::running ? std::optional<int>(0) : ahead_on(page, signature);
  return {};
}

Result<void> Judge::judge_status(FlowKind kind, const Trace& trace) {
  const Page& page = browser_.page();
  const std::string answer =
      "L'ENT répond par l'erreur " + std::to_string(page.status) + " (page « " + place_of(page) + " »). ";
  if (page.status == 429)
    return Failure{Fault::throttled, answer + "Il demande d'espacer les demandes.", page.retry_after};
  if (page.status >= 500) return Failure{Fault::unavailable, answer + "Il est indisponible.", page.retry_after};
  if (page.status == 401 && kind == FlowKind::sign_in && sign_in_.password_sent)
    return Failure{
        Fault::credentials_refused,
        answer +
            "Il a refusé l'identifiant ou le mot de passe. Navette n'essaie pas une seconde fois, pour ne pas "
            "bloquer le compte : corrigez-les (« navette configure »)."};
  if (page.status == 401 && kind != FlowKind::sign_in)
    return Failure{Fault::signed_out, answer + (trace.committed ? in_doubt(kind, "La session s'est terminée")
                                                                : "La session est terminée.")};
  if (page.status < 400 || page.status == 401) return {};
  return strange(answer);
}

Failure Judge::blame(Failure failure, const Step& step, FlowKind kind, Trace& trace, const Given& given) {
  if (failure.fault != Fault::page_changed) return failure;
  if (kind == FlowKind::sign_in && arrived_ && shows(Means::session_expired))  // where the ENT asked for no password
    return {Fault::signed_out, "L'ENT a mis fin à la session."};
  const auto* home = profile_.sign_in.empty() ? nullptr : std::get_if<Expect>(&profile_.sign_in.back().action);
  if (home && kind != FlowKind::sign_in && fits(home->page)) {
    // An ENT that signs a browser in by itself after the session's end shows the home page in place of what was asked.
    trace.sent_home = true;
    if (trace.committed) return {Fault::signed_out, in_doubt(kind, "L'ENT est revenu à sa page d'accueil")};
  }
  if (browser_.page().status == 0) return strange(failure.sentence + " ");  // no page was ever received
  if (at_a_wrong_entrance())
    return strange("La première page de la connexion (« " + place_of(browser_.page()) + " ») est inconnue du profil. ");
  return strange(failure.sentence + " Étape du profil : " + expansion_.of(description_of(step), given) + " (ligne " +
                 std::to_string(step.line) + "), page « " + place_of(browser_.page()) + " ». ");
}

Failure Judge::sign_in_page_again(Trace& trace, const std::string& words) const {
  const auto& said = sign_in_.said;
  trace.no_word =
      profile_.refuses_in_words && std::find(said.begin(), said.end(), said_on(browser_.page())) != said.end();
  if (trace.no_word)
    return {Fault::signed_out,
            "L'ENT a montré de nouveau sa page de connexion sans un mot : elle était sans doute périmée."};
  return {Fault::credentials_refused,
          "L'ENT a refusé l'identifiant ou le mot de passe." + in_its_words(words) +
              " Navette n'essaie pas une seconde fois, pour ne pas bloquer le compte : corrigez le mot de passe dans "
              "son fichier, ou l'identifiant dans la configuration."};
}

bool Judge::shows(Means means) const {
  const Sight sight(browser_, profile_.pages);
  return std::any_of(profile_.pages.begin(), profile_.pages.end(),
                     [&](const Signature& each) { return each.means == means && sight.fits(each); });
}

bool Judge::at_a_wrong_entrance() const {
  if (!entrance_ || suspects().empty()) return false;
  const Page& page = browser_.page();
  if (page.status == 404 || page.status == 410) return true;
  const Sight sight(browser_, profile_.pages);
  return std::none_of(profile_.pages.begin(), profile_.pages.end(),
                      [&](const Signature& each) { return sight.fits(each); });
}

std::string Judge::suspects() const {
  std::vector<std::string> names;
  for (const std::string& name : names_in(entrance_->address)) {
    const auto& known = profile_.addresses;
    const bool configured = std::find(known.begin(), known.end(), name) != known.end();
    if (configured && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "« " : " ou « ") + name + " » (" + shortened(expansion_.value_of(name), 120) + ")";
  return text;
}

Failure Judge::strange(const std::string& what) {
  strange_page_ = browser_.page().status == 0 ? std::string() : redacted(browser_.page());
  if (at_a_wrong_entrance())
    return {Fault::page_changed, what + "Dans la configuration, l'adresse " + suspects() +
                                     " est probablement fausse : ouvrez-la dans un navigateur, puis corrigez-la."};
  return {Fault::page_changed, what +
                                   "L'ENT a peut-être changé, ou le profil ne convient pas : comparez la page gardée "
                                   "avec le profil, puis corrigez-le."};
}

}  // namespace portal
