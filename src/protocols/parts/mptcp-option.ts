import {
  bits,
  bytes,
  choice,
  flags,
  ipv4,
  ipv6,
  repeated,
  struct,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";

/** Subtypes of the Multipath TCP option (RFC 8684). */
const mptcpSubtypes = {
  MP_CAPABLE: 0,
  MP_JOIN: 1,
  DSS: 2,
  ADD_ADDR: 3,
  REMOVE_ADDR: 4,
  MP_PRIO: 5,
  MP_FAIL: 6,
  MP_FASTCLOSE: 7,
  MP_TCPRST: 8,
} as const;

const view = (name: string, label: string, mask: number, show: "dec" | "hex" = "dec"): View => ({
  filter: `=tcp.options.mptcp.${name}`,
  label,
  type: "FT_UINT8",
  mask,
  show,
});

const capable = struct({
  flags: flags(8, ["H", "G", "F", "E", "D", "C", "B", "A"], {
    filter: "=tcp.options.mptcp.flags",
    label: "Multipath TCP flags",
    views: [
      view("checksumreq.flags", "Checksum required", 0x80),
      view("extensibility.flag", "Extensibility", 0x40),
      view("nomoresubflows.flag", "Do not attempt to establish new subflows to this address and port", 0x20),
      view("reserved.flag", "Reserved", 0x3e, "hex"),
      view("sha1.flag", "Use HMAC-SHA1", 0x01),
    ],
  }),
  sendkey: when({ left: 8 }, u64({ filter: "=tcp.options.mptcp.sendkey", label: "Sender's Key" })),
  recvkey: when({ left: 8 }, u64({ filter: "=tcp.options.mptcp.recvkey", label: "Receiver's Key" })),
  length: when({ left: 2 }, u16({ filter: "=tcp.options.mptcp.datalvllen", label: "Data-level Length" })),
  checksum: when({ left: 2 }, u16({ filter: "=tcp.options.mptcp.checksum", label: "Checksum", show: "hex" })),
});

/** How long it is says which of the three messages it is: 10 octets open, 14 answer, 22 confirm. */
const join = struct({
  addrid: u8({ filter: "=tcp.options.mptcp.addrid", label: "Address ID" }),
  hmac: when({ left: 20 }, bytes(20, { filter: "=tcp.options.mptcp.sendhmac", label: "Sender's HMAC" })),
  sendtrunchmac: when(
    { left: 12 },
    u64({ filter: "=tcp.options.mptcp.sendtrunchmac", label: "Sender's Truncated HMAC" }),
  ),
  token: when({ left: 8 }, u32({ filter: "=tcp.options.mptcp.recvtok", label: "Receiver's Token" })),
  nonce: when({ left: 4 }, u32({ filter: "=tcp.options.mptcp.sendrand", label: "Sender's Random Number" })),
});

const dataSequence = struct({
  reserved: bits(3, {
    filter: "",
    whole: {
      through: "A",
      filter: "=tcp.options.mptcp.flags",
      label: "Multipath TCP flags",
      type: "FT_UINT8",
      show: "hex",
    },
  }),
  F: bits(1, { filter: "=tcp.options.mptcp.datafin.flag", type: "FT_UINT8", label: "DATA_FIN" }),
  m: bits(1, { filter: "=tcp.options.mptcp.dseqn8.flag", type: "FT_UINT8", label: "Data Sequence Number is 8 octets" }),
  M: bits(1, {
    filter: "=tcp.options.mptcp.dseqnpresent.flag",
    type: "FT_UINT8",
    label: "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present",
  }),
  a: bits(1, { filter: "=tcp.options.mptcp.dataack8.flag", type: "FT_UINT8", label: "Data ACK is 8 octets" }),
  A: bits(1, { filter: "=tcp.options.mptcp.dataackpresent.flag", type: "FT_UINT8", label: "Data ACK is present" }),
  ack: when(
    { field: "A" },
    choice("a", {
      0: u32({ filter: "=tcp.options.mptcp.rawdataack", label: "Original MPTCP Data ACK", type: "FT_UINT64" }),
      1: u64({ filter: "=tcp.options.mptcp.rawdataack", label: "Original MPTCP Data ACK" }),
    }),
  ),
  dsn: when(
    { field: "M" },
    choice("m", {
      0: u32({ filter: "=tcp.options.mptcp.rawdataseqno", label: "Data Sequence Number", type: "FT_UINT64" }),
      1: u64({ filter: "=tcp.options.mptcp.rawdataseqno", label: "Data Sequence Number" }),
    }),
  ),
  subseq: when({ field: "M" }, u32({ filter: "=tcp.options.mptcp.subflowseqno", label: "Subflow Sequence Number" })),
  length: when({ field: "M" }, u16({ filter: "=tcp.options.mptcp.datalvllen", label: "Data-level Length" })),
  checksum: when({ left: 2 }, u16({ filter: "=tcp.options.mptcp.checksum", label: "Checksum", show: "hex" })),
});

/** After the address come a port, a truncated HMAC, both or neither; how much is left says which. */
const afterAddress = {
  port: when({ left: 10 }, u16({ filter: "=tcp.options.mptcp.port", label: "Advertised port" })),
  hmac: when({ left: 8 }, u64({ filter: "=tcp.options.mptcp.addaddrtrunchmac", label: "Truncated HMAC" })),
  portalone: when({ left: 2 }, u16({ filter: "=tcp.options.mptcp.port", label: "Advertised port" })),
};
const addAddress = struct({
  addrid: u8({ filter: "=tcp.options.mptcp.addrid", label: "Address ID" }),
  ipv6: when(
    { left: 16 },
    struct({ address: ipv6({ filter: "=tcp.options.mptcp.ipv6", label: "Advertised IPv6 Address" }), ...afterAddress }),
  ),
  ipv4: when(
    { left: 4 },
    struct({ address: ipv4({ filter: "=tcp.options.mptcp.ipv4", label: "Advertised IPv4 Address" }), ...afterAddress }),
  ),
});

/** The value of option 30, by its subtype. `low` is the version, the backup flag, the address's version or whether it is an echo. */
export const mptcpOption = struct({
  subtype: bits(4, { filter: "options.mptcp.subtype", label: "Multipath TCP subtype", names: mptcpSubtypes }),
  low: bits(4, { filter: "options.mptcp.version", label: "Multipath TCP version" }),
  data: choice(
    "subtype",
    {
      MP_CAPABLE: capable,
      MP_JOIN: join,
      DSS: dataSequence,
      ADD_ADDR: addAddress,
      REMOVE_ADDR: struct({ addrids: repeated(u8({ filter: "=tcp.options.mptcp.addrid", label: "Address ID" })) }),
      MP_PRIO: struct({ addrid: when({ left: 1 }, u8({ filter: "=tcp.options.mptcp.addrid", label: "Address ID" })) }),
      MP_FAIL: struct({
        reserved: u8({ filter: "" }),
        dsn: u64({ filter: "=tcp.options.mptcp.rawdataseqno", label: "Data Sequence Number" }),
      }),
      MP_FASTCLOSE: struct({
        reserved: u8({ filter: "" }),
        key: u64({ filter: "=tcp.options.mptcp.recvkey", label: "Receiver's Key" }),
      }),
      MP_TCPRST: struct({
        reason: u8({ filter: "=tcp.options.mptcp.rst_reason", label: "TCPRST Reason", show: "hex" }),
      }),
    },
    { otherwise: bytes("rest", { filter: "" }) },
  ),
});
