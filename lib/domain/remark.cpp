#include "domain/remark.h"

#include "domain/names.h"

namespace domain {

namespace {

constexpr Names<Task, 3> kTasks{
    {{{Task::people, "people"}, {Task::timetable, "timetable"}, {Task::credentials, "credentials"}}}};

}  // namespace

std::string_view name_of(Task task) { return kTasks.name(task); }
std::optional<Task> task_named(std::string_view name) { return kTasks.value(name); }

}  // namespace domain
