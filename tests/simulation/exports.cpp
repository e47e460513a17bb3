#include "exports.h"

#include "domain/school_year.h"
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"

#include <map>
#include <tuple>

namespace simulation {

namespace {

constexpr int kPupils = 12;

const samples::School& school_of(const Wanted& wanted) {
  static std::map<std::tuple<std::string, int, int>, samples::School> made;
  const int year = domain::SchoolYear::of(wanted.made_at).start;
  const std::tuple key(wanted.school.str(), wanted.edition, year);
  auto found = made.find(key);
  if (found == made.end())
    found = made.emplace(key, samples::make_school(wanted.school, kPupils, static_cast<unsigned>(wanted.edition), year))
                .first;
  return found->second;
}

}  // namespace

std::string export_of(const Wanted& wanted) {
  const samples::School& school = school_of(wanted);
  std::string bytes =
      wanted.kind == domain::Kind::edt ? samples::write_clear_edt(school) : samples::write_idpn(school, wanted.made_at);
  if (!wanted.encrypted) return bytes;
  samples::Envelope envelope;
  envelope.software = wanted.kind == domain::Kind::edt ? "EDT 2026" : "PRONOTE 2026";
  envelope.made_at = wanted.made_at;
  envelope.uai = wanted.school.str();
  return samples::write_container(bytes, envelope, {samples::vendor_partner(), samples::sandbox_partner()},
                                  static_cast<unsigned>(wanted.edition));
}

std::string file_name_of(const Wanted& wanted) {
  return std::string(wanted.kind == domain::Kind::edt ? "EDT_To_KOSMOS_" : "IdPN_To_KOSMOS_") + wanted.school.str() +
         ".xml";
}

}  // namespace simulation
