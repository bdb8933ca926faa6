#include "import/mail_head.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "base/text.h"

namespace plenary::mail {
namespace {

constexpr size_t kLongestField = 64u << 10;
constexpr size_t kMostParents = 200;

struct Free {
  void operator()(char* text) const { g_free(text); }
  void operator()(GDateTime* date) const { g_date_time_unref(date); }
  void operator()(InternetAddressList* list) const { g_object_unref(list); }
  void operator()(GMimeReferences* list) const { g_mime_references_free(list); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

// Words without a character set are UTF-8, else what old mailers in the West and in China sent.
GMimeParserOptions* options() {
  static std::once_flag once;
  static GMimeParserOptions* made = nullptr;
  std::call_once(once, [] {
    g_mime_init();
    made = g_mime_parser_options_new();
    const char* charsets[] = {"utf-8", "gb18030", "windows-1252", nullptr};
    g_mime_parser_options_set_fallback_charsets(made, charsets);
    g_mime_parser_options_set_allow_addresses_without_domain(made, TRUE);
  });
  return made;
}

// The fields that are read, by name; a field that is there twice counts as the first.
enum Field {
  kFrom,
  kDate,
  kSubject,
  kId,
  kInReplyTo,
  kReferences,
  kListId,
  kSender,
  kTo,
  kReplyTo,
  kOriginalFrom,
  kAutoSubmitted,
  kPrecedence,
  kReturnPath,
  kFailed,
  kCause,
  kCount
};
constexpr std::array<std::string_view, kCount> kNames{"from",
                                                      "date",
                                                      "subject",
                                                      "message-id",
                                                      "in-reply-to",
                                                      "references",
                                                      "list-id",
                                                      "sender",
                                                      "to",
                                                      "reply-to",
                                                      "x-original-from",
                                                      "auto-submitted",
                                                      "precedence",
                                                      "return-path",
                                                      "x-failed-recipients",
                                                      "x-github-reason"};
using Fields = std::array<std::string, kCount>;

Fields fields_of(std::string_view head) {
  Fields out;
  std::string* open = nullptr;
  for (auto line : split(head, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (open != nullptr && open->size() < kLongestField) open->append(" ").append(trim(line));
      continue;
    }
    open = nullptr;
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    const auto found = std::ranges::find(kNames, ascii_lower(trim(line.substr(0, colon))));
    if (found == kNames.end()) continue;
    auto& field = out[static_cast<size_t>(found - kNames.begin())];
    if (!field.empty()) continue;
    field = trim(line.substr(colon + 1)).substr(0, kLongestField);
    std::erase(field, '\0');
    open = &field;
  }
  return out;
}

std::string decoded(const std::string& field) {
  const Owned<char> text(g_mime_utils_header_decode_text(options(), field.c_str()));
  return text == nullptr ? "" : clean(text.get(), 1000);
}

// "jjl at pobox.com (John J. Lee)": how Mailman masks addresses in the archives that it shows.
std::optional<PersonName> masked(std::string_view field) {
  const auto at = field.find(" at ");
  if (at == field.npos || field.contains('@')) return std::nullopt;
  const auto open = field.find(" (", at);
  const auto domain = field.substr(at + 4, open == field.npos ? field.npos : open - at - 4);
  if (domain.contains(' ') || field.substr(0, at).contains(' ')) return std::nullopt;
  PersonName out;
  out.mail = std::string(field.substr(0, at)).append("@").append(domain);
  if (open != field.npos && field.ends_with(')')) {
    const std::string name(field.substr(open + 2, field.size() - open - 3));
    out.name = decoded(name);
  }
  return out;
}

// "Ada Example ada@example.org": some archives lose the brackets.
std::optional<PersonName> bare(std::string_view field) {
  const auto gap = field.rfind(' ');
  if (gap == field.npos || field.find('@') < gap || field.find_first_of("<>\",") != field.npos)
    return std::nullopt;
  PersonName out;
  out.mail = ascii_lower(field.substr(gap + 1));
  out.name = decoded(std::string(field.substr(0, gap)));
  return out.mail.contains('@') ? std::optional(out) : std::nullopt;
}

PersonName person_of(const std::string& field) {
  if (auto person = masked(field)) return *person;
  if (auto person = bare(field)) return *person;
  PersonName out;
  const Owned<InternetAddressList> list(internet_address_list_parse(options(), field.c_str()));
  if (list == nullptr || internet_address_list_length(list.get()) == 0) return out;
  InternetAddress* const first = internet_address_list_get_address(list.get(), 0);
  if (!INTERNET_ADDRESS_IS_MAILBOX(first)) return out;
  const char* name = internet_address_get_name(first);
  const char* mail = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first));
  if (name != nullptr) out.name = clean(name, 300);
  if (mail != nullptr && std::string_view(mail).contains('@')) out.mail = ascii_lower(clean(mail, 300));
  return out;
}

// Lists that rewrite senders keep the real one beside: "Ada Example via quic <quic@ietf.org>".
PersonName sender_of(const Fields& fields) {
  auto out = person_of(fields[kFrom]);
  const auto via = out.name.find(" via ");
  if (via == out.name.npos) return out;
  for (const auto field : {kOriginalFrom, kReplyTo})
    if (auto real = person_of(fields[field]); !real.mail.empty() && real.mail != out.mail) {
      if (real.name.empty()) real.name = out.name.substr(0, via);
      return real;
    }
  out.name.resize(via);
  out.mail.clear();
  return out;
}

MaybeDate date_of(const std::string& field) {
  const Owned<GDateTime> date(field.empty() ? nullptr : g_mime_utils_header_decode_date(field.c_str()));
  if (date == nullptr) return std::nullopt;
  const int year = g_date_time_get_year(date.get()), month = g_date_time_get_month(date.get()),
            day = g_date_time_get_day_of_month(date.get());
  // Clocks that were never set send mail from 1970; there was none before 1971.
  if (year < 1971 || year > 2100 || !valid_date(year, month, day)) return std::nullopt;
  return Date{make_day(year, month, day), Precision::kDay};
}

// "From jjl@pobox.com Thu Nov  1 11:19:12 2001": day and month in words, the year somewhere behind.
MaybeDate date_of_marker(std::string_view marker) {
  int month = 0, day = 0, year = 0;
  for (const auto word : split(marker, ' ')) {
    const bool digits =
        !word.empty() && word.find_first_not_of("0123456789") == word.npos && word.size() <= 4;
    if (month == 0 && word.size() == 3)
      month = month_number(word);
    else if (digits && month != 0 && day == 0 && word.size() <= 2)
      day = std::stoi(std::string(word));
    else if (digits && word.size() == 4)
      year = std::stoi(std::string(word));
  }
  if (year < 1971 || !valid_date(year, month, day)) return std::nullopt;
  return Date{make_day(year, month, day), Precision::kDay};
}

void add_ids(const std::string& field, std::vector<std::string>& out) {
  if (!field.contains('<') && !field.contains(' ') && field.contains('@')) out.push_back(clean(field, 300));
  if (!field.contains('<')) return;
  const Owned<GMimeReferences> ids(g_mime_references_parse(options(), field.c_str()));
  for (int i = 0; ids != nullptr && i < g_mime_references_length(ids.get()); ++i) {
    const auto id = clean(g_mime_references_get_message_id(ids.get(), i), 300);
    if (id.empty() || out.size() >= kMostParents) continue;
    std::erase(out, id);  // the last place counts: In-Reply-To is nearer than a reference of the same name
    out.push_back(id);
  }
}

// "QUIC <quic.ietf.org>" is quic; LISTSERV has the list as sender: "3GPP_TSG_SA_WG4_EVS <...@LIST.ETSI.ORG>".
std::string list_of(const Fields& fields) {
  const auto& id = fields[kListId];
  if (const auto open = id.rfind('<'); open != id.npos) {
    const auto name = std::string_view(id).substr(open + 1);
    return clean(name.substr(0, name.find_first_of(".>")), 200);
  }
  const auto sender = person_of(fields[kSender]);
  if (const auto at = sender.mail.find('@');
      at != sender.mail.npos && equals_ignoring_case(sender.mail.substr(0, at), sender.name))
    return sender.name;
  return "";
}

bool is_automatic(const Fields& fields, const PersonName& from) {
  const auto said = ascii_lower(fields[kAutoSubmitted]);
  if (!said.empty() && !said.starts_with("no")) return true;
  if (!fields[kFailed].empty() || trim(fields[kReturnPath]) == "<>") return true;
  const auto local = ascii_lower(from.mail.substr(0, from.mail.find('@')));
  static constexpr std::array<std::string_view, 12> kTools{
      "mailer-daemon", "noreply",         "no-reply",       "notifications", "bugzilla",   "trac",
      "jenkins",       "internet-drafts", "iesg-secretary", "listserv",      "postmaster", "do-not-reply"};
  return std::ranges::find(kTools, local) != kTools.end();
}

// Takes "Re:", "AW: ", "Re[2]:", "Fwd:" off the front.
bool take_prefix(std::string_view& text, bool& reply) {
  static constexpr std::array<std::pair<std::string_view, bool>, 10> kPrefixes{{{"re", true},
                                                                                {"aw", true},
                                                                                {"sv", true},
                                                                                {"antw", true},
                                                                                {"rv", true},
                                                                                {"res", true},
                                                                                {"fw", false},
                                                                                {"fwd", false},
                                                                                {"wg", false},
                                                                                {"tr", false}}};
  const auto colon = text.find(':');
  if (colon == text.npos || colon > 8) return false;
  const auto bracket = text.substr(0, colon).find('[');
  const auto word = ascii_lower(trim(text.substr(0, std::min(colon, bracket))));
  const auto found = std::ranges::find(kPrefixes, word, [](const auto& one) { return one.first; });
  if (found == kPrefixes.end()) return false;
  reply = reply || found->second;
  text = trim(text.substr(colon + 1));
  return true;
}

}  // namespace

Head read_head(const Text& text) {
  const auto fields = fields_of(text.head);
  Head out;
  out.from = sender_of(fields);
  out.date = date_of(fields[kDate]);
  if (!out.date) out.date = date_of_marker(text.marker);
  out.subject = decoded(fields[kSubject]);
  std::vector<std::string> own;
  add_ids(fields[kId], own);
  if (!own.empty()) out.id = own.back();
  add_ids(fields[kReferences], out.parents);
  std::vector<std::string> answered;
  add_ids(fields[kInReplyTo], answered);
  if (!answered.empty()) {  // further ids of that field are those of whoever is quoted
    std::erase(out.parents, answered.front());
    out.parents.push_back(answered.front());
  }
  std::erase(out.parents, out.id);
  out.list = list_of(fields);
  out.automatic = is_automatic(fields, out.from);
  return out;
}

std::string base_subject(std::string_view subject, bool& reply) {
  auto text = trim(subject);
  if (text.size() > 1 && text.front() == '\'' && text.back() == '\'')
    text = trim(text.substr(1, text.size() - 2));
  for (bool more = true; more;) {
    more = take_prefix(text, reply);
    if (text.starts_with('[') && !is_patch(text))
      if (const auto close = text.find(']'); close != text.npos && close + 1 < text.size())
        text = trim(text.substr(close + 1)), more = true;
  }
  return std::string(text);
}

bool is_patch(std::string_view subject) {
  const auto text = ascii_lower(subject.substr(0, 200));
  const auto open = text.find('['), close = text.find(']');
  if (open == text.npos || close == text.npos || close < open) return false;
  const auto inside = std::string_view(text).substr(open + 1, close - open - 1);
  return inside.contains("patch");
}

}  // namespace plenary::mail
