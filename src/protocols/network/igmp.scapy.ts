import { inetChecksum } from "../../definition/auto.ts";
import { fieldAt, layerOf, structOf } from "../../definition/derive.ts";
import { ipv4, u16 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IGMP } from "./igmp.ts";

const { type, mrcode } = IGMP.fields;
const header = { type, mrcode, chksum: u16({ auto: inetChecksum() }) };
const carriedBy = { "ip.proto": 2 };
const group = ipv4({ default: "0.0.0.0" });

/** Version 3 has the part behind the checksum as a layer of its own. */
export const layers = scapyLayers([
  layerOf("IGMP", { ...header, gaddr: group }, { carriedBy, requires: { IP: { ttl: 1 } } }),
  layerOf("IGMPv3", header, { carriedBy, requires: { IP: { ttl: 1, tos: 0xc0, dst: "224.0.0.22" } } }),
  structOf(
    fieldAt(IGMP, "body", "Group Membership Query"),
    "IGMPv3mq",
    { version3: true },
    { requires: { IGMPv3: { type: 0x11 } } },
  ),
  structOf(
    fieldAt(IGMP, "body", "Version 3 - Membership Report"),
    "IGMPv3mr",
    {},
    {
      without: ["more"],
      requires: { IGMPv3: { type: 0x22, mrcode: 0 } },
    },
  ),
  structOf(fieldAt(IGMP, "body", "Version 3 - Membership Report", "records"), "IGMPv3gr"),
  structOf(
    fieldAt(IGMP, "body", "Multicast Router Advertisement"),
    "IGMPv3mra",
    {},
    {
      names: { interval: "qryIntvl", robustness: "robust" },
      requires: { IGMPv3: { type: 0x30 } },
    },
  ),
]);
