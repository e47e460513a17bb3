// The way to the outside: one request, its redirects followed, its answer. An interface, so that a simulation can stand
// in its place; CurlTransport (transport_curl.h) is the real one.
//
// One Transport is one visitor: it keeps cookies in memory. One thread at a time; abort() and requests() from any.
#pragma once

#include "domain/fault.h"

#include <boost/filesystem/path.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace portal {

using domain::Result;

struct Request {
  enum class Method { get, post };
  // One part of a multipart body; text in the bytes of the form's charset.
  struct Part {
    std::string name;
    std::string value{};
    std::optional<boost::filesystem::path> file{};  // streamed from there instead of `value`
    std::optional<std::string> file_name{};  // present in what a file control sends, even where no file is chosen
    std::string content_type{};
  };

  Method method = Method::get;
  std::string address;                 // absolute, http or https
  std::string referer{};               // the page it comes from, whole; what is told of it is the transport's to decide
  std::vector<std::string> headers{};  // "Name: value"
  std::string content_type{};          // of `body`
  std::string body{};
  bool multipart = false;  // the body is `parts`
  std::vector<Part> parts{};
};

struct Response {
  int status = 0;
  std::string address;                            // after redirects; percent-encoded, so ASCII
  std::string content_type;                       // the header's value
  std::string disposition{};                      // likewise, of Content-Disposition
  std::optional<domain::Duration> retry_after{};  // of the last answer, seconds and dates alike
  std::string body;                               // decompressed
};

class Transport {
 public:
  virtual ~Transport() = default;

  // Fails with unreachable (name, connection, TLS, time, size), page_changed (redirected in a circle or to no web
  // address), file_refused (a file to be sent cannot be read) or cancelled. A sentence names the host, nothing else of
  // the address. Whatever the status, an answer is an answer. A POST leaves once at most: a connection that breaks
  // under it is a failure, never a silent second try.
  [[nodiscard]] virtual Result<Response> send(const Request& request) = 0;

  // From now on all requests together, waits between them included, may take that long.
  virtual void allow(domain::Duration visit) = 0;

  // Ends a request under way, and every later one, as cancelled within 100 ms, until resume().
  virtual void abort() = 0;
  virtual void resume() = 0;

  // Requests sent so far, redirects counted.
  [[nodiscard]] virtual std::int64_t requests() const = 0;
};

}  // namespace portal
