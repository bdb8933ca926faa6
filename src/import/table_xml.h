// Small helps for the XML of workbooks, whose writers choose their own namespace prefixes.
#pragma once
#include <pugixml.hpp>
#include <string_view>

namespace plenary::table {

/// The name behind the prefix: "row" of "x:row".
inline std::string_view local(const char* name) {
  const std::string_view all(name);
  const size_t colon = all.find(':');
  return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

/// The first child element of that local name, or a null node.
inline pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const auto c : node.children())
    if (c.type() == pugi::node_element && local(c.name()) == name) return c;
  return {};
}

/// The attribute of that local name; empty when absent.
inline std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const auto a : node.attributes())
    if (local(a.name()) == name) return a.value();
  return {};
}

/// White space between runs of a text counts; that between elements does not.
inline constexpr unsigned kXmlParsing = pugi::parse_default | pugi::parse_ws_pcdata_single;

}  // namespace plenary::table
