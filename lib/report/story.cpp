#include "report/story.h"

#include "report/lines.h"

#include <algorithm>

namespace report {

using domain::Form;
using domain::Import;
using domain::Kind;
using domain::Mode;
using domain::State;

namespace {

std::string set(std::string_view sentence) { return french::typeset(clean(sentence)); }

std::string plural_s(std::int64_t count) { return count > 1 ? "s" : ""; }

std::string people(std::int64_t count) { return french::count(count, "personne", "personnes"); }

std::string subject_of(const Import& import) {
  if (import.kind == Kind::edt) return "Emploi du temps (EDT)";
  if (!import.mode) return "Identifiants PRONOTE";
  return *import.mode == Mode::complete ? "Identifiants PRONOTE, mode complet" : "Identifiants PRONOTE, mode partiel";
}

struct Verdict {
  Tone tone;
  std::string badge;
  std::string headline;
};

Verdict verdict_on(const Account& account) {
  const Import& import = account.import;
  const bool edt = import.kind == Kind::edt;
  switch (import.state) {
    case State::done: {
      if (!import.committed)
        return {Tone::good, "Noté comme importé",
                "Une personne a dit que l'ENT a ce fichier : Navette ne l'a pas envoyé."};
      const std::string in_place =
          edt ? "L'emploi du temps est dans l'ENT" : "Les identifiants PRONOTE sont dans l'ENT";
      const std::int64_t missing = domain::not_recognised_count(import.outcome);
      const auto differing = std::ranges::count_if(import.outcome.remarks, [](const domain::Remark& remark) {
        return remark.task == domain::Task::timetable && !remark.about.empty();
      });
      const std::string differs =
          differing == 0 ? ""
                         : (differing == 1 ? "une classe n'y a" : std::to_string(differing) + " classes n'y ont") +
                               std::string(" pas les séances de l'export");
      if (missing == 0 && differing == 0) return {Tone::good, "Terminé", in_place + "."};
      if (missing == 0) return {Tone::attention, "Terminé, à vérifier", in_place + ", mais " + differs + "."};
      return {Tone::attention, "Terminé, à compléter",
              in_place + ", mais " + people(missing) + (missing == 1 ? " n'a" : " n'ont") + " pas été reconnue" +
                  plural_s(missing) + (differing == 0 ? "" : ", et " + differs) + "."};
    }
    case State::refused:
      if (import.turned_down) return {Tone::bad, "Refusé", "L'ENT a refusé ce fichier."};
      if (import.attempts > 0) return {Tone::bad, "Refusé", "Navette a renoncé à envoyer ce fichier."};
      return {Tone::bad, "Refusé", "Navette n'a pas envoyé ce fichier."};
    case State::held:
      if (import.committed)
        return {Tone::attention, "À décider", "Ce fichier a été envoyé, mais nul ne sait si l'ENT l'a pris."};
      if (import.attempts > 0)
        return {Tone::attention, "À décider", "L'envoi de ce fichier est arrêté jusqu'à ce que vous décidiez."};
      return {Tone::attention, "À décider", "Navette attend votre réponse avant d'envoyer ce fichier."};
    case State::superseded: return {Tone::neutral, "Remplacé", "Un export plus récent a pris la place de celui-ci."};
    case State::waiting:
      if (import.attempts > 0) return {Tone::attention, "En attente", "L'envoi n'a pas abouti et sera retenté."};
      if (const Delay delay = delay_of(account); !delay.why.empty()) return {Tone::neutral, "En attente", delay.why};
      return {Tone::neutral, "En attente", "Ce fichier attend son tour d'être envoyé."};
    case State::submitting: return {Tone::neutral, "Envoi en cours", "Navette envoie ce fichier à l'ENT."};
    case State::queued:
      return {Tone::neutral, "Dans la file", "L'ENT a reçu ce fichier et ne l'a pas fini de traiter."};
    case State::doubtful:
      return {Tone::attention, "À vérifier", "Ce fichier a été envoyé, mais la réponse de l'ENT s'est perdue."};
  }
  return {};
}

// Why it is refused, held, superseded or delayed, as far as the headline does not say it.
std::string reason_of(const Account& account) {
  const Import& import = account.import;
  if (import.state == State::done || import.state == State::submitting) return {};
  if (!domain::is_pending(import)) return import.reason;
  const Delay delay = delay_of(account);
  std::string reason = import.reason;
  // Told only while it holds: the credentials may have been corrected since.
  if (import.last_fault == domain::Fault::credentials_refused && !delay.why.starts_with(reason)) reason.clear();
  if (import.state == State::waiting && import.attempts == 0) return {};
  if (delay.why.empty() || (import.state != State::waiting && delay.order.empty())) return reason;
  return reason.empty() || delay.why.starts_with(reason) ? delay.why : reason + " " + delay.why;
}

class Dates {
 public:
  explicit Dates(const UtcOffset& utc_offset) : utc_offset_(utc_offset) {}

