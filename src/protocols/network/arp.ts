import { bytes, choice, frameNumber, ipv4, mac, mark, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypes } from "../parts/ethertypes.ts";
import { remark } from "../parts/remark.ts";

const arpOperations = {
  "who-has": 1,
  "is-at": 2,
  "RARP-req": 3,
  "RARP-rep": 4,
  "Dyn-RARP-req": 5,
  "Dyn-RARP-rep": 6,
  "Dyn-RARP-err": 7,
  "InARP-req": 8,
  "InARP-rep": 9,
  NAK: 10,
} as const;
/** The operations of IANA's "ARP Parameters", as Wireshark words them. */
// oxfmt-ignore
export const operationTexts: { readonly [code: number]: string } = {
  0: "reserved", 1: "request", 2: "reply", 3: "reverse request", 4: "reverse reply", 5: "drarp request", 6: "drarp reply", 7: "drarp error",
  8: "inverse request", 9: "inverse reply", 10: "arp nak", 11: "mars request", 12: "mars multi", 13: "mars mserv", 14: "mars join",
  15: "mars leave", 16: "mars nak", 17: "mars unserv", 18: "mars sjoin", 19: "mars sleave", 20: "mars grouplist request",
  21: "mars grouplist reply", 22: "mars redirect map", 23: "mapos unarp", 24: "experimental 1", 25: "experimental 2", 65535: "reserved",
};
const hardwareTypes = {
  Ethernet: 1,
  "Experimental Ethernet": 2,
  "AX.25": 3,
  ProNET: 4,
  Chaos: 5,
  "IEEE 802": 6,
  ARCNET: 7,
  "Frame Relay": 15,
  ATM: 16,
  HDLC: 17,
  Strip: 23,
  "IEEE 1394": 24,
  InfiniBand: 32,
} as const;

const hardware = (name: string, whose: string) =>
  choice(
    "hwlen",
    { 6: mac({ filter: `${name}.hw_mac`, label: `${whose} MAC address` }) },
    { otherwise: bytes({ by: "hwlen" }, { filter: `${name}.hw`, label: `${whose} hardware address` }) },
  );
const address = (name: string, whose: string) =>
  choice(
    "plen",
    { 4: ipv4({ filter: `${name}.proto_ipv4`, label: `${whose} IP address` }) },
    { otherwise: bytes({ by: "plen" }, { filter: `${name}.proto`, label: `${whose} protocol address` }) },
  );

/** What a message is beside its operation (RFC 5227 1.1, 3). */
const is = (what: string) => u8({ filter: `is${what}`, label: `Is ${what}`, type: "FT_BOOLEAN" });

/** The lower octet of the operation; all that are known are below 256. */
const operation = { offset: 7, mask: 0xff } as const;

/** ARP and its relatives; RARP has an EtherType of its own and the same format. */
export const ARP = protocol({
  name: "arp",
  layer: "ARP",
  title: "Address Resolution Protocol",
  short: "ARP/RARP",
  spec: "RFC 826",
  carriedBy: { ethertype: [0x0806, 0x8035], "gre.proto": 0x0806 },
  answers: [
    // Who has the address that was asked for.
    { kind: { ...operation, request: [1], response: [2] }, repeats: [[24, 14, 4]] },
    // The address of the station that was asked about: RARP (RFC 903), then InARP (RFC 2390).
    { kind: { ...operation, request: [3], response: [4] }, repeats: [[18, 18, 6]] },
    { kind: { ...operation, request: [8], response: [9] }, repeats: [[18, 8, 6]] },
  ],
  generated: {
    "op/gratuitous": is("gratuitous"),
    "op/probe": is("probe"),
    "op/announcement": is("announcement"),
    duplicate: mark({ filter: "", label: "Duplicate IP address detected", line: "arp.duplicate" }),
    duplicateFrame: frameNumber({
      filter: "duplicate-address-frame",
      label: "Frame showing earlier use of IP address",
    }),
    duplicateDetected: remark("duplicate-address-detected", "Warn", "Sequence", "Duplicate IP address configured"),
    duplicateSeconds: u32({
      filter: "seconds-since-duplicate-address-frame",
      label: "Seconds since earlier frame seen",
    }),
  },
  summary: "ARP {op} {psrc} > {pdst}",
  fields: {
    hwtype: u16({ filter: "hw.type", label: "Hardware type", names: hardwareTypes, default: 1 }),
    ptype: u16({ filter: "proto.type", label: "Protocol type", show: "hex", names: etherTypes, default: 0x0800 }),
    hwlen: u8({ filter: "hw.size", label: "Hardware size", default: 6 }),
    plen: u8({ filter: "proto.size", label: "Protocol size", default: 4 }),
    op: u16({ filter: "opcode", label: "Opcode", names: arpOperations, strings: operationTexts, default: 1 }),
    hwsrc: hardware("src", "Sender"),
    psrc: address("src", "Sender"),
    hwdst: hardware("dst", "Target"),
    pdst: address("dst", "Target"),
  },
});
