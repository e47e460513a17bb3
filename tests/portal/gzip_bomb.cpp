#include "portal/gzip_bomb.h"

namespace portal_test {

std::string gzip(const std::string& text, int flush, int window) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, flush);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// A fully flushed piece stands for itself, so it is made once and said 10,000 times.
std::string gzip_bomb() {
  const std::string zeros(1u << 20, '\0');
  const std::string first = gzip(zeros, Z_FULL_FLUSH);
  const std::string piece = first.substr(10);  // without gzip's header
  std::string all = first;
  for (int i = 1; i < 10 * 1024; ++i) all += piece;
  return all;
}

}  // namespace portal_test
