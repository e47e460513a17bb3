#include "portal/session.h"

#include "portal/discretion.h"
#include "portal/flow.h"
#include "portal/imports_reader.h"
#include "portal/inspection.h"

#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

// How often one visit signs in again before it gives up: an ENT that drops sessions faster than that is ill. That a
// sign-in was lost before its first page counts as well, and twice in a row ends the visit: a third password in a row
// is never sent.
constexpr int kSignInsAgain = 2;

std::string framed(const std::string& words) {
  if (words.empty())
    return "L'ENT a refusé ce fichier sans dire pourquoi. Vérifiez l'export, refaites-le, puis déposez-le de nouveau.";
  return "L'ENT a refusé ce fichier. Il écrit : « " + words +
         " ». Corrigez-en la cause, refaites l'export, puis déposez-le de "
         "nouveau.";
}

void wipe(std::string& secret) {
  volatile char* bytes = secret.data();
  for (std::size_t i = 0; i < secret.size(); ++i) bytes[i] = '\0';
  secret.clear();
}

}  // namespace

class Session::Impl {
 public:
  Impl(std::unique_ptr<Browser> browser, std::shared_ptr<const Profile> profile, Access access)
      : browser_(std::move(browser)),
        profile_(std::move(profile)),
        access_(std::move(access)),
        flow_(*browser_, *profile_, access_),
        list_(flow_, *browser_, *profile_),
        discretion_(access_.password) {}
  ~Impl() { wipe(access_.password); }

  Result<Answer> submit(const Sending& sending, const BeforeCommit& before_commit) {
    return discretion_.of(submitted(sending, before_commit));
  }

  Result<Answer> look(const Sending& sending, const std::string& mark) {
    return discretion_.of(looked_at(sending, mark));
  }

  void check(const Tell& tell) {
    flow_.forget_strange_page();
    signed_in_ = false;
    const auto sign_in = [this]() -> Result<void> {
      const auto entered = signed_in<bool>([](Trace&) -> Result<bool> { return true; });
      return entered ? Result<void>() : entered.error();
    };
    inspect(flow_, *browser_, *profile_, sign_in, [&](const Checked& line) { tell(discretion_.of(line)); });
  }

  std::string strange_page() const { return discretion_.of(flow_.strange_page()); }

 private:
  // The page that tells of one import, so that the next look at it costs one request.
  struct Followed {
    std::string mark;
    domain::Kind kind{};
    std::string file_name;
    std::string address;
  };

  Result<Answer> submitted(const Sending& sending, const BeforeCommit& before_commit) {
    flow_.forget_strange_page();
    const auto steps = profile_->imports.find(sending.kind);
    if (steps == profile_->imports.end())
      return Failure{Fault::page_changed, "Le profil « " + profile_->title +
                                              " » ne dit pas comment importer ce genre d'export : complétez-le."};
    std::string mark;
    if (profile_->list) {
      auto seen = signed_in<std::string>([&](Trace& trace) { return list_.mark(trace); });
      if (!seen) return seen.error();
      mark = std::move(*seen);
    }
    return signed_in<Answer>([&](Trace& trace) -> Result<Answer> {
      if (auto run = flow_.run(steps->second, FlowKind::import, trace, &sending, before_commit, mark); !run)
        return run.error();
      return answer_of(trace).value_or(InQueue{});
    });
  }

  Result<Answer> looked_at(const Sending& sending, const std::string& mark) {
    flow_.forget_strange_page();
    if (!profile_->list)
      return Answer(CannotTell{"Le profil « " + profile_->title +
                               " » ne connaît aucune page de l'ENT qui dise quels imports il a "
                               "pris. Regardez dans l'ENT si celui-ci y figure, puis confirmez ou relancez l'import."});
    return signed_in<Answer>([&](Trace& trace) { return look_signed_in(sending, mark, trace); });
  }

  // Makes a visit, signing in first where needed, and again when the session ended on the way; never across a commit.
  template <class T, class Visit>
  Result<T> signed_in(Visit visit) {
    for (int again = 0;; ++again) {
      if (!signed_in_) {
        const auto entered = enter();
        if (!entered && entered.error().fault == Fault::signed_out && lost_in_a_row_ == 1 && again < kSignInsAgain)
          continue;
        if (!entered) return entered.error();
      }
      Trace trace;
      Result<T> result = visit(trace);
      if (result) {
        flow_.forget_strange_page();  // an earlier round's
        return result;
      }
      const bool lost = result.error().fault == Fault::signed_out || trace.sent_home;
      if (lost) signed_in_ = false;
      if (!lost || trace.committed) return result;
      if (again == kSignInsAgain) {
        flow_.forget_strange_page();  // the home page in another's place is no change of the ENT
        return lost_too_often();
      }
    }
  }

