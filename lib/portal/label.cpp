#include "portal/label.h"

#include "portal/page_text.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/split.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace portal {

namespace {

constexpr std::size_t kLongestLabel = 200;  // characters: more is no label
constexpr int kClimb = 4;                   // blocks around a control in whose neighbourhood its label is looked for

bool is_toggle(const xmlNode* node) {
  const auto type = boost::algorithm::to_lower_copy(attribute_or(node, "type", ""));
  return is(node, "input") && (type == "radio" || type == "checkbox");
}

bool is_radio(const xmlNode* node) {
  return is(node, "input") && boost::algorithm::to_lower_copy(attribute_or(node, "type", "")) == "radio";
}

bool is_cell(const xmlNode* node) { return is(node, "td") || is(node, "th"); }

const xmlNode* around(const xmlNode* node, std::string_view name) {
  for (const auto* each = node->parent; is_element(each); each = each->parent)
    if (is(each, name)) return each;
  return nullptr;
}

// Text beside controls, line by line: texts[i] stands before controls[i], the last text after all of them.
struct Line {
  std::string above;  // the line before it in the same block, if that was text alone
  std::vector<std::string> texts{std::string()};
  std::vector<const xmlNode*> controls;
};

struct Beside {
  std::string text;
  std::string lead;  // what begins the line, for toggles
};

class Lines {
 public:
  explicit Lines(const xmlNode* root) {
    walk(
        root, [this](const xmlNode* node) { return enter(node); },
        [this](const xmlNode* node) {
          if (is_block(node)) end_block();
        });
    end_block();
  }

  [[nodiscard]] Beside beside(const xmlNode* control) const {
    const auto found = beside_.find(control);
    return found == beside_.end() ? Beside() : found->second;
  }

 private:
  bool enter(const xmlNode* node) {
    if (!is_element(node)) {
      line_.texts.back().append(content_of(node));
      return false;
    }
    if (is_control(node)) {
      line_.controls.push_back(node);
      line_.texts.emplace_back();
      return false;
    }
    if (is(node, "br"))
      end_line();
    else if (is_block(node))
      end_block();
    return !is(node, "head") && !is_hidden(node);
  }

  void end_line() {
    for (auto& text : line_.texts) text = folded_space(text);
    settle();
    Line next;
    if (line_.controls.empty()) next.above = line_.texts.front();
    line_ = std::move(next);
  }

  void end_block() {
    end_line();
    line_.above.clear();
  }

  void settle() {
    const auto& [above, texts, controls] = line_;
    const bool all_toggles = std::all_of(controls.begin(), controls.end(), is_toggle);
    const bool before = all_toggles && texts.back().empty() && !texts.front().empty();
    for (std::size_t i = 0; i < controls.size(); ++i) {
      Beside found;
      if (is_toggle(controls[i])) {
        found.text = before ? texts[i] : texts[i + 1];
        found.lead = before || texts[0].empty() ? above : texts[0];
      } else {
        found.text = !texts[i].empty() ? texts[i] : i == 0 ? above : std::string();
      }
      beside_.emplace(controls[i], std::move(found));
    }
  }

  Line line_;
  std::unordered_map<const xmlNode*, Beside> beside_;
};

// A neighbour's text, if it is a label's: short, no control in it.
std::string label_in(const xmlNode* element) {
  if (!is_element(element) || is_hidden(element) || is(element, "script")) return {};
  std::size_t size = 0;
  const bool more = any_of(element, [&](const xmlNode* node) {
    size += content_of(node).size();
    return is_control(node) || is(node, "table") || size > 4 * kLongestLabel;
  });
  auto text = more ? std::string() : line_of(element, kLongestLabel);
  return text.size() > kLongestLabel ? std::string() : text;
}

const xmlNode* neighbour(const xmlNode* node, bool forward) {
  const auto step = [&](const xmlNode* each) { return forward ? each->next : each->prev; };
  const auto* each = step(node);
  while (each && !is_element(each)) {
    if (!folded_space(content_of(each)).empty()) return nullptr;
    each = step(each);
  }
  return each;
}

std::string beside_cell(const xmlNode* cell, bool forward) {
  for (const auto* each = neighbour(cell, forward); each; each = neighbour(each, forward)) {
    if (auto text = label_in(each); !text.empty()) return text;
    if (!line_of(each, kLongestLabel).empty() || any_of(each, is_control)) break;
  }
  return {};
}

// Rule 4.
std::string nearby(const xmlNode* control, bool toggle) {
  const auto* each = control;
  for (int climbed = 0; climbed < kClimb && is_element(each) && !is(each, "body"); ++climbed, each = each->parent) {
    if (is_cell(each)) {
      auto right = toggle ? beside_cell(each, true) : std::string();
      return right.empty() ? beside_cell(each, false) : right;
    }
    for (const auto* before = neighbour(each, false); before; before = neighbour(before, false)) {
      if (is(before, kFormElement) || is(before, "br") || is_hidden(before)) continue;
      if (auto text = label_in(before); !text.empty()) return text;
      break;
    }
    if (any_of(each, [&](const xmlNode* node) { return node != control && is_control(node); })) break;
  }
  return {};
}

class Labels {
 public:
  explicit Labels(const xmlNode* root) : lines_(root) {
    walk(
        root,
        [this](const xmlNode* node) {
          if (!is_element(node)) return false;
          if (auto id = attribute(node, "id"); id && !id->empty()) by_id_.emplace(std::move(*id), node);
          if (!is(node, "label")) return true;
          if (auto target = attribute(node, "for")) {
            auto& text = by_target_[*target];
            text = folded_space(text + " " + line_of(node, kLongestLabel));
          }
          return true;
        },
        [](const xmlNode*) {});
  }

