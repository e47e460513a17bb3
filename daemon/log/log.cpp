#include "daemon/log/log.h"

#include "daemon/log/local_time.h"
#include "daemon/log/log_journal.h"
#include "domain/names.h"

#include <boost/core/null_deleter.hpp>
#include <boost/filesystem/operations.hpp>
#include <boost/log/attributes/attribute_value_impl.hpp>
#include <boost/log/core.hpp>
#include <boost/log/expressions.hpp>
#include <boost/log/sinks/basic_sink_backend.hpp>
#include <boost/log/sinks/sync_frontend.hpp>
#include <boost/log/sinks/text_file_backend.hpp>
#include <boost/log/sinks/text_ostream_backend.hpp>
#include <boost/log/sinks/unlocked_frontend.hpp>
#include <boost/log/sources/record_ostream.hpp>
#include <boost/log/sources/severity_logger.hpp>
#include <boost/make_shared.hpp>

#include <atomic>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace navette::log {

namespace {

constexpr domain::Names<Level, 4> kLevels{
    {{{Level::debug, "debug"}, {Level::info, "info"}, {Level::warning, "warning"}, {Level::error, "error"}}}};

}  // namespace

std::string_view name_of(Level level) { return kLevels.name(level); }
std::optional<Level> level_named(std::string_view name) { return kLevels.value(name); }

namespace {

namespace fs = boost::filesystem;
namespace blog = boost::log;
namespace sinks = boost::log::sinks;
namespace keywords = boost::log::keywords;

BOOST_LOG_ATTRIBUTE_KEYWORD(severity, "Severity", Level)
BOOST_LOG_ATTRIBUTE_KEYWORD(whole, "Whole", const Line*)  // for as long as the line is being written

using Source = blog::sources::severity_logger_mt<Level>;

Source& source() {
  static Source instance;
  return instance;
}

std::atomic<bool> opened = false;

// The local time as RFC 3339 writes it: 2025-09-02T14:05:09+02:00.
std::string stamp() {
  const domain::Instant now = wall_now();
  const auto offset = std::chrono::floor<std::chrono::minutes>(utc_offset(now));
  const auto local = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch() + offset);
  const std::chrono::sys_seconds at(local);
  const auto midnight = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day day(midnight);
  const std::chrono::hh_mm_ss time(at - midnight);
  const std::chrono::hh_mm_ss zone(offset);
  char text[40];
  const int size = std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d%c%02d:%02d", static_cast<int>(day.year()),
      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
      zone.is_negative() ? '-' : '+', static_cast<int>(zone.hours().count()), static_cast<int>(zone.minutes().count()));
  return {text, static_cast<std::size_t>(size)};
}

// Whatever some program takes for a line's end, or a terminal for a command, is written as a backslash sequence:
// control characters (C0, DEL, C1) and the separators U+2028 and U+2029.
std::string on_one_line(std::string_view text, bool in_quotes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  const auto hexadecimal = [&](unsigned char byte) {
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = [&](std::size_t n) { return i + n < text.size() ? static_cast<unsigned char>(text[i + n]) : 0; };
    if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      hexadecimal(byte);
    } else if (byte == 0xC2 && next(1) >= 0x80 && next(1) < 0xA0) {
      hexadecimal(static_cast<unsigned char>(next(1)));
      ++i;
    } else if (byte == 0xE2 && next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9)) {
      out += next(2) == 0xA8 ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      if (in_quotes && (byte == '"' || byte == '\\')) out += '\\';
      out += text[i];
    }
  }
  return out;
}

bool needs_quotes(std::string_view value) {
  return value.empty() || value.find_first_of(" \"\\=") != value.npos || on_one_line(value, false) != value;
}

void add_console();

// What is logged before open() is seen, too: without a sink the library would print in a form of its own.
void begin() {
  static const bool kBegun = (add_console(), true);
  (void)kBegun;
}

void write(Level level, std::string_view event, const Fields& fields, std::string_view sentence) {
  begin();
  blog::record record = source().open_record(keywords::severity = level);
  if (!record) return;
  const Line line{level, event, fields, on_one_line(sentence, false)};
  record.attribute_values().insert(whole_type::get_name(), blog::attributes::make_attribute_value(&line));
  blog::record_ostream text(record);
  text << stamp() << ' ' << name_of(level) << ' ' << event;
  for (const Field& field : fields) text << ' ' << field.text();
  if (!sentence.empty()) text << " : " << line.sentence;
  text.flush();
  source().push_record(std::move(record));
}

