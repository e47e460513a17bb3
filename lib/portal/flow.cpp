#include "portal/flow.h"

#include "portal/page_redacted.h"
#include "portal/report_page.h"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

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

bool holds_password(const std::string& text) {
  const auto names = names_in(text);
  return std::find(names.begin(), names.end(), "password") != names.end();
}

bool holds_password(const Fill& fill) {
  return std::any_of(fill.fields.begin(), fill.fields.end(),
                     [](const auto& field) { return holds_password(field.second); });
}

std::string in_its_words(const std::string& words) { return words.empty() ? "" : " Il écrit : « " + words + " »."; }

}  // namespace

Flow::Flow(Browser& browser, const Profile& profile, const Access& access)
    : browser_(browser), profile_(profile), access_(access) {}

bool Flow::fits(const Condition& condition) const { return Sight(browser_, profile_.pages).fits(condition); }

Result<void> Flow::run(const Steps& steps, FlowKind kind, Trace& trace, const Sending* sending,
                       const BeforeCommit& before_commit, const std::string& mark) {
  if (kind == FlowKind::sign_in) sign_in_ = {};
  for (const Step& step : steps) {
    auto taken = step.commit ? commit(step, trace, sending, before_commit, mark) : take(step, kind, trace, sending);
    if (!taken) return taken;
    if (kind == FlowKind::import && trace.meaning && trace.meaning->means == Means::refused) return {};
  }
  return {};
}

Result<void> Flow::take(const Step& step, FlowKind kind, Trace& trace, const Sending* sending) {
  if (step.when && !fits(*step.when)) return {};
  if (acts(step)) {
    const bool first = kind == FlowKind::sign_in && !arrived_ && sign_in_.said.empty();
    entrance_ = first ? std::get_if<Open>(&step.action) : nullptr;
  }
  if (auto done = act(step, sending); !done) {
    if (step.optional && done.error().fault == Fault::page_changed) return {};
    return blame(done.error(), step, kind, trace, sending);
  }
  if (const auto* fill = std::get_if<Fill>(&step.action)) sign_in_.password_filled |= holds_password(*fill);
  trace.attached |= std::holds_alternative<Attach>(step.action);
  if (!acts(step)) return {};
  const bool submitted = std::holds_alternative<Submit>(step.action);
  if (kind == FlowKind::sign_in && submitted && sign_in_.password_filled) sign_in_.password_sent = arrived_ = true;
  trace.by_link = !submitted;
  return judge(kind, trace);
}

Result<void> Flow::commit(const Step& step, Trace& trace, const Sending* sending, const BeforeCommit& before_commit,
                          const std::string& mark) {
  // Seen before it is pressed: a button that is not there must not put the import in doubt.
  const auto* submit = std::get_if<Submit>(&step.action);
  const auto* follow = std::get_if<Follow>(&step.action);
  const bool there = submit   ? submit->button.empty() || browser_.has_button(expanded(submit->button, sending))
                     : follow ? browser_.has_link(expanded(follow->link, sending))
                              : true;
  if (!there)
    return blame({Fault::page_changed, "La page ne permet pas de conclure l'import."}, step, FlowKind::import, trace,
                 sending);
  if (before_commit)
    if (auto durable = before_commit(mark); !durable) return durable;
  trace.committed = true;
  return take(step, FlowKind::import, trace, sending);
}

Result<void> Flow::open(const std::string& address, FlowKind kind, Trace& trace) {
  entrance_ = nullptr;
  if (auto opened = browser_.open(address); !opened) return opened;
  trace.by_link = true;
  return judge(kind, trace);
}

