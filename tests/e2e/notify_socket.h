// What stands in for the system's ends of sd_notify(3) and sd_journal_send(3): datagram sockets that keep every message.
#pragma once

#include <boost/filesystem/path.hpp>

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace e2e {

class Datagrams {
 public:
  explicit Datagrams(const boost::filesystem::path& file);
  ~Datagrams();
  Datagrams(const Datagrams&) = delete;
  Datagrams& operator=(const Datagrams&) = delete;

  [[nodiscard]] const boost::filesystem::path& file() const { return file_; }
  // Every message so far, oldest first, as its lines.
  [[nodiscard]] std::vector<std::vector<std::string>> messages();

 private:
  void listen();

  boost::filesystem::path file_;
  int descriptor_ = -1;
  std::mutex mutex_;
  std::vector<std::vector<std::string>> messages_{};
  std::thread listener_;  // the system queues but ten, then the sender waits
};

class NotifySocket {
 public:
  explicit NotifySocket(const boost::filesystem::path& file) : socket_(file) {}

  [[nodiscard]] std::map<std::string, std::string> environment() const {
    return {{"NOTIFY_SOCKET", socket_.file().string()}};
  }

  // Every assignment so far, oldest first: "READY=1", "STATUS=…".
  const std::vector<std::string>& heard();
  // Waits until `count` of them begin so, those before `from` passed over.
  bool hears(const std::string& beginning, std::size_t from = 0, std::size_t count = 1);
  // The last one that begins so, without that; empty if there is none.
  std::string last(const std::string& beginning);

 private:
  Datagrams socket_;
  std::vector<std::string> heard_{};
};

}  // namespace e2e
