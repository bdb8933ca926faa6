#include "serve/networks.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

namespace plenary::serve {
namespace {

constexpr int kMappedBits = 96;  ///< of ::ffff:0:0/96, in which IPv4 addresses stand

bool is_mapped(const AddressBits& address) {
  constexpr std::array<uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  return std::equal(kMapped.begin(), kMapped.end(), address.begin());
}

}  // namespace

std::optional<AddressBits> parse_address(std::string_view text) {
  const std::string whole(text);
  AddressBits out{};
  if (::inet_pton(AF_INET6, whole.c_str(), out.data()) == 1) return out;
  in_addr four{};
  if (::inet_pton(AF_INET, whole.c_str(), &four) != 1) return {};
  out[10] = out[11] = 0xff;
  std::memcpy(out.data() + 12, &four, 4);
  return out;
}

bool Network::contains(const AddressBits& other) const {
  for (int bit = 0; bit < bits; bit += 8) {
    const auto at = static_cast<size_t>(bit / 8);
    const auto mask = static_cast<uint8_t>(bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)));
    if (((address[at] ^ other[at]) & mask) != 0) return false;
  }
  return true;
}

std::optional<Network> parse_network(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return {};
  if (slash == text.npos) return Network{*address, 128};
  const auto digits = text.substr(slash + 1);
  int bits = -1;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const int most = text.contains(':') ? 128 : 32;
  if (fault != std::errc() || end != digits.data() + digits.size() || bits < 0 || bits > most) return {};
  return Network{*address, most == 32 ? bits + kMappedBits : bits};
}

bool is_loopback(std::string_view address) {
  const auto bits = parse_address(address);
  if (!bits) return false;
  return is_mapped(*bits) ? (*bits)[12] == 127 : *bits == parse_address("::1");
}

bool is_among(const std::vector<Network>& networks, std::string_view address) {
  const auto bits = parse_address(address);
  return bits && std::ranges::any_of(networks, [&](const Network& n) { return n.contains(*bits); });
}

}  // namespace plenary::serve
