// What reading an export at the size cap costs, on the way that every export goes, and what is left of it afterwards.
#include "formats/recognise.h"
#include "intake/intake.h"
#include "memory/heap.h"
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"
#include "samples/school.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <malloc.h>

namespace memory {
namespace {

namespace fs = boost::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t kCap = 64u << 20;
const auto kUai = *domain::Uai::parse("0134567U");

struct Measured {
  std::size_t bytes;
  std::size_t peak;        // above what there was before
  std::int64_t heap_left;  // more than before
  std::int64_t in_memory;  // likewise, of the whole process
  intake::Scan scan;
};

// Saved, looked at and claimed.
Measured measure(const std::string& content) {
  const fs::path root = fs::temp_directory_path() / fs::unique_path("navette-memory-%%%%%%%%");
  fs::create_directories(root / "depot");
  fs::ofstream(root / "depot" / "EDT_To_KOSMOS_0134567U.xml", std::ios::binary) << content;
  intake::Options options;
  options.folder = root / "depot";
  options.spool = root / "spool";
  Measured measured{content.size(), 0, 0, 0, {}};
  {
    intake::Intake intake(options);
    malloc_trim(0);
    const std::size_t heap_before = heap();
    std::ofstream("/proc/self/clear_refs") << "5";  // the most from now on
    const std::size_t before = resident("VmRSS");
    auto steady = intake::Steady();
    for (int i = 0; i < 3 && measured.scan.arrivals.empty(); ++i, steady += 3s) measured.scan = intake.scan(steady);
    measured.peak = resident("VmHWM") - before;
    measured.heap_left = static_cast<std::int64_t>(heap()) - static_cast<std::int64_t>(heap_before);
    measured.in_memory = static_cast<std::int64_t>(resident("VmRSS")) - static_cast<std::int64_t>(before);
  }
  fs::remove_all(root);
  BOOST_TEST_MESSAGE(measured.bytes << " bytes: at most " << measured.peak << " more in memory, "
                                    << static_cast<double>(measured.peak) / static_cast<double>(measured.bytes)
                                    << " times; afterwards " << measured.heap_left << " more on the heap, "
                                    << measured.in_memory << " in memory");
  return measured;
}

// As many of a school's elements, over and over, as there is room for.
std::string clear_export() {
  const std::string one = samples::write_clear_edt(samples::make_school(kUai, 426, 1, 2026));
  const auto begin = one.find("<Cours");
  const auto end = one.rfind("</ExportEmploiDuTemps>");
  const std::string inner = one.substr(begin, end - begin), rest = one.substr(end);
  std::string all = one.substr(0, end);
  all.reserve(kCap);
  while (all.size() + inner.size() + rest.size() <= kCap) all += inner;
  return all + rest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(parse)

BOOST_AUTO_TEST_CASE(a_clear_export_at_the_cap_costs_less_than_five_times_its_size_and_gives_it_back) {
  const std::string content = clear_export();
  BOOST_TEST(content.size() > kCap * 9 / 10);
  const auto measured = measure(content);
  BOOST_TEST_REQUIRE(measured.scan.arrivals.size() == 1u);
  BOOST_TEST(measured.scan.arrivals.front().content.has_value());
  BOOST_TEST(measured.peak < 5 * content.size());
  BOOST_TEST(measured.heap_left < 1 << 20);
  BOOST_TEST(measured.in_memory < 16 << 20);
}

BOOST_AUTO_TEST_CASE(an_encrypted_export_needs_no_document) {
  std::string payload(kCap / 100 * 72, '\0');
  std::uint64_t state = 1;
  for (char& byte : payload)
    byte = static_cast<char>((state = state * 6364136223846793005u + 1442695040888963407u) >> 56);
  samples::Envelope envelope;
  envelope.uai = kUai.str();
  envelope.software = "EDT 2026";
  envelope.made_at = std::chrono::sys_days{std::chrono::year{2026} / 9 / 7};
  envelope.compressed = false;
  const std::string content = samples::write_container(payload, envelope, {samples::sandbox_partner()}, 1);
  BOOST_TEST(content.size() <= kCap);
  BOOST_TEST(content.size() > kCap * 9 / 10);
  const auto measured = measure(content);
  BOOST_TEST_REQUIRE(measured.scan.arrivals.size() == 1u);
  BOOST_TEST(measured.scan.arrivals.front().content.has_value());
  BOOST_TEST(measured.peak < content.size() * 3 / 2);
  BOOST_TEST(measured.heap_left < 1 << 20);
  BOOST_TEST(measured.in_memory < 16 << 20);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace memory
