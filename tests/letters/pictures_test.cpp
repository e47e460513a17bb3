// The QR code (what it says is read by letters.pdf) and the logo.
#include "letters/logo.h"
#include "letters/qr_code.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>

BOOST_AUTO_TEST_SUITE(pictures)

BOOST_AUTO_TEST_CASE(a_code_has_its_quiet_zone) {
  const auto code = letters::qr_code("https://ent.example/");
  BOOST_TEST_REQUIRE(code.has_value());
  BOOST_TEST(code->side == 25 + 8);                    // version 2
  BOOST_TEST(code->path.starts_with("M4 4h7v1h-7z"));  // the upper left finder's edge
  BOOST_TEST(code->path.find_first_not_of("0123456789MHhvz -") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_text_that_fits_no_code) {
  for (const std::string& text : {std::string(), std::string(5000, 'x')}) {
    const auto code = letters::qr_code(text);
    BOOST_TEST_REQUIRE(!code.has_value());
    BOOST_TEST(code.error().sentence.find("code QR") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_logo_is_what_its_bytes_say) {
  const auto of = [](std::string_view bytes) {
    const auto logo = letters::logo_of(bytes, "logo.gif");
    return logo ? *logo : logo.error().sentence;
  };
  BOOST_TEST(of("\x89PNG\r\n\x1A\nx") == "data:image/png;base64,iVBORw0KGgp4");
  BOOST_TEST(of("\xFF\xD8\xFF\xE0") == "data:image/jpeg;base64,/9j/4A==");
  BOOST_TEST(of("<svg/>") == "data:image/svg+xml;base64,PHN2Zy8+");
  BOOST_TEST(of("\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- a --><svg/>").starts_with("data:image/svg+xml;base64,"));
  for (const char* other : {"", "GIF89a", "<html><svg/></html>", "<script/>"})
    BOOST_TEST(of(other).starts_with("Le logo « logo.gif » n'est pas une image"));
  BOOST_TEST(of(std::string(letters::kLargestLogo + 1, 'x')).starts_with("Le logo « logo.gif » fait plus de 1 Mo."));
}

BOOST_AUTO_TEST_CASE(a_logo_of_a_file) {
  namespace fs = boost::filesystem;
  const fs::path file = fs::temp_directory_path() / fs::unique_path("navette-logo-é-%%%%%%%%.svg");
  std::ofstream(file, std::ios::binary) << "<svg/>";
  const auto logo = letters::read_logo(file);
  fs::remove(file);
  BOOST_TEST_REQUIRE(logo.has_value());
  BOOST_TEST(*logo == "data:image/svg+xml;base64,PHN2Zy8+");
  for (const fs::path& none : {file, fs::temp_directory_path()}) {
    const auto refused = letters::read_logo(none);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().sentence.find("n'a pas pu être lu") != std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
