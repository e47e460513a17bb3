// A journal and a drop folder as the years leave them: so many exports imported and filed, with their reports.
//
//   bench_shelves COUNT SCHOOLS DAYS FOLDER JOURNAL
//
// Spread evenly over the schools and the last DAYS days. FOLDER is where the drop folder will be, written into the
// journal; the shelves are made in the folder "shelves" beside JOURNAL, and the caller moves both to their place (made
// on a memory disk, 60,000 durable changes take seconds). Prints the schools' UAIs.
#include "journal/journal.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace {

namespace fs = boost::filesystem;
using domain::Import;
using domain::Instant;

constexpr unsigned kFirstSchool = 134567;

domain::Uai school(int i) {
  const unsigned number = kFirstSchool + static_cast<unsigned>(i);
  return domain::Uai::parse("0" + std::to_string(number) + domain::Uai::check_letter(number)).value();
}

Import received(int i, const domain::Uai& uai, Instant when, const std::string& folder) {
  Import import;
  import.school = uai;
  import.kind = i % 4 == 3 ? domain::Kind::idpn : domain::Kind::edt;
  const std::string number = std::to_string(i);
  import.sha256 = std::string(64 - number.size(), 'a') + number;
  import.file_name = import.kind == domain::Kind::edt ? "EDT_To_KOSMOS_" + uai.str() + ".xml" : "IdPN_To_KOSMOS.xml";
  import.folder = folder;
  import.bytes = 644'000;
  import.content.kind = import.kind;
  import.content.form = domain::Form::clear;
  import.content.school = uai;
  import.content.software = "EDT 2026";
  import.content.made_at = when;
  import.content.year = domain::SchoolYear::of(when);
  import.content.counts = domain::Counts{38, 45, 18, 40, 60, 35, 426, 801, 704, 14'226, 0};
  import.content.payload_bytes = import.bytes;
  import.received_at = when;
  import.spool_file = "/var/lib/navette/spool/1/" + import.sha256 + "/" + import.file_name;
  return import;
}

domain::Outcome outcome() {
  return {{{"Groupes créés", "60"}, {"Séances générées", "14226"}, {"Personnes non reconnues", "2"}},
          {"LE GALL Maëlle (élève, née le 03/05/2013)", "N'DIAYE Awa (élève, née le 12/11/2012)"}};
}

// The files do not matter at a start, only that they lie there.
void shelve(const fs::path& place, const std::string& name) {
  fs::create_directories(place);
  for (const std::string ending : {"", ".txt", ".html"}) fs::ofstream(place / (name + ending)) << name << "\n";
}

void fill(int count, int schools, int days, const std::string& folder, const fs::path& file) {
  journal::Journal journal(file);
  const auto now = std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now());
  const domain::Duration whole = std::chrono::hours(24 * days);
  for (int i = 0; i < count; ++i) {
    const Instant when = now - whole + whole / count * i;
    const auto import = journal.record(received(i, school(i % schools), when, folder), std::nullopt, when);
    const auto change = [&](const domain::Event& event) { journal.apply(import.id, event, when).value(); };
    const auto day = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(when));
    char date[16];
    std::snprintf(date, sizeof date, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    const std::string name = import.school->str() + "-" + std::to_string(i) + ".xml";
    shelve(file.parent_path() / "shelves" / "Importés" / date, name);
    change(domain::Started{import.kind == domain::Kind::idpn ? std::optional(domain::Mode::complete) : std::nullopt});
    change(domain::Committing{"N° 41"});
    change(domain::Queued{3, when});
    change(domain::Finished{outcome()});
    change(domain::Filed{folder + "/Importés/" + date + "/" + name});
  }
  for (int i = 0; i < schools; ++i) std::cout << school(i).str() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 6) throw std::runtime_error("usage: see bench/shelves.cpp");
    fill(std::stoi(argv[1]), std::stoi(argv[2]), std::stoi(argv[3]), argv[4], argv[5]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_shelves: " << error.what() << "\n";
    return 1;
  }
}
