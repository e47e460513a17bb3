// What a file turned out to be: an EDT timetable export or a PRONOTE identifiers (IdPN) export, with all that can be
// told of it without sending it. Source of the facts: the vendor's schemas and docs/formats.md.
#pragma once

#include "domain/clock.h"
#include "domain/finding.h"
#include "domain/school_year.h"
#include "domain/uai.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

enum class Kind { edt, idpn };

// clear: the payload itself; container: the encrypted envelope, whose payload only the portal's maker can read; unknown:
// a refused file that is neither, as far as can be told.
enum class Form { unknown, clear, container };

[[nodiscard]] std::string_view name_of(Kind kind);  // "edt", "idpn"
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Form form);  // "unknown", "clear", "container"
[[nodiscard]] std::optional<Form> form_named(std::string_view name);

// What a clear export holds. lessons = bits of the union of each course's week masks.
struct Counts {
  std::int64_t subjects = 0;
  std::int64_t teachers = 0;
  std::int64_t classes = 0;
  std::int64_t class_parts = 0;
  std::int64_t groups = 0;
  std::int64_t rooms = 0;
  std::int64_t pupils = 0;
  std::int64_t responsibles = 0;  // adults responsible for a pupil, one per pupil and adult
  std::int64_t courses = 0;
  std::int64_t lessons = 0;
  std::int64_t identifiers = 0;  // IDPN attributes that are not empty

  friend bool operator==(const Counts&, const Counts&) = default;
};

// Everything is optional that a real file can lack. Holds no name of a person and no IDPN.
struct Export {
  Kind kind = Kind::edt;
  Form form = Form::unknown;
  std::optional<Uai> school{};
  std::string school_name{};            // as the file writes it; empty if it does not
  std::string software{};               // LOGICIEL: "PRONOTE Monoposte-PRONOTE 2013 - 0.5.14"
  std::vector<std::string> partners{};  // names of those who can read a container
  std::optional<Instant> made_at{};     // DATEHEURE
  std::optional<SchoolYear> year{};     // from AnneeScolaire of a clear export
  std::optional<Counts> counts{};       // clear exports only
  std::uint64_t payload_bytes = 0;  // of a container: encrypted bytes once base64 is undone; of a clear one: its size
  std::vector<Finding> findings{};  // warnings: wrong check letter, partner not among the readers, ...

  friend bool operator==(const Export&, const Export&) = default;
};

}  // namespace domain
