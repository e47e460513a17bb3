// A person as an export names it. Only the sandbox sees names; nobody in its exports exists.
#pragma once

#include <string>

namespace sandbox {

struct Person {
  enum class Quality { pupil, teacher, responsible, other };
  Quality quality = Quality::other;
  std::string last_name;
  std::string first_name;
  std::string birth_date{};    // as written, "2014-05-03"; empty if the file has none
  bool identified = false;     // bears an IDPN
  std::string school_class{};  // of a pupil: its class's name
  std::string child{};         // of a responsible: the pupil's key(); a parent of two comes twice
  std::string civility{};      // of a responsible, like what follows
  std::string address{};
  std::string postcode{};
  std::string town{};

  // What the ENT compares people by: last and first name, and for pupils the birth date.
  [[nodiscard]] std::string key() const {
    return last_name + '|' + first_name + (quality == Quality::pupil ? '|' + birth_date : std::string());
  }
};

}  // namespace sandbox
