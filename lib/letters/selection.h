// Who gets a letter, and in which pile it lies.
//
// 1. A letter is one account's. A parent of several children has one letter, which names them all.
// 2. Pupils and parents lie in piles by class, in the order in which they are handed out: a pupil, then the parents of that
//    pupil. Teachers follow, then staff and whoever else has an account.
// 3. A parent of children in several classes lies with the first of these classes; of those asked for, if classes were asked
//    for.
// 4. Whoever has no login yet, and whoever has left (a pupil without a class, a parent all of whose children are so, in a
//    file that has classes), gets none.
#pragma once

#include "formats/credentials.h"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace letters {

struct Filter {
  std::vector<std::string> classes{};     // without regard to case, accents and spaces; empty: all, teachers too
  std::set<formats::Profile> profiles{};  // empty: all
  std::optional<std::set<std::string>> only_uids{};  // those who are to have one yet
};

struct Letter {
  const formats::Account* account = nullptr;  // of the file that was selected from, which must outlive it
  std::vector<formats::Child> children{};     // of a parent: named, and still at the school
};

struct Pile {
  enum class Of { school_class, families, teachers, staff };  // families: in a file without classes
  Of of = Of::school_class;
  std::string school_class{};     // empty but for a class
  std::vector<Letter> letters{};  // never empty

  [[nodiscard]] std::string title() const;  // « 6A », « Enseignants », …
};

struct Selection {
  std::vector<Pile> piles{};
  std::vector<domain::Finding> findings{};  // who got none, in numbers; a class that nobody is in

  [[nodiscard]] std::size_t letters() const;
};

[[nodiscard]] Selection select(const formats::CredentialsFile& file, const Filter& filter = {});

}  // namespace letters
