#include "portal/form_reader.h"

#include "portal/charset.h"
#include "portal/label.h"
#include "portal/page_text.h"
#include "portal/url.h"

#include <boost/algorithm/string/case_conv.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace portal {

namespace {

using Type = Control::Type;

std::string lower_attribute(const xmlNode* element, const char* name) {
  return boost::algorithm::to_lower_copy(folded_space(attribute_or(element, name, "")));
}

// Where a form of that action is sent. Empty: nowhere without scripts (javascript:).
std::string action_of(const std::string& action, const Place& place) {
  if (folded_space(action).empty()) return without_fragment(place.address);
  const auto address = resolve(place.base, action, place.charset);
  return address ? without_fragment(*address) : std::string();
}

std::string method_of(const std::string& method) { return method == "post" ? "post" : "get"; }

// The first of accept-charset that is known, else the page's. A form of a UTF-16 page is sent as UTF-8.
std::string charset_of(const xmlNode* form, const std::string& page) {
  const auto accepted = attribute_or(form, "accept-charset", "");
  for (std::size_t at = 0; at < accepted.size();) {
    const auto end = std::min(accepted.find_first_of(" ,\t\n", at), accepted.size());
    if (auto charset = charset_named(accepted.substr(at, end - at)); !charset.empty()) return charset;
    at = end + 1;
  }
  return page.starts_with("utf-16") ? "utf-8" : page;
}

Form read_form(const xmlNode* element, const Place& place) {
  Form form;
  form.id = attribute_or(element, "id", "");
  form.name = attribute_or(element, "name", "");
  form.action = action_of(attribute_or(element, "action", ""), place);
  form.method = method_of(lower_attribute(element, "method"));
  form.encoding = lower_attribute(element, "enctype") == "multipart/form-data" ? "multipart/form-data"
                                                                               : "application/x-www-form-urlencoded";
  form.charset = charset_of(element, place.charset);
  return form;
}

Type input_type(const std::string& type) {
  static const std::map<std::string, Type> kTypes = {
      {"hidden", Type::hidden}, {"password", Type::password}, {"checkbox", Type::checkbox},
      {"radio", Type::radio},   {"file", Type::file},         {"submit", Type::submit},
      {"image", Type::image},   {"button", Type::button},     {"reset", Type::button}};
  const auto found = kTypes.find(type);
  return found == kTypes.end() ? Type::text : found->second;
}

bool is_button(Type type) { return type == Type::submit || type == Type::image || type == Type::button; }

bool is_disabled(const xmlNode* control) {
  if (attribute(control, "disabled")) return true;
  const auto* child = control;
  for (const auto* each = control->parent; is_element(each); child = each, each = each->parent) {
    if (!is(each, "fieldset") || !attribute(each, "disabled")) continue;
    // What stands in its first legend is spared.
    const auto* legend = each->children;
    while (legend && !is(legend, "legend")) legend = legend->next;
    if (!legend || child != legend) return true;
  }
  return false;
}

std::vector<Control::Option> read_options(const xmlNode* select) {
  std::vector<Control::Option> options;
  for (const auto* element : elements(select, [](const xmlNode* node) { return is(node, "option"); })) {
    Control::Option option;
    option.text = folded_space(attribute_or(element, "label", ""));
    const auto text = line_of(element);
    if (option.text.empty()) option.text = text;
    option.value = attribute_or(element, "value", text);
    option.selected = attribute(element, "selected").has_value();
    option.disabled =
        attribute(element, "disabled") || (is(element->parent, "optgroup") && attribute(element->parent, "disabled"));
    options.push_back(std::move(option));
  }
  return options;
}

std::string first_said(const xmlNode* element, std::initializer_list<const char*> names) {
  for (const auto* name : names)
    if (auto text = folded_space(attribute_or(element, name, "")); !text.empty()) return text;
  return {};
}

// A button's label is what stands on it.
std::string button_label(const xmlNode* element, const Control& control) {
  if (is(element, "button")) {
    auto text = line_of(element);
    if (!text.empty()) return text;
    for (const auto* image : elements(element, [](const xmlNode* node) { return is(node, "img"); }))
      if (text = first_said(image, {"alt", "title"}); !text.empty()) return text;
    return first_said(element, {"aria-label", "title", "value"});
  }
  if (control.type == Type::image) return first_said(element, {"alt", "value", "title", "aria-label", "name"});
  auto text = folded_space(control.value);
  return text.empty() ? first_said(element, {"aria-label", "title"}) : text;
}

Control read_control(const xmlNode* element, const Label& label, const Place& place) {
  Control control;
  control.name = attribute_or(element, "name", "");
  control.value = attribute_or(element, "value", "");
  if (is(element, "select")) {
    control.type = Type::select;
    control.multiple = attribute(element, "multiple").has_value();
    control.options = read_options(element);
  } else if (is(element, "textarea")) {
    control.type = Type::textarea;
    for (const auto* each = element->children; each; each = each->next) control.value.append(content_of(each));
    // Parsers of HTML pass over the line break that may follow the start tag.
    if (control.value.starts_with("\r\n")) control.value.erase(0, 2);
    if (control.value.starts_with("\n")) control.value.erase(0, 1);
  } else if (is(element, "button")) {
    const auto type = lower_attribute(element, "type");
    control.type = type == "button" || type == "reset" ? Type::button : Type::submit;
  } else {
    control.type = input_type(lower_attribute(element, "type"));
    if (control.type == Type::checkbox || control.type == Type::radio) {
      control.value = attribute_or(element, "value", "on");
      control.checked = attribute(element, "checked").has_value();
    }
    if (control.type == Type::submit) control.value = attribute_or(element, "value", "Envoyer");  // browsers' own word
    if (control.type == Type::file) {
      control.multiple = attribute(element, "multiple").has_value();
      control.value.clear();  // a page cannot choose a file
    }
  }
  control.disabled = is_disabled(element);
  control.group = label.group;
  control.label = is_button(control.type) ? button_label(element, control) : label.text;
  if (control.type == Type::submit || control.type == Type::image) {
    if (const auto action = attribute(element, "formaction"); action && !action->empty())
      control.form_action = action_of(*action, place);
    if (attribute(element, "formmethod")) control.form_method = method_of(lower_attribute(element, "formmethod"));
  }
  return control;
}

std::optional<std::size_t> number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool may_be_sent(const xmlNode* node) {
  return is(node, "input") || is(node, "select") || is(node, "textarea") || is(node, "button");
}

}  // namespace

