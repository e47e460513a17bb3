// What the sandbox ENT is told at its start: where it listens, whose portal it is, how it behaves.
#pragma once

#include "domain/uai.h"
#include "sandbox/trouble.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

// skolengo: what docs/formats.md knows of Skolengo, the rest invented. second: another maker's portal, with other
// words, other steps, another charset and layout, so that nothing of the first can be taken for granted.
enum class Skin { skolengo, second };
[[nodiscard]] std::string_view name_of(Skin skin);
[[nodiscard]] std::optional<Skin> skin_named(std::string_view name);

struct School {
  domain::Uai uai;
  std::string name;
};

struct Account {
  std::string username;
  std::string password;
  domain::Uai school;
  bool superadmin = true;  // may import PRONOTE identifiers
};

// Paris time, minutes since midnight; may cross midnight.
struct DailyHours {
  int from = 0;
  int to = 0;
};

// `count` invented schools, the first one 0134567U "Collège des Trois-Tilleuls".
[[nodiscard]] std::vector<School> default_schools(int count = 1);
// For each school "superadmin" (from the second on "superadmin2", "superadmin3", ...), and "secretariat", who is no
// superadmin, for the first. Password of all: "navette-demo".
[[nodiscard]] std::vector<Account> default_accounts(const std::vector<School>& schools);

struct Options {
  std::string bind_address = "127.0.0.1";
  unsigned short school_port = 0;  // 0 = any free one
  unsigned short cas_port = 0;
  unsigned short control_port = 0;                     // the tests' own address, see Server
  std::uint64_t body_limit = std::uint64_t{64} << 20;  // bytes of one request

  Skin skin = Skin::skolengo;
  std::vector<School> schools = default_schools();
  std::vector<Account> accounts = default_accounts(default_schools());
  std::uint64_t seed = 1;

  // The shared generation queue. Its times are divided by time_scale (3600: an hour of queue takes a second); sessions
  // and tickets keep real time.
  double time_scale = 1;
  int simultaneous = 2;
  domain::Duration generation_time = std::chrono::minutes(8);      // mean; each takes between half and one and a half
  domain::Duration other_school_every = std::chrono::minutes(10);  // mean; 0 = no other school ever comes
  int schools_ahead = 0;                                           // at least so many when one of ours enters
  domain::Duration identifiers_time = std::chrono::minutes(1);  // an IdPN import, where the skin does not do it at once

  domain::Duration session_idle = std::chrono::minutes(30);
  domain::Duration ticket_life = std::chrono::seconds(10);
  domain::Duration login_form_life = std::chrono::minutes(10);
  int attempts_before_lock = 3;
  bool provider_choice = true;  // skolengo: the page that asks who you are
  bool accepts_clear = true;
  bool accepts_container = true;

  // The directory. Of an EDT export so many pupils and teachers of a thousand are held otherwise than it spells them, by
  // seed: see spelling.h. The lessons of a teacher who is not found are not generated.
  int unrecognised_permille = 8;
  int unrecognised_teachers_permille = 0;
  int neighbours = 60;  // pupils who live in another school of the ENT
  // Credentials: accounts appear so long after their person was imported (divided by time_scale), and so many of a
  // thousand people have changed their password.
  domain::Duration accounts_after = std::chrono::hours(5 * 24);
  int changed_password_permille = 120;
  // Lessons of a thousand that the timetable shows wrongly; see damaged() in timetable.h.
  int wrong_lessons_permille = 0;

  std::vector<DailyHours> maintenance_hours{};
  std::vector<Trouble> troubles{};
  boost::filesystem::path ledger_file{};  // rewritten whenever something was taken in; none if empty
};

}  // namespace sandbox
