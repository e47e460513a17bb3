// French as a person reads it: dates, durations, numbers, plurals, and the spaces that may not break. For reports,
// pages and commands alike. Pure functions; UTF-8 in and out. Every space inside a number, a date or before : ; ? ! »
// is U+00A0, the one no-break space that every terminal, font and mail program shows.
#pragma once

#include "domain/clock.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// Local time = UTC + this, at that moment (summer time changes it). Empty = UTC.
using UtcOffset = std::function<domain::Duration(domain::Instant)>;

}  // namespace report

namespace report::french {

using Local = std::chrono::local_time<domain::Duration>;

[[nodiscard]] Local local(domain::Instant instant, const UtcOffset& utc_offset);

[[nodiscard]] std::string date(Local when);          // "mardi 2 septembre 2025", "lundi 1er septembre 2025"
[[nodiscard]] std::string clock(Local when);         // "14 h 05", "9 h 05"
[[nodiscard]] std::string exact_clock(Local when);   // "14:05:09", 8 columns, for timelines
[[nodiscard]] std::string moment(Local when);        // "mardi 2 septembre 2025 à 14 h 05"
[[nodiscard]] std::string short_moment(Local when);  // "02/09/2025 14:05", 16 columns, for tables

// At most two units: "moins d’une seconde", "40 secondes", "2 minutes 30 secondes", "1 heure 12 minutes", "3 jours".
[[nodiscard]] std::string duration(domain::Duration length);

[[nodiscard]] std::string number(std::int64_t value);  // "14 226", "−3"
[[nodiscard]] std::string bytes(std::uint64_t value);  // "644 Ko", "1,2 Mo", "812 octets"; 1 Ko = 1024 octets

// The number with its noun: 0 and 1 take the singular. count(2, "élève", "élèves") = "2 élèves".
[[nodiscard]] std::string count(std::int64_t value, std::string_view singular, std::string_view plural);

[[nodiscard]] std::string list(const std::vector<std::string>& items);  // "a, b et c"

// A sentence written with plain spaces and straight apostrophes, as it is set in type: no-break spaces before : ; ? ! »
// and after «, in "14 h 05" and "n° 12", curly apostrophes. What stands between « and », and words with a slash, keep
// their apostrophes: they are file names and the ENT's own words, which people copy.
[[nodiscard]] std::string typeset(std::string_view sentence);

}  // namespace report::french
