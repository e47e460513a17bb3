// What must have become, in the end, of what follows imports.
#include "promises.h"

#include <algorithm>
#include <set>

namespace simulation {

using domain::Import;

bool Promises::is_owed(const domain::Errand& errand, const std::vector<Import>& all) const {
  return errand.due_at < soon() && std::ranges::none_of(all, [&](const Import& each) {
           return each.school == errand.school && each.state == domain::State::held && each.committed;
         });
}

void Promises::check_errands(journal::Journal& journal, const Import& done, const std::vector<Import>& all) {
  if (!histories_[done.id].finished || done.state != domain::State::done) return;
  std::set<domain::Task> to_come;
  for (const domain::Errand& each : journal.errands()) {
    if (each.import != done.id) continue;
    checks_.hold(Promise::ends_somewhere, !is_owed(each, all), "what follows it has still to be done", done);
    to_come.insert(each.task);
  }
  for (const domain::Task task : place_.tasks) {
    const bool follows = task == domain::Task::people
                             ? !done.outcome.not_recognised.empty()
                             : task == domain::Task::timetable && done.kind == domain::Kind::edt;
    if (follows && !to_come.contains(task))
      checks_.hold(Promise::errands_are_told,
                   std::ranges::any_of(done.outcome.remarks, [&](const auto& each) { return each.task == task; }),
                   "nothing is told of what follows it", done);
  }
}

// Whoever else comes: the first import of a school is followed by them.
void Promises::check_credentials(journal::Journal& journal, const domain::Uai& school, const std::vector<Import>& all) {
  if (!place_.tasks.contains(domain::Task::credentials)) return;
  bool finished = false, told = false;
  for (const Import& each : all) {
    if (each.school != school) continue;
    finished = finished || histories_[each.id].finished;
    told = told || std::ranges::any_of(each.outcome.remarks, [](const domain::Remark& remark) {
             return remark.task == domain::Task::credentials;
           });
  }
  for (const domain::Errand& each : journal.errands())
    told = told || (each.school == school && each.task == domain::Task::credentials);
  if (finished) checks_.hold(Promise::errands_are_told, told, "nobody asked for the credentials of " + school.str());
}

}  // namespace simulation
