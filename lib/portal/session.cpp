#include "portal/session.h"

#include "portal/discretion.h"
#include "portal/errands.h"
#include "portal/import_desk.h"
#include "portal/inspection.h"

#include <utility>

namespace portal {

namespace {

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
        entrance_(flow_, *profile_),
        imports(flow_, *browser_, *profile_, entrance_),
        errands(flow_, *browser_, *profile_, entrance_),
        discretion(access_.password) {}
  ~Impl() { wipe(access_.password); }

  void check(const Tell& tell, const std::optional<std::chrono::sys_days>& today) {
    flow_.forget_strange_page();
    entrance_.leave();
    const auto sign_in = [this]() -> Result<void> {
      const auto entered = entrance_.signed_in<bool>([](Trace&) -> Result<bool> { return true; });
      return entered ? Result<void>() : entered.error();
    };
    inspect(flow_, *browser_, *profile_, sign_in, [&](const Checked& line) { tell(discretion.of(line)); }, today);
  }

  std::string strange_page() const { return discretion.of(flow_.strange_page()); }

 private:
  std::unique_ptr<Browser> browser_;
  std::shared_ptr<const Profile> profile_;
  Access access_;
  Flow flow_;
  Entrance entrance_;

 public:
  ImportDesk imports;
  Errands errands;
  Discretion discretion;
};

Session::Session(std::unique_ptr<Browser> browser, std::shared_ptr<const Profile> profile, Access access)
    : impl_(std::make_unique<Impl>(std::move(browser), std::move(profile), std::move(access))) {}

Session::~Session() = default;

Result<Answer> Session::submit(const Sending& sending, const BeforeCommit& before_commit) {
  return impl_->discretion.of(impl_->imports.submit(sending, before_commit));
}

Result<Answer> Session::look(const Sending& sending, const std::string& mark) {
  return impl_->discretion.of(impl_->imports.look(sending, mark));
}

Result<FoundPeople> Session::search_directory(const Name& name) {
  return impl_->discretion.of(impl_->errands.search_directory(name));
}

Result<std::optional<Download>> Session::fetch_credentials_file(const CredentialsWanted& wanted) {
  return impl_->discretion.of(impl_->errands.fetch_credentials(wanted));
}

Result<std::vector<std::string>> Session::list_classes() { return impl_->discretion.of(impl_->errands.list_classes()); }

Result<ShownWeek> Session::read_timetable(const std::string& school_class, std::chrono::sys_days monday) {
  return impl_->discretion.of(impl_->errands.read_timetable(school_class, monday));
}

Result<UserAnswer> Session::create_user(const NewUser& user, const BeforeCommit& before_commit) {
  return impl_->discretion.of(impl_->errands.create_user(user, before_commit));
}

void Session::check(const Tell& tell, std::optional<std::chrono::sys_days> today) { impl_->check(tell, today); }

std::string Session::strange_page() const { return impl_->strange_page(); }

}  // namespace portal
