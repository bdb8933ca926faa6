// Mail archives: who wrote to which list, and when. The parts: mail_split (where messages end), mail_head
// (what a header says; GMime), mail_threads (who answers whom). Texts of messages are looked at for the
// trailers of a review and not kept.
#include "import/mbox.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/text.h"
#include "import/mail_threads.h"
#include "import/minutes_groups.h"
#include "scan/citation.h"

namespace plenary {
namespace {

using namespace mail;

constexpr size_t kLookedAt = 256u << 10;  // of a message, for trailers

bool is_log(std::string_view name) {
  const auto at = name.rfind(".LOG");
  return at != name.npos && name.size() > at + 4 && name[at + 4] >= '0' && name[at + 4] <= '9';
}

// "Reviewed-by: Ada Example <...>" at the front of a line that is no quotation.
bool has_review(std::string_view body) {
  body = body.substr(0, kLookedAt);
  for (const std::string_view trailer : {"\nReviewed-by:", "\nAcked-by:", "\nTested-by:"})
    if (body.contains(trailer)) return true;
  return false;
}

// "3GPP_TSG_SA_WG4_EVS.mbox", "3GPP_TSG_SA_ITUT_AHG.LOG1703B": the list by the name of the file; a month or a
// number is none.
std::string list_in_path(std::string_view path) {
  auto name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, is_log(name) ? name.rfind(".LOG") : name.rfind('.'));
  const bool word = std::ranges::any_of(name, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  const bool dated = name.size() > 4 && name.substr(0, 4).find_first_not_of("0123456789") == name.npos;
  return word && !dated && !path.contains("/cur/") && !path.contains("/new/") ? std::string(name) : "";
}

class Archive {
 public:
  Archive(const ImportOptions& options, const SourceFile& file, Batch& out)
      : options_(options), file_(file), out_(out), list_(list_in_path(file.path)) {}

  void read() {
    const auto texts = split_archive(file_.bytes);
    if (texts.empty())
      return out_.reject(0, "no mail: neither mbox nor a log of LISTSERV, and no message by itself");
    std::vector<Head> heads;
    heads.reserve(texts.size());
    for (const auto& text : texts) heads.push_back(read_head(text));
    const auto places = threads_of(heads);
    for (size_t i = 0; i < texts.size(); ++i) add(texts[i], heads[i], places[i]);
  }

 private:
  void add(const Text& text, const Head& head, const Place& place) {
    if (head.from.mail.empty() && head.from.name.empty())
      return out_.reject(text.line, "a message without a sender", text.head.substr(0, 80));
    if (!head.date) return out_.reject(text.line, "a message without a date that can be", head.subject);
    if (!head.id.empty() && !seen_.insert(head.id).second)
      return out_.reject(text.line, "a message that the file has already", head.id);
    auto& activity = out_.activities.emplace_back();
    activity.date = head.date;
    activity.kind = kind_of(text, head, place);
    activity.person = head.from;
    if (const auto at = head.from.mail.find('@'); at != std::string::npos)
      activity.organization.domain = head.from.mail.substr(at + 1);
    activity.group = options_.group.empty() ? (head.list.empty() ? list_ : head.list) : options_.group;
    activity.body = options_.body.empty() ? minutes::body_in(activity.group) : options_.body;
    activity.role = is_patch(head.subject) ? "patch" : "";
    activity.document = thread(head, place, activity);
    activity.line = text.line;
  }

  static std::string kind_of(const Text& text, const Head& head, const Place& place) {
    if (head.automatic) return "automated";
    if (!place.reply) return "posted";
    return is_patch(head.subject) || has_review(text.body) ? "reviewed" : "replied";
  }

  // The thread as a document, once a file, with the standards that its subject names.
  std::string thread(const Head& head, const Place& place, const Activity& activity) {
    const auto key = (activity.body.empty() ? "list" : activity.body) + ":thread-" +
                     to_hex(digest(place.root)).substr(0, 16);
    if (!threads_.insert(key).second) return key;
    bool reply = false;
    auto& document = out_.documents.emplace_back();
    document.document = document.work = key;
    document.title = document.name = base_subject(head.subject, reply);
    document.body = activity.body;
    document.group = activity.group;
    document.type = "thread";
    document.date = head.date;
    document.line = activity.line;
    std::set<std::string> named;
    for (const auto& cited : find_citations(document.title))
      if (named.insert(cited.id.key()).second)
        out_.relations.push_back({key, "mentions", cited.id.key(), activity.line});
    return key;
  }

  const ImportOptions& options_;
  const SourceFile& file_;
  Batch& out_;
  std::string list_;
  std::set<std::string> seen_, threads_;
};

class MboxReader : public FormatReader {
 public:
  explicit MboxReader(ImportOptions options) : options_(std::move(options)) {}

  bool accepts(std::string_view path) const override {
    const auto name = path.substr(path.rfind('/') + 1);
    const auto lower = ascii_lower(name);
    static constexpr std::array<std::string_view, 5> kEndings{".mbox", ".mbx", ".eml", ".mail", ".txt"};
    return is_log(name) || path.contains("cur/") || path.contains("new/") ||
           std::ranges::any_of(kEndings, [&](auto ending) { return lower.ends_with(ending); });
  }

  void read(const SourceFile& file, Batch& out) const override {
    if (!file.fault.empty()) return out.reject(0, file.fault);
    Archive(options_, file, out).read();
  }

 private:
  ImportOptions options_;
};

}  // namespace

Result<std::unique_ptr<FormatReader>> open_mbox(const ImportOptions& options) {
  return std::make_unique<MboxReader>(options);
}

}  // namespace plenary
