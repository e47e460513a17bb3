#include "portal/imports_reader.h"

#include <iterator>
#include <utility>

namespace portal {

namespace {

constexpr int kMostPages = 20;

constexpr const char* kTooLong =
    "La liste des imports de l'ENT n'a pas pu être lue jusqu'au bout (plus de 20 pages, ou un lien qui n'avance pas) : "
    "cet import n'est pas dans ce qui a été lu, mais peut être plus loin. Regardez dans l'ENT s'il y figure, puis "
    "confirmez ou relancez l'import.";

}  // namespace

ImportsReader::ImportsReader(Flow& flow, Browser& browser, const Profile& profile)
    : flow_(flow), browser_(browser), profile_(profile) {}

Result<std::string> ImportsReader::mark(Trace& trace) {
  if (auto begun = begin(trace); !begun) return begun.error();
  while (!profile_.list->newest_first && !ended()) {
    const auto turned = turn(trace);
    if (!turned) return turned.error();
    if (!*turned) break;
  }
  return mark_of(rows_, *profile_.list, !ended());
}

Result<std::variant<Row, NoRow, UnclearRow>> ImportsReader::find(std::string_view mark, domain::Kind kind,
                                                                 std::string_view file_name, Trace& trace) {
  const ImportsList& list = *profile_.list;
  if (auto begun = begin(trace); !begun) return begun.error();
  for (;;) {
    auto found = new_since(mark, rows_, list, kind, file_name);
    const bool all_new_seen = list.newest_first && reaches_back(mark, rows_, list);
    if (ended() || (all_new_seen && !std::holds_alternative<NoRow>(found))) return found;
    const auto turned = turn(trace);
    if (!turned) return turned.error();
    if (!*turned) return UnclearRow{kTooLong};
  }
}

Result<void> ImportsReader::begin(Trace& trace) {
  const auto* landmark = std::get_if<Expect>(&profile_.list_steps[profile_.list_steps.size() - 2].action);
  bool there = false;
  if (!address_.empty()) {
    const std::string address = std::exchange(address_, {});
    if (auto opened = flow_.open(address, FlowKind::list, trace);
        !opened && opened.error().fault != domain::Fault::page_changed)
      return opened;
    there = landmark && flow_.fits(landmark->page);
  }
  if (!there)
    if (auto walked = flow_.run(profile_.list_steps, FlowKind::list, trace); !walked) return walked;
  auto rows = rows_here();
  if (!rows) return rows.error();
  if (trace.by_link) address_ = browser_.page().address;
  rows_ = std::move(*rows);
  pages_ = 1;
  return {};
}

bool ImportsReader::ended() const { return profile_.list->next.empty() || !browser_.has_link(profile_.list->next); }

Result<bool> ImportsReader::turn(Trace& trace) {
  if (pages_ == kMostPages) return false;
  ++pages_;
  Step step{Follow{profile_.list->next}};
  step.line = profile_.list_steps.back().line;
  if (auto followed = flow_.take(step, FlowKind::list, trace); !followed) return followed.error();
  const std::string before = shown_;
  auto rows = rows_here();
  if (!rows) return rows.error();
  if (shown_ == before) return false;
  if (!profile_.list->newest_first) std::swap(rows_, *rows);
  rows_.insert(rows_.end(), std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
  return true;
}

Result<std::vector<Row>> ImportsReader::rows_here() {
  auto rows = rows_on(browser_.page(), *profile_.list);
  if (!rows && flow_.fits(profile_.list->empty)) rows.emplace();
  if (!rows) return flow_.strange("La liste des imports de l'ENT n'a pas le tableau que le profil décrit. ");
  shown_ = mark_of(*rows, *profile_.list);
  return std::move(*rows);
}

}  // namespace portal
