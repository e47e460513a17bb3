// One school's visit to its ENT: signs in when needed, runs the profile's flows, and says what came of it in the
// domain's words. Kept between looks, so that waiting in the queue costs one request a look and not a sign-in. One
// thread at a time (a worker's); stop() from any thread ends it within 100 ms. Whatever the ENT shows, the password is in
// nothing that comes out of it.
#pragma once

#include "domain/import.h"
#include "portal/browser.h"
#include "portal/errand.h"
#include "portal/profile.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace portal {

// Who enters where. Copied into the session; the password is wiped with it.
struct Access {
  domain::Uai school;
  // What Profile::addresses names ("school_url", "cas_url", ...), without a final slash; and, where the configuration wants
  // other values than the profile's, what Profile::values names ("edt_version").
  std::map<std::string, std::string> addresses;
  std::string username;
  std::string password;
};

// The file to be sent.
struct Sending {
  domain::Kind kind{};
  domain::Form form{};
  boost::filesystem::path file;
  std::string file_name;
  std::optional<domain::Mode> mode{};  // must be given where the profile's flow uses ${mode}: IdPN
};

// What the ENT says of an import.
struct InQueue {
  std::optional<int> ahead{};
  std::optional<domain::Duration> announced{};  // the wait the ENT itself announces
};
struct TakenIn {
  domain::Outcome outcome{};
};
struct TurnedDown {
  std::string sentence{};  // French: the ENT's own words, framed
};
struct Absent {};    // the ENT was asked and knows nothing of it
struct CannotTell {  // the profile knows no page that tells
  std::string sentence{};
};
using Answer = std::variant<InQueue, TakenIn, TurnedDown, Absent, CannotTell>;

// Called once, just before the request that makes the ENT take the file in; the intent must be durable when it returns.
// A failure (or a stop) ends the flow before that request.
using BeforeCommit = std::function<Result<void>(const std::string& mark)>;

// One line of `navette check`.
struct Checked {
  enum class Verdict {
    seen,     // it is as the profile says
    warning,  // it works, or cannot be told without importing
    wrong,
  };
  Verdict verdict = Verdict::seen;
  std::string what{};    // French: "Connexion à l'ENT"
  std::string advice{};  // French: warning: why; wrong: what happened and what to do
  std::string page{};    // redacted, to be kept for the administrator, as `advice` says; empty if there is none
  std::optional<domain::Fault> fault{};  // wrong: of what kind
};
// Called for each line as soon as it is known.
using Tell = std::function<void(const Checked&)>;

class Session {
 public:
  Session(std::unique_ptr<Browser> browser, std::shared_ptr<const Profile> profile, Access access);
  ~Session();

  // Never Absent nor CannotTell. With a profile that knows the ENT's list, the mark is what it shows just before.
  [[nodiscard]] Result<Answer> submit(const Sending& sending, const BeforeCommit& before_commit);
  // How far is the import that was committed with this mark? Serves queue looks and verifications alike.
  [[nodiscard]] Result<Answer> look(const Sending& sending, const std::string& mark);

  // The errands. Each fails with page_changed where the profile lacks its flow (Profile::has), where the account may not do
  // it, and where a page is none that the profile knows; otherwise as submit() does, but no failure of theirs is a reason to
  // stop the account's imports save one of the sign-in itself (credentials_refused).

  // Those whom the ENT's directory finds under that name, in all its schools as far as the profile asks for them. What
  // finds whom is the ENT's to say: most take the beginning of a name. Nobody found is no failure.
  [[nodiscard]] Result<FoundPeople> search_directory(const Name& name);
  // The file as the ENT wrote it (formats' reader knows its columns), never larger than the transport takes; empty if the
  // ENT says that there is nobody to put into it. It holds passwords: it is for whoever asked, and for no log.
  [[nodiscard]] Result<std::optional<Download>> fetch_credentials_file(const CredentialsWanted& wanted);
  // The classes whose timetable the ENT shows; none before the first import.
  [[nodiscard]] Result<std::vector<std::string>> list_classes();
  // The lessons of that class in the week of that Monday. Two to five requests, all at the transport's pace.
  [[nodiscard]] Result<ShownWeek> read_timetable(const std::string& school_class, std::chrono::sys_days monday);
  // `before_commit` is called, with an empty mark, just before the request that creates the user: a failure of it ends the
  // flow there. If that request's answer is lost, nobody knows: search before trying again.
  [[nodiscard]] Result<UserAnswer> create_user(const NewUser& user, const BeforeCommit& before_commit = {});

  // Signs in, walks to every screen of the profile and looks for every field it will use, committing and downloading
  // nothing, and says which errands the profile leaves out. `today` chooses the week whose timetable is looked at; without
  // it the timetable's form is looked at only.
  void check(const Tell& tell, std::optional<std::chrono::sys_days> today = {});

  // The page that stopped the last flow as page_changed, redacted, for the administrator; empty if none.
  [[nodiscard]] std::string strange_page() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace portal
