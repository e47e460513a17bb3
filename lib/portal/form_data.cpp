#include "portal/form_data.h"

#include "portal/charset.h"
#include "portal/url.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace portal {

namespace {

using Type = Control::Type;
using Part = Request::Part;

std::string crlf(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' || text[at] == '\n') {
      out.append("\r\n");
      if (text[at] == '\r' && text.substr(at + 1).starts_with('\n')) ++at;
    } else {
      out.push_back(text[at]);
    }
  }
  return out;
}

// The standard's urlencoded byte serializer.
std::string url_encoded(std::string_view bytes) {
  constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*' ||
                       c == '-' || c == '.' || c == '_';
    if (plain)
      out.push_back(c);
    else if (c == ' ')
      out.push_back('+');
    else
      out.append({'%', kHexadecimal[byte >> 4], kHexadecimal[byte & 15]});
  }
  return out;
}

// What a list without choice shows, and sends, is its first option that can be chosen.
std::vector<const Control::Option*> chosen(const Control& select) {
  std::vector<const Control::Option*> options;
  for (const auto& option : select.options)
    if (option.selected) options.push_back(&option);
  if (select.multiple) {
    std::erase_if(options, [](const auto* option) { return option->disabled; });
    return options;
  }
  if (options.size() > 1) options.erase(options.begin(), options.end() - 1);
  if (options.empty()) {
    const auto first =
        std::find_if(select.options.begin(), select.options.end(), [](const auto& o) { return !o.disabled; });
    if (first != select.options.end()) options.push_back(&*first);
  }
  std::erase_if(options, [](const auto* option) { return option->disabled; });
  return options;
}

// What takes part, in document order, still UTF-8.
std::vector<Part> entries(const Form& form, const Control* pressed, const Attachments& attachments) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < form.controls.size(); ++i) {
    const auto& control = form.controls[i];
    if (control.disabled || (control.name.empty() && control.type != Type::image)) continue;
    switch (control.type) {
      case Type::hidden:
        parts.push_back({control.name, control.name == "_charset_" ? form.charset : control.value});
        break;
      case Type::text:
      case Type::password:
      case Type::textarea: parts.push_back({control.name, control.value}); break;
      case Type::checkbox:
      case Type::radio:
        if (control.checked) parts.push_back({control.name, control.value});
        break;
      case Type::select:
        for (const auto* option : chosen(control)) parts.push_back({control.name, option->value});
        break;
      case Type::file: {
        const auto found = attachments.find(i);
        if (found != attachments.end())
          parts.push_back({control.name, {}, found->second.file, found->second.file_name, found->second.content_type});
        else
          parts.push_back({control.name, {}, std::nullopt, "", "application/octet-stream"});
        break;
      }
      case Type::submit:
        if (&control == pressed) parts.push_back({control.name, control.value});
        break;
      case Type::image:
        if (&control == pressed) {  // the point where it was clicked; the keyboard's is 0,0
          const auto prefix = control.name.empty() ? "" : control.name + ".";
          parts.push_back({prefix + "x", "0"});
          parts.push_back({prefix + "y", "0"});
        }
        break;
      case Type::button: break;
    }
  }
  return parts;
}

}  // namespace

Request request_of(const Form& form, const Control* pressed, const Attachments& attachments) {
  Request request;
  request.address = pressed && !pressed->form_action.empty() ? pressed->form_action : form.action;
  if (request.address.empty()) return request;
  auto parts = entries(form, pressed, attachments);
  for (auto& part : parts) {
    part.name = from_utf8(crlf(part.name), form.charset);
    part.value = from_utf8(crlf(part.value), form.charset);
    if (part.file_name) part.file_name = from_utf8(*part.file_name, form.charset);
  }

  const auto& method = pressed && !pressed->form_method.empty() ? pressed->form_method : form.method;
  if (method == "post" && form.encoding == "multipart/form-data") {
    request.method = Request::Method::post;
    request.multipart = true;
    request.parts = std::move(parts);
    return request;
  }
  std::string body;
  for (const auto& part : parts)
    body.append(body.empty() ? "" : "&")
        .append(url_encoded(part.name))
        .append("=")
        .append(url_encoded(part.file_name.value_or(part.value)));
  if (method == "post") {
    request.method = Request::Method::post;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = std::move(body);
  } else {
    request.address = with_query(request.address, body);
  }
  return request;
}

}  // namespace portal
