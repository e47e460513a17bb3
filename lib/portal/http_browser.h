// A browser over HTTP that runs no scripts. What a form or a link says on the page is all it goes by.
#pragma once

#include "portal/browser.h"
#include "portal/form_filling.h"
#include "portal/transport.h"

#include <memory>
#include <optional>
#include <utility>

namespace portal {

class HttpBrowser final : public Browser {
 public:
  explicit HttpBrowser(std::unique_ptr<Transport> transport);
  ~HttpBrowser() override;

  [[nodiscard]] Result<void> open(const std::string& address) override;

  // The link whose text reads like `text`. If none does, the only one that begins with it, at a word's end ("Import
  // EDT" for "Import EDT (2)"). Links of one text that lead to different addresses are a question for a person:
  // page_changed. A link into the page itself ("#onglet") is followed without a request.
  [[nodiscard]] Result<void> follow(const std::string& text) override;

  // As FormFilling says.
  [[nodiscard]] Result<void> fill(const std::string& field, const std::string& value) override;
  [[nodiscard]] Result<void> fill_secret(const std::string& field, const std::string& value) override;
  [[nodiscard]] Result<void> choose(const std::string& field, const std::string& option) override;
  [[nodiscard]] Result<void> check(const std::string& field, bool on) override;
  [[nodiscard]] Result<void> attach(const std::string& field, const Attachment& attachment) override;
  [[nodiscard]] Result<void> submit(const std::string& button) override;

  [[nodiscard]] bool has_link(const std::string& text) const override;
  [[nodiscard]] bool has_field(const std::string& field) const override;
  [[nodiscard]] bool has_button(const std::string& button) const override;

  // A file is what comes as an attachment, and whatever no browser shows as a page.
  [[nodiscard]] std::optional<Download> take_download() override { return std::exchange(download_, std::nullopt); }

  [[nodiscard]] const Page& page() const override { return page_; }

  // From any thread: ends the action under way, and all later ones, as cancelled within 100 ms, until resume().
  void abort() { transport_->abort(); }
  void resume() { transport_->resume(); }

  // For its time limit and its count of requests.
  [[nodiscard]] Transport& transport() { return *transport_; }

 private:
  [[nodiscard]] Result<void> go(Request request);
  [[nodiscard]] Result<std::string> address_of(const std::string& text) const;

  std::unique_ptr<Transport> transport_;
  Page page_;
  std::optional<Download> download_;
  FormFilling filling_;
};

}  // namespace portal
