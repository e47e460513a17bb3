// Somebody with a browser, as far as these tests need one: keeps cookies, follows redirects, sends hidden fields back.
#pragma once

#include "samples/school.h"
#include "sandbox/addresses.h"
#include "sandbox/ent.h"
#include "sandbox/form.h"

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sandbox {

using Pairs = std::vector<std::pair<std::string, std::string>>;

class Visitor {
 public:
  using Transport = std::function<Response(const Request&)>;

  Visitor(Transport transport, Addresses addresses)
      : transport_(std::move(transport)), addresses_(std::move(addresses)) {}

  void get(const std::string& address);
  // The form on the page: its hidden fields, then `pairs`, as multipart if there is a file.
  void submit(const std::string& address, const Pairs& pairs, const Upload* file = nullptr);

  [[nodiscard]] bool reads(std::string_view text) const { return page.body.find(text) != std::string::npos; }
  [[nodiscard]] Pairs hidden() const;
  // What stands between two texts on the page, empty if they are not there.
  [[nodiscard]] std::string between(std::string_view before, std::string_view after) const;

  Response page;                       // the last answer that was no redirect
  std::string address;                 // whose page it is
  std::vector<std::string> redirects;  // of the last request
  std::map<std::string, std::string> cookies;
  std::string user_agent = "Navette test";

 private:
  void send(Host host, const std::string& method, const std::string& target, const std::string& type,
            const std::string& body);
  void go(const std::string& where, const std::string& method, const std::string& type, const std::string& body);

  Transport transport_;
  Addresses addresses_;
};

// The ENT with a clock that the test sets, and a visitor to it.
struct Stage {
  explicit Stage(Options options = {});

  [[nodiscard]] boost::json::object ledger() { return boost::json::parse(ent.ledger(now)).as_object(); }

  domain::Instant now;
  Addresses addresses;
  Ent ent;
  Visitor visitor;
};

inline std::size_t imports_in(Stage& stage) { return stage.ledger().at("imports").as_array().size(); }

// Options without other schools and without people whom nobody knows, so that numbers can be foretold.
[[nodiscard]] Options quiet_options(Skin skin = Skin::skolengo);

[[nodiscard]] samples::School demo_school();
[[nodiscard]] Upload edt_upload(const std::string& field, bool encrypted = false);
[[nodiscard]] Upload idpn_upload(const std::string& field);

// skolengo: what a person does, up to the page after the named step ("login", "sign_in", "edt.1" ... "edt.commit").
void sign_in_to_skolengo(Visitor& visitor, const std::string& password = "navette-demo",
                         const std::string& username = "superadmin");
void walk_edt(Visitor& visitor, const std::string& last_step = "edt.commit", bool encrypted = false);
void walk_idpn(Visitor& visitor, const std::string& mode = "COMPLET");

}  // namespace sandbox
