#include "portal/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <fstream>
#include <stdexcept>

namespace portal_test {

namespace {

constexpr long kDay = 24 * 3600;

void demand(bool good) {
  if (!good) throw std::runtime_error("OpenSSL makes no certificate");
}

std::shared_ptr<EVP_PKEY> make_key() {
  std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  demand(key != nullptr);
  return key;
}

void add(X509* certificate, X509* issuer, int what, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  auto* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
  demand(extension != nullptr);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

std::shared_ptr<X509> make_certificate(const std::string& name, EVP_PKEY* key, X509* issuer, EVP_PKEY* signer,
                                       int days) {
  static long serial = 1;
  std::shared_ptr<X509> certificate(X509_new(), &X509_free);
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -30 * kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), days * kDay);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer ? issuer : certificate.get()));
  if (issuer)
    add(certificate.get(), issuer, NID_subject_alt_name, name);
  else
    add(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  demand(X509_sign(certificate.get(), signer, EVP_sha256()) > 0);
  return certificate;
}

}  // namespace

Authority::Authority(const std::string& name) : key_(make_key()) {
  certificate_ = make_certificate(name, key_.get(), nullptr, key_.get(), 30);
}

void Authority::write(const boost::filesystem::path& file) const {
  const std::unique_ptr<BIO, int (*)(BIO*)> text(BIO_new(BIO_s_mem()), &BIO_free);
  demand(text && PEM_write_bio_X509(text.get(), certificate_.get()) == 1);
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(text.get(), &bytes);
  demand(bool(std::ofstream(file, std::ios::binary).write(bytes, size)));
}

std::shared_ptr<ssl_ctx_st> Authority::server(const std::string& name, int days) const {
  const auto key = make_key();
  const auto certificate = make_certificate(name, key.get(), certificate_.get(), key_.get(), days);
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  demand(context && SSL_CTX_use_certificate(context.get(), certificate.get()) == 1 &&
         SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1);
  return context;
}

}  // namespace portal_test
