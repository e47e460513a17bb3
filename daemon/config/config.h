// What navette.yaml says, checked: the ENTs, their schools, their folders, and how patient and how polite to be. Plain
// values; who uses them maps them to its own. docs: conf/navette.yaml shows and explains every key.
#pragma once

#include "daemon/config/error.h"
#include "daemon/log/log.h"
#include "domain/clock.h"
#include "domain/import.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace navette {

namespace fs = boost::filesystem;
using domain::Duration;

// LoadCredential=navette:… in Navette's units names each file of that directory so.
constexpr std::string_view kUnitsPrefix = "navette_";

// Where a password is to be read from; the configuration itself never holds one. See secret.h.
struct PasswordSource {
  enum class From { file, environment, credential, sealed };
  From from = From::file;
  std::string name{};  // absolute path (file, sealed), name of the variable, or name of the systemd credential
  Place place{};       // of this word in the configuration, for messages
  fs::path kept{};  // of a credential: the file that the unit of the package takes it from, which root alone may read
};

// What to do with an import whose fate cannot be learnt.
enum class InDoubt { hold, send_again };

struct SchoolConfig {
  domain::Uai uai;
  std::string name{};  // for people; empty if not given
  // The ENT's and the school's own, as the profile names them: "school_url", and its values: "edt_version".
  std::map<std::string, std::string> addresses{};
  std::string username{};
  PasswordSource password{};
  fs::path folder{};                        // absolute: its own, else its ENT's, else the common one
  std::optional<domain::Mode> idpn_mode{};  // empty = auto
  bool confirm_first = false;               // hold the first import of each school year
  InDoubt edt_in_doubt = InDoubt::hold;
  InDoubt idpn_in_doubt = InDoubt::hold;
};

struct QuietHours {  // local wall clock, minutes since midnight; may cross midnight
  int from = 0;
  int to = 0;
  friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

struct EntConfig {
  std::string name{};       // unique; the profile's name unless given
  std::string profile{};    // a name, to be looked up among the installed profiles: "skolengo"
  fs::path profile_file{};  // or, absolute, the file of an own profile; then `profile` is its stem
  Place profile_place{};    // of that word, for messages
  int sessions = 2;         // imports, looks and verifications at once
  Duration interval_between_requests = std::chrono::milliseconds(500);
  Duration request_timeout = std::chrono::minutes(2);
  Duration visit_timeout = std::chrono::minutes(15);
  fs::path ca_file{};        // absolute; empty = the system's
  std::string proxy{};       // address; empty = none
  std::string user_agent{};  // empty = Navette's own
  std::optional<QuietHours> quiet_hours{};
  Duration retry_first = std::chrono::minutes(1);
  Duration retry_most = std::chrono::hours(1);
  Duration look_first = std::chrono::seconds(20);
  Duration look_most = std::chrono::minutes(5);
  Duration look_per_school = std::chrono::seconds(20);
  Duration verify_first = std::chrono::seconds(30);
  std::optional<Duration>
      conclusive_after{};  // "absent" is believed only this long after the commit; empty = the profile's word
  // What follows an import, where the profile knows how.
  bool look_up_people = true;
  bool check_timetables = true;
  bool fetch_credentials = true;
  Duration credentials_after = std::chrono::hours(24 * 7);  // an import that brought somebody
  std::vector<SchoolConfig> schools{};
};

struct LogConfig {
  // Absolute; an empty path: none. Not said: log/navette.log in the state directory, unless the system's journal gets it
  // all.
  std::optional<fs::path> file{};
  log::Level level = log::Level::info;
  std::uint64_t size = 5u << 20;  // bytes, then the file is rotated
  int keep = 10;                  // rotated files
};

struct Config {
  fs::path file{};   // the configuration itself, absolute
  fs::path state{};  // absolute: journal and spool; private to Navette
  LogConfig log{};
  std::uint64_t size_cap = 64u << 20;
  Duration quiet_period = std::chrono::seconds(2);
  Duration unfinished_after = std::chrono::minutes(10);
  Duration stale_after = std::chrono::hours(24 * 14);
  double suspicious_loss = 0.3;  // share: an export that lost more than this is held
  Duration rescan_every = std::chrono::minutes(5);
  Duration keep_personal_data = std::chrono::hours(24 * 365);
  Duration keep_credentials = std::chrono::hours(24 * 30);  // the ENT's credentials files
  std::optional<Duration> keep_exports{};  // filed exports; empty = for ever
  unsigned school_year_starts = 8;         // month
  std::vector<std::string> partners{"KOSMOS"};
  std::vector<EntConfig> ents{};
  // French, "file, ligne 12 : sentence": what is allowed and probably not meant.
  std::vector<std::string> warnings{};
};

// Reads and checks the file; touches nothing else but to resolve links of folders that exist. Throws ConfigError with
// everything that is wrong, in the order of the file.
[[nodiscard]] Config load_config(const fs::path& file);

}  // namespace navette
