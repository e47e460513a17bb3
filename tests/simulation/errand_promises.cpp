// What must have become, in the end, of what follows imports.
#include "promises.h"

#include <algorithm>

namespace simulation {

using domain::Import;

void Promises::check_errands(journal::Journal& journal, const Import& done) {
  if (!histories_[done.id].finished || done.state != domain::State::done) return;
  for (const domain::Errand& each : journal.errands())
    checks_.hold(Promise::ends_somewhere, each.import != done.id || each.due_at >= soon(),
                 "what follows it has still to be done", done);
  for (const domain::Task task : place_.tasks) {
    const bool follows = task == domain::Task::people
                             ? !done.outcome.not_recognised.empty()
                             : task == domain::Task::timetable && done.kind == domain::Kind::edt;
    if (follows)
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