std::vector<Form> read_forms(const xmlNode* root, const Place& place) {
  std::vector<Form> forms;
  std::map<std::size_t, std::size_t> by_number;  // kOwner to the index in `forms`
  std::map<std::string, std::optional<std::size_t>> by_id;
  walk(
      root,
      [&](const xmlNode* node) {
        const auto id = attribute(node, "id");
        if (is(node, kFormElement)) {
          if (const auto own = number(attribute_or(node, kOwner, ""))) by_number.emplace(*own, forms.size());
          if (id && !id->empty()) by_id.emplace(*id, forms.size());
          forms.push_back(read_form(node, place));
        } else if (id && !id->empty()) {
          by_id.emplace(*id, std::nullopt);  // form= means the first element of that id, and it must be a form
        }
        return true;
      },
      [](const xmlNode*) {});

  const auto controls = elements(root, may_be_sent);
  const auto labels = read_labels(root, controls);
  for (std::size_t i = 0; i < controls.size(); ++i) {
    std::optional<std::size_t> owner;
    if (const auto named = attribute(controls[i], "form")) {
      const auto found = by_id.find(*named);
      if (found != by_id.end()) owner = found->second;
    } else if (const auto own = number(attribute_or(controls[i], kOwner, ""))) {
      const auto found = by_number.find(*own);
      if (found != by_number.end()) owner = found->second;
    }
    if (owner) forms[*owner].controls.push_back(read_control(controls[i], labels[i], place));
  }
  return forms;
}

}  // namespace portal
