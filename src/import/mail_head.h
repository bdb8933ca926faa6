// What the header of a mail message says.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/mail_split.h"
#include "record/nouns.h"

namespace plenary::mail {

struct Head {
  PersonName from;
  MaybeDate
      date;  ///< as the sender's clock and zone had it; of the marker where the header has none that can be
  std::string subject;               ///< decoded (RFC 2047)
  std::string id;                    ///< Message-ID without brackets
  std::vector<std::string> parents;  ///< ids of References and In-Reply-To, oldest first
  std::string list;                  ///< name of the list: List-Id, else Sender or To of LISTSERV
  bool automatic = false;  ///< no person wrote it: bounces, notices of trackers, repositories and calendars
};

/// Reads a header (GMime). Damaged fields are as if they were not there.
Head read_head(const Text& text);

/// Returns a subject without "Re:", "Fwd:", "AW:" and the name of the list in brackets; `reply` says whether
/// there was a "Re:".
std::string base_subject(std::string_view subject, bool& reply);

/// True when a subject announces a change of source code: "[PATCH v2 3/7] ...".
bool is_patch(std::string_view subject);

}  // namespace plenary::mail
