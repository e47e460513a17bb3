// The first skin's pages about people and lessons: directory, credentials, new users, cahier de textes.
#pragma once

#include <string_view>

namespace sandbox::skolengo {

// Fields of a form for kDesk. View of that: title, step, alert, hidden: [{name, value}], fields (HTML), button, cancel.
extern const std::string_view kDesk;
extern const std::string_view kSearchFields;  // last_name, first_name
extern const std::string_view kCredentialsFields;
extern const std::string_view kUserFields;   // last_name, first_name
extern const std::string_view kUserSummary;  // rows: [{label, value}]
extern const std::string_view kWeekFields;   // classes: [{name, current}], weeks: [{value, text, current}]

// any, count, people: [{last, first, profile, class, school, born}], before, after (addresses)
extern const std::string_view kPeople;
extern const std::string_view kUserCreated;  // login, name
extern const std::string_view kWeek;  // week, class, any, lessons: [{day, from, to, subject, teachers, rooms, group}]

}  // namespace sandbox::skolengo
