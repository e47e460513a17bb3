#include "samples/samples.h"

#include "domain/school_year.h"
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"

#include <boost/filesystem/operations.hpp>

#include <cerrno>
#include <fstream>

namespace samples {

namespace {

namespace fs = boost::filesystem;

void write_file(const fs::path& path, const std::string& content) {
  fs::path unfinished = path;
  unfinished += ".part";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out) {
      const boost::system::error_code error(errno, boost::system::system_category());
      throw fs::filesystem_error("write", unfinished, error);
    }
  }
  fs::rename(unfinished, path);
}

}  // namespace

std::vector<fs::path> write_samples(const fs::path& folder, const Options& options) {
  const int year = domain::SchoolYear::of(options.made_at).start;
  const School school = make_school(options.uai, options.pupils, options.seed, year);
  std::string edt = write_clear_edt(school);
  std::string idpn = write_idpn(school, options.made_at);
  if (options.encrypted) {
    Envelope envelope;
    envelope.made_at = options.made_at;
    envelope.uai = school.uai.str();
    envelope.school_name = school.name;
    envelope.postcode_town = school.postcode + " " + school.town;
    const std::vector<Partner> partners{vendor_partner(), sandbox_partner()};
    envelope.software = "EDT (école inventée)";
    edt = write_container(edt, envelope, partners, options.seed);
    envelope.software = "PRONOTE (école inventée)";
    idpn = write_container(idpn, envelope, partners, options.seed + 1);
  }
  fs::create_directories(folder);
  const std::string& partner = sandbox_partner().name;
  const fs::path edt_path = folder / ("EDT_To_" + partner + "_" + school.uai.str() + ".xml");
  const fs::path idpn_path = folder / ("IdPN_To_" + partner + "_" + school.uai.str() + ".xml");
  write_file(edt_path, edt);
  write_file(idpn_path, idpn);
  return {edt_path, idpn_path};
}

}  // namespace samples
