#include "sandbox/template.h"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <kainjow/mustache.hpp>

#include <functional>
#include <map>
#include <stdexcept>

namespace sandbox {

namespace mustache = kainjow::mustache;

namespace {

mustache::data data_of(const boost::json::value& value) {
  if (const auto* object = value.if_object()) {
    mustache::data data{mustache::data::type::object};
    for (const auto& each : *object) data.set(std::string(each.key()), data_of(each.value()));
    return data;
  }
  if (const auto* array = value.if_array()) {
    mustache::data data{mustache::data::type::list};
    for (const auto& each : *array) data.push_back(data_of(each));
    return data;
  }
  if (const auto* flag = value.if_bool()) return mustache::data{*flag};
  if (value.is_null()) return mustache::data{false};
  if (const auto* text = value.if_string()) return mustache::data{std::string(*text)};
  return mustache::data{boost::json::serialize(value)};
}

// An apostrophe stays itself, as French text is full of them: our attributes stand between double quotes.
std::string escaped(const std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out.push_back(c);
  }
  return out;
}

}  // namespace

std::string render(std::string_view text, const boost::json::object& view) {
  thread_local std::map<std::string, mustache::mustache, std::less<>> read;
  auto page = read.find(text);
  if (page == read.end()) {
    mustache::mustache fresh{std::string(text)};
    if (!fresh.is_valid()) throw std::logic_error("sandbox template: " + fresh.error_message());
    fresh.set_custom_escape(escaped);
    page = read.emplace(text, std::move(fresh)).first;
  }
  return page->second.render(data_of(view));
}

}  // namespace sandbox
