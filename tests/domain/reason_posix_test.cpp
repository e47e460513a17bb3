#include "domain/reason.h"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstring>

BOOST_AUTO_TEST_SUITE(reason)

BOOST_AUTO_TEST_CASE(what_people_meet_is_said_in_french) {
  for (const int error : {ENOENT, EACCES, EPERM, ENOSPC, EROFS, EDQUOT, EMFILE, ENFILE, EBUSY, EISDIR, ENOTDIR, ELOOP,
                          ENAMETOOLONG, EIO, EEXIST, ENOTEMPTY, ENOMEM, EADDRINUSE}) {
    const std::string words = domain::reason(error);
    BOOST_TEST(words.find("du système") == words.npos, std::strerror(error) << ": " << words);
    BOOST_TEST(words == domain::reason(boost::system::error_code(error, boost::system::system_category())));
  }
}

BOOST_AUTO_TEST_CASE(of_others_the_number_is_said) {
  BOOST_TEST(domain::reason(EPROTO) == "erreur n° " + std::to_string(EPROTO) + " du système");
}

BOOST_AUTO_TEST_SUITE_END()
