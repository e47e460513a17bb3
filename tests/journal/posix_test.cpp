// Who may read a journal, as POSIX counts it, and names that only POSIX has. On Windows rights come from the folder.
#include "journal/journal.h"
#include "journal/scene.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

using journal::Journal;
using journal::JournalError;
using scene::at;

BOOST_FIXTURE_TEST_SUITE(posix, scene::Folder)

BOOST_AUTO_TEST_CASE(only_the_owner_reads_it) {
  Journal opened(journal);
  opened.record(scene::import(), {}, at(0));
  for (const auto& each : scene::fs::directory_iterator(path))
    BOOST_TEST(each.status().permissions() == (scene::fs::owner_read | scene::fs::owner_write));
}

BOOST_AUTO_TEST_CASE(rights_that_became_too_wide_are_narrowed) {
  { Journal opened(journal); }
  scene::fs::permissions(journal, scene::fs::perms(0644));
  Journal opened(journal);
  BOOST_TEST(scene::fs::status(journal).permissions() == scene::fs::perms(0600));
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written,
                     *boost::unit_test::precondition([](auto) { return ::geteuid() != 0; })) {
  scene::fs::permissions(path, scene::fs::perms(0500));
  BOOST_CHECK_THROW(Journal{journal}, JournalError);
  scene::fs::permissions(path, scene::fs::perms(0700));
}

BOOST_AUTO_TEST_CASE(a_quote_in_its_name_will_do) {
  const auto id = Journal(path / "dit \"le journal\".db").record(scene::import(), {}, at(0)).id;
  BOOST_TEST(Journal(path / "dit \"le journal\".db").find(id).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
