// Addresses as browsers read them (libcurl's URL parser, RFC 3986, with the leniences of the URL standard that people's
// pages need). The same libcurl sends them, so there is one opinion of what an address is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portal {

// `reference`, as it stands in a page, made absolute against `base`. Spaces and characters beyond ASCII are
// percent-encoded: in the path as UTF-8, in the query in the page's charset. An empty reference is the base itself.
// Empty unless http or https comes of it (javascript:, mailto:, data:, ... are no places to go).
[[nodiscard]] std::optional<std::string> resolve(std::string_view base, std::string_view reference,
                                                 std::string_view charset = "utf-8");

[[nodiscard]] std::string without_fragment(std::string_view address);
// The address with its query replaced, its fragment dropped.
[[nodiscard]] std::string with_query(std::string_view address, std::string_view query);

[[nodiscard]] std::string host_of(std::string_view address);    // "ent.example.fr"; empty if it is no address
[[nodiscard]] std::string origin_of(std::string_view address);  // "https://ent.example.fr:8443", without default ports
[[nodiscard]] bool is_secure(std::string_view address);         // https

}  // namespace portal
