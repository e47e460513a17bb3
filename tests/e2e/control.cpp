#include "e2e/control.h"

#include "e2e/until.h"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>
#include <curl/curl.h>

#include <sstream>

namespace e2e {

namespace json = boost::json;

Ent::Ent(const boost::filesystem::path& directory, std::vector<std::string> arguments,
         const std::map<std::string, std::string>& environment) {
  arguments.insert(arguments.begin(), "sandbox");
  process_ = std::make_unique<Process>(NAVETTE_PROGRAM, arguments, directory / "ent.log", environment);
  const auto up = [&] {
    return process_->output().find("control_url: ") != std::string::npos &&
           process_->output().find("Ctrl-C") != std::string::npos;
  };
  const bool ended = until([&] { return up() || !process_->running(); }) && !up();
  BOOST_REQUIRE_MESSAGE(up(), "the sandbox ENT did not start, "
                                  << (ended ? "and has ended, code " + std::to_string(process_->wait()) : "and runs")
                                  << ": " << process_->output());
  std::istringstream lines(process_->output());
  for (std::string name, value; lines >> name >> value && name.back() == ':';)
    addresses_[name.substr(0, name.size() - 1)] = value;
}

std::string Ent::ask(const std::string& method, const std::string& path, const std::string& body) const {
  CURL* curl = curl_easy_init();
  std::string answer;
  const std::string address = addresses_.at("control_url") + path;
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
  if (method == "POST") curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, body.c_str());
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  curl_easy_setopt(
      curl, CURLOPT_WRITEFUNCTION, +[](char* data, size_t size, size_t count, void* to) {
        static_cast<std::string*>(to)->append(data, size * count);
        return size * count;
      });
  const CURLcode code = curl_easy_perform(curl);
  curl_easy_cleanup(curl);
  BOOST_REQUIRE_MESSAGE(code == CURLE_OK, method << " " << address << ": " << curl_easy_strerror(code));
  return answer;
}

json::value Ent::ledger() const { return json::parse(ask("GET", "/_sandbox/ledger")); }

json::value Ent::directory() const { return json::parse(ask("GET", "/_sandbox/directory")); }

std::vector<json::object> Ent::taken_in(const std::string& kind) const {
  std::vector<json::object> found;
  const auto all = ledger();
  for (const auto& import : all.at("imports").as_array())
    if (import.at("kind").as_string() == kind) found.push_back(import.as_object());
  return found;
}

std::int64_t Ent::requests() const { return ledger().at("requests").at("total").to_number<std::int64_t>(); }

std::size_t Ent::sign_ins(const std::string& verdict) const {
  std::size_t count = 0;
  const auto all = ledger();
  for (const auto& each : all.at("sign_ins").as_array()) count += each.at("verdict").as_string() == verdict ? 1 : 0;
  return count;
}

void Ent::trouble(const std::string& sentence) const { ask("POST", "/_sandbox/troubles", sentence); }

void Ent::heal() const { ask("DELETE", "/_sandbox/troubles"); }

}  // namespace e2e
