#include "e2e/faketime.h"

#include <boost/filesystem/fstream.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>

namespace e2e {

namespace {

constexpr const char* kLibrary = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

domain::Instant true_now() { return std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now()); }

}  // namespace

FakeTime::FakeTime(boost::filesystem::path file) : file_(std::move(file)) {
  BOOST_REQUIRE_MESSAGE(boost::filesystem::exists(kLibrary),
                        "this test needs libfaketime: scripts/install-packages test");
  set(true_now());
}

domain::Instant FakeTime::now() const { return true_now() + offset_; }

void FakeTime::set(domain::Instant to) {
  offset_ = to - true_now();
  char text[40];
  std::snprintf(text, sizeof text, "%+.3f\n", static_cast<double>(offset_.count()) / 1000);
  boost::filesystem::path half = file_;
  half += ".half";
  boost::filesystem::ofstream(half) << text;
  boost::filesystem::rename(half, file_);
}

std::map<std::string, std::string> FakeTime::environment(const std::string& zone) const {
  return {{"LD_PRELOAD", kLibrary},
          {"FAKETIME_TIMESTAMP_FILE", file_.string()},
          {"FAKETIME_NO_CACHE", "1"},
          {"FAKETIME_DONT_FAKE_MONOTONIC", "1"},
          {"NO_FAKE_STAT", "1"},
          {"ASAN_OPTIONS", "verify_asan_link_order=0"},  // the library comes first, as it must
          {"TZ", zone}};
}

}  // namespace e2e
