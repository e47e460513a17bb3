#include "sandbox/trouble.h"

#include "sandbox/trouble_names.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/lexical_cast/try_lexical_convert.hpp>

#include <algorithm>

namespace sandbox {

namespace {

using Kind = Trouble::Kind;

constexpr KnownTrouble kTroubles[] = {
    {Kind::maintenance, "maintenance", "l'ENT montre sa page de maintenance, jusqu'à ce qu'on le guérisse"},
    {Kind::unavailable, "unavailable", "l'ENT répond par l'erreur 503, en priant d'attendre si une durée est donnée"},
    {Kind::throttled, "throttled", "l'ENT se plaint de trop de demandes (erreur 429) et prie d'attendre"},
    {Kind::slow, "slow", "l'ENT répond en retard (2 secondes, ou la durée donnée), jusqu'à ce qu'on le guérisse"},
    {Kind::dropped_before, "dropped_before", "la connexion est coupée avant que l'ENT ait vu la demande"},
    {Kind::dropped_after, "dropped_after", "l'ENT fait ce qui est demandé, puis coupe la connexion sans répondre"},
    {Kind::expired, "expired", "la session est perdue partout : il faut se connecter de nouveau"},
    {Kind::expired_school, "expired_school", "la session est perdue chez l'établissement seulement"},
    {Kind::wrong_password, "wrong_password", "tout mot de passe est refusé, puis le compte bloqué"},
    {Kind::changed_page, "changed_page", "une page jamais vue prend la place de celle de l'étape"},
    {Kind::refused_file, "refused_file", "le fichier est refusé dès son dépôt"},
    {Kind::interrupted, "interrupted", "l'import est pris, puis finit « interrompu »"},
    {Kind::damaged_timetable, "damaged_timetable",
     "des séances de l'import sont fausses (50 sur mille, ou le nombre donné)"},
};

constexpr std::string_view kSteps[] = {
    "login",       "sign_in",        "home",           "edt.open",         "edt.1",            "edt.2",
    "edt.3",       "edt.commit",     "idpn.open",      "idpn.1",           "idpn.2",           "idpn.commit",
    "follow",      "list",           "report",         "directory.open",   "directory.search", "credentials.open",
    "credentials.file", "timetable.open", "timetable.week", "user.open",   "user.1",           "user.commit",
    "other"};

const KnownTrouble* known(std::string_view name) {
  const auto* found = std::ranges::find(kTroubles, name, &KnownTrouble::name);
  return found == std::end(kTroubles) ? nullptr : found;
}

bool is_at(std::string_view step, std::string_view place) {
  return step == place || (boost::starts_with(step, place) && step.substr(place.size()).starts_with('.'));
}

bool lasts(Kind kind) {
  return kind == Kind::maintenance || kind == Kind::slow || kind == Kind::wrong_password || kind == Kind::changed_page;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
  return boost::conversion::try_lexical_convert(text.data(), text.size(), number) && number >= 0;
}

bool matches(const Trouble& trouble, std::string_view step) { return trouble.at.empty() || is_at(step, trouble.at); }

}  // namespace

std::span<const KnownTrouble> known_troubles() { return kTroubles; }
std::span<const std::string_view> known_steps() { return kSteps; }

std::optional<Trouble> trouble_named(std::string_view sentence) {
  static constexpr std::string_view kMarks = "@*+~=";
  const std::size_t end = sentence.find_first_of(kMarks);
  const auto* known_kind = known(sentence.substr(0, end));
  if (known_kind == nullptr) return std::nullopt;
  Trouble trouble{known_kind->kind};
  std::optional<int> times;
  std::string_view rest = end == std::string_view::npos ? std::string_view() : sentence.substr(end);
  while (!rest.empty()) {
    const char mark = rest.front();
    const std::size_t next = rest.find_first_of(kMarks, 1);
    const std::string_view value = rest.substr(1, next == std::string_view::npos ? next : next - 1);
    rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    if (value.empty()) return std::nullopt;
    bool good = true;
    if (mark == '@') {
      trouble.at = value;
      good = std::ranges::any_of(kSteps, [&](std::string_view step) { return is_at(step, value); });
    }
    if (mark == '*') good = read_number(value, times.emplace());
    if (mark == '+') good = read_number(value, trouble.skip);
    if (mark == '~') good = read_number(value, trouble.permille);
    if (mark == '=') good = read_number(value, trouble.seconds.emplace());
    if (!good) return std::nullopt;
  }
  trouble.times = times.value_or(lasts(trouble.kind) || trouble.permille < 1000 ? 0 : 1);
  return trouble;
}

std::optional<Trouble> Troubles::strikes(Kind kind, std::string_view step) {
  for (auto each = all_.begin(); each != all_.end(); ++each) {
    if (each->kind != kind || !matches(*each, step)) continue;
    if (each->skip > 0) {
      --each->skip;
      continue;
    }
    if (each->permille < 1000 && static_cast<int>(chance_() % 1000) >= each->permille) continue;
    const Trouble struck = *each;
    if (each->times > 0 && --each->times == 0) all_.erase(each);
    return struck;
  }
  return std::nullopt;
}

}  // namespace sandbox
