#include "domain/reason.h"

#include <boost/test/unit_test.hpp>

#include <winsock2.h>

BOOST_AUTO_TEST_SUITE(reason)

BOOST_AUTO_TEST_CASE(what_people_meet_is_said_in_french) {
  for (const int error : std::initializer_list<int>{
           ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_DISK_FULL,
           ERROR_WRITE_PROTECT, ERROR_NOT_READY, ERROR_BAD_NETPATH, ERROR_ALREADY_EXISTS, ERROR_DIR_NOT_EMPTY,
           ERROR_FILENAME_EXCED_RANGE, WSAEADDRINUSE, WSAEADDRNOTAVAIL}) {
    const std::string words = domain::reason(error);
    BOOST_TEST(words.find("du système") == words.npos, error << ": " << words);
    BOOST_TEST(words == domain::reason(boost::system::error_code(error, boost::system::system_category())));
  }
  BOOST_TEST(domain::reason(make_error_code(boost::system::errc::not_a_directory)) == "ce n'est pas un dossier");
}

BOOST_AUTO_TEST_CASE(of_others_the_number_is_said) {
  BOOST_TEST(domain::reason(ERROR_BAD_FORMAT) == "erreur n° 11 du système");
}

BOOST_AUTO_TEST_SUITE_END()
