// How things look to the Navette that works: its rights, and the configuration that it has in service, need not be those of
// whoever asks beside it.
#pragma once

#include "domain/import.h"

#include <string>
#include <vector>

namespace domain {

struct ServiceView {
  struct Folder {
    std::string path;
    std::string trouble{};  // what keeps its exports from being taken, in French; empty if nothing does

    friend bool operator==(const Folder&, const Folder&) = default;
  };
  // Has ended, and its file has not reached its shelf.
  struct Unfiled {
    ImportId import = 0;
    std::string why{};  // in French

    friend bool operator==(const Unfiled&, const Unfiled&) = default;
  };

  std::vector<Folder> folders{};  // that it watches; none: it has not looked yet
  std::vector<Unfiled> unfiled{};
  std::string refusal{};  // why the configuration, as it was read last, was not put to work, in French; empty if it was

  friend bool operator==(const ServiceView&, const ServiceView&) = default;
};

}  // namespace domain
