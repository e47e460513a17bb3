#include "daemon/ending.h"

#include "daemon/command.h"
#include "daemon/config/error.h"
#include "daemon/settings.h"
#include "domain/reason.h"
#include "journal/journal.h"

#include <boost/filesystem/exception.hpp>
#include <boost/system/system_error.hpp>

#include <new>

namespace navette {

Ending ending_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const ConfigError& error) {
    return {kBadConfiguration, error.what()};
  } catch (const StateError& error) {
    return {kJournalTrouble, error.what()};
  } catch (const portal::ProfileError& error) {
    return {kBadConfiguration, error.what()};
  } catch (const journal::JournalError& error) {
    return {kJournalTrouble, error.what()};
  } catch (const UsageError& error) {
    return {kUsage, error.what()};
  } catch (const NotDone& error) {
    return {kNotDone, error.what()};
  } catch (const boost::filesystem::filesystem_error& error) {
    return {kNotDone, "Navette s'arrête : « " + error.path1().string() + " » n'est pas utilisable (" +
                          domain::reason(error.code()) + ")."};
  } catch (const boost::system::system_error& error) {
    return {kNotDone,
            "Navette s'arrête : le système a refusé ce qu'elle demandait (" + domain::reason(error.code()) + ")."};
  } catch (const std::bad_alloc&) {
    return {kNotDone, "Navette s'arrête : la mémoire manque."};
  } catch (const std::exception& error) {
    return {kNotDone, "Navette s'arrête : " + std::string(error.what())};
  }
}

}  // namespace navette
