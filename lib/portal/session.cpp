#include "portal/session.h"

#include "portal/flow.h"
#include "portal/inspection.h"

#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

// How often one visit signs in again before it gives up: an ENT that drops sessions faster than that is ill.
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
        flow_(*browser_, *profile_, access_) {}
  ~Impl() { wipe(access_.password); }

  Result<Answer> submit(const Sending& sending, const BeforeCommit& before_commit) {
    flow_.forget_strange_page();
    const auto steps = profile_->imports.find(sending.kind);
    if (steps == profile_->imports.end())
      return Failure{Fault::page_changed, "Le profil « " + profile_->title +
                                              " » ne dit pas comment importer ce genre d'export : complétez-le."};
    std::string mark;
    if (profile_->list) {
      const auto rows = signed_in<std::vector<Row>>([&](Trace& trace) { return rows_of_list(trace); });
      if (!rows) return rows.error();
      mark = mark_of(*rows, *profile_->list);
    }
    return signed_in<Answer>([&](Trace& trace) -> Result<Answer> {
      if (auto run = flow_.run(steps->second, FlowKind::import, trace, &sending, before_commit, mark); !run)
        return run.error();
      return answer_of(trace).value_or(InQueue{});
    });
  }

  Result<Answer> look(const Sending& sending, const std::string& mark) {
    flow_.forget_strange_page();
    if (!profile_->list)
      return Answer(CannotTell{"Le profil « " + profile_->title +
                               " » ne connaît aucune page de l'ENT qui dise quels imports il a "
                               "pris. Regardez dans l'ENT si celui-ci y figure, puis confirmez ou relancez l'import."});
    return signed_in<Answer>([&](Trace& trace) { return look_signed_in(sending, mark, trace); });
  }

  std::vector<Checked> check() {
    flow_.forget_strange_page();
    signed_in_ = false;
    return inspect(flow_, *browser_, *profile_);
  }

  const std::string& strange_page() const { return flow_.strange_page(); }

 private:
  // The page that tells of one import, so that the next look at it costs one request.
  struct Followed {
    std::string mark;
    domain::Kind kind{};
    std::string file_name;
    std::string address;
  };

  // Makes a visit, signing in first where needed, and again when the session ended on the way; never across a commit.
  template <class T, class Visit>
  Result<T> signed_in(Visit visit) {
    for (int again = 0;; ++again) {
      if (!signed_in_) {
        Trace trace;
        if (auto entered = flow_.run(profile_->sign_in, FlowKind::sign_in, trace); !entered) return entered.error();
        signed_in_ = true;
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
        return Failure{Fault::signed_out,
                       "L'ENT a fermé la session plusieurs fois de suite pendant la visite. Rien n'a été validé ; Navette "
                       "recommencera plus tard."};
      }
    }
  }

  // What the page that the flow met says of the import; empty if it met none that does.
  std::optional<Answer> answer_of(const Trace& trace) const {
    if (!trace.meaning) return std::nullopt;
    switch (trace.meaning->means) {
      case Means::refused:
        return TurnedDown{framed(trace.words)};
      case Means::taken_in:
        return TakenIn{flow_.read_report()};
      case Means::queued:
      case Means::running:
        return InQueue{trace.ahead, trace.announced};
      default:
        return std::nullopt;
    }
  }

  Result<std::vector<Row>> rows_of_list(Trace& trace) {
    if (!list_address_.empty()) {
      const std::string address = std::exchange(list_address_, {});
      if (auto opened = flow_.open(address, FlowKind::list, trace);
          !opened && opened.error().fault != Fault::page_changed)
        return opened.error();
      const auto* landmark = std::get_if<Expect>(&profile_->list_steps[profile_->list_steps.size() - 2].action);
      if (landmark && flow_.fits(landmark->page)) return rows_here(trace);
    }
    if (auto walked = flow_.run(profile_->list_steps, FlowKind::list, trace); !walked) return walked.error();
    return rows_here(trace);
  }

  Result<std::vector<Row>> rows_here(const Trace& trace) {
    auto rows = rows_on(browser_->page(), *profile_->list);
    if (!rows && flow_.fits(profile_->list->empty)) rows.emplace();
    if (!rows) return flow_.strange("La liste des imports de l'ENT n'a pas le tableau que le profil décrit. ");
    if (trace.by_link) list_address_ = browser_->page().address;
    return std::move(*rows);
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
    const auto rows = rows_of_list(trace);
    if (!rows) return rows.error();
    auto found = new_since(mark, *rows, *profile_->list, sending.kind, sending.file_name);
    if (std::holds_alternative<NoRow>(found)) return Answer(Absent{});
    if (const auto* unclear = std::get_if<UnclearRow>(&found)) return Answer(CannotTell{unclear->sentence});
    return answer_of_row(std::get<Row>(found), sending, mark);
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
      case Progress::done:
        return Answer(TakenIn{});
      case Progress::refused:
        return Answer(TurnedDown{framed({})});
      case Progress::running:
        return Answer(InQueue{0, std::nullopt});
      case Progress::queued:
        break;
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
  bool signed_in_ = false;
  std::string list_address_;  // of the list of imports, once it was reached by links alone
  std::optional<Followed> followed_;
};

Session::Session(std::unique_ptr<Browser> browser, std::shared_ptr<const Profile> profile, Access access)
    : impl_(std::make_unique<Impl>(std::move(browser), std::move(profile), std::move(access))) {}

Session::~Session() = default;

Result<Answer> Session::submit(const Sending& sending, const BeforeCommit& before_commit) {
  return impl_->submit(sending, before_commit);
}

Result<Answer> Session::look(const Sending& sending, const std::string& mark) {
  return impl_->look(sending, mark);
}

std::vector<Checked> Session::check() {
  return impl_->check();
}

const std::string& Session::strange_page() const {
  return impl_->strange_page();
}

}  // namespace portal