struct Journal : sinks::basic_sink_backend<sinks::concurrent_feeding> {
  static void consume(const blog::record_view& record) {
    if (!send_to_journal(*record[whole].get())) std::cerr << *record[blog::expressions::smessage] << std::endl;
  }
};

void add_console() {
  if (stderr_is_journal()) {
    blog::core::get()->add_sink(boost::make_shared<sinks::unlocked_sink<Journal>>(boost::make_shared<Journal>()));
    return;
  }
  const auto backend = boost::make_shared<sinks::text_ostream_backend>();
  backend->add_stream(boost::shared_ptr<std::ostream>(&std::cerr, boost::null_deleter()));
  backend->auto_flush(true);
  const auto sink = boost::make_shared<sinks::synchronous_sink<sinks::text_ostream_backend>>(backend);
  sink->set_formatter(blog::expressions::stream << blog::expressions::smessage);
  blog::core::get()->add_sink(sink);
}

// Made by us, so that it has its rights before it has its first line; the backend then appends to it.
void prepare(const fs::path& file) {
  constexpr auto kRights = fs::owner_read | fs::owner_write | fs::group_read;
  boost::system::error_code error;
  if (!fs::exists(file.parent_path(), error)) {
    fs::create_directories(file.parent_path(), error);
    if (!error) fs::permissions(file.parent_path(), fs::owner_all | fs::group_read | fs::group_exe, error);
  }
  const bool writable = std::ofstream(file, std::ios::app).is_open();
  if (writable) fs::permissions(file, kRights, error);
  if (!writable || error)
    throw std::runtime_error(
        "Le journal d'exploitation « " + file.string() +
        " » ne peut pas être écrit : vérifiez que son dossier existe et que Navette peut y écrire.");
}

void add_file(const Options& options) {
  const fs::path& file = options.file;
  prepare(file);
  const std::string rotated = file.stem().string() + ".%5N" + file.extension().string();
  const auto backend = boost::make_shared<sinks::text_file_backend>(
      keywords::file_name = file, keywords::target_file_name = fs::path(rotated), keywords::open_mode = std::ios::app,
      keywords::rotation_size = options.size, keywords::auto_flush = true, keywords::enable_final_rotation = false);
  backend->set_file_collector(sinks::file::make_collector(keywords::target = file.parent_path(),
                                                          keywords::max_files = static_cast<unsigned>(options.keep)));
  backend->scan_for_files();
  // After a rotation the file is a new one: its rights are set as it is opened, while it is empty.
  backend->set_open_handler([file](auto&) {
    boost::system::error_code ignored;
    fs::permissions(file, fs::owner_read | fs::owner_write | fs::group_read, ignored);
  });
  const auto sink = boost::make_shared<sinks::synchronous_sink<sinks::text_file_backend>>(backend);
  sink->set_formatter(blog::expressions::stream << blog::expressions::smessage);
  blog::core::get()->add_sink(sink);
}

}  // namespace

std::string Field::text() const {
  return name_ + "=" + (needs_quotes(value_) ? '"' + on_one_line(value_, true) + '"' : value_);
}

void open(const Options& options) {
  begin();
  opened = false;
  const auto core = blog::core::get();
  core->flush();
  core->remove_all_sinks();
  core->set_filter(severity >= options.level);
  if (options.console) add_console();
  if (!options.file.empty()) add_file(options);
  opened = true;
}

bool is_open() { return opened; }

void close() {
  begin();
  opened = false;
  const auto core = blog::core::get();
  core->flush();
  core->remove_all_sinks();
  core->reset_filter();
  add_console();
}

void debug(std::string_view event, const Fields& fields, std::string_view sentence) {
  write(Level::debug, event, fields, sentence);
}
void info(std::string_view event, const Fields& fields, std::string_view sentence) {
  write(Level::info, event, fields, sentence);
}
void warning(std::string_view event, const Fields& fields, std::string_view sentence) {
  write(Level::warning, event, fields, sentence);
}
void error(std::string_view event, const Fields& fields, std::string_view sentence) {
  write(Level::error, event, fields, sentence);
}

}  // namespace navette::log
