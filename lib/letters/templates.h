// The texts and the looks of letters, from a folder that an administrator may edit: conf/letters as it is shipped, and
// explained in its LISEZMOI.txt.
#pragma once

#include "domain/fault.h"

#include <boost/filesystem/path.hpp>

#include <array>
#include <cstddef>
#include <string>

namespace letters {

enum class Part {
  pupil,        // eleve.mustache
  parent,       // parent.mustache
  teacher,      // enseignant.mustache
  staff,        // personnel.mustache
  cover,        // couverture.mustache: a pile's first sheet
  signatures,   // emargement.mustache
  header,       // entete.mustache: {{> entete}}, of every sheet
  credentials,  // identifiants.mustache: {{> identifiants}}, of every letter
  style,        // lettres.css
};

class Templates {
 public:
  // Reads and checks all of them. Fails (file_refused), naming the file, and the line where there is one, where a file is
  // missing, too large, not UTF-8, or uses a name that does not exist.
  [[nodiscard]] static domain::Result<Templates> load(const boost::filesystem::path& folder);

  [[nodiscard]] const std::string& text(Part part) const { return texts_[static_cast<std::size_t>(part)]; }

 private:
  std::array<std::string, 9> texts_{};
};

}  // namespace letters