  Label read(const xmlNode* control) const {
    const bool toggle = is_toggle(control);
    auto text = said(control);
    if (text.empty()) text = lines_.beside(control).text;
    if (text.empty()) text = nearby(control, toggle);
    return {std::move(text), legend(control)};
  }

  // What stands before the first of some radios.
  std::string lead(const xmlNode* radio, const std::string& label) const {
    auto text = lines_.beside(radio).lead;
    if (text.empty())
      for (const auto* each = radio->parent; is_element(each) && text.empty(); each = each->parent)
        if (is_cell(each)) {
          text = beside_cell(each, false);
          break;
        }
    return text == label ? std::string() : text;
  }

 private:
  std::string said(const xmlNode* control) const {
    if (const auto id = attribute(control, "id"))
      if (const auto found = by_target_.find(*id); found != by_target_.end() && !found->second.empty())
        return found->second;
    if (const auto* label = around(control, "label"); label && !attribute(label, "for"))
      if (auto text = line_of(label, kLongestLabel); !text.empty()) return text;
    if (auto text = labelled_by(control); !text.empty()) return text;
    for (const auto* name : {"aria-label", "placeholder", "title"})
      if (auto text = folded_space(attribute_or(control, name, "")); !text.empty()) return text;
    return {};
  }

  std::string labelled_by(const xmlNode* element) const {
    const auto ids = folded_space(attribute_or(element, "aria-labelledby", ""));
    if (ids.empty()) return {};
    std::vector<std::string> each;
    boost::algorithm::split(each, ids, [](char c) { return c == ' '; });
    std::string text;
    for (const auto& id : each)
      if (const auto found = by_id_.find(id); found != by_id_.end())
        text += " " + line_of(found->second, kLongestLabel);
    return folded_space(text);
  }

  std::string legend(const xmlNode* control) const {
    for (const auto* each = control->parent; is_element(each); each = each->parent) {
      const auto role = attribute_or(each, "role", "");
      if (role == "radiogroup" || role == "group") {
        if (auto text = labelled_by(each); !text.empty()) return text;
        if (auto text = folded_space(attribute_or(each, "aria-label", "")); !text.empty()) return text;
      }
      if (!is(each, "fieldset")) continue;
      for (const auto* child = each->children; child; child = child->next)
        if (is(child, "legend")) return line_of(child, kLongestLabel);
    }
    return {};
  }

  Lines lines_;
  std::unordered_map<std::string, const xmlNode*> by_id_;
  std::unordered_map<std::string, std::string> by_target_;
};

}  // namespace

std::vector<Label> read_labels(const xmlNode* root, const std::vector<const xmlNode*>& controls) {
  const Labels labels(root);
  std::vector<Label> read;
  std::map<std::pair<std::string, std::string>, std::string> leads;  // by form and name
  for (const auto* control : controls) {
    auto label = labels.read(control);
    if (is_radio(control) && label.group.empty()) {
      const auto radios = std::pair(attribute_or(control, kOwner, ""), attribute_or(control, "name", ""));
      const auto found = leads.find(radios);
      label.group =
          found != leads.end() ? found->second : leads.emplace(radios, labels.lead(control, label.text)).first->second;
    }
    read.push_back(std::move(label));
  }
  return read;
}

}  // namespace portal
