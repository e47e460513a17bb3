// The sandbox ENT over real sockets, in either skin, a clock in the test's hands, and the shipped profile of that skin.
#pragma once

#include "portal/http_browser.h"
#include "portal/session.h"
#include "portal/transport_curl.h"
#include "samples/exports.h"
#include "samples/school.h"
#include "sandbox/server.h"

#include <boost/filesystem.hpp>
#include <boost/json/parse.hpp>

#include <atomic>
#include <fstream>
#include <functional>

namespace portal {

inline const domain::Uai kSchool = *domain::Uai::parse("0134567U");

// The sandbox, its clock in the test's hands, and the two files of its school.
struct Stage {
  explicit Stage(const std::string& skin, const std::function<void(sandbox::Options&)>& further = {})
      : profile(Profile::load(profiles() / (skin + ".yaml"))),
        server(options(skin, further), [this] { return domain::Instant(domain::Duration(now.load())); }) {
    server.start();
    boost::filesystem::create_directories(folder);
    write("edt.xml", samples::write_clear_edt(school));
    write("idpn.xml", samples::write_idpn(school, domain::Instant(domain::Duration(now.load()))));
  }
  ~Stage() {
    server.stop();
    boost::system::error_code ignored;
    boost::filesystem::remove_all(folder, ignored);
  }

  static boost::filesystem::path profiles() { return NAVETTE_PROFILES; }

  static sandbox::Options options(const std::string& skin, const std::function<void(sandbox::Options&)>& further) {
    sandbox::Options options;
    options.skin = skin == "skolengo" ? sandbox::Skin::skolengo : sandbox::Skin::second;
    options.other_school_every = {};
    options.schools_ahead = 3;
    if (further) further(options);
    return options;
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
  }

  Session visit(const std::string& username = "superadmin") {
    const auto where = server.addresses();
    return visit_at({{"school_url", where.school_url}, {"cas_url", where.cas_url}}, username);
  }
  Session visit_at(const std::map<std::string, std::string>& addresses, const std::string& username = "superadmin") {
    CurlOptions curl;
    curl.proxy = "";
    return Session(std::make_unique<HttpBrowser>(std::make_unique<CurlTransport>(curl)), profile,
                   {kSchool, addresses, username, "navette-demo"});
  }

  // Requests of one step, as the ENT counted them.
  std::int64_t steps(const char* step) {
    const auto ledger = boost::json::parse(server.ledger());
    const auto* count = ledger.at("requests").at("by_step").as_object().if_contains(step);
    return count ? count->as_int64() : 0;
  }

  Sending edt() const {
    return {domain::Kind::edt, domain::Form::clear, folder / "edt.xml", "EDT_To_KOSMOS_0134567U.xml", {}};
  }
  Sending idpn() const {
    return {domain::Kind::idpn, domain::Form::clear, folder / "idpn.xml", "IdPN_To_KOSMOS.xml", domain::Mode::complete};
  }

  BeforeCommit record() {
    return [this](const std::string& seen) -> Result<void> {
      mark = seen;
      ++commits;
      return {};
    };
  }

  void trouble(const std::string& sentence) { server.cause(sandbox::trouble_named(sentence).value()); }
  void pass(domain::Duration time) { now += time.count(); }

  // Imports the file to its end; the ENT's clock goes on meanwhile.
  Result<Answer> import(Session& session, const Sending& sending) {
    auto answer = session.submit(sending, record());
    for (int look = 0; look < 20 && answer && std::holds_alternative<InQueue>(*answer); ++look) {
      pass(std::chrono::minutes(20));
      answer = session.look(sending, mark);
    }
    return answer;
  }

  samples::School school = samples::make_school(kSchool, 60, 7, 2026);
  std::atomic<std::int64_t> now{1'795'000'000'000};  // 18 November 2026
  boost::filesystem::path folder = boost::filesystem::temp_directory_path() / boost::filesystem::unique_path();
  std::shared_ptr<const Profile> profile;
  sandbox::Server server;
  std::string mark;
  int commits = 0;
};

template <class T>
bool is(const Result<Answer>& answer) {
  return answer.has_value() && std::holds_alternative<T>(*answer);
}

inline std::string told(const Result<Answer>& answer) {
  return answer ? "answer " + std::to_string(answer->index())
                : std::string(domain::name_of(answer.error().fault)) + ": " + answer.error().sentence;
}

inline const std::vector<std::string> kSkins = {"skolengo", "bac-a-sable-2"};

}  // namespace portal