  french::Local local(domain::Instant at) const { return french::local(at, utc_offset_); }
  std::string moment(domain::Instant at) const { return french::moment(local(at)); }
  // "à 14 h 05" where `at` is on the same day as `since`, else "le mardi 2 septembre 2025 à 14 h 05".
  std::string moment(domain::Instant at, domain::Instant since) const {
    using std::chrono::days, std::chrono::floor;
    const bool same_day = floor<days>(local(at)) == floor<days>(local(since));
    return same_day ? "à " + french::clock(local(at)) : "le " + moment(at);
  }

 private:
  const UtcOffset& utc_offset_;
};

// Two sentences at most: when it came, when it left, how long it waited, when it was over.
std::string summary_of(const Account& account, const Dates& dates) {
  const Import& import = account.import;
  std::string out = "Reçu le " + dates.moment(import.received_at);
  const domain::Instant received = import.received_at;
  switch (import.state) {
    case State::done:
      if (import.committed_at && import.ended_at) {
        out += ", envoyé à l'ENT " + dates.moment(*import.committed_at, received) + ", terminé " +
               dates.moment(*import.ended_at, *import.committed_at) + ".";
        out += " L'ENT y a mis " + french::duration(*import.ended_at - *import.committed_at) + ".";
        return out;
      }
      break;
    case State::queued:
      if (import.ahead)
        out += ". " +
               (*import.ahead == 0
                    ? std::string("C'est notre tour")
                    : french::count(*import.ahead, "établissement passe", "établissements passent") + " avant nous");
      break;
    case State::waiting:
      // What it waits for names its moment; two clocks for one would differ by the ENT's own patience.
      if (import.not_before && account.wait.empty())
        out += ". Prochain essai " + dates.moment(*import.not_before, received);
      break;
    default: break;
  }
  if (import.ended_at && import.state == State::refused) out += ", refusé " + dates.moment(*import.ended_at, received);
  return out + ".";
}

// A bare number as French writes it; anything else as the ENT does.
std::string grouped(const std::string& value) {
  const bool bare = value.size() > 3 && value.size() <= 15 && value.front() != '0' &&
                    value.find_first_not_of("0123456789") == value.npos;
  return bare ? french::number(std::stoll(value)) : value;
}

std::vector<Fact> counts_of(const Import& import) {
  if (!import.content.counts) return {};
  const domain::Counts& counts = *import.content.counts;
  std::vector<Fact> facts;
  const auto add = [&](const char* label, std::int64_t value) {
    if (value > 0) facts.push_back({label, french::number(value)});
  };
  add("Élèves", counts.pupils);
  add("Responsables", counts.responsibles);
  add("Professeurs", counts.teachers);
  add("Classes", counts.classes);
  add("Parties de classe", counts.class_parts);
  add("Groupes", counts.groups);
  add("Matières", counts.subjects);
  add("Salles", counts.rooms);
  add("Cours", counts.courses);
  add("Séances dans l’année", counts.lessons);
  add("Identifiants", counts.identifiers);
  return facts;
}

const char* ended(State state) {
  if (state == State::refused) return "Refusé le";
  return state == State::superseded ? "Remplacé le" : "Terminé le";
}

std::vector<Fact> facts_of(const Account& account, const Dates& dates) {
  const Import& import = account.import;
  const domain::Export& content = import.content;
  std::vector<Fact> facts;
  const auto add = [&](const char* label, std::string value) {
    if (!value.empty()) facts.push_back({label, std::move(value)});
  };
  const std::string name = clean(account.school_name.empty() ? content.school_name : account.school_name);
  // The file's own word where it is nobody's that this folder serves.
  const auto& school = import.school ? import.school : content.school;
  const std::string uai = school ? school->str() : "";
  add("Établissement", name.empty() ? (uai.empty() ? "inconnu" : uai) : uai.empty() ? name : name + " (" + uai + ")");
  add("Fichier", clean(import.file_name));
  add("Taille", french::bytes(import.bytes));
  if (content.form != Form::unknown)
    add("Nature", content.form == Form::container ? "conteneur chiffré, que seul l’ENT peut lire" : "fichier en clair");
  add("Produit par", clean(content.software));
  if (content.made_at) add("Exporté le", dates.moment(*content.made_at));
  if (content.year) add("Année scolaire", content.year->str());
  add("Reçu le", dates.moment(import.received_at));
  if (import.committed_at) add("Envoyé le", dates.moment(*import.committed_at));
  if (import.ended_at) add(ended(import.state), dates.moment(*import.ended_at));
  if (import.state == State::done && import.committed_at && import.ended_at) {
    add("Attente dans l’ENT", french::duration(*import.ended_at - *import.committed_at));
    add("Durée totale", french::duration(*import.ended_at - import.received_at));
  }
  if (import.attempts > 1) add("Envois tentés", french::number(import.attempts));
  add("Rangé sous", clean(import.filed_as));
  if (import.export_removed_at) add("Fichier effacé le", dates.moment(*import.export_removed_at));
  return facts;
}

// Runs of the same sentence (looks at a queue that does not move) are told once, with the time of the last.
std::vector<Day> days_of(const Account& account, const Dates& dates) {
  struct Run {
    french::Local first, last;
    std::string sentence;
  };
  const auto day_of = [](french::Local when) { return std::chrono::floor<std::chrono::days>(when); };
  std::vector<Run> runs;
  for (const Line& line : account.timeline) {
    const french::Local at = dates.local(line.at);
    std::string sentence = set(line.sentence);
    if (!runs.empty() && runs.back().sentence == sentence && day_of(runs.back().first) == day_of(at))
      runs.back().last = at;
    else
      runs.push_back({at, at, std::move(sentence)});
  }
  std::vector<Day> days;
  for (const Run& run : runs) {
    const std::string date = french::date(run.first);
    if (days.empty() || days.back().date != date) days.push_back({date, {}});
    std::string sentence = run.sentence;
    const std::string first = french::exact_clock(run.first), last = french::exact_clock(run.last);
    if (last != first) {
      if (sentence.ends_with('.')) sentence.pop_back();
      sentence += " (jusqu’à " + last + ").";
    }
    days.back().moments.push_back({first, std::move(sentence)});
  }
  return days;
}

std::vector<std::string> unrecognised_steps(const Import& import) {
  const bool was_looked_up = std::ranges::any_of(import.outcome.remarks, [](const domain::Remark& remark) {
    return remark.task == domain::Task::people && !remark.about.empty();
  });
  std::vector<std::string> steps = {
      was_looked_up
          ? "Lisez pour chacune ce que Navette a trouvé dans l'annuaire de l'ENT (plus bas), et vérifiez-le : ce ne "
            "sont que des pistes."
          : "Dans l'ENT, cherchez chacune de ces personnes avec Annuaire > Recherche avancée, sur « tout l’ENT ».",
      "Comparez lettre à lettre le nom, le prénom et, pour un élève, la date de naissance : un accent, un tiret, un "
      "second prénom suffisent à empêcher le rapprochement. Corrigez là où se trouve l'erreur : dans EDT ou PRONOTE, "
      "ou dans l'ENT."};
  if (import.kind == Kind::edt)
    steps.push_back(
        "Les cours d'un professeur non reconnu ne sont pas créés dans l'ENT ; un élève non reconnu ne voit "
        "pas ceux de ses groupes.");
  steps.push_back("Refaites ensuite l'export et enregistrez-le dans le dossier surveillé.");
  return steps;
}

Found section_of(domain::Task task) {
  switch (task) {
    case domain::Task::people: return {"Pistes dans l’annuaire de l’ENT", "PISTES DANS L’ANNUAIRE DE L’ENT", {}};
    case domain::Task::timetable:
      return {"Les emplois du temps, relus dans l’ENT", "LES EMPLOIS DU TEMPS, RELUS DANS L’ENT", {}};
    case domain::Task::credentials: break;
  }
  return {"Fichier des identifiants de l’ENT", "FICHIER DES IDENTIFIANTS DE L’ENT", {}};
}

std::vector<Found> found_in(const domain::Outcome& outcome) {
  std::vector<Found> all;
  for (const domain::Task task : {domain::Task::people, domain::Task::timetable, domain::Task::credentials}) {
    Found found = section_of(task);
    for (const domain::Remark& remark : outcome.remarks) {
      if (remark.task != task) continue;
      Found::Topic topic{clean(remark.about), {}};
      for (const std::string& sentence : remark.sentences) topic.sentences.push_back(set(sentence));
      found.topics.push_back(std::move(topic));
    }
    if (!found.topics.empty()) all.push_back(std::move(found));
  }
  return all;
}

}  // namespace

Story tell(const Account& account) {
  const Import& import = account.import;
  const Dates dates(account.utc_offset);
  Verdict verdict = verdict_on(account);
  Story story;
  story.tone = verdict.tone;
  story.badge = std::move(verdict.badge);
  story.subject = subject_of(import);
  story.headline = set(verdict.headline);
  story.summary = set(summary_of(account, dates));
  story.reason = set(reason_of(account));
  for (const std::string& step : next_steps(account)) story.steps.push_back(set(step));
  story.rest = set(nothing_to_do(account));

  if (import.state == State::done) {
    story.found = found_in(import.outcome);
    for (const auto& figure : import.outcome.figures)
      story.figures.push_back({clean(figure.label), grouped(clean(figure.value))});
    for (const std::string& person : import.outcome.not_recognised) story.unrecognised.push_back(clean(person));
    if (const auto count = domain::not_recognised_count(import.outcome); count > 0)
      story.unrecognised_count = people(count);
    if (import.outcome.forgotten_at)
      story.unrecognised_erased =
          set("Leurs noms ont été effacés le " + dates.moment(*import.outcome.forgotten_at) +
              ", conformément à « keep_personal_data » : des noms de personnes ne se gardent pas sans fin.");
    if (!story.unrecognised.empty()) {
      for (const std::string& step : unrecognised_steps(import)) story.unrecognised_steps.push_back(set(step));
    }
  }
  story.counts = counts_of(import);
  for (const domain::Finding& finding : import.content.findings) story.findings.push_back(set(finding.sentence));
  story.facts = facts_of(account, dates);
  story.days = days_of(account, dates);
  return story;
}

}  // namespace report
