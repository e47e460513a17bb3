#include "domain/secret.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace domain {

Secret::~Secret() { wipe(); }

Secret::Secret(Secret&& other) noexcept : characters_(std::move(other.characters_)) { other.characters_.clear(); }

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this != &other) {
    wipe();
    characters_ = std::move(other.characters_);
    other.characters_.clear();
  }
  return *this;
}

void Secret::append(std::string_view more) {
  const std::size_t size = characters_.size() + more.size();
  if (size > characters_.capacity()) {
    std::vector<char> larger;
    larger.reserve(std::max(size, 2 * characters_.capacity()));
    larger.assign(characters_.begin(), characters_.end());
    wipe();
    characters_ = std::move(larger);
  }
  characters_.insert(characters_.end(), more.begin(), more.end());
}

void Secret::wipe() {
  characters_.resize(characters_.capacity());  // what pop_back left behind, too
  if (!characters_.empty()) OPENSSL_cleanse(characters_.data(), characters_.size());
}

}  // namespace domain
