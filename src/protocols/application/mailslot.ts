import { textUntil, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import type { Octet } from "../../definition/starts.ts";

const ANY: Octet = [0, 0xff];

/** Mailslots: what a transaction of SMB writes to a name that whoever wants listens at. */
export const Mailslot = protocol({
  name: "mailslot",
  path: "",
  standsAlone: true,
  layer: "Mailslot",
  title: "SMB MailSlot Protocol",
  short: "SMB Mailslot",
  spec: "[MS-MAIL]",
  carriedBy: { "smb.mailslot": 1 },
  startsWith: [[1, 0, ANY, ANY, ANY, 0, ANY, ANY, 0x5c]],
  summary: "Mailslot {name}",
  fields: {
    opcode: u16({ label: "Opcode", little: true, strings: { 1: "Write Mail Slot" }, default: 1 }),
    priority: u16({ label: "Priority", little: true }),
    class: u16({ label: "Class", little: true, strings: { 1: "Reliable", 2: "Unreliable & Broadcast" }, default: 2 }),
    size: u16({ label: "Size", little: true }),
    name: textUntil(["\0"], { label: "Mailslot Name", type: "FT_STRING" }),
  },
});
