// All that the ENT knows, for its pages to ask and to change, and one visit to one of them.
#pragma once

#include "sandbox/accounts.h"
#include "sandbox/addresses.h"
#include "sandbox/form.h"
#include "sandbox/http.h"
#include "sandbox/options.h"
#include "sandbox/records.h"
#include "sandbox/sessions.h"
#include "sandbox/sign_on.h"
#include "sandbox/tokens.h"
#include "sandbox/trouble.h"

#include <map>
#include <string>

namespace sandbox {

struct World {
  World(Options all_options, Addresses all_addresses, domain::Instant opened);

  Options options;
  Addresses addresses;
  Tokens tokens;
  Accounts accounts;
  SignOn sign_on;
  Sessions sessions;
  Records records;
  Troubles troubles;
  std::map<std::string, int> requests;       // by step
  std::map<std::string, int> files_refused;  // uploads that the ENT did not want, by reason
};

struct Visit {
  const Request& request;
  domain::Instant now{};
  std::string path;  // without the query
  Fields query;
  Form form;  // of a POST
  Fields cookies;
  std::string step = "other";  // see Trouble
  Session* session = nullptr;  // school host: whose it is, if signed in

  [[nodiscard]] bool is_post() const { return request.method == "POST"; }
};

// The school that an account belongs to, by the name its pages show.
[[nodiscard]] std::string name_of_school(const World& world, const domain::Uai& uai);

// What a login form's post comes to.
struct SignIn {
  enum class Verdict { accepted, refused, locked, stale_form };  // stale: the password was not even looked at
  Verdict verdict = Verdict::refused;
  std::string cookie{};   // Set-Cookie for the TGC, when accepted
  std::string address{};  // the service with its ticket, when accepted
};
[[nodiscard]] SignIn sign_in(World& world, const Visit& visit, const std::string& service);
// The hidden `execution` of the login form that the visit is about to be shown.
[[nodiscard]] std::string new_execution(World& world, const Visit& visit);
// The service with a fresh ticket, if the visitor's TGC is alive.
[[nodiscard]] std::optional<std::string> signed_in_already(World& world, const Visit& visit,
                                                           const std::string& service);
// The service host's side: the ticket is used up and a session opened. Set-Cookie values; empty if the ticket is no
// good.
[[nodiscard]] std::vector<std::string> enter_with_ticket(World& world, const Visit& visit, const std::string& service);
// What a form that has been shown must bring back is there.
[[nodiscard]] bool brings_back(const Form& form, const Fields& hidden);

// What came of a wizard's upload step: the delivery is in the wizard, or the French reason why not.
[[nodiscard]] std::string take_upload(World& world, const Visit& visit, Wizard& wizard, domain::Kind kind,
                                      const Upload& upload);
// The wizard's commit: the new record, or null if an import of the school is under way. The wizard is over.
[[nodiscard]] const Record* commit(World& world, const Visit& visit, Wizard& wizard, domain::Duration identifiers_time);

}  // namespace sandbox
