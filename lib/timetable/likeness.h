// Whether what the ENT shows can be what the export has, in other words. When unsure it is: only what is certainly
// something else is different. The rules, for each in this order:
//
// Subject: 1. folded, it is the label or the code: same. 2. It is so for another subject of the school: different.
// 3. One abbreviates the other, by beginnings of words or by initials ("SVT", "Ed. physique"): same. 4. So for another
// subject: different. 5. They share a word or its beginning ("Maths"), and no numbers that contradict each other ("LV1",
// "LV2"): same. 6. Different.
//
// Teachers: each must be found in the cell by last name: whole, whatever the spaces and hyphens in it, cut off, one of
// the two names of a double one, or with one slip of the pen. First names, initials and civilities are not asked for.
// Yet what is left over must not be somebody else's name: the school's other teachers are known, hence "SERGENT Marc" is
// not Annie SERGENT in a school that has both; nor may the cell list a person of whose name nothing fits.
//
// Rooms: as subjects, without regard to "Salle" and the like, to zeros before a number, or to a building's letter before
// it; each must be found in the cell, and the cell may not list another room of the school.
//
// A vocabulary without the names of others only makes the comparison blunter.
#pragma once

#include "timetable/vocabulary.h"

#include <string>
#include <string_view>
#include <vector>

namespace timetable {

enum class Likeness { same, unknown, different };  // unknown: one of the two says nothing

[[nodiscard]] Likeness like_subject(const domain::Subject& expected, std::string_view shown,
                                    const Vocabulary& vocabulary);

// `allowed`: whose names may stand in the cell as well, since it tells of several lessons.
[[nodiscard]] Likeness like_teachers(const std::vector<domain::Teacher>& expected,
                                     const std::vector<domain::Teacher>& allowed, std::string_view shown,
                                     const Vocabulary& vocabulary);

[[nodiscard]] Likeness like_rooms(const std::vector<std::string>& expected, const std::vector<std::string>& allowed,
                                  std::string_view shown, const Vocabulary& vocabulary);

}  // namespace timetable
