import { bytes, ipv4, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { cipDevices } from "./cip-devices.ts";
import { cipVendors } from "./cip-vendors.ts";

/** What statuses of encapsulation are called. */
export const enipStatuses = {
  0: "Success",
  1: "Invalid Command",
  2: "No Memory Resources",
  3: "Incorrect Data",
  0x64: "Invalid Session Handle",
  0x65: "Invalid Length",
  0x69: "Unsupported Protocol Revision",
  0x6a: "Encapsulated CIP service not allowed on this port",
};

const little = true;
const handle = { label: "Interface Handle", show: "hex", strings: { 0: "CIP" }, little } as const;
const connection = { label: "Connection ID", show: "hex", little } as const;
const hiddenConnection: View = {
  filter: "=cip.connid",
  label: "Connection ID",
  type: "FT_UINT32",
  show: "hex",
  little,
  beside: true,
  hidden: true,
};

const flag = (filter: string, label: string, mask: number, size: number, truth?: View["truth"]): View => ({
  filter,
  label,
  type: "FT_BOOLEAN",
  size,
  mask,
  little,
  ...(truth ? { truth } : {}),
});
const profile = (name: string, label: string, mask: number): View =>
  flag(`security_profiles.${name}`, label, mask, 2, ["Supported", "Not supported"]);
const port = (name: string, label: string, mask: number): View =>
  flag(`security_profiles.iana_port_state_flags.${name}`, label, mask, 1, ["Open", "Closed"]);
const securityStates = {
  0: "Factory Default Configuration",
  1: "Configuration In Progress",
  2: "Configured",
};

/** The fields of what commands carry (CIP Networks Library volume 2, chapter 2). */
export const enipFields = {
  commandData: mark({ filter: "", label: "Command Specific Data" }),
  version: u16({ filter: "rs.version", label: "Protocol Version", little }),
  flags: u16({ filter: "rs.flags", label: "Option Flags", show: "hex", little }),
  requestInterface: u32({ filter: "srrd.iface", ...handle }),
  unitInterface: u32({ filter: "sud.iface", ...handle }),
  timeout: u16({ filter: "timeout", label: "Timeout", little }),
  encapData: bytes("rest", { filter: "encap_data", label: "Encap Data" }),
  itemCount: u16({ filter: "cpf.itemcount", label: "Item Count", little }),
  item: u16({
    filter: "cpf.typeid",
    label: "Type ID",
    show: "hex",
    little,
    strings: {
      0: "Null Address Item",
      0x0c: "CIP Identity",
      0x86: "CIP Security Information",
      0x87: "EtherNet/IP Capability",
      0x88: "EtherNet/IP Usage",
      0xa1: "Connected Address Item",
      0xb1: "Connected Data Item",
      0xb2: "Unconnected Data Item",
      0x100: "List Services Response",
      0x8000: "Socket Address Info O->T",
      0x8001: "Socket Address Info T->O",
      0x8002: "Sequenced Address Item",
      0x8003: "Unconnected Message over UDP",
    },
  }),
  itemLength: u16({ filter: "cpf.length", label: "Length", little }),
  itemData: bytes("rest", { filter: "cpf.data", label: "Data" }),
  sequence: u16({ filter: "=cip.seq", label: "CIP Sequence Count", little }),
  connection: u32({ filter: "cpf.cai.connid", ...connection, views: [hiddenConnection] }),
  sequencedConnection: u32({ filter: "cpf.sai.connid", ...connection, views: [hiddenConnection] }),
  encapsulationSequence: u32({ filter: "cpf.sai.seq", label: "Encapsulation Sequence Number", little }),
  message: u16({
    filter: "",
    little,
    views: [
      {
        filter: "cpf.ucmm.request",
        label: "Request/Response",
        type: "FT_UINT16",
        mask: 0x8000,
        little,
        beside: true,
        strings: { 0: "Request", 1: "Response" },
      },
      {
        filter: "cpf.ucmm.msg_type",
        label: "Unconn Msg Type",
        type: "FT_UINT16",
        mask: 0x7fff,
        little,
        beside: true,
        strings: { 0: "Reserved", 1: "UCMM_NOACK" },
      },
    ],
  }),
  transaction: u32({ filter: "cpf.ucmm.trans_id", label: "Transaction ID", show: "hex", little }),
  messageStatus: u32({
    filter: "cpf.ucmm.status",
    label: "UCMM Status",
    show: "hex",
    little,
    strings: enipStatuses,
  }),
  encapsulation: u16({ filter: "encapver", label: "Encapsulation Protocol Version", little }),
  capabilities: u16({
    filter: "lsr.capaflags",
    label: "Capability Flags",
    show: "hex",
    little,
    views: [
      flag("lsr.capaflags.tcp", "Supports CIP Encapsulation via TCP", 0x20, 2),
      flag("lsr.capaflags.udp", "Supports CIP Class 0 or 1 via UDP", 0x100, 2),
    ],
  }),
  serviceName: text("rest", { filter: "lsr.servicename", label: "Name of Service" }),
  socket: mark({ filter: "", label: "Socket Address" }),
  family: u16({ filter: "sinfamily", label: "sin_family" }),
  port: u16({ filter: "sinport", label: "sin_port" }),
  address: ipv4({ filter: "sinaddr", label: "sin_addr" }),
  zero: bytes(8, { filter: "sinzero", label: "sin_zero" }),
  vendor: u16({ filter: "lir.vendor", label: "Vendor ID", show: "hex", little, strings: cipVendors }),
  device: u16({ filter: "lir.devtype", label: "Device Type", little, strings: cipDevices }),
  product: u16({ filter: "lir.prodcode", label: "Product Code", little }),
  revision: u16({ filter: "lir.revision", label: "Revision" }),
  deviceStatus: u16({ filter: "lir.status", label: "Status", show: "hex", little }),
  serial: u32({ filter: "lir.serial", label: "Serial Number", show: "hex", little }),
  nameLength: u8({ filter: "lir.namelen", label: "Product Name Length" }),
  productName: text("rest", { filter: "lir.name", label: "Product Name" }),
  state: u8({ filter: "lir.state", label: "State", show: "hex" }),
  profiles: u16({
    filter: "security_profiles",
    label: "Security Profiles",
    show: "hex",
    little,
    views: [
      profile("eip_integrity", "EtherNet/IP Integrity Profile", 0x1),
      profile("eip_confidentiality", "EtherNet/IP Confidentiality Profile", 0x2),
      profile("cip_authorization", "CIP Authorization Profile", 0x4),
      profile("cip_user_authentication", "CIP User Authentication Profile", 0x8),
      profile("resource_constrained", "Resource-Constrained CIP Security Profile", 0x10),
      {
        filter: "security_profiles.reserved",
        label: "Reserved",
        type: "FT_UINT16",
        show: "hex",
        mask: 0xffe0,
        little,
      },
    ],
  }),
  cipSecurity: u8({
    filter: "cip_security_state",
    label: "CIP Security State",
    strings: { ...securityStates, 3: "Incomplete Configuration" },
  }),
  eipSecurity: u8({
    filter: "eip_security_state",
    label: "EtherNet/IP Security State",
    strings: { ...securityStates, 3: "Pull Model In Progress", 4: "Pull Model Completed", 5: "Pull Model Disabled" },
  }),
  ports: u8({
    filter: "iana_port_state_flags",
    label: "IANA Port State",
    show: "hex",
    views: [
      port("tcp_44818", "44818/tcp", 0x1),
      port("udp_44818", "44818/udp", 0x2),
      port("udp_2222", "2222/udp", 0x4),
      port("tcp_2221", "2221/tcp", 0x8),
      port("udp_2221", "2221/udp", 0x10),
      { filter: "iana_port_state_flags.reserved", label: "Reserved", type: "FT_UINT8", show: "hex", mask: 0xe0 },
    ],
  }),
};
