// What holds of a file of ours that was taken.
#pragma once

#include "desk.h"
#include "intake/digest.h"

namespace intake {

inline void check_arrived(const Desk& desk, const Scan& scan, const std::string& bytes,
                          const std::string& name = kName) {
  BOOST_TEST_REQUIRE(scan.arrivals.size() == 1U);
  const Arrival& arrival = scan.arrivals.front();
  BOOST_TEST(arrival.file_name == name);
  BOOST_TEST(arrival.bytes == bytes.size());
  BOOST_TEST(arrival.sha256 == sha256(bytes));
  BOOST_TEST(bytes_of(arrival.spool_file) == bytes);
  BOOST_TEST(arrival.spool_file.parent_path().parent_path() == desk.spool);
  BOOST_TEST(has_mode(arrival.spool_file, 0600));
  BOOST_TEST(has_mode(desk.spool, 0700));
  BOOST_TEST(!fs::exists(desk.folder / name));
  BOOST_TEST(!scan.trouble.has_value());
}

}  // namespace intake