Result<void> Flow::act(const Step& step, const Sending* sending) {
  const auto each = [&](const auto& pairs, auto action) -> Result<void> {
    for (const auto& [field, value] : pairs)
      if (auto done = action(expanded(field, sending), value); !done) return done;
    return {};
  };
  if (const auto* open = std::get_if<Open>(&step.action)) return browser_.open(expanded(open->address, sending));
  if (const auto* follow = std::get_if<Follow>(&step.action)) return browser_.follow(expanded(follow->link, sending));
  if (const auto* submit = std::get_if<Submit>(&step.action)) return browser_.submit(expanded(submit->button, sending));
  if (const auto* fill = std::get_if<Fill>(&step.action))
    return each(fill->fields, [&](const std::string& field, const std::string& value) {
      const auto text = expanded(value, sending);
      return holds_password(value) ? browser_.fill_secret(field, text) : browser_.fill(field, text);
    });
  if (const auto* choose = std::get_if<Choose>(&step.action))
    return each(choose->fields, [&](const std::string& field, const std::string& option) {
      return browser_.choose(field, expanded(option, sending));
    });
  if (const auto* check = std::get_if<portal::Check>(&step.action))
    return each(check->boxes, [&](const std::string& field, bool on) { return browser_.check(field, on); });
  if (const auto* attach = std::get_if<Attach>(&step.action); attach && sending) {
    Attachment attachment;
    attachment.file = sending->file;
    attachment.file_name = sending->file_name;
    return browser_.attach(expanded(attach->field, sending), attachment);
  }
  if (const auto* expect = std::get_if<Expect>(&step.action); expect && !fits(expect->page))
    return Failure{Fault::page_changed, "La page obtenue n'est pas celle que le profil attend."};
  return {};
}

bool Flow::concerns(Means means, FlowKind kind, const Trace& trace) const {
  switch (means) {
    case Means::landmark: return false;
    case Means::signed_out:
    case Means::session_expired: return kind != FlowKind::sign_in || sign_in_.password_sent;
    case Means::credentials_refused: return kind == FlowKind::sign_in && sign_in_.password_sent;
    case Means::unavailable:
    case Means::throttled:
    case Means::not_allowed: return true;
    case Means::queue_full: return kind == FlowKind::import;
    case Means::refused: return kind == FlowKind::report || trace.attached;
    case Means::queued:
    case Means::running:
    case Means::taken_in: return kind == FlowKind::report || (kind == FlowKind::import && trace.committed);
  }
  return false;
}

Result<void> Flow::judge(FlowKind kind, Trace& trace) {
  if (kind == FlowKind::sign_in && !sign_in_.password_sent) sign_in_.said.push_back(said_on(browser_.page()));
  const Sight sight(browser_, profile_.pages);
  for (const Signature& signature : profile_.pages)
    if (concerns(signature.means, kind, trace) && sight.fits(signature)) return consequence_of(signature, kind, trace);
  return judge_status(kind, trace);
}

