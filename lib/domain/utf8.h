// Text is UTF-8 everywhere in Navette. Windows' own names are UTF-16, and its programs begin with whatever code page the
// country has.
#pragma once

namespace domain {

// The first thing of every main(): from here on boost::filesystem's paths are made of UTF-8 and answer in it, and what is
// written to the console is shown as UTF-8, until the program ends. Does nothing where that is so anyway.
void speak_utf8();

}  // namespace domain
