// What an idle daemon need not hold, and what of it nobody else may see.
//
// Most of what the daemon occupies at rest is its own program and that of thirty libraries, read once while it started or
// visited the ENT. rest() hands that back, and what malloc keeps for later. It is harmless: only what the loader mapped
// from files as read-only is given up, which holds nothing but what the files hold, so that a page comes back by itself
// when it is needed, mostly without the disk, since the system keeps it in its cache while there is room. What the
// loader writes addresses into before it makes it read-only belongs to the writable part and is left alone. What comes
// next is slower by some page faults, so it is for the first turn that finds nothing to do, not for every turn. Elsewhere
// than on Linux it does nothing. Any thread, at any time.
#pragma once

namespace navette {

void rest();

// From now on a crash writes no core, whatever the system collects, and no other program of the same account reads this
// process's memory or environment: there are passwords in them.
void keep_out_of_dumps();

}  // namespace navette