Result<void> Flow::consequence_of(const Signature& signature, FlowKind kind, Trace& trace) {
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
      if (trace.committed)
        return Failure{Fault::signed_out,
                       "La session s'est terminée au moment même où l'import était validé : on ne sait pas si "
                       "l'ENT l'a pris. Navette le lui demandera avant toute autre chose."};
      return Failure{Fault::signed_out, "L'ENT a mis fin à la session."};
    case Means::unavailable:
      return Failure{Fault::unavailable, "L'ENT est indisponible ou en maintenance." + in_its_words(words), patience};
    case Means::throttled:
      return Failure{Fault::throttled, "L'ENT demande d'espacer les demandes." + in_its_words(words), patience};
    case Means::queue_full:
      return Failure{Fault::throttled, "L'ENT ne prend pas de nouvel import pour l'instant." + in_its_words(words),
                     patience};
    case Means::not_allowed:
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

Result<void> Flow::judge_status(FlowKind kind, const Trace& trace) {
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
    return Failure{Fault::signed_out,
                   answer + (trace.committed ? "La session s'est terminée au moment même où l'import était "
                                               "validé : Navette demandera à l'ENT s'il l'a pris."
                                             : "La session est terminée.")};
  if (page.status < 400 || page.status == 401) return {};
  return strange(answer);
}

Failure Flow::blame(Failure failure, const Step& step, FlowKind kind, Trace& trace, const Sending* sending) {
  if (failure.fault != Fault::page_changed) return failure;
  if (kind == FlowKind::sign_in && arrived_ && shows(Means::session_expired))  // where the ENT asked for no password
    return {Fault::signed_out, "L'ENT a mis fin à la session."};
  const auto* home = profile_.sign_in.empty() ? nullptr : std::get_if<Expect>(&profile_.sign_in.back().action);
  if (home && kind != FlowKind::sign_in && fits(home->page)) {
    // An ENT that signs a browser in by itself after the session's end shows the home page in place of what was asked.
    trace.sent_home = true;
    if (trace.committed)
      return {Fault::signed_out,
              "L'ENT est revenu à sa page d'accueil au moment même où l'import était validé : on ne sait pas "
              "s'il l'a pris. Navette le lui demandera avant toute autre chose."};
  }
  if (browser_.page().status == 0) return strange(failure.sentence + " ");  // no page was ever received
  if (at_a_wrong_entrance())
    return strange("La première page de la connexion (« " + place_of(browser_.page()) + " ») est inconnue du profil. ");
  return strange(failure.sentence + " Étape du profil : " + expanded(description_of(step), sending) + " (ligne " +
                 std::to_string(step.line) + "), page « " + place_of(browser_.page()) + " ». ");
}

Failure Flow::sign_in_page_again(Trace& trace, const std::string& words) const {
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

bool Flow::shows(Means means) const {
  const Sight sight(browser_, profile_.pages);
  return std::any_of(profile_.pages.begin(), profile_.pages.end(),
                     [&](const Signature& each) { return each.means == means && sight.fits(each); });
}

bool Flow::at_a_wrong_entrance() const {
  if (!entrance_ || suspects().empty()) return false;
  const Page& page = browser_.page();
  if (page.status == 404 || page.status == 410) return true;
  const Sight sight(browser_, profile_.pages);
  return std::none_of(profile_.pages.begin(), profile_.pages.end(),
                      [&](const Signature& each) { return sight.fits(each); });
}

std::string Flow::suspects() const {
  std::vector<std::string> names;
  for (const std::string& name : names_in(entrance_->address)) {
    const auto& known = profile_.addresses;
    const bool configured = std::find(known.begin(), known.end(), name) != known.end();
    if (configured && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (const std::string& name : names)
    text += (text.empty() ? "« " : " ou « ") + name + " » (" + shortened(value_of(name, nullptr), 120) + ")";
  return text;
}

Failure Flow::strange(const std::string& what) {
  strange_page_ = browser_.page().status == 0 ? std::string() : redacted(browser_.page());
  if (at_a_wrong_entrance())
    return {Fault::page_changed, what + "Dans la configuration, l'adresse " + suspects() +
                                     " est probablement fausse : ouvrez-la dans un navigateur, puis corrigez-la."};
  return {Fault::page_changed, what +
                                   "L'ENT a peut-être changé, ou le profil ne convient pas : comparez la page gardée "
                                   "avec le profil, puis corrigez-le."};
}

domain::Outcome Flow::read_report() const {
  domain::Outcome outcome;
  for (const Step& step : profile_.report)
    if (const auto* what = std::get_if<Collect>(&step.action); what && (!step.when || fits(*step.when)))
      collect(browser_.page(), *what, outcome);
  return outcome;
}

std::string Flow::value_of(const std::string& name, const Sending* sending) const {
  if (name == "username") return access_.username;
  if (name == "password") return access_.password;
  if (sending && name == "file_name") return sending->file_name;
  if (sending && name == "mode") {
    const auto found = profile_.mode.find(sending->mode.value());
    return found == profile_.mode.end() ? std::string() : found->second;
  }
  if (const auto found = access_.addresses.find(name); found != access_.addresses.end()) return found->second;
  const auto found = profile_.values.find(name);
  return found == profile_.values.end() ? std::string() : found->second;
}

std::string Flow::expanded(const std::string& text, const Sending* sending) const {
  constexpr std::string_view kEncoded = ":encoded";
  std::string result;
  std::size_t at = 0;
  for (auto start = text.find("${"); start != std::string::npos; start = text.find("${", at)) {
    const auto end = text.find('}', start);
    if (end == std::string::npos) break;
    result.append(text, at, start - at);
    const std::string inside = text.substr(start + 2, end - start - 2);
    const std::string name = names_in(text.substr(start, end + 1 - start)).front();
    const std::string value = value_of(name, sending);
    result += inside.ends_with(kEncoded) ? boost::urls::encode(value, boost::urls::unreserved_chars) : value;
    at = end + 1;
  }
  return result.append(text, at, std::string::npos);
}

}  // namespace portal
