// The sandbox ENT, in process: accounts, sessions, wizards, the shared generation queue and what it has taken in. It
// reads no clock and opens no socket; Server puts it on loopback.
#pragma once

#include "sandbox/addresses.h"
#include "sandbox/http.h"
#include "sandbox/options.h"

#include <memory>
#include <string>

namespace sandbox {

class Site;
struct World;

// One thread at a time. `now` never goes back from one call to the next.
class Ent {
 public:
  Ent(const Options& options, const Addresses& addresses, domain::Instant opened);
  ~Ent();

  // A request whose Response is `dropped` may or may not have been taken in; see Trouble.
  [[nodiscard]] Response answer(const Request& request, domain::Instant now);

  // From now on, for tests.
  void cause(const Trouble& trouble);
  void heal();
  void set_schools_ahead(int count);

  // What really happened, as JSON; made for tests, which must not believe any page:
  //   imports: [{number, school, kind, mode, form, file_name, sha256, bytes, committed_at, state, ended_at, figures:
  //   {label:
  //            value}, not_recognised: count}], oldest first, for all schools; state: waiting, running, done,
  //            interrupted
  //   schools: [{school, people, identifiers}]: how many people the directory holds now, and how many of them have their
  //            PRONOTE identifier
  //   sign_ins: [{username, at, verdict}]; verdict: accepted, refused, locked
  //   refused_files: {reason: count}
  //   requests: {total, by_step: {step: count}}
  //   sessions: {open, most_at_once}
  // Moments are ISO 8601 in UTC.
  [[nodiscard]] std::string ledger(domain::Instant now);
  // Whom the directory holds, as JSON, likewise made for tests:
  //   people: [{uid, last_name, first_name, quality, birth_date, class, school, here, login, account_at, exported_as, how}]
  //   quality: pupil, teacher, responsible, other. Of a person whom an export spells otherwise, `exported_as` is the export's
  //   "NAME|First name|birth date" and `how` the way (spelling.cpp).
  [[nodiscard]] std::string directory(domain::Instant now);
  // Grows whenever an import enters, ends, or somebody tries to sign in.
  [[nodiscard]] std::uint64_t changes() const;

 private:
  [[nodiscard]] Response serve(const Request& request, domain::Instant now);

  std::unique_ptr<World> world_;
  std::unique_ptr<Site> site_;
};

}  // namespace sandbox
