#include "intake/file.h"

#include "desk.h"
#include "intake/digest.h"
#include "intake/file_name.h"
#include "intake/lease.h"
#include "intake/listing.h"

#include <boost/test/unit_test.hpp>

#include <thread>

namespace intake {

bool writers_can_be_proven() {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "a") << "a";
  return writers_of(*File::open(folder.path / "a")) == Writers::none;
}

boost::test_tools::assertion_result links_can_be_made(boost::unit_test::test_unit_id) {
  const TemporaryFolder folder;
  error_code error;
  fs::create_symlink(folder.path / "a", folder.path / "link", error);
  // Wine says that it made one.
  boost::test_tools::assertion_result can(!error && fs::is_symlink(folder.path / "link", error));
  can.message() << "this account makes no links here";
  return can;
}

BOOST_AUTO_TEST_SUITE(file)

BOOST_AUTO_TEST_CASE(a_lease_tells_writers_from_readers) {
  if (!writers_can_be_proven()) {
    BOOST_TEST_MESSAGE("no leases on this file system: not tested");
    return;
  }
  const TemporaryFolder folder;
  Writer writer(folder.path / "a");
  const auto file = File::open(folder.path / "a");
  BOOST_TEST_REQUIRE(file.has_value());
  BOOST_TEST((writers_of(*file) == Writers::some));
  writer.close();
  const auto reader = File::open(folder.path / "a");
  BOOST_TEST((writers_of(*file) == Writers::none));
}

BOOST_AUTO_TEST_CASE(a_writer_who_comes_during_a_lease_neither_fails_nor_kills_us) {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "a") << "a";
  const auto file = File::open(folder.path / "a");
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    do Writer(folder.path / "a", Writer::Begins::as_it_is).write("b");
    while (!stop);  // once at least, should this thread come late to the processor
  });
  for (int i = 0; i < 5000; ++i) std::ignore = writers_of(*file);
  stop = true;
  writer.join();
  BOOST_TEST(bytes_of(folder.path / "a") == "b");
}

BOOST_AUTO_TEST_CASE(only_regular_files_open) {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "a") << "a";
  BOOST_TEST(File::open(folder.path / "a").has_value());
  BOOST_TEST(!File::open(folder.path));
}

BOOST_AUTO_TEST_CASE(a_link_does_not_open, *boost::unit_test::precondition(links_can_be_made)) {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "a") << "a";
  fs::create_symlink(folder.path / "a", folder.path / "link");
  BOOST_TEST(!File::open(folder.path / "link"));
}

BOOST_AUTO_TEST_CASE(a_rename_never_overwrites) {
  const TemporaryFolder folder;
  std::ofstream(folder.path / "a") << "a";
  std::ofstream(folder.path / "b") << "b";
  BOOST_TEST((rename_new(folder.path / "a", folder.path / "b") == boost::system::errc::file_exists));
  BOOST_TEST(bytes_of(folder.path / "b") == "b");
  BOOST_TEST(!rename_new(folder.path / "a", folder.path / "c"));
  BOOST_TEST(bytes_of(folder.path / "c") == "a");
}

BOOST_AUTO_TEST_CASE(sha256_in_pieces_is_sha256) {
  BOOST_TEST(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2
  const TemporaryFolder folder;
  const std::string bytes(700'001, 'x');
  std::ofstream(folder.path / "a") << bytes;
  const auto file = File::open(folder.path / "a");
  auto copied = File::create(folder.path / "b");
  BOOST_TEST(*sha256(*file) == sha256(bytes));
  BOOST_TEST(*copy(*file, *copied) == sha256(bytes));
  BOOST_TEST(bytes_of(folder.path / "b") == bytes);
}

BOOST_AUTO_TEST_CASE(the_listing_shows_regular_files_only) {
  const TemporaryFolder folder;
  for (const char* name : {"a.xml", ".hidden", "~$letter.docx", "b.TMP", "c.part", "d.xml.crdownload", "e.download",
                           "Thumbs.db", "Desktop.ini", "f.xml~", "part", "été.xml"})
    std::ofstream(folder.path / name) << "x";
  if (const auto can = links_can_be_made(0))
    fs::create_symlink(folder.path / "a.xml", folder.path / "link.xml");
  else
    BOOST_TEST_MESSAGE(can.message() << ": not tested that they are not shown");
  fs::create_directory(folder.path / "Importés");
  std::set<std::string> seen;
  BOOST_TEST(!look(folder.path, [&](const Sighting& file) {
    seen.insert(file.name);
    BOOST_TEST(file.stamp.bytes == 1U);
  }));
  BOOST_TEST((seen == std::set<std::string>{"a.xml", "part", "été.xml"}));
  BOOST_TEST((look(folder.path / "absent", [](const Sighting&) {}) == boost::system::errc::no_such_file_or_directory));
}

BOOST_AUTO_TEST_CASE(names_are_made_printable_numbered_and_cut) {
  BOOST_TEST(printable("caf\xC3\xA9.xml") == "café.xml");
  BOOST_TEST(printable("caf\xE9.xml") == "caf\xEF\xBF\xBD.xml");
  BOOST_TEST(printable("a\nb\x7F\xC2\x85") == "a b  ");
  BOOST_TEST(numbered("a.xml", 1, 255) == "a.xml");
  BOOST_TEST(numbered("a.xml", 2, 255) == "a (2).xml");
  BOOST_TEST(numbered("sans extension", 3, 255) == "sans extension (3)");
  BOOST_TEST(numbered(".xml", 2, 255) == ".xml (2)");
  BOOST_TEST(numbered(std::string(251, 'a') + ".xml", 12, 255) == std::string(246, 'a') + " (12).xml");
  BOOST_TEST(numbered("ééé.xml", 1, 9) == "éé.xml");  // 10 bytes: not half a character
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace intake
