#include "portal/people_reader.h"

#include <iterator>
#include <utility>

namespace portal {

namespace {

constexpr int kMostPeoplePages = 20;
constexpr std::size_t kMostPeopleFound = 500;

}  // namespace

Result<FoundPeople> PeopleReader::read(Trace& trace) {
  FoundPeople found;
  std::vector<FoundPerson> before;
  for (int page = 1;; ++page) {
    auto here = people_here();
    if (!here) return here.error();
    const bool stands_still = page > 1 && *here == before;  // the link leads nowhere new
    if (!stands_still) found.people.insert(found.people.end(), here->begin(), here->end());
    const bool last = table_.next.empty() || !browser_.has_link(table_.next);
    found.all = last && found.people.size() <= kMostPeopleFound;
    if (last || stands_still || page == kMostPeoplePages || found.people.size() >= kMostPeopleFound) break;
    before = std::move(*here);
    Step step{Follow{table_.next}};
    step.line = line_;
    if (auto followed = flow_.take(step, FlowKind::directory_search, trace); !followed) return followed.error();
  }
  if (found.people.size() > kMostPeopleFound) found.people.resize(kMostPeopleFound);
  return found;
}

Result<std::vector<FoundPerson>> PeopleReader::people_here() {
  auto people = people_on(browser_.page(), table_);
  if (!people && flow_.fits(table_.empty)) people.emplace();
  if (!people) return flow_.strange("L'annuaire de l'ENT n'a pas le tableau que le profil décrit. ");
  return std::move(*people);
}

}  // namespace portal
