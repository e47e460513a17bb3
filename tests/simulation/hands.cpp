#include "hands.h"

#include "errand.h"
#include "intake/digest.h"
#include "portal/http_browser.h"
#include "promises.h"

#include <algorithm>
#include <utility>

namespace simulation {

using domain::Failure;
using domain::Fault;
using domain::Result;

namespace {

constexpr Duration kVisitTimeout = std::chrono::minutes(15);

std::optional<std::string> digest_of(const std::string& file) {
  const auto opened = intake::File::open(file);
  if (!opened) return std::nullopt;
  const auto digest = intake::sha256(*opened);
  return digest ? std::optional(*digest) : std::nullopt;
}

bool is_in_queue(const Result<portal::Answer>& answer) {
  return answer && std::holds_alternative<portal::InQueue>(*answer);
}
bool is_in_queue(const Result<engine::Accomplished>& /*of an errand*/) { return false; }

portal::Sending sending_of(const domain::Import& import) {
  return {import.kind, import.content.form, import.spool_file, import.file_name, import.mode};
}

}  // namespace

struct Hands::Visit {
  SimulatedTransport* transport;
  portal::Session session;
};

Hands::Hands(Place& place, Promises& promises, Owner& owner, std::string salt)
    : place_(place), promises_(promises), owner_(owner), salt_(std::move(salt)) {}

Hands::~Hands() = default;

void Hands::take(engine::Job job) {
  std::erase_if(fibers_, [](const Fiber& each) { return each.ended(); });
  promises_.politeness().visit_begins(*job.import.school, job);
  Fiber& fiber = fibers_.emplace_back([this, job = std::move(job)] { work(job); });
  // As a thread would: not within the turn that hands it out.
  place_.agenda.at(place_.agenda.now(), [&fiber, alive = std::weak_ptr<int>(alive_)] {
    if (!alive.expired()) fiber.resume();
  });
}

void Hands::stop() {
  stopping_ = true;
  for (SimulatedTransport* each : busy_) each->abort();
}

std::unique_ptr<Hands::Visit> Hands::enter(const domain::Uai& uai) {
  if (auto kept = kept_.extract(uai)) return std::move(kept.mapped());
  const School& school = place_.school(uai);
  auto transport = std::make_unique<SimulatedTransport>(*school.ent, place_.agenda, place_.disk, place_.trace);
  SimulatedTransport* const handle = transport.get();
  const auto& where = school.ent->addresses();
  return std::unique_ptr<Visit>(new Visit{
      handle, portal::Session(std::make_unique<portal::HttpBrowser>(std::move(transport)), school.ent->profile(),
                              {uai,
                               {{"school_url", where.school_url}, {"cas_url", where.cas_url}},
                               username_of(uai),
                               school.configured_password})});
}

// One visit, from its beginning to its end.
template <class Act>
auto Hands::visiting(const domain::Uai& school, std::optional<Instant>& patience, Act act) {
  using Came = decltype(act(std::declval<Visit&>()));
  if (stopping_) {
    promises_.politeness().visit_ends(school);
    return Came(Failure{Fault::cancelled, "Navette s'arrête."});
  }
  auto visit = enter(school);
  visit->transport->allow(kVisitTimeout);
  visit->transport->forget_patience();
  busy_.push_back(visit->transport);
  // Ends it in the books, too, if the process dies in the middle.
  struct End {
    Hands& hands;
    SimulatedTransport* transport;
    domain::Uai school;
    ~End() {
      hands.busy_.remove(transport);
      hands.promises_.politeness().visit_ends(school);
    }
  };
  const End end{*this, visit->transport, school};
  Came came = act(*visit);
  patience = visit->transport->asked_for_patience();
  if (is_in_queue(came)) kept_.insert_or_assign(school, std::move(visit));
  return came;
}

void Hands::work(const engine::Job& job) {
  const domain::Uai school = *job.import.school;
  std::optional<Instant> patience;
  if (job.errand) {
    const auto result = visiting(
        school, patience, [&](Visit& visit) { return run_errand(visit.session, job, salt_, place_.agenda.now()); });
    owner_.accomplished(job, result, patience);
  } else {
    const auto answer = visiting(school, patience, [&](Visit& visit) { return visit_with(visit, job); });
    owner_.answered(job, answer, patience);
  }
}

Result<portal::Answer> Hands::visit_with(Visit& visit, const engine::Job& job) {
  if (job.verb != planner::Action::Verb::submit) return visit.session.look(sending_of(job.import), job.import.mark);
  const auto digest = digest_of(job.import.spool_file);
  if (!digest || *digest != job.import.sha256)
    return Failure{Fault::file_refused, "Le fichier gardé par Navette n'est plus celui qui avait été reçu."};
  return visit.session.submit(sending_of(job.import),
                              [&](const std::string& mark) { return owner_.commit(job.import.id, mark); });
}

}  // namespace simulation
