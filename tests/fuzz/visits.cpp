#include "visits.h"

#include "portal/http_browser.h"
#include "portal/session.h"
#include "portal/transport_curl.h"
#include "samples/exports.h"
#include "sandbox/server.h"

#include <boost/algorithm/string/replace.hpp>
#include <boost/filesystem.hpp>
#include <boost/filesystem/fstream.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <atomic>

namespace fuzz {

namespace {

const domain::Uai kSchool = *domain::Uai::parse("0134567U");

void rename(std::string& text, const std::string& from, const std::string& to) {
  const auto encoded = [](const std::string& address) {
    return boost::urls::encode(address, boost::urls::unreserved_chars);
  };
  boost::algorithm::replace_all(text, from, to);
  boost::algorithm::replace_all(text, encoded(from), encoded(to));
}

class Recorder final : public portal::Transport {
 public:
  Recorder(std::vector<portal::Response>& kept, sandbox::Addresses addresses)
      : kept_(kept), addresses_(std::move(addresses)) {}

  portal::Result<portal::Response> send(const portal::Request& request) override {
    auto answer = inner_.send(request);
    portal::Response copy = answer ? *answer : portal::Response{};
    for (auto* text : {&copy.address, &copy.body}) {
      rename(*text, addresses_.school_url, "https://ecole.ent.test");
      rename(*text, addresses_.cas_url, "https://cas.ent.test");
    }
    kept_.push_back(std::move(copy));
    return answer;
  }
  void allow(domain::Duration visit) override { inner_.allow(visit); }
  void abort() override { inner_.abort(); }
  void resume() override { inner_.resume(); }
  [[nodiscard]] std::int64_t requests() const override { return inner_.requests(); }

 private:
  portal::CurlTransport inner_{{.proxy = "direct"}};
  std::vector<portal::Response>& kept_;
  sandbox::Addresses addresses_;
};

struct Folder {
  Folder() { boost::filesystem::create_directories(path); }
  ~Folder() {
    boost::system::error_code ignored;
    boost::filesystem::remove_all(path, ignored);
  }
  boost::filesystem::path path = boost::filesystem::temp_directory_path() / boost::filesystem::unique_path();
};

Visited visit(bool second, domain::Kind kind, const std::string& trouble) {
  std::atomic<std::int64_t> now{1'795'000'000'000};  // 18 November 2026
  sandbox::Options options;
  options.skin = second ? sandbox::Skin::second : sandbox::Skin::skolengo;
  options.other_school_every = {};
  options.schools_ahead = 1;
  options.unrecognised_permille = 100;
  sandbox::Server server(options, [&] { return domain::Instant(domain::Duration(now.load())); });
  server.start();
  if (!trouble.empty()) server.cause(sandbox::trouble_named(trouble).value());

  const Folder folder;
  const auto school = samples::make_school(kSchool, 40, 7, 2026);
  const bool edt = kind == domain::Kind::edt;
  const auto file = folder.path / "export.xml";
  boost::filesystem::ofstream(file, std::ios::binary)
      << (edt ? samples::write_clear_edt(school)
              : samples::write_idpn(school, domain::Instant(domain::Duration(now.load()))));

  Visited visited{std::string(edt ? "" : "i") + (second ? "2" : ""), {}};
  const auto profile = std::string(NAVETTE_CONF "/portals/") + (second ? "bac-a-sable-2.yaml" : "skolengo.yaml");
  portal::Session session(
      std::make_unique<portal::HttpBrowser>(std::make_unique<Recorder>(visited.answers, server.addresses())),
      portal::Profile::load(profile),
      {kSchool,
       {{"school_url", server.addresses().school_url}, {"cas_url", server.addresses().cas_url}},
       "superadmin",
       "navette-demo"});
  const portal::Sending sending{kind, domain::Form::clear, file,
                                edt ? "EDT_To_KOSMOS_0134567U.xml" : "IdPN_To_KOSMOS.xml", domain::Mode::complete};
  std::string mark;
  (void)session.submit(sending, [&](const std::string& seen) -> portal::Result<void> {
    mark = seen;
    return {};
  });
  for (int look = 0; look < 2; ++look) {
    (void)session.look(sending, mark);
    now += std::chrono::milliseconds(std::chrono::hours(1)).count();
  }
  return visited;
}

}  // namespace

std::vector<Visited> visits() {
  std::vector<Visited> all;
  for (const bool second : {false, true}) {
    for (const auto kind : {domain::Kind::edt, domain::Kind::idpn}) all.push_back(visit(second, kind, ""));
    for (const char* trouble : {"maintenance", "throttled@edt.open", "expired@edt.2", "expired@edt.commit",
                                "changed_page@edt.1", "refused_file@edt", "wrong_password", "dropped_after@edt.commit"})
      all.push_back(visit(second, domain::Kind::edt, trouble));
  }
  return all;
}

}  // namespace fuzz
