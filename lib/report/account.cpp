#include "report/account.h"

#include "report/embedded.h"
#include "report/lines.h"
#include "report/story.h"

#include <kainjow/mustache.hpp>

namespace report {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

const char* name_of(Tone tone) {
  switch (tone) {
    case Tone::good: return "good";
    case Tone::attention: return "attention";
    case Tone::bad: return "bad";
    case Tone::neutral: return "neutral";
  }
  return "neutral";
}

const char* sign_of(Tone tone) {
  switch (tone) {
    case Tone::good: return "✓";
    case Tone::attention: return "!";
    case Tone::bad: return "✗";
    case Tone::neutral: return "·";
  }
  return "·";
}

data listed(const std::vector<std::string>& items) {
  data list{data::type::list};
  int number = 0;
  for (const std::string& item : items) {
    data each;
    each.set("number", std::to_string(++number));
    each.set("item", item);
    list << each;
  }
  return list;
}

data listed(const std::vector<Fact>& facts) {
  data list{data::type::list};
  for (const Fact& fact : facts) {
    data each;
    each.set("label", fact.label);
    each.set("value", fact.value);
    list << each;
  }
  return list;
}

data listed(const std::vector<Day>& days) {
  data list{data::type::list};
  for (const Day& day : days) {
    data moments{data::type::list};
    for (const Day::Moment& moment : day.moments) {
      data each;
      each.set("time", moment.time);
      each.set("sentence", moment.sentence);
      moments << each;
    }
    data each;
    each.set("date", day.date);
    each.set("moments", moments);
    list << each;
  }
  return list;
}

data listed(const std::vector<Found>& all) {
  data list{data::type::list};
  for (const Found& found : all) {
    data topics{data::type::list};
    for (const Found::Topic& topic : found.topics) {
      data each;
      if (!topic.about.empty()) each.set("about", topic.about);
      each.set("sentences", listed(topic.sentences));
      topics << each;
    }
    data each;
    each.set("title", found.title);
    each.set("heading", found.heading);
    each.set("topics", topics);
    list << each;
  }
  return list;
}

// A section of the templates that is there only when it has something to show.
template <class Items>
void set_section(data& words, const std::string& name, const Items& items) {
  if (items.empty()) return;
  data section;
  section.set("items", listed(items));
  words.set(name, section);
}

data words_of(const Account& account) {
  const Story story = tell(account);
  data words;
  const auto set_text = [&](const char* name, const std::string& value) {
    if (!value.empty()) words.set(name, value);
  };
  words.set("id", std::to_string(account.import.id));
  words.set("tone", name_of(story.tone));
  words.set("sign", sign_of(story.tone));
  set_text("badge", story.badge);
  set_text("subject", story.subject);
  set_text("headline", story.headline);
  set_text("summary", story.summary);
  set_text("reason", story.reason);
  set_text("rest", story.rest);
  set_text("sha256", clean(account.import.sha256));
  set_text("file_name", clean(account.import.file_name));
  if (!story.facts.empty()) set_text("school", story.facts.front().value);
  set_section(words, "steps", story.steps);
  set_section(words, "found", story.found);
  set_section(words, "figures", story.figures);
  set_section(words, "counts", story.counts);
  set_section(words, "findings", story.findings);
  set_section(words, "facts", story.facts);
  set_section(words, "days", story.days);
  if (!story.unrecognised_count.empty()) {
    data section;
    section.set("count", story.unrecognised_count);
    if (!story.unrecognised_erased.empty()) section.set("erased", story.unrecognised_erased);
    if (!story.unrecognised.empty()) {
      data named;
      named.set("items", listed(story.unrecognised));
      named.set("steps", listed(story.unrecognised_steps));
      section.set("named", named);
    }
    words.set("unrecognised", section);
  }
  return words;
}

std::string render_text(const std::string& source, const Account& account) {
  mustache document(source);
  document.set_custom_escape([](const std::string& value) { return value; });
  return fold_lines(document.render(words_of(account)), kColumns);
}

}  // namespace

std::string html(const Account& account) { return mustache(embedded::kPage).render(words_of(account)); }

std::string text(const Account& account) { return render_text(embedded::kText, account); }

std::string refusal_note(const Account& account) { return render_text(embedded::kRefusal, account); }

}  // namespace report
