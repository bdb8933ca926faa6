// Where one message of a mail archive ends and the next begins.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace plenary::mail {

/// One message as it lies in the file.
struct Text {
  std::string_view
      marker;  ///< the line "From someone@example.org Thu Nov  1 11:19:12 2001" of an mbox, else empty
  std::string_view head;  ///< the lines of the header
  std::string_view body;  ///< all behind the empty line
  uint32_t line = 1;      ///< of its first line in the file
};

/// Splits an archive: an mbox or a month of Mailman ("From " lines that a header follows), a log of LISTSERV
/// (a line of equals signs that a header follows), else the whole as one message (Maildir). Nothing where no
/// header is found.
std::vector<Text> split_archive(std::string_view bytes);

}  // namespace plenary::mail
