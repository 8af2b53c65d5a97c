import { bits, mac, u16, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypes } from "../parts/ethertypes.ts";

const addresses = {
  dst: mac({ filter: "", default: "ff:ff:ff:ff:ff:ff" }),
  src: mac({ filter: "", default: "00:00:00:00:00:00" }),
};

/** Four octets that a Marvell switch puts behind the addresses: which port, which way, and the VLAN. */
const tag = {
  mode: bits(2, { filter: "", names: { "To CPU": 0, "From CPU": 1, "To Sniffer": 2, Forward: 3 }, default: 3 }),
  tagged: bits(1, { filter: "" }),
  dev: bits(5, { filter: "" }),
  port: bits(5, { filter: "" }),
  /** A trunk in place of a port, or which side of it is sniffed; to the CPU two bits more say why. */
  trunk: bits(1, { filter: "" }),
  code: bits(1, { filter: "" }),
  cfi: bits(1, { filter: "" }),
  prio: bits(3, { filter: "" }),
  codeLow: bits(1, { filter: "" }),
  vlan: bits(12, { filter: "" }),
} as const satisfies { [key: string]: AnyField };

const type = u16({ filter: "", names: etherTypes });

/** Frames between a Marvell switch and the processor behind it. */
export const DSA = protocol({
  name: "dsa",
  layer: "DSA",
  title: "Marvell Distributed Switch Architecture",
  spec: "LINKTYPE_DSA_TAG_DSA",
  carriedBy: { linktype: 284 },
  next: { table: "ethertype", by: ["type"] },
  summary: "DSA {mode} {dev}.{port}",
  fields: { ...addresses, ...tag, type },
});

/** The same behind an EtherType that is chosen freely. */
export const EDSA = protocol({
  name: "edsa",
  layer: "EDSA",
  title: "Marvell Distributed Switch Architecture with an EtherType",
  spec: "LINKTYPE_DSA_TAG_EDSA",
  carriedBy: { linktype: 285 },
  next: { table: "ethertype", by: ["type"] },
  summary: "EDSA {mode} {dev}.{port}",
  fields: {
    ...addresses,
    tagType: u16({ filter: "", default: 0xdada }),
    reserved1: u8({ filter: "" }),
    reserved2: u8({ filter: "" }),
    ...tag,
    type,
  },
});
