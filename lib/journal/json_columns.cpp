#include "journal/json_columns.h"

#include "journal/journal.h"

#include <boost/json.hpp>

namespace journal {

namespace {

namespace json = boost::json;
using domain::Counts;
using domain::Export;
using domain::Finding;
using domain::Instant;
using domain::Uai;

constexpr std::pair<std::string_view, std::int64_t Counts::*> kCounts[] = {
    {"subjects", &Counts::subjects},       {"teachers", &Counts::teachers},
    {"classes", &Counts::classes},         {"class_parts", &Counts::class_parts},
    {"groups", &Counts::groups},           {"rooms", &Counts::rooms},
    {"pupils", &Counts::pupils},           {"responsibles", &Counts::responsibles},
    {"courses", &Counts::courses},         {"lessons", &Counts::lessons},
    {"identifiers", &Counts::identifiers},
};
static_assert(sizeof(Counts) == std::size(kCounts) * sizeof(std::int64_t), "every count has its word here");

json::array array_of(const std::vector<std::string>& texts) { return json::array(texts.begin(), texts.end()); }

std::vector<std::string> texts_in(const json::array& array) {
  std::vector<std::string> texts;
  texts.reserve(array.size());
  for (const auto& each : array) texts.emplace_back(std::string_view(each.as_string()));
  return texts;
}

std::string text_in(const json::value& value) { return std::string(std::string_view(value.as_string())); }

// `read` is called with the value of `key`, if there is one.
template <class Read>
void each_of(const json::object& object, std::string_view key, Read read) {
  if (const auto* value = object.if_contains(key)) read(*value);
}

template <class Read>
auto reading(std::string_view text, Read read) {
  try {
    // A school's name may come from a file that is not the UTF-8 it claims to be; that must not make its import
    // unreadable.
    json::parse_options options;
    options.allow_invalid_utf8 = true;
    return read(json::parse(json::string_view(text), {}, options));
  } catch (const std::exception&) {
    throw JournalDamaged("Le journal contient une description d'import illisible : il est abîmé.");
  }
}

}  // namespace

std::string json_of(const Export& content) {
  json::object object;
  object["kind"] = domain::name_of(content.kind);
  object["form"] = domain::name_of(content.form);
  if (content.school) object["school"] = content.school->str();
  object["school_name"] = content.school_name;
  object["software"] = content.software;
  object["partners"] = array_of(content.partners);
  if (content.made_at) object["made_at"] = content.made_at->time_since_epoch().count();
  if (content.year) object["year"] = content.year->start;
  if (content.counts) {
    json::object counts;
    for (const auto& [word, count] : kCounts) counts[word] = (*content.counts).*count;
    object["counts"] = std::move(counts);
  }
  object["payload_bytes"] = content.payload_bytes;
  json::array findings;
  for (const auto& each : content.findings)
    findings.push_back(json::object{{"code", each.code}, {"sentence", each.sentence}});
  object["findings"] = std::move(findings);
  return json::serialize(object);
}

std::string json_of(const Figures& figures) {
  json::array array;
  for (const auto& each : figures) array.push_back(json::object{{"label", each.label}, {"value", each.value}});
  return json::serialize(array);
}

std::string json_of(const std::vector<std::string>& people) { return json::serialize(array_of(people)); }

Export export_in(std::string_view text) {
  return reading(text, [](const json::value& value) {
    const auto& object = value.as_object();
    Export content;
    each_of(object, "kind", [&](const auto& v) { content.kind = domain::kind_named(text_in(v)).value(); });
    each_of(object, "form", [&](const auto& v) { content.form = domain::form_named(text_in(v)).value(); });
    each_of(object, "school", [&](const auto& v) { content.school = Uai::parse(text_in(v)).value(); });
    each_of(object, "school_name", [&](const auto& v) { content.school_name = text_in(v); });
    each_of(object, "software", [&](const auto& v) { content.software = text_in(v); });
    each_of(object, "partners", [&](const auto& v) { content.partners = texts_in(v.as_array()); });
    each_of(object, "made_at",
            [&](const auto& v) { content.made_at = Instant(domain::Duration(v.template to_number<std::int64_t>())); });
    each_of(object, "year", [&](const auto& v) { content.year = domain::SchoolYear{v.template to_number<int>()}; });
    each_of(object, "counts", [&](const auto& v) {
      content.counts.emplace();
      for (const auto& [word, count] : kCounts)
        if (const auto* number = v.as_object().if_contains(word))
          (*content.counts).*count = number->template to_number<std::int64_t>();
    });
    each_of(object, "payload_bytes",
            [&](const auto& v) { content.payload_bytes = v.template to_number<std::uint64_t>(); });
    each_of(object, "findings", [&](const auto& v) {
      for (const auto& each : v.as_array())
        content.findings.push_back(Finding{text_in(each.at("code")), text_in(each.at("sentence"))});
    });
    return content;
  });
}

Figures figures_in(std::string_view text) {
  return reading(text, [](const json::value& value) {
    Figures figures;
    for (const auto& each : value.as_array()) figures.push_back({text_in(each.at("label")), text_in(each.at("value"))});
    return figures;
  });
}

std::vector<std::string> people_in(std::string_view text) {
  return reading(text, [](const json::value& value) { return texts_in(value.as_array()); });
}

std::string json_of(const std::vector<domain::Remark>& remarks) {
  json::array array;
  for (const domain::Remark& each : remarks)
    array.push_back(json::object{
        {"task", domain::name_of(each.task)}, {"about", each.about}, {"sentences", array_of(each.sentences)}});
  return json::serialize(array);
}

std::vector<domain::Remark> remarks_in(std::string_view text) {
  return reading(text, [](const json::value& value) {
    std::vector<domain::Remark> remarks;
    for (const auto& each : value.as_array())
      remarks.push_back({domain::task_named(text_in(each.at("task"))).value(), text_in(each.at("about")),
                         texts_in(each.at("sentences").as_array())});
    return remarks;
  });
}

std::string json_of(const domain::ServiceView& view) {
  json::array folders, unfiled;
  for (const auto& each : view.folders) folders.push_back({{"path", each.path}, {"trouble", each.trouble}});
  for (const auto& each : view.unfiled) unfiled.push_back({{"import", each.import}, {"why", each.why}});
  return json::serialize(
      json::object{{"folders", std::move(folders)}, {"unfiled", std::move(unfiled)}, {"refusal", view.refusal}});
}

domain::ServiceView view_in(std::string_view text) {
  return reading(text, [](const json::value& value) {
    domain::ServiceView view;
    const json::object& object = value.as_object();
    each_of(object, "folders", [&](const json::value& folders) {
      for (const auto& each : folders.as_array())
        view.folders.push_back({text_in(each.at("path")), text_in(each.at("trouble"))});
    });
    each_of(object, "unfiled", [&](const json::value& unfiled) {
      for (const auto& each : unfiled.as_array())
        view.unfiled.push_back({each.at("import").to_number<domain::ImportId>(), text_in(each.at("why"))});
    });
    each_of(object, "refusal", [&](const json::value& refusal) { view.refusal = text_in(refusal); });
    return view;
  });
}

}  // namespace journal
