#include "letters/qr_code.h"

#include <memory>
#include <qrencode.h>

namespace letters {

namespace {

constexpr int kQuiet = 4;

}  // namespace

domain::Result<QrCode> qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0,
                        QR_ECLEVEL_M),
      &QRcode_free);
  if (!code)
    return domain::Failure{
        domain::Fault::file_refused,
        "L'adresse de l'ENT ne tient pas dans un code QR : elle est vide ou trop longue. Donnez l'adresse "
        "courte que l'on tape pour s'y connecter."};
  QrCode made{code->width + 2 * kQuiet, {}};
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width;) {
      const unsigned char* row = code->data + y * code->width;
      if ((row[x] & 1) == 0) {
        ++x;
        continue;
      }
      const int start = x;
      while (x < code->width && (row[x] & 1) != 0) ++x;
      const std::string length = std::to_string(x - start);
      made.path += "M" + std::to_string(start + kQuiet) + " " + std::to_string(y + kQuiet) + "h" + length + "v1h-" +
                   length + "z";
    }
  return made;
}

}  // namespace letters
