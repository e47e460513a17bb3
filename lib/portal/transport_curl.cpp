#include "portal/transport_curl.h"

#include "domain/failpoint.h"
#include "portal/transport_failure.h"
#include "portal/url.h"

#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <new>

namespace portal {

namespace {

using Clock = std::chrono::steady_clock;

struct Free {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

template <class T>
T* made(T* pointer) {
  if (!pointer) throw std::bad_alloc();
  return pointer;
}

template <class T>
T info(CURL* easy, CURLINFO which) {
  T value{};
  curl_easy_getinfo(easy, which, &value);
  return value;
}

std::string text(CURL* easy, CURLINFO which) {
  const auto* value = info<const char*>(easy, which);
  return value ? value : "";
}

// What browsers tell of where one comes from (their policy "strict-origin-when-cross-origin").
std::string told_referer(const std::string& referer, const std::string& address) {
  if (referer.empty() || (is_secure(referer) && !is_secure(address))) return {};
  const auto origin = origin_of(referer);
  return origin == origin_of(address) ? without_fragment(referer) : origin + "/";
}

// Where libcurl looks; it says nowhere whether it found one.
bool environment_names_a_proxy() {
  static constexpr const char* kNames[] = {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
  return std::any_of(std::begin(kNames), std::end(kNames), [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  });
}

struct Body {
  std::string bytes;
  std::size_t largest;
  bool too_large = false;

  static std::size_t write(char* data, std::size_t size, std::size_t count, void* self) {
    auto& body = *static_cast<Body*>(self);
    body.too_large = body.bytes.size() + size * count > body.largest;
    if (body.too_large) return 0;
    body.bytes.append(data, size * count);
    return size * count;
  }
};

// Whether the answer's head came to its empty line, since where the connection ends before it libcurl is content with what
// it has; and the one header that libcurl keeps nowhere.
struct Head {
  bool whole = false;
  std::string disposition;

  static std::size_t read(char* data, std::size_t size, std::size_t count, void* self) {
    const std::string_view line(data, size * count);
    auto& head = *static_cast<Head*>(self);
    if (line.starts_with("HTTP/")) head = {};  // several, if there were interim answers
    constexpr std::string_view kDisposition = "content-disposition:";
    if (boost::algorithm::istarts_with(line, kDisposition))
      head.disposition = boost::algorithm::trim_copy(std::string(line.substr(kDisposition.size())));
    if (line == "\r\n" || line == "\n") head.whole = true;
    return line.size();
  }
};

}  // namespace

class CurlTransport::Impl {
 public:
  Impl(CurlOptions options, std::shared_ptr<Pace> pace) : options_(std::move(options)), pace_(std::move(pace)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    multi_.reset(made(curl_multi_init()));
    easy_.reset(made(curl_easy_init()));
    set_up();
  }

  Result<Response> send(Request request) {
    for (int redirects = 0;; ++redirects) {
      const auto host = host_of(request.address);
      switch (pace_->await([this] { return aborted_.load(); }, latest_)) {
        case Pace::Turn::stopped: return cancelled();
        case Pace::Turn::too_late: return visit_too_long(host);
        case Pace::Turn::come: break;
      }
      auto response = exchange(request, host);
      if (!response) return response;
      const auto next = text(easy_.get(), CURLINFO_REDIRECT_URL);
      if (next.empty()) return response;
      if (redirects >= options_.most_redirects) return too_many_redirects(host);
      const auto address = resolve(request.address, next);
      if (!address) return redirected_nowhere(host);
      const bool resend = response->status == 307 || response->status == 308;
      if (!resend) {  // as browsers do after 301, 302 and 303
        request.method = Request::Method::get;
        request.body.clear();
        request.parts.clear();
      } else if (request.method == Request::Method::post && is_secure(request.address) && !is_secure(*address)) {
        return redirected_in_clear(host);
      }
      request.address = without_fragment(*address);
    }
  }

  void allow(domain::Duration visit) { latest_ = Clock::now() + visit; }

  void abort() {
    aborted_ = true;
    curl_multi_wakeup(multi_.get());
    pace_->wake();
  }

  void resume() { aborted_ = false; }

  std::int64_t requests() const { return requests_; }

 private:
  // What is the same for every request.
  void set_up() {
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    // Of Windows only: a network that lets nobody ask whether a certificate was withdrawn is no reason to stay outside.
    curl_easy_setopt(easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_REVOKE_BEST_EFFORT));
    if (!options_.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.string().c_str());
    if (!options_.proxy.empty())
      curl_easy_setopt(easy, CURLOPT_PROXY, options_.proxy == "direct" ? "" : options_.proxy.c_str());
    curl_easy_setopt(easy, CURLOPT_COOKIEFILE, "");  // cookies, in memory only
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_timeout.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);  // byte a second
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME,
                     static_cast<long>(std::chrono::ceil<std::chrono::seconds>(options_.silence_timeout).count()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Body::write);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Head::read);
  }

  // One request, one answer.
  Result<Response> exchange(const Request& request, const std::string& host) {
    auto* easy = easy_.get();
    Body body{{}, options_.largest_answer};
    Head head;
    const auto limit = set_limits();
    if (limit <= domain::Duration::zero()) return visit_too_long(host);
    curl_easy_setopt(easy, CURLOPT_URL, request.address.c_str());
    const auto headers = set_headers(request);
    const auto mime = set_body(request);
    if (!mime) return mime.error();
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &head);

