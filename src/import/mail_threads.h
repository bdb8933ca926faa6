// Threads of an archive, after Jamie Zawinski's algorithm ("message threading", 1997; RFC 5256,
// THREAD=REFERENCES).
#pragma once
#include <string>
#include <vector>

#include "import/mail_head.h"

namespace plenary::mail {

struct Place {
  std::string root;    ///< id of the first message of the thread, also where it is not in the file
  bool reply = false;  ///< it answers another message
};

/// Says for each message in which thread it stands. References first; a reply without any that name a message
/// joins the thread whose first message has its subject. The same whatever the order of the messages, but for
/// that last rule, which looks at earlier dates.
std::vector<Place> threads_of(const std::vector<Head>& heads);

}  // namespace plenary::mail
