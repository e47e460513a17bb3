#include "daemon/errands/errand.h"

namespace navette {

domain::Result<engine::Accomplished> run_errand(const Trip& trip) {
  switch (trip.job.errand->task) {
    case domain::Task::people: return look_up_people(trip);
    case domain::Task::timetable: return read_timetables(trip);
    case domain::Task::credentials: break;
  }
  return fetch_credentials(trip);
}

}  // namespace navette
