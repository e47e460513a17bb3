// A browser whose other end is a function: no socket, so that a test can spoil any request it likes.
#pragma once

#include "portal/browser.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace portal {

struct PageRequest {
  std::string method;
  std::string address;
  std::map<std::string, std::string> fields{};
  std::string button{};
  std::string file_name{};
};

struct PageReply {
  int status = 200;
  std::string body{};
  std::string address{};  // where redirects ended; empty = where the request went
  std::optional<domain::Duration> retry_after{};
  std::optional<Download> file{};  // instead of a page
};

using Site = std::function<Result<PageReply>(const PageRequest&)>;

class ScriptedBrowser : public Browser {
 public:
  explicit ScriptedBrowser(Site site) : site_(std::move(site)) {}

  Result<void> open(const std::string& address) override { return send({"GET", address}); }

  Result<void> follow(const std::string& text) override {
    for (const Link& link : page_.links)
      if (reads_like(link.text, text)) return open(link.address);
    return missing("lien", text);
  }

  Result<void> fill(const std::string& field, const std::string& value) override { return set(field, value); }

  Result<void> fill_secret(const std::string& field, const std::string& value) override { return set(field, value); }

  Result<void> choose(const std::string& field, const std::string& option) override {
    for (const Form& form : page_.forms)
      for (const Control& control : form.controls) {
        if (control.type == Control::Type::radio && (reads_like(control.group, field) || control.name == field) &&
            reads_like(control.label, option))
          return filled_[control.name] = control.value, Result<void>();
        for (const auto& each : control.options)
          if (is(control, field) && reads_like(each.text, option))
            return filled_[control.name] = each.value, Result<void>();
      }
    return missing("option", option);
  }

  Result<void> check(const std::string& field, bool on) override { return set(field, on ? "1" : ""); }

  Result<void> attach(const std::string& field, const Attachment& attachment) override {
    file_name_ = attachment.file_name;
    return set(field, attachment.file_name);
  }

  Result<void> submit(const std::string& button) override {
    for (const Form& form : page_.forms)
      for (const Control& control : form.controls)
        if (presses(control) && (button.empty() || is(control, button) || reads_like(control.value, button))) {
          PageRequest request{"POST", form.action, filled_, control.value, file_name_};
          for (const Control& hidden : form.controls)
            if (hidden.type == Control::Type::hidden) request.fields[hidden.name] = hidden.value;
          return send(request);
        }
    return missing("bouton", button);
  }

  bool has_link(const std::string& text) const override {
    for (const Link& link : page_.links)
      if (reads_like(link.text, text)) return true;
    return false;
  }

  bool has_field(const std::string& field) const override {
    for (const Form& form : page_.forms)
      for (const Control& control : form.controls)
        if (!presses(control) && (is(control, field) || reads_like(control.group, field))) return true;
    return false;
  }

  bool has_button(const std::string& button) const override {
    for (const Form& form : page_.forms)
      for (const Control& control : form.controls)
        if (presses(control) && (is(control, button) || reads_like(control.value, button))) return true;
    return false;
  }

  std::optional<Download> take_download() override { return std::exchange(download_, std::nullopt); }

  const Page& page() const override { return page_; }

 private:
  static bool presses(const Control& control) {
    return control.type == Control::Type::submit || control.type == Control::Type::image;
  }
  static bool is(const Control& control, const std::string& name) {
    return reads_like(control.label, name) || control.name == name;
  }
  static domain::Failure missing(const std::string& what, const std::string& name) {
    return {domain::Fault::page_changed, "Aucun " + what + " « " + name + " » sur la page."};
  }

  Result<void> set(const std::string& field, const std::string& value) {
    for (const Form& form : page_.forms)
      for (const Control& control : form.controls)
        if (is(control, field)) return filled_[control.name] = value, Result<void>();
    return missing("champ", field);
  }

  Result<void> send(const PageRequest& request) {
    auto reply = site_(request);
    if (!reply) return reply.error();
    download_ = reply->file;
    if (download_) {
      page_ = {};
      page_.status = reply->status;
      return {};
    }
    page_ = read_page(reply->status, reply->address.empty() ? request.address : reply->address,
                      "text/html; charset=UTF-8", reply->body);
    page_.retry_after = reply->retry_after;
    filled_.clear();
    file_name_.clear();
    return {};
  }

  Site site_;
  Page page_;
  std::optional<Download> download_;
  std::map<std::string, std::string> filled_;
  std::string file_name_;
};

}  // namespace portal
