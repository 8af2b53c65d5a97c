import { u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** What stations tell each other across one link and no further, at most ten times a second. */
export const SlowProtocol = protocol({
  name: "slow",
  layer: "SlowProtocol",
  title: "Slow Protocols",
  short: "802.3 Slow protocols",
  spec: "IEEE 802.3 annex 57A",
  carriedBy: { ethertype: 0x8809 },
  next: { table: "slow.subtype", by: ["subtype"] },
  requires: { Ether: { dst: "01:80:c2:00:00:02" } },
  summary: "Slow {subtype}",
  fields: {
    subtype: u8({
      label: "Slow Protocols subtype",
      show: "hex",
      names: { LACP: 1, "Marker Protocol": 2, OAM: 3, "Organization Specific Slow Protocol": 10 },
    }),
  },
});
