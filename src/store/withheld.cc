#include "store/withheld.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/files.h"
#include "base/kept_lines.h"
#include "base/text.h"
#include "record/mail.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFile = "identity.withheld";
constexpr const char* kHead =
    "# People whom this workspace withholds, told by keyed hashes: verb, time, author, hash (tabs between). "
    "No name "
    "stands here.\n# Only ever add. The key is in identity.key: keep it, and give it to nobody.\n";
constexpr const char* kCheck = "plenary";  // what the first line is the hash of
constexpr std::array kVerbs{std::pair{WithheldVerb::kErased, "erased"},
                            std::pair{WithheldVerb::kHidden, "hidden"},
                            std::pair{WithheldVerb::kShown, "shown"}};

std::unexpected<Error> damaged(size_t line, std::string_view what) { return damaged_line(kFile, line, what); }

Result<Digest> hash_of(std::string_view hex, size_t line) {
  const auto hash = digest_from_hex(hex);
  if (to_hex(hash) != hex) return damaged(line, "a hash is 32 hexadecimal digits");
  return hash;
}

Result<WithheldLine> parse_line(const std::vector<std::string_view>& fields, size_t line) {
  const auto* verb = std::ranges::find_if(kVerbs, [&](const auto& v) { return fields[0] == v.second; });
  if (verb == kVerbs.end()) return damaged(line, fmt::format("there is no verb '{}'", printable(fields[0])));
  if (fields.size() != 4) return damaged(line, fmt::format("{} fields where 4 are", fields.size()));
  PLENARY_LET(hash, hash_of(fields[3], line));
  return WithheldLine{verb->first, std::string(fields[1]), std::string(fields[2]), hash};
}

// A name whatever the order and the case of its words: "EXAMPLE, Ada" is "ada example".
std::string name_key(std::string_view name) {
  const auto folded = fold(name);
  auto words = split(folded, ' ');
  std::ranges::sort(words);
  return fmt::format("{}", fmt::join(words, " "));
}

bool full_name(std::string_view key) { return key.find(' ') != key.npos && display_width(key) >= 5; }

// With an organization a name counts only when it has no initials.
bool written_out(std::string_view key) {
  return full_name(key) &&
         std::ranges::all_of(split(key, ' '), [](auto word) { return display_width(word) >= 2; });
}

std::string in_body(const std::string& name, const PersonText& who) {
  return fmt::format("name\n{}\n{}", name, ascii_lower(who.body));
}
std::string with_organization(const std::string& name, const PersonText& who) {
  return fmt::format("organization\n{}\n{}", name, fold(who.organization));
}
std::string as_written(const PersonText& who) {
  return fmt::format("reference\n{}\n{}\n{}\n{}", who.name, who.mail, who.key, who.body);
}

// What both lists begin with: how it is written, and what says who it is by itself.
std::vector<std::string> evidence(const PersonText& who) {
  std::vector<std::string> all{as_written(who)};
  if (const auto mail = ascii_lower(who.mail); is_personal_mail(mail)) all.push_back("mail\n" + mail);
  if (!who.key.empty()) all.push_back("key\n" + ascii_lower(who.key));
  return all;
}

}  // namespace

const char* verb_name(WithheldVerb verb) {
  return std::ranges::find(kVerbs, verb, [](const auto& v) { return v.first; })->second;
}

Result<WithheldFile> parse_withheld(std::string_view text) {
  PLENARY_LET(lines, kept_lines(text, kFile));
  WithheldFile file;
  for (const auto& [number, line] : lines) {
    const auto fields = split(line, '\t');
    if (fields[0] == "key" && fields.size() == 2) {
      PLENARY_LET(check, hash_of(fields[1], number));
      if (file.key_check && *file.key_check != check)
        return damaged(number, "hashes of another key were merged in here");
      file.key_check = check;
      continue;
    }
    PLENARY_LET(one, parse_line(fields, number));
    file.lines.push_back(std::move(one));
  }
  if (!file.lines.empty() && !file.key_check)
    return fail(ErrorKind::kWorkspace, "identity.withheld does not say which key it was made with");
  return file;
}

std::string with_lines(std::string_view text, const SecretKey& key, std::span<const WithheldLine> lines) {
  std::string out(text);
  if (out.empty()) out = fmt::format("{}key\t{}\n", kHead, to_hex(digest(key, kCheck)));
  if (!out.ends_with('\n')) out += '\n';
  for (const auto& line : lines)
    out += fmt::format("{}\t{}\t{}\t{}\n", verb_name(line.verb), line.at, clean(line.author, 200),
                       to_hex(line.hash));
  return out;
}

std::vector<std::string> matching(const PersonText& who) {
  auto all = evidence(who);
  if (all.size() > 1) return all;
  const auto name = name_key(who.name);
  if (name.empty()) return all;
  all.push_back(in_body(name, who));
  if (!who.organization.empty() && written_out(name)) all.push_back(with_organization(name, who));
  return all;
}

std::vector<std::string> claims(const PersonText& who) {
  auto all = evidence(who);
  const auto name = name_key(who.name);
  if (name.empty() || (all.size() > 1 && !full_name(name))) return all;
  all.push_back(in_body(name, who));
  if (!who.organization.empty() && written_out(name)) all.push_back(with_organization(name, who));
  return all;
}

std::vector<std::string> mentions(std::string_view name) {
  const auto key = name_key(name);
  if (!full_name(key)) return {};
  std::vector<std::string> all{"text\n" + key};
  for (const auto word : split(key, ' ')) all.push_back("word\n" + std::string(word));
  return all;
}

Result<Withheld> Withheld::make(std::string_view text, std::optional<SecretKey> key) {
  PLENARY_LET(file, parse_withheld(text));
  Withheld withheld;
  if (file.lines.empty()) return withheld;
  if (!key)
    return fail(ErrorKind::kWorkspace,
                "identity.key is missing: without it nobody knows who was erased or hidden");
  if (digest(*key, kCheck) != *file.key_check)
    return fail(ErrorKind::kWorkspace, "identity.key is not the key that identity.withheld was made with");
  withheld.key_ = std::move(*key);
  for (const auto& line : file.lines) {
    if (line.verb == WithheldVerb::kErased) withheld.erased_.insert(line.hash);
    if (line.verb == WithheldVerb::kHidden) withheld.hidden_.insert(line.hash);
    if (line.verb == WithheldVerb::kShown) withheld.hidden_.erase(line.hash);
  }
  return withheld;
}

bool Withheld::finds(const Hashes& hashes, const PersonText& who) {
  if (hashes.empty() || (who.name.empty() && who.mail.empty() && who.key.empty())) return false;
  return std::ranges::any_of(matching(who), [&](const std::string& one) { return holds(hashes, one); });
}

std::vector<std::string> Withheld::erased_hashes() const {
  std::vector<std::string> all;
  for (const auto& hash : erased_) all.push_back(to_hex(hash));
  std::ranges::sort(all);
  return all;
}

Result<std::string> read_withheld(const Workspace& workspace) {
  if (!fs::exists(workspace.withheld())) return std::string();
  return read_file(workspace.withheld());
}

Result<Withheld> load_withheld(const Workspace& workspace, std::string_view text) {
  std::optional<SecretKey> key;
  if (fs::exists(workspace.secret_key())) {
    PLENARY_LET(have, read_secret_key(workspace.secret_key()));
    key = std::move(have);
  }
  return Withheld::make(text, std::move(key));
}

std::string withheld_hash(std::string_view text) { return text.empty() ? "" : to_hex(digest(text)); }

}  // namespace plenary
