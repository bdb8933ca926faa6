// Addresses of clients, and the networks that they are in.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace plenary::serve {

/// The 128 bits of an IPv6 address; an IPv4 one as ::ffff:a.b.c.d, so that both are compared alike.
using AddressBits = std::array<uint8_t, 16>;

/// Reads "192.0.2.7" or "2001:db8::7".
std::optional<AddressBits> parse_address(std::string_view text);

struct Network {
  AddressBits address{};
  int bits = 128;  ///< so many of them name the network

  bool contains(const AddressBits& other) const;
};

/// Reads "10.0.0.0/8", "2001:db8::/32", or one address.
std::optional<Network> parse_network(std::string_view text);

/// Whether an address reaches this machine only: 127.0.0.0/8 or ::1.
bool is_loopback(std::string_view address);

/// Whether an address is in one of these networks.
bool is_among(const std::vector<Network>& networks, std::string_view address);

}  // namespace plenary::serve
