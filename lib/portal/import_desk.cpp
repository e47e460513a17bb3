#include "portal/import_desk.h"

#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

std::string framed(const std::string& words) {
  if (words.empty())
    return "L'ENT a refusé ce fichier sans dire pourquoi. Vérifiez l'export, refaites-le, puis déposez-le de nouveau.";
  return "L'ENT a refusé ce fichier. Il écrit : « " + words +
         " ». Corrigez-en la cause, refaites l'export, puis déposez-le de "
         "nouveau.";
}

std::optional<int> first_number_in(const std::string& text) {
  static const Pattern kDigits("(\\d{1,6})");
  const auto found = kDigits.find(text);
  return found ? std::optional<int>(std::stoi(found->front())) : std::nullopt;
}

}  // namespace

Result<Answer> ImportDesk::submit(const Sending& sending, const BeforeCommit& before_commit) {
  flow_.forget_strange_page();
  const auto steps = profile_.imports.find(sending.kind);
  if (steps == profile_.imports.end())
    return Failure{Fault::page_changed, "Le profil « " + profile_.title +
                                            " » ne dit pas comment importer ce genre d'export : complétez-le."};
  std::string mark;
  if (profile_.list) {
    auto seen = entrance_.signed_in<std::string>([&](Trace& trace) { return list_.mark(trace); });
    if (!seen) return seen.error();
    mark = std::move(*seen);
  }
  return entrance_.signed_in<Answer>([&](Trace& trace) -> Result<Answer> {
    if (auto run = flow_.run(steps->second, FlowKind::import, trace, {&sending}, before_commit, mark); !run)
      return run.error();
    return answer_of(trace).value_or(InQueue{});
  });
}

Result<Answer> ImportDesk::look(const Sending& sending, const std::string& mark) {
  flow_.forget_strange_page();
  if (!profile_.list)
    return Answer(CannotTell{"Le profil « " + profile_.title +
                             " » ne connaît aucune page de l'ENT qui dise quels imports il a "
                             "pris. Regardez dans l'ENT si celui-ci y figure, puis confirmez ou relancez l'import."});
  return entrance_.signed_in<Answer>([&](Trace& trace) { return look_signed_in(sending, mark, trace); });
}

std::optional<Answer> ImportDesk::answer_of(const Trace& trace) const {
  if (!trace.meaning) return std::nullopt;
  switch (trace.meaning->means) {
    case Means::refused: return TurnedDown{framed(trace.words)};
    case Means::taken_in: return TakenIn{flow_.read_report()};
    case Means::queued:
    case Means::running: return InQueue{trace.ahead, trace.announced};
    default: return std::nullopt;
  }
}

Result<Answer> ImportDesk::look_signed_in(const Sending& sending, const std::string& mark, Trace& trace) {
  if (followed_ && followed_->mark == mark && followed_->kind == sending.kind &&
      followed_->file_name == sending.file_name) {
    Trace here;
    auto opened = flow_.open(followed_->address, FlowKind::report, here);
    if (!opened && opened.error().fault != Fault::page_changed) return opened.error();
    if (opened)
      if (auto answer = answer_of(here)) return *answer;
    followed_.reset();
  }
  const auto found = list_.find(mark, sending.kind, sending.file_name, trace);
  if (!found) return found.error();
  if (std::holds_alternative<NoRow>(*found)) return Answer(Absent{});
  if (const auto* unclear = std::get_if<UnclearRow>(&*found)) return Answer(CannotTell{unclear->sentence});
  return answer_of_row(std::get<Row>(*found), sending, mark);
}

Result<Answer> ImportDesk::answer_of_row(const Row& row, const Sending& sending, const std::string& mark) {
  const auto progress = progress_of(row, *profile_.list);
  if (!progress)
    return flow_.strange("La liste des imports de l'ENT donne un état que le profil ne connaît pas : « " +
                         shortened(cell(row, ImportsList::Column::state), 80) + " ». ");
  const bool ended = *progress == Progress::done || *progress == Progress::refused;
  if (!row.report_address.empty() && (ended || tells_the_wait())) {
    Trace trace;
    auto opened = flow_.open(row.report_address, FlowKind::report, trace);
    // The list has told the essential; a report page that cannot be read must not bring it back into doubt.
    if (!opened && opened.error().fault != Fault::page_changed) return opened.error();
    if (opened)
      if (auto answer = answer_of(trace)) {
        followed_ = Followed{mark, sending.kind, sending.file_name, row.report_address};
        return *answer;
      }
  }
  switch (*progress) {
    case Progress::done: return Answer(TakenIn{});
    case Progress::refused: return Answer(TurnedDown{framed({})});
    case Progress::running: return Answer(InQueue{0, std::nullopt});
    case Progress::queued: break;
  }
  return Answer(InQueue{first_number_in(cell(row, ImportsList::Column::ahead)), std::nullopt});
}

bool ImportDesk::tells_the_wait() const {
  for (const Signature& page : profile_.pages)
    if (page.means == Means::queued && (page.ahead || page.wait)) return true;
  return false;
}

}  // namespace portal
