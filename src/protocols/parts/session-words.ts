/** Words for values of sessions of mobile users, as 3GPP TS 24.008 has them in several protocols. */

export const gsmAGmSmTftPacketFilterComponentTypeIdWords = {
  16: "IPv4 remote address type",
  17: "IPv4 local address type",
  32: "IPv6 remote address type",
  33: "IPv6 remote address/prefix length type",
  35: "IPv6 local address/prefix length type",
  48: "Protocol identifier/Next header type",
  64: "Single local port type",
  65: "Local port range type",
  80: "Single remote port type",
  81: "Remote port range type",
  96: "Security parameter index type",
  112: "Type of service/Traffic class type",
  128: "Flow label type",
  129: "Destination MAC address type",
  130: "Source MAC address type",
  131: "802.1Q C-TAG VID type",
  132: "802.1Q S-TAG VID type",
  133: "802.1Q C-TAG PCP/DEI type",
  134: "802.1Q S-TAG PCP/DEI type",
  135: "Ethertype type",
};
