// The files that `navette sandbox samples` writes: one invented school's EDT and IdPN exports.
#pragma once

#include "domain/clock.h"
#include "domain/uai.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <vector>

namespace samples {

struct Options {
  domain::Uai uai;
  int pupils = 426;
  std::uint64_t seed = 1;
  domain::Instant made_at{};  // DATEHEURE; also tells the school year
  bool encrypted = false;     // for sandbox_partner(), else in the clear
};

// Writes EDT_To_KOSMOS_<UAI>.xml and IdPN_To_KOSMOS_<UAI>.xml into `folder` (made if absent), each whole before it gets
// its name, as a careful program would; files of those names are replaced. Answers their paths, EDT first. Throws
// boost::filesystem::filesystem_error where the folder cannot be written.
[[nodiscard]] std::vector<boost::filesystem::path> write_samples(const boost::filesystem::path& folder,
                                                                 const Options& options);

}  // namespace samples