    ++requests_;
    domain::failpoint("request");
    const auto code = perform();
    domain::failpoint("answer");
    curl_easy_setopt(easy, CURLOPT_MIMEPOST, nullptr);  // all of them die with this function
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, nullptr);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, nullptr);
    if (!code) return cancelled();
    if (body.too_large) return answer_too_large(host);
    if (*code == CURLE_OPERATION_TIMEDOUT && Clock::now() >= latest_) return visit_too_long(host);
    if (*code != CURLE_OK) return failure_of(*code, circumstances(), host);
    if (!head.whole) return failure_of(CURLE_PARTIAL_FILE, circumstances(), host);

    Response response;
    response.status = static_cast<int>(info<long>(easy, CURLINFO_RESPONSE_CODE));
    if (response.status == 407) return proxy_refuses(response.status, host);
    response.address = request.address;
    response.content_type = text(easy, CURLINFO_CONTENT_TYPE);
    response.disposition = std::move(head.disposition);
    if (const auto seconds = info<curl_off_t>(easy, CURLINFO_RETRY_AFTER); seconds > 0)
      response.retry_after = std::chrono::seconds(std::min<curl_off_t>(seconds, 7 * 24 * 3600));
    response.body = std::move(body.bytes);
    return response;
  }

  Circumstances circumstances() const {
    auto* easy = easy_.get();
    const bool has_proxy = options_.proxy.empty() ? environment_names_a_proxy() : options_.proxy != "direct";
    return {info<long>(easy, CURLINFO_SSL_VERIFYRESULT), info<long>(easy, CURLINFO_HTTP_CONNECTCODE),
            info<long>(easy, CURLINFO_REQUEST_SIZE) > 0, has_proxy};
  }

  // How long this request may take.
  domain::Duration set_limits() {
    auto* easy = easy_.get();
    auto limit = options_.request_timeout;
    if (latest_ != Clock::time_point::max())
      limit = std::min(limit, std::chrono::ceil<domain::Duration>(latest_ - Clock::now()));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(limit.count()));
    return limit;
  }

  std::unique_ptr<curl_slist, Free> set_headers(const Request& request) {
    std::unique_ptr<curl_slist, Free> list;
    const auto add = [&list](const std::string& header) {
      auto* longer = made(curl_slist_append(list.get(), header.c_str()));
      (void)list.release();
      list.reset(longer);
    };
    for (const auto& header : request.headers) add(header);
    add("Expect:");  // no "100-continue": servers of this kind seldom answer it
    if (request.method == Request::Method::post && !request.multipart) add("Content-Type: " + request.content_type);
    const auto referer = told_referer(request.referer, request.address);
    curl_easy_setopt(easy_.get(), CURLOPT_REFERER, referer.empty() ? nullptr : referer.c_str());
    curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, list.get());
    return list;
  }

  Result<std::unique_ptr<curl_mime, Free>> set_body(const Request& request) {
    auto* easy = easy_.get();
    std::unique_ptr<curl_mime, Free> mime;
    // On a connection that was used before, libcurl repeats a request that got no answer. A POST may have been taken in
    // all the same, so it gets a new connection, where libcurl never does that.
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request.method == Request::Method::post ? 1L : 0L);
    if (request.method == Request::Method::get) {
      curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
      return mime;
    }
    if (!request.multipart) {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
      return mime;
    }
    mime.reset(made(curl_mime_init(easy)));
    for (const auto& each : request.parts) {
      auto* part = made(curl_mime_addpart(mime.get()));
      curl_mime_name(part, each.name.c_str());
      if (each.file) {
        if (const auto code = curl_mime_filedata(part, each.file->string().c_str()); code != CURLE_OK)
          return failure_of(CURLE_READ_ERROR, {}, {});
      } else {
        curl_mime_data(part, each.value.data(), each.value.size());
      }
      curl_mime_filename(part, each.file_name ? each.file_name->c_str() : nullptr);
      if (!each.content_type.empty()) curl_mime_type(part, each.content_type.c_str());
    }
    curl_easy_setopt(easy, CURLOPT_MIMEPOST, mime.get());
    return mime;
  }

  // Empty if aborted.
  std::optional<CURLcode> perform() {
    auto* multi = multi_.get();
    auto* easy = easy_.get();
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 0L);
    curl_multi_add_handle(multi, easy);
    std::optional<CURLcode> code;
    for (int running = 1; running > 0 && !aborted_;) {
      const auto failed = curl_multi_perform(multi, &running) != CURLM_OK;
      if (failed || (running > 0 && curl_multi_poll(multi, nullptr, 0, 1000, nullptr) != CURLM_OK)) {
        code = CURLE_FAILED_INIT;
        break;
      }
    }
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi, &left))
      if (message->msg == CURLMSG_DONE) code = message->data.result;
    // Without this, taking the handle back would wait for a name server that does not answer.
    if (!code) curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_multi_remove_handle(multi, easy);
    return code;
  }

  const CurlOptions options_;
  const std::shared_ptr<Pace> pace_;
  std::unique_ptr<CURLM, FreeMulti> multi_;  // outlives easy_, which has its connections there
  std::unique_ptr<CURL, Free> easy_;
  std::atomic<bool> aborted_ = false;
  std::atomic<std::int64_t> requests_ = 0;
  Clock::time_point latest_ = Clock::time_point::max();
};

CurlTransport::CurlTransport(CurlOptions options, std::shared_ptr<Pace> pace)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(pace))) {}
CurlTransport::~CurlTransport() = default;

Result<Response> CurlTransport::send(const Request& request) { return impl_->send(request); }
void CurlTransport::allow(domain::Duration visit) { impl_->allow(visit); }
void CurlTransport::abort() { impl_->abort(); }
void CurlTransport::resume() { impl_->resume(); }
std::int64_t CurlTransport::requests() const { return impl_->requests(); }

}  // namespace portal
