// Samples cut short and with bytes flipped: never a crash, and what is cut is never taken for whole.
#include "documents.h"
#include "samples/container.h"
#include "samples/exports.h"
#include "samples/keys.h"

#include <random>

BOOST_AUTO_TEST_SUITE(mutation)

namespace {

struct Sample {
  std::string bytes;
  std::string_view name;
};

std::vector<Sample> all_samples() {
  const auto school = samples::make_school(*domain::Uai::parse("0134567U"), 12, 1, 2025);
  const std::string clear = samples::write_clear_edt(school);
  samples::Envelope envelope;
  envelope.uai = "0134567U";
  return {{clear, tests::kEdtName},
          {samples::write_container(clear, envelope, {samples::sandbox_partner()}, 1), tests::kEdtName},
          {samples::write_idpn(school, {}), tests::kIdpnName},
          {tests::utf16(tests::timetable(), false, true), tests::kEdtName},
          {tests::utf16(tests::timetable(), true, false), "x.xml"},
          {tests::replaced(tests::timetable(), "UTF-8", "windows-1252"), "x.xml"}};
}

std::size_t trimmed_size(const Sample& sample) {
  std::size_t size = sample.bytes.size();
  const auto is_space = [](char c) { return c == ' ' || c == '\r' || c == '\n' || c == '\0'; };
  while (size > 0 && is_space(sample.bytes[size - 1])) --size;
  return size;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sample_cut_anywhere_is_never_whole) {
  for (const Sample& sample : all_samples()) {
    BOOST_TEST_REQUIRE(formats::recognise(sample.bytes, sample.name)->content.has_value());
    BOOST_TEST_REQUIRE(formats::ends_whole(sample.bytes));
    const std::size_t end = trimmed_size(sample);
    const std::size_t step = std::max<std::size_t>(1, end / 400);
    const auto check = [&](std::size_t length) {
      const std::string_view cut = std::string_view(sample.bytes).substr(0, length);
      const auto recognition = formats::recognise(cut, sample.name);
      BOOST_TEST_REQUIRE(!(recognition && recognition->content), "accepted when cut at byte " << length);
      BOOST_TEST_REQUIRE(!formats::ends_whole(cut), "whole when cut at byte " << length);
    };
    for (std::size_t length = 0; length + 80 < end; length += step) check(length);
    for (std::size_t length = end - 80; length < end; ++length) check(length);
  }
}

BOOST_AUTO_TEST_CASE(flipped_bytes_never_crash) {
  std::mt19937_64 random(20'251'003);
  for (const Sample& sample : all_samples())
    for (int round = 0; round < 300; ++round) {
      std::string bytes = sample.bytes;
      for (auto flips = 1 + random() % 8; flips > 0; --flips) {
        // Half of them in the first kilobyte, where the structure is decided.
        const std::size_t range = random() % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 1024);
        bytes[random() % range] = static_cast<char>(random() & 0xFF);
      }
      const auto recognition = formats::recognise(bytes, sample.name);
      if (recognition && !recognition->content)
        BOOST_TEST_REQUIRE(recognition->content.error().sentence.ends_with('.'));
      (void)formats::ends_whole(bytes);
      const bool maybe = formats::may_be_ours(std::string_view(bytes).substr(0, formats::kPeek), sample.name);
      BOOST_TEST_REQUIRE((maybe || !recognition));
    }
}

BOOST_AUTO_TEST_CASE(a_flipped_byte_in_the_payload_s_text_is_refused_or_keeps_its_size) {
  const Sample sample = all_samples()[1];
  const auto whole = formats::recognise(sample.bytes, sample.name)->content->payload_bytes;
  const std::size_t begin = sample.bytes.find("<CONTENU>") + 9, end = sample.bytes.find("</CONTENU>");
  for (std::size_t at = begin; at < end; at += 37) {
    std::string bytes = sample.bytes;
    bytes[at] = bytes[at] == '*' ? '+' : '*';
    const auto recognition = formats::recognise(bytes, sample.name);
    BOOST_TEST_REQUIRE(!recognition->content.has_value());
  }
  BOOST_TEST(whole > 0u);
}

BOOST_AUTO_TEST_SUITE_END()
