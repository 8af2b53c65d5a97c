import {
  bytes,
  choice,
  ipv4,
  ipv6,
  mac,
  options,
  struct,
  text,
  u16,
  u32,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const opcodes = { Hello: 0, Coup: 1, Resign: 2, Advertise: 3 } as const;
const second = (name: string) => `=hsrp2.${name}`;

/** A digest over the message; the length does not count type and length. */
const md5 = struct({
  algorithm: u8({ filter: second("md5_algorithm"), label: "MD5 Algorithm", strings: { 1: "MD5" } }),
  padding: u8({ filter: second("md5_padding"), label: "Padding", show: "hex" }),
  flags: u16({ filter: second("md5_flags"), label: "MD5 Flags" }),
  sender: ipv4({ filter: "md5_ip_address", label: "Sender's IP Address" }),
  key: u32({ filter: second("md5_key_id"), label: "MD5 Key ID" }),
  digest: bytes("rest", { filter: second("md5_auth_data"), label: "MD5 Authentication Data" }),
});

const advertisement = struct({
  type: u16({
    filter: "adv.tlvtype",
    label: "Adv type",
    strings: { 1: "HSRP interface state", 2: "IP redundancy" },
  }),
  length: u16({ filter: "adv.tlvlength", label: "Adv length" }),
  state: u8({ filter: "adv.state", label: "Adv state", strings: { 1: "Dormant", 2: "Passive", 3: "Active" } }),
  reserved: u8({ filter: "adv.reserved1", label: "Adv reserved1" }),
  active: u16({ filter: "adv.activegrp", label: "Adv active groups" }),
  passive: u16({ filter: "adv.passivegrp", label: "Adv passive groups" }),
  reserved2: u32({ filter: "adv.reserved2", label: "Adv reserved2" }),
});

const time = (usual: number): ValueStrings => [
  [usual, usual, "Default"],
  [0, 255, "Non-Default"],
];

const hello = struct({
  state: u8({
    label: "State",
    strings: { 0: "Initial", 1: "Learn", 2: "Listen", 4: "Speak", 8: "Standby", 16: "Active" },
  }),
  hellotime: u8({ label: "Hellotime", default: 3, strings: time(3) }),
  holdtime: u8({ label: "Holdtime", default: 10, strings: time(10) }),
  priority: u8({ label: "Priority", default: 120 }),
  group: u8({ label: "Group" }),
  reserved: u8({ label: "Reserved" }),
  auth: text(8, { filter: "auth_data", label: "Authentication Data" }),
  virtualIP: ipv4({ filter: "virt_ip", label: "Virtual IP Address" }),
  more: when(
    { left: 2 },
    struct({
      type: u8({ filter: second("md5_auth_tlv"), label: "MD5 Authentication TLV" }),
      length: u8({ filter: "" }),
      value: choice("type", { 4: md5 }, { otherwise: bytes("rest", { filter: "" }) }),
    }),
  ),
});

const version1 = struct({
  version: u8({ label: "Version" }),
  opcode: u8({ label: "Op Code", names: opcodes }),
  body: choice("opcode", { Advertise: advertisement }, { otherwise: hello }),
});

const group = struct({
  version: u8({ filter: second("version"), label: "Version", default: 2 }),
  opcode: u8({ filter: second("opcode"), label: "Op Code", names: opcodes }),
  state: u8({
    filter: second("state"),
    label: "State",
    strings: { 1: "Init", 2: "Learn", 3: "Listen", 4: "Speak", 5: "Standby", 6: "Active" },
  }),
  family: u8({ filter: second("ipversion"), label: "IP Ver.", strings: { 4: "IPv4", 6: "IPv6" }, default: 4 }),
  group: u16({ filter: second("group"), label: "Group" }),
  identifier: mac({ filter: second("identifier"), label: "Identifier" }),
  priority: u32({ filter: second("priority"), label: "Priority" }),
  hellotime: u32({ filter: second("hellotime"), label: "Hellotime" }),
  holdtime: u32({ filter: second("holdtime"), label: "Holdtime" }),
  address: choice(
    "family",
    { 6: ipv6({ filter: second("virt_ip_v6"), label: "Virtual IPv6 Address" }) },
    { otherwise: ipv4({ filter: second("virt_ip"), label: "Virtual IP Address" }) },
  ),
  rest: bytes("rest", { filter: "" }),
});

/** Version 2 is a list of type, length and value; each type is a field of its own to Wireshark. */
const version2 = struct({
  tlvs: options(
    { code: u8({ filter: "" }), length: u8({ filter: "" }) },
    {
      group: {
        code: 1,
        codeField: { filter: second("group_state_tlv"), label: "Group State TLV" },
        value: group,
      },
      interface: {
        code: 2,
        codeField: { filter: second("interface_state_tlv"), label: "Interface State TLV" },
        value: struct({
          active: u16({ filter: second("active_groups"), label: "Active Groups" }),
          passive: u16({ filter: second("passive_groups"), label: "Passive Groups" }),
        }),
      },
      text: {
        code: 3,
        codeField: { filter: second("text_auth_tlv"), label: "Text Authentication TLV" },
        value: text("rest", { filter: second("auth_data"), label: "Authentication Data" }),
      },
      md5: {
        code: 4,
        codeField: { filter: second("md5_auth_tlv"), label: "MD5 Authentication TLV" },
        value: md5,
      },
    },
    { filter: "" },
  ),
});

/** Cisco's Hot Standby Router Protocol, versions 1 (whose first octet is 0) and 2. */
export const HSRP = protocol({
  name: "hsrp",
  layer: "HSRP",
  title: "Cisco Hot Standby Router Protocol",
  spec: "RFC 2281",
  carriedBy: { "udp.port": [1985, 2029] },
  summary: "HSRP",
  fields: { message: variant([{ starts: [[0]], of: version1 }], { otherwise: version2 }) },
});
