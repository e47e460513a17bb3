// Input: see answers.h. A visit to an ENT that answers whatever it likes, by the shipped profile: sign-in, import, then
// a look at it. The flags of the first line, any of them:
//   i   identifiers instead of a timetable        u   the journal cannot note the intent
//   c   the last answer comes again and again     2   the sandbox's second profile
#include "answers.h"

#include "must.h"
#include "portal/http_browser.h"
#include "portal/session.h"

#include <memory>

namespace {

using fuzz::must;
using portal::Result;

constexpr std::string_view kPassword = "mot2passe-tres-secret";
constexpr int kMostRequests = 400;  // a visit asks for some 20 pages, and begins again twice at most

struct Script {
  std::string_view answers;
  std::string_view last{};
  bool repeats = false;

  int requests = 0;
  int commits = 0;      // how often the intent was noted
  bool barred = false;  // noting it failed: nothing may leave any more
};

class Scripted final : public portal::Transport {
 public:
  explicit Scripted(Script& script) : script_(script) {}

  Result<portal::Response> send(const portal::Request& request) override {
    must(++script_.requests <= kMostRequests, "a visit ends");
    must(!script_.barred, "nothing is sent once the intent could not be noted");
    must(fuzz::is_web(request.address), "a request goes to a web address");
    for (const auto* text : {&request.address, &request.referer})
      must(text->find(kPassword) == text->npos, "the password is in no address");
    if (script_.answers.empty()) {
      if (!script_.repeats) return domain::Failure{domain::Fault::unreachable, "La connexion s'est interrompue."};
      script_.answers = script_.last;
    }
    script_.last = script_.answers;
    return fuzz::read(script_.answers, request.address);
  }
  void allow(domain::Duration) override {}
  void abort() override {}
  void resume() override {}
  [[nodiscard]] std::int64_t requests() const override { return script_.requests; }

 private:
  Script& script_;
};

void check_text(std::string_view text) { must(text.find(kPassword) == text.npos, "the password is told nobody"); }

void check_answer(const Result<portal::Answer>& answer) {
  if (!answer) {
    check_text(answer.error().sentence);
    must(fuzz::is_sentence(answer.error().sentence), "a failure is a whole sentence");
    return;
  }
  if (const auto* down = std::get_if<portal::TurnedDown>(&*answer)) {
    check_text(down->sentence);
    must(fuzz::is_sentence(down->sentence), "a refusal is a whole sentence");
  }
  if (const auto* taken = std::get_if<portal::TakenIn>(&*answer)) {
    must(taken->outcome.figures.size() <= 200 && taken->outcome.not_recognised.size() <= 20'000, "a report is bounded");
    for (const auto& figure : taken->outcome.figures) must(fuzz::is_utf8(figure.label), "figures are UTF-8");
  }
}

std::shared_ptr<const portal::Profile> profile(bool second) {
  static const auto first_one = portal::Profile::load(NAVETTE_PROFILES "/skolengo.yaml");
  static const auto second_one = portal::Profile::load(NAVETTE_PROFILES "/bac-a-sable-2.yaml");
  return second ? second_one : first_one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = fuzz::text_of(data, size);
  const auto flags = fuzz::take_line(rest);
  const auto flag = [&](char which) { return flags.find(which) != flags.npos; };
  Script script{rest, rest, flag('c')};
  static const auto school = *domain::Uai::parse("0134567U");
  portal::Session session(std::make_unique<portal::HttpBrowser>(std::make_unique<Scripted>(script)), profile(flag('2')),
                          {school,
                           {{"portal_url", "https://www.ent.test"},
                            {"school_url", "https://ecole.ent.test"},
                            {"cas_url", "https://cas.ent.test"}},
                           "superadmin",
                           std::string(kPassword)});
  const portal::Sending sending{flag('i') ? domain::Kind::idpn : domain::Kind::edt, domain::Form::clear, "/dev/null",
                                flag('i') ? "IdPN_To_KOSMOS.xml" : "EDT_To_KOSMOS_0134567U.xml",
                                domain::Mode::complete};
  std::string mark;
  const auto answer = session.submit(sending, [&](const std::string& seen) -> Result<void> {
    must(++script.commits == 1, "the intent is noted once");
    mark = seen;
    if (!flag('u')) return {};
    script.barred = true;
    return domain::Failure{domain::Fault::cancelled, "Navette s'arrête."};
  });
  script.barred = false;
  check_answer(answer);
  check_text(session.strange_page());
  if (answer) {
    must(!flag('u') || script.commits == 0, "an import whose intent could not be noted is none");
    must(script.commits == 1 || std::holds_alternative<portal::TurnedDown>(*answer),
         "an import is taken in only after its intent was noted");
    must(!std::holds_alternative<portal::Absent>(*answer) && !std::holds_alternative<portal::CannotTell>(*answer),
         "what was just sent is known");
  }
  script.requests = 0;
  check_answer(session.look(sending, mark));
  check_text(session.strange_page());
  must(script.commits <= 1, "a look commits nothing");
  return 0;
}
