#include "portal/page.h"

#include "portal/charset.h"
#include "portal/form_reader.h"
#include "portal/html_tree.h"
#include "portal/page_text.h"
#include "portal/table_reader.h"
#include "portal/url.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/predicate.hpp>

#include <charconv>

namespace portal {

namespace {

constexpr std::size_t kMaxBody = 20u << 20;
constexpr int kPrompt = 1;    // seconds: a refresh this soon is a redirect
constexpr int kPatience = 5;  // up to this it is one too, if it leads elsewhere ("vous allez être redirigé")

// A text, a CSV file or a picture is no page of forms, though it may come where one is expected.
bool is_html(std::string_view content_type) {
  const auto type = folded_space(content_type.substr(0, content_type.find(';')));
  return type.empty() || boost::algorithm::icontains(type, "html") || boost::algorithm::icontains(type, "xml");
}

bool is_text(std::string_view content_type) { return boost::algorithm::istarts_with(content_type, "text/"); }

std::string link_text(const xmlNode* anchor) {
  auto text = line_of(anchor);
  if (text.empty()) text = folded_space(attribute_or(anchor, "title", ""));
  if (text.empty()) text = folded_space(attribute_or(anchor, "alt", ""));  // <area>
  if (text.empty())
    for (const auto* image : elements(anchor, [](const xmlNode* node) { return is(node, "img"); }))
      if (text.empty()) text = folded_space(attribute_or(image, "alt", attribute_or(image, "title", "")));
  if (text.empty()) text = folded_space(attribute_or(anchor, "aria-label", ""));
  return text;
}

// Links of menus that only open under the mouse count: a person reaches them.
std::vector<Link> read_links(const xmlNode* root, const Place& place) {
  std::vector<Link> links;
  for (const auto* anchor : elements(root, [](const xmlNode* node) { return is(node, "a") || is(node, "area"); })) {
    const auto href = attribute(anchor, "href");
    if (!href || folded_space(*href) == "#") continue;  // a script's handle, no place to go
    auto text = link_text(anchor);
    auto address = resolve(place.base, *href, place.charset);
    if (address && !text.empty()) links.push_back({std::move(text), std::move(*address)});
  }
  return links;
}

// "0; url='suite.jsp'"
std::optional<std::string> refresh_of(const std::string& content, const Place& place) {
  const auto text = folded_space(content);
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || seconds > kPatience) return std::nullopt;
  auto rest = text.substr(static_cast<std::size_t>(end - text.data()));
  rest.erase(0, std::min(rest.find_first_not_of(" ;,"), rest.size()));
  if (boost::algorithm::istarts_with(rest, "url")) {
    const auto equals = rest.find('=');
    if (equals == std::string::npos) return std::nullopt;
    rest = folded_space(rest.substr(equals + 1));
  }
  if (!rest.empty() && (rest.front() == '"' || rest.front() == '\''))
    rest = rest.substr(1, rest.find(rest.front(), 1) - 1);
  const auto address = resolve(rest.empty() ? place.address : place.base, rest, place.charset);
  const bool elsewhere = address && without_fragment(*address) != without_fragment(place.address);
  return seconds <= kPrompt || elsewhere ? address : std::nullopt;
}

void read_tree(Page& page, const xmlNode* root, const std::string& charset) {
  Place place{page.address, page.address, charset};
  bool based = false;
  std::string refresh;
  walk(
      root,
      [&](const xmlNode* node) {
        const auto name = name_of(node);
        if (name == "base" && !based) {
          if (const auto href = attribute(node, "href")) {
            based = true;
            place.base = resolve(page.address, *href, charset).value_or(page.address);
          }
        } else if (name == "title" && page.title.empty()) {
          page.title = line_of(node);
        } else if (name == "meta" && refresh.empty() &&
                   boost::algorithm::iequals(attribute_or(node, "http-equiv", ""), "refresh")) {
          refresh = attribute_or(node, "content", "");
        } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !is_hidden(node)) {
          if (auto heading = line_of(node); !heading.empty()) page.headings.push_back(std::move(heading));
        }
        return true;
      },
      [](const xmlNode*) {});
  if (!refresh.empty()) page.refresh = refresh_of(refresh, place);
  page.text = text_of(root);
  page.links = read_links(root, place);
  page.forms = read_forms(root, place);
  page.tables = read_tables(root);
}

}  // namespace

Page read_page(int status, std::string_view address, std::string_view content_type, std::string_view body) {
  body = body.substr(0, kMaxBody);
  Page page;
  page.status = status;
  page.address = without_fragment(address);
  const auto charset = charset_of(content_type, body);
  if (!is_html(content_type)) {
    if (is_text(content_type)) page.text = folded_lines(to_utf8(body, charset));
    return page;
  }
  page.html = to_utf8(body, charset);
  const HtmlTree tree(page.html);
  if (tree.root()) read_tree(page, tree.root(), charset);
  return page;
}

}  // namespace portal
