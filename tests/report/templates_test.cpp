#include "report/templates.h"

#include "report/accounts.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>

namespace fs = boost::filesystem;
using report::Templates;

namespace {

struct Fixture {
  fs::path directory = fs::temp_directory_path() / fs::unique_path("navette-%%%%%%%%");
  Fixture() { fs::create_directories(directory); }
  ~Fixture() {
    boost::system::error_code ignored;
    fs::remove_all(directory, ignored);
  }
  void write(const std::string& name, const std::string& content) const {
    std::ofstream((directory / name).native()) << content;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(templates, Fixture)

BOOST_AUTO_TEST_CASE(a_directory_replaces_what_it_holds_and_no_more) {
  write("text.mustache", "Import {{id}} : {{headline}}{{#steps}}{{#items}} [{{number}}]{{/items}}{{/steps}}");
  const Templates templates = Templates::load(directory);
  BOOST_TEST(report::text(accounts::refused_by_ent(), templates) == "Import 14 : L’ENT a refusé ce fichier. [1] [2]\n");
  BOOST_TEST(templates.page == Templates::standard().page);
}

BOOST_AUTO_TEST_CASE(a_broken_one_is_named) {
  write("page.mustache", "{{#steps}} sans fin");
  BOOST_CHECK_EXCEPTION((void)Templates::load(directory), report::TemplateError, [](const auto& error) {
    return std::string(error.what()).find("page.mustache") != std::string::npos;
  });
  BOOST_CHECK_THROW((void)Templates::load(directory / "absent"), report::TemplateError);
}

BOOST_AUTO_TEST_SUITE_END()
