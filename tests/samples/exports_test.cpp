#include "samples/exports.h"

#include "formats/real_exports.h"
#include "formats/recognise.h"
#include "samples/container.h"
#include "samples/keys.h"
#include "samples/samples.h"

#include <boost/filesystem/operations.hpp>
#include <boost/test/unit_test.hpp>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include <memory>

BOOST_AUTO_TEST_SUITE(exports)

namespace {

namespace fs = boost::filesystem;

domain::Uai uai() { return *domain::Uai::parse("0134567U"); }
domain::Instant noon() { return std::chrono::sys_days{std::chrono::year{2025} / 10 / 3} + std::chrono::hours{12}; }

struct Folder {
  fs::path path = fs::temp_directory_path() / fs::unique_path("navette-samples-%%%%%%%%");
  ~Folder() { fs::remove_all(path); }
};

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// Whether `document` is valid against the vendor's schema; true as well if that is not there.
bool is_valid(const std::string& document, const char* schema_name) {
  const auto text = tests::real_export(schema_name);
  if (!text) {
    BOOST_TEST_MESSAGE(schema_name << " is not there: not validated");
    return true;
  }
  const auto keep = [](auto* object, auto free) { return std::shared_ptr<void>(object, free); };
  xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(text->data(), static_cast<int>(text->size()));
  const auto parser_end =
      keep(parser, [](void* p) { xmlSchemaFreeParserCtxt(static_cast<xmlSchemaParserCtxtPtr>(p)); });
  xmlSchemaPtr schema = xmlSchemaParse(parser);
  const auto schema_end = keep(schema, [](void* p) { xmlSchemaFree(static_cast<xmlSchemaPtr>(p)); });
  xmlDocPtr tree = xmlReadMemory(document.data(), static_cast<int>(document.size()), "", nullptr, XML_PARSE_NONET);
  const auto tree_end = keep(tree, [](void* p) { xmlFreeDoc(static_cast<xmlDocPtr>(p)); });
  if (tree == nullptr || schema == nullptr) return false;
  xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
  const auto context_end =
      keep(context, [](void* p) { xmlSchemaFreeValidCtxt(static_cast<xmlSchemaValidCtxtPtr>(p)); });
  std::string complaints;  // of the validator, shown only if a test fails
  xmlSchemaSetValidStructuredErrors(
      context, [](void* into, xmlErrorPtr error) { *static_cast<std::string*>(into) += error->message; }, &complaints);
  const bool valid = xmlSchemaValidateDoc(context, tree) == 0;
  if (!valid) BOOST_TEST_MESSAGE(complaints);
  return valid;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_clear_export_is_valid_against_the_vendors_schema) {
  for (const int pupils : {1, 60, 426}) {
    const std::string text = samples::write_clear_edt(samples::make_school(uai(), pupils, 11, 2025));
    BOOST_TEST(is_valid(text, "ExportEmploiDuTemps.xsd"));
    if (tests::real_export("ExportEmploiDuTemps.xsd")) {  // the validator must be able to say no
      std::string broken = text;
      broken.replace(broken.find("NombrePlaces=\""), 14, "NombreplAces=\"");
      BOOST_TEST(!is_valid(broken, "ExportEmploiDuTemps.xsd"));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_clear_export_is_read_back_with_every_count) {
  const auto school = samples::make_school(uai(), 426, 11, 2025);
  const auto read = formats::recognise(samples::write_clear_edt(school), "EDT_To_KOSMOS_0134567U.xml");
  BOOST_TEST_REQUIRE(read.has_value());
  BOOST_TEST_REQUIRE(read->content.has_value());
  BOOST_TEST((read->content->counts == samples::counts_of(school)));
  BOOST_TEST((read->content->school == uai()));
  BOOST_TEST(read->content->year->start == 2025);
  BOOST_TEST(read->content->findings.empty());
  BOOST_TEST(samples::counts_of(school).lessons > 5000);
}

BOOST_AUTO_TEST_CASE(the_identifiers_are_read_back) {
  const auto school = samples::make_school(uai(), 100, 11, 2025);
  const auto read = formats::recognise(samples::write_idpn(school, noon()), "IdPN_To_KOSMOS_0134567U.xml");
  BOOST_TEST_REQUIRE(read.has_value());
  BOOST_TEST((read->kind == domain::Kind::idpn));
  BOOST_TEST_REQUIRE(read->content.has_value());
  BOOST_TEST(read->content->counts->identifiers == samples::counts_of(school).identifiers);
  BOOST_TEST((read->content->made_at == noon()));
  BOOST_TEST((read->content->school == uai()));
  BOOST_TEST(read->content->findings.empty());
}

BOOST_AUTO_TEST_CASE(both_files_are_written_under_the_names_of_the_vendor) {
  const Folder folder;
  const samples::Options options{.uai = uai(), .pupils = 40, .seed = 2, .made_at = noon()};
  const auto paths = samples::write_samples(folder.path / "deep", options);
  BOOST_TEST_REQUIRE(paths.size() == 2u);
  BOOST_TEST(paths[0].filename() == "EDT_To_KOSMOS_0134567U.xml");
  BOOST_TEST(paths[1].filename() == "IdPN_To_KOSMOS_0134567U.xml");
  BOOST_TEST(std::distance(fs::directory_iterator(folder.path / "deep"), {}) == 2);
  for (const auto& path : paths) {
    const auto read = formats::recognise(content_of(path), path.filename().string());
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST(read->content.has_value());
  }
  const std::string before = content_of(paths[0]);
  BOOST_TEST((samples::write_samples(folder.path / "deep", options) == paths));
  BOOST_TEST((content_of(paths[0]) == before));
}

BOOST_AUTO_TEST_CASE(encrypted_files_are_containers_that_the_sandbox_can_open) {
  const Folder folder;
  const samples::Options options{.uai = uai(), .pupils = 40, .seed = 2, .made_at = noon(), .encrypted = true};
  for (const auto& path : samples::write_samples(folder.path, options)) {
    const std::string file = content_of(path);
    BOOST_TEST(is_valid(file, "ConteneurExportChiffre.xsd"));
    const auto read = formats::recognise(file, path.filename().string());
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST_REQUIRE(read->content.has_value());
    BOOST_TEST((read->content->form == domain::Form::container));
    BOOST_TEST((read->content->made_at == noon()));
    BOOST_TEST((read->content->partners == std::vector<std::string>{"INDEXEDUCATION", "KOSMOS"}));
    BOOST_TEST(read->content->findings.empty());
    const auto payload = samples::open_container(file, "kosmos", samples::sandbox_private_key());
    BOOST_TEST_REQUIRE(payload.has_value());
    const auto inner = formats::recognise(*payload, path.filename().string());
    BOOST_TEST_REQUIRE(inner.has_value());
    BOOST_TEST((inner->kind == read->kind));
    BOOST_TEST(inner->content.has_value());
  }
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_said) {
  const Folder folder;
  { std::ofstream(folder.path) << "a file where the folder should be"; }
  BOOST_CHECK_THROW((void)samples::write_samples(folder.path, {.uai = uai(), .pupils = 4}), fs::filesystem_error);
}

BOOST_AUTO_TEST_SUITE_END()
