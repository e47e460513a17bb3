#include "samples/text.h"

#include <cstdio>

namespace samples {

namespace {

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

}  // namespace

pugi::xml_document new_document() {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  return document;
}

std::string text_of(const pugi::xml_document& document, Layout layout) {
  StringWriter writer;
  const unsigned format = layout == Layout::indented ? pugi::format_indent : pugi::format_raw;
  document.save(writer, "  ", format, pugi::encoding_utf8);
  return std::move(writer.text);
}

std::string iso(Date date) {
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::string iso(domain::Instant instant) {
  using namespace std::chrono;
  const auto day = floor<days>(instant);
  const hh_mm_ss<milliseconds> time{instant - day};
  char text[64];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                static_cast<int>(time.subseconds().count()));
  return iso(Date{day}) + text;
}

}  // namespace samples