  // One sign-in; signed_out if it was lost on the way.
  Result<void> enter() {
    Trace trace;
    auto entered = flow_.run(profile_->sign_in, FlowKind::sign_in, trace);
    signed_in_ = entered.has_value();
    if (signed_in_) lost_in_a_row_ = 0;
    if (signed_in_ || entered.error().fault != Fault::signed_out) return entered;
    const bool no_word_again = trace.no_word && no_word_;
    no_word_ = trace.no_word;
    if (++lost_in_a_row_ == 1) return entered;
    if (!no_word_again) return lost_too_often();
    return Failure{Fault::credentials_refused,
                   "L'ENT a montré deux fois de suite sa page de connexion sans dire pourquoi : il refuse sans doute "
                   "l'identifiant ou le mot de passe. Navette n'essaie pas davantage, pour ne pas bloquer le compte : "
                   "corrigez-les (« navette configure »)."};
  }

  static Failure lost_too_often() {
    return {Fault::signed_out,
            "L'ENT a fermé la session plusieurs fois de suite pendant la visite. Rien n'a été validé."};
  }

  // What the page that the flow met says of the import; empty if it met none that does.
  std::optional<Answer> answer_of(const Trace& trace) const {
    if (!trace.meaning) return std::nullopt;
    switch (trace.meaning->means) {
      case Means::refused: return TurnedDown{framed(trace.words)};
      case Means::taken_in: return TakenIn{flow_.read_report()};
      case Means::queued:
      case Means::running: return InQueue{trace.ahead, trace.announced};
      default: return std::nullopt;
    }
  }

  Result<Answer> look_signed_in(const Sending& sending, const std::string& mark, Trace& trace) {
    if (followed_ && followed_->mark == mark && followed_->kind == sending.kind &&
        followed_->file_name == sending.file_name) {
      Trace here;
      auto opened = flow_.open(followed_->address, FlowKind::report, here);
      if (!opened && opened.error().fault != Fault::page_changed) return opened.error();
      if (opened)
        if (auto answer = answer_of(here)) return *answer;
      followed_.reset();
    }
    const auto found = list_.find(mark, sending.kind, sending.file_name, trace);
    if (!found) return found.error();
    if (std::holds_alternative<NoRow>(*found)) return Answer(Absent{});
    if (const auto* unclear = std::get_if<UnclearRow>(&*found)) return Answer(CannotTell{unclear->sentence});
    return answer_of_row(std::get<Row>(*found), sending, mark);
  }

  // The row's own page where it has one worth a request, else the row.
  Result<Answer> answer_of_row(const Row& row, const Sending& sending, const std::string& mark) {
    const auto progress = progress_of(row, *profile_->list);
    if (!progress)
      return flow_.strange("La liste des imports de l'ENT donne un état que le profil ne connaît pas : « " +
                           shortened(cell(row, ImportsList::Column::state), 80) + " ». ");
    const bool ended = *progress == Progress::done || *progress == Progress::refused;
    if (!row.report_address.empty() && (ended || tells_the_wait())) {
      Trace trace;
      auto opened = flow_.open(row.report_address, FlowKind::report, trace);
      // The list has told the essential; a report page that cannot be read must not bring it back into doubt.
      if (!opened && opened.error().fault != Fault::page_changed) return opened.error();
      if (opened)
        if (auto answer = answer_of(trace)) {
          followed_ = Followed{mark, sending.kind, sending.file_name, row.report_address};
          return *answer;
        }
    }
    switch (*progress) {
      case Progress::done: return Answer(TakenIn{});
      case Progress::refused: return Answer(TurnedDown{framed({})});
      case Progress::running: return Answer(InQueue{0, std::nullopt});
      case Progress::queued: break;
    }
    return Answer(InQueue{number_in(cell(row, ImportsList::Column::ahead)), std::nullopt});
  }

  // Whether an import's own page can say more of the queue than its row.
  bool tells_the_wait() const {
    for (const Signature& page : profile_->pages)
      if (page.means == Means::queued && (page.ahead || page.wait)) return true;
    return false;
  }

  static std::optional<int> number_in(const std::string& text) {
    static const Pattern kDigits("(\\d{1,6})");
    const auto found = kDigits.find(text);
    return found ? std::optional<int>(std::stoi(found->front())) : std::nullopt;
  }

  std::unique_ptr<Browser> browser_;
  std::shared_ptr<const Profile> profile_;
  Access access_;
  Flow flow_;
  ImportsReader list_;
  Discretion discretion_;
  bool signed_in_ = false;
  int lost_in_a_row_ = 0;  // sign-ins since the last that succeeded
  bool no_word_ = false;   // the last of them lost without a word
  std::optional<Followed> followed_;
};

Session::Session(std::unique_ptr<Browser> browser, std::shared_ptr<const Profile> profile, Access access)
    : impl_(std::make_unique<Impl>(std::move(browser), std::move(profile), std::move(access))) {}

Session::~Session() = default;

Result<Answer> Session::submit(const Sending& sending, const BeforeCommit& before_commit) {
  return impl_->submit(sending, before_commit);
}

Result<Answer> Session::look(const Sending& sending, const std::string& mark) { return impl_->look(sending, mark); }

void Session::check(const Tell& tell) { impl_->check(tell); }

std::string Session::strange_page() const { return impl_->strange_page(); }

}  // namespace portal
