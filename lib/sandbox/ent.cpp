#include "sandbox/ent.h"

#include "sandbox/calendar.h"
#include "sandbox/ledger.h"
#include "sandbox/site.h"

#include <cmath>

namespace sandbox {

namespace {

using Kind = Trouble::Kind;

constexpr double kPatience = 30;  // seconds of Retry-After that a 429 names unless told otherwise

// When today's (or tonight's) maintenance ends, if it is on.
std::optional<domain::Instant> end_of_maintenance(const std::vector<DailyHours>& hours, domain::Instant now) {
  constexpr int kDay = 24 * 60;
  const int minute = paris_minute_of_day(now);
  for (const DailyHours& each : hours) {
    const int since = (minute - each.from + kDay) % kDay;
    const int length = (each.to - each.from + kDay) % kDay;
    if (since < length) return std::chrono::floor<std::chrono::minutes>(now) + std::chrono::minutes(length - since);
  }
  return std::nullopt;
}

void retry_after(Response& response, double seconds) {
  response.headers.emplace_back("Retry-After", std::to_string(std::llround(seconds)));
}

Response dropped() {
  Response response;
  response.dropped = true;
  return response;
}

}  // namespace

Ent::Ent(const Options& options, const Addresses& addresses, domain::Instant opened)
    : world_(std::make_unique<World>(options, addresses, opened)),
      site_(options.skin == Skin::skolengo ? make_skolengo_site() : make_second_site()) {}

Ent::~Ent() = default;

Response Ent::answer(const Request& request, domain::Instant now) {
  Response response = serve(request, now);
  for (auto& [name, value] : response.headers) value = encoded(value, site_->charset());
  response.body = encoded(response.body, site_->charset());
  return response;
}

Response Ent::serve(const Request& request, domain::Instant now) {
  World& world = *world_;
  world.records.settle(now);

  const std::size_t mark = request.target.find('?');
  Visit visit{request, now, request.target.substr(0, mark), {}, {}, read_cookies(request.header("cookie"))};
  if (mark != std::string::npos)
    visit.query = read_urlencoded(std::string_view(request.target).substr(mark + 1), site_->charset());
  if (visit.is_post()) visit.form = read_form(request.header("content-type"), request.body, site_->charset());
  visit.step = site_->step_of(visit);
  ++world.requests[visit.step];

  const auto strikes = [&](Kind kind) { return world.troubles.strikes(kind, visit.step); };
  if (strikes(Kind::dropped_before)) return dropped();
  if (request.header("user-agent").empty()) return site_->forbidden();
  if (strikes(Kind::maintenance)) return site_->maintenance(std::nullopt);
  if (const auto until = end_of_maintenance(world.options.maintenance_hours, now)) {
    Response response = site_->maintenance(until);
    retry_after(response, static_cast<double>((*until - now) / std::chrono::seconds(1)));
    return response;
  }
  if (const auto trouble = strikes(Kind::unavailable)) {
    Response response = site_->unavailable();
    if (trouble->seconds) retry_after(response, *trouble->seconds);
    return response;
  }
  if (const auto trouble = strikes(Kind::throttled)) {
    Response response = site_->throttled();
    retry_after(response, trouble->seconds.value_or(kPatience));
    return response;
  }
  if (strikes(Kind::changed_page)) return site_->changed();

  if (request.host == Host::school) {
    const std::string id = visit.cookies.get("JSESSIONID");
    visit.session = world.sessions.find(id, visit.cookies.get("SERVERID"), now);
    if (visit.session) {
      const bool everywhere = strikes(Kind::expired).has_value();
      if (everywhere) world.sign_on.forget(visit.session->account.username);
      if (everywhere || strikes(Kind::expired_school)) {
        world.sessions.close(id);
        visit.session = nullptr;
      }
    }
  }

  Response response = site_->answer(world, visit);
  if (const auto trouble = strikes(Kind::slow))
    response.delay = domain::Duration(std::llround(trouble->seconds.value_or(2) * 1000));
  if (strikes(Kind::dropped_after)) response.dropped = true;
  return response;
}

void Ent::cause(const Trouble& trouble) {
  world_->troubles.add(trouble);
}
void Ent::heal() {
  world_->troubles.heal();
}
void Ent::set_schools_ahead(int count) {
  world_->records.set_schools_ahead(count);
}

std::string Ent::ledger(domain::Instant now) {
  world_->records.settle(now);
  return ledger_of(*world_, now);
}

std::string Ent::directory(domain::Instant now) {
  world_->records.settle(now);
  return directory_of(*world_);
}

std::uint64_t Ent::changes() const {
  return world_->records.changes() + world_->accounts.attempts().size();
}

}  // namespace sandbox
