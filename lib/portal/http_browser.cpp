#include "portal/http_browser.h"

#include "portal/disposition.h"
#include "portal/url.h"

#include <boost/algorithm/string/predicate.hpp>

#include <algorithm>
#include <utility>

namespace portal {

namespace {

using domain::Failure;
using domain::Fault;

constexpr int kMostRefreshes = 5;  // pages that send on to the next; after that the last one is shown

std::optional<Download> file_in(Response& response) {
  using boost::algorithm::icontains;
  if (response.status < 200 || response.status > 299) return std::nullopt;
  const std::string& type = response.content_type;
  const bool shown = type.empty() || icontains(type, "html") || icontains(type, "xml") || icontains(type, "text/plain");
  auto disposition = read_disposition(response.disposition);
  if (shown && !disposition.attachment) return std::nullopt;
  return Download{std::move(disposition.file_name), type, std::move(response.body)};
}

}  // namespace

HttpBrowser::HttpBrowser(std::unique_ptr<Transport> transport) : transport_(std::move(transport)), filling_(page_) {}
HttpBrowser::~HttpBrowser() = default;

Result<void> HttpBrowser::go(Request request) {
  request.headers = {"Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                     "Accept-Language: fr-FR,fr;q=0.9"};
  for (int refreshes = 0;; ++refreshes) {
    request.address = without_fragment(request.address);
    auto response = transport_->send(request);
    download_.reset();
    if (!response) return response.error();
    if (auto file = file_in(*response)) {
      download_ = std::move(file);
      page_ = {};
      page_.status = response->status;
      page_.address = without_fragment(response->address);
      filling_ = FormFilling(page_);
      return {};
    }
    page_ = read_page(response->status, response->address, response->content_type, response->body);
    page_.retry_after = response->retry_after;
    filling_ = FormFilling(page_);
    if (!page_.refresh || refreshes == kMostRefreshes) return {};
    request = {.address = *page_.refresh, .referer = page_.address, .headers = std::move(request.headers)};
  }
}

Result<void> HttpBrowser::open(const std::string& address) {
  const auto absolute = resolve(page_.address, address);
  if (!absolute)
    return Failure{Fault::page_changed,
                   "Une adresse du profil ou de la configuration n'est pas celle d'un site (http, "
                   "https). Corrigez-la."};
  return go({.address = *absolute});
}

Result<std::string> HttpBrowser::address_of(const std::string& text) const {
  const auto wanted = fold(text);
  std::vector<std::string> same;
  std::vector<std::string> beginning;
  for (const auto& link : page_.links) {
    const auto read = fold(link.text);
    if (wanted.empty()) break;
    if (read == wanted) {
      same.push_back(link.address);
    } else if (read.starts_with(wanted + " ")) {
      beginning.push_back(link.address);
    }
  }
  auto& found = same.empty() ? beginning : same;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() == 1) return found.front();
  const auto what = found.empty() ? "Le lien « " + text + " » est introuvable"
                                  : "Plusieurs liens « " + text + " » mènent à des adresses différentes";
  return Failure{Fault::page_changed, what + " sur " + named(page_) +
                                          ". L'ENT a sans doute changé : comparez avec ce que "
                                          "montre un navigateur, puis corrigez le profil du portail."};
}

Result<void> HttpBrowser::follow(const std::string& text) {
  const auto address = address_of(text);
  if (!address) return address.error();
  const bool within = address->find('#') != std::string::npos && without_fragment(*address) == page_.address;
  if (within) return {};
  return go({.address = *address, .referer = page_.address});
}

Result<void> HttpBrowser::fill(const std::string& field, const std::string& value) {
  return filling_.fill(field, value);
}

Result<void> HttpBrowser::fill_secret(const std::string& field, const std::string& value) {
  return filling_.fill_secret(field, value);
}

Result<void> HttpBrowser::choose(const std::string& field, const std::string& option) {
  return filling_.choose(field, option);
}

Result<void> HttpBrowser::check(const std::string& field, bool on) { return filling_.check(field, on); }

Result<void> HttpBrowser::attach(const std::string& field, const Attachment& attachment) {
  return filling_.attach(field, attachment);
}

Result<void> HttpBrowser::submit(const std::string& button) {
  auto request = filling_.press(button);
  if (!request) return request.error();
  request->referer = page_.address;
  return go(std::move(*request));
}

bool HttpBrowser::has_link(const std::string& text) const { return address_of(text).has_value(); }
bool HttpBrowser::has_field(const std::string& field) const { return filling_.has_field(field); }
bool HttpBrowser::has_button(const std::string& button) const { return filling_.has_button(button); }

}  // namespace portal
