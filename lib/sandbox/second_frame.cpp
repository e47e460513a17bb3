#include "sandbox/second_frame.h"

#include "sandbox/second_pages.h"
#include "sandbox/template.h"

#include <boost/json.hpp>

namespace sandbox::second {

Response html(int status, std::string body) {
  Response response;
  response.status = status;
  response.headers.emplace_back("Content-Type", "text/html");
  response.body = std::move(body);
  response.chunked = true;
  return response;
}

Response redirect(const std::string& address) {
  Response response = html(302, "");
  response.headers.emplace_back("Location", address);
  response.chunked = false;
  return response;
}

std::string text_of(std::string_view title, std::string_view text, bool strong) {
  return render(kText, {{"title", title}, {"text", text}, {"strong", strong}});
}

Response outside(int status, std::string body) { return html(status, render(kOutside, {{"body", std::move(body)}})); }

Response inside(const World& world, const Visit& visit, std::string body) {
  return html(200, render(kInside, {{"school", name_of_school(world, visit.session->account.school)},
                                    {"body", std::move(body)}}));
}

boost::json::value said(const char* alert) { return alert ? boost::json::value(alert) : boost::json::value(false); }

}  // namespace sandbox::second
