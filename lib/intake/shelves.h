// Where an export lies once its import has ended, in the drop folder itself: <shelf>/<YYYY-MM-DD>/<name>. Intake sees
// only the folder's own regular files, so what lies on a shelf is never taken again.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace intake {

enum class Shelf {
  imported,    // the ENT has it
  refused,     // by Navette or the ENT; a text beside it says why and what to do
  superseded,  // a newer export replaced it before it was sent
  duplicate,   // the same content had come before: recorded, not sent twice
};

// UTF-8, composed (NFC), as Windows and Linux keyboards write it.
[[nodiscard]] constexpr std::string_view folder_of(Shelf shelf) {
  switch (shelf) {
    case Shelf::imported:
      return "Importés";
    case Shelf::refused:
      return "Refusés";
    case Shelf::superseded:
      return "Remplacés";
    case Shelf::duplicate:
      return "Déjà reçus";
  }
  return "Refusés";
}

// "2026-11-26".
[[nodiscard]] std::string name_of(std::chrono::year_month_day day);

}  // namespace intake
