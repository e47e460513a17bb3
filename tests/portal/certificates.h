// Certificates made for a test: an authority, and servers' certificates that it signs.
#pragma once

#include <boost/filesystem/path.hpp>

#include <memory>
#include <string>

struct evp_pkey_st;
struct ssl_ctx_st;
struct x509_st;

namespace portal_test {

class Authority {
 public:
  explicit Authority(const std::string& name);

  // The authority's own certificate, as a PEM file.
  void write(const boost::filesystem::path& file) const;
  // What a server presents: a certificate for `name` ("IP:127.0.0.1", "DNS:ent.example"), valid until `days` from now.
  [[nodiscard]] std::shared_ptr<ssl_ctx_st> server(const std::string& name, int days = 1) const;

 private:
  std::shared_ptr<evp_pkey_st> key_;
  std::shared_ptr<x509_st> certificate_;
};

}  // namespace portal_test
