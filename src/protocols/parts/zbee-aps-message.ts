import { bytes, mark, u16, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { eui64Reversed } from "./eui64-reversed.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { remark } from "./remark.ts";
import { layZbeeSecurity, zbeeSecurityFields, zbeeSecuritySize } from "./zbee-security.ts";
import { zbeeClusters, zbeeProfiles } from "./zbee-words.ts";

const little = true;
const show = "hex";
const ApsType = { data: 0, command: 1, acknowledgement: 2, interPan: 3 } as const;
const Delivery = { unicast: 0, indirect: 1, broadcast: 2, group: 3 } as const;
const SECURED = 0x20;
const EXTENDED = 0x80;
/** An acknowledgement of a command, which names no endpoints. */
const OF_COMMAND = 0x10;
const LONG = 8;

/** What commands are called (ZigBee specification 4.4.10). */
const commandNames = {
  0x01: "SKKE-1",
  0x02: "SKKE-2",
  0x03: "SKKE-3",
  0x04: "SKKE-4",
  0x05: "Transport Key",
  0x06: "Update Device",
  0x07: "Remove Device",
  0x08: "Request Key",
  0x09: "Switch Key",
  0x0a: "EA Initiator Challenge",
  0x0b: "EA Responder Challenge",
  0x0c: "EA Initiator MAC",
  0x0d: "EA Responder MAC",
  0x0e: "Tunnel",
  0x0f: "Verify Key",
  0x10: "Confirm Key",
};
const KeyType = { network: 1, application: 3, secureNetwork: 5 } as const;
const keyTypes = {
  0: "Trust Center Master Key",
  1: "Standard Network Key",
  2: "Application Master Key",
  3: "Application Link Key",
  4: "Trust Center Link Key",
  5: "High-Security Network Key",
};
const address = (filter: string, label: string) => eui64Reversed({ filter, label });

const fields = {
  controlGroup: mark({ filter: "", label: "Frame Control Field", line: "zbee_aps.fcf" }),
  control: u8({
    filter: "",
    views: [
      {
        filter: "type",
        label: "Frame Type",
        show,
        type: "FT_UINT8",
        mask: 0x03,
        strings: { 0: "Data", 1: "Command", 2: "Ack", 3: "Interpan" },
      },
      {
        filter: "delivery",
        label: "Delivery Mode",
        show,
        type: "FT_UINT8",
        mask: 0x0c,
        strings: { 0: "Unicast", 1: "Indirect", 2: "Broadcast", 3: "Group" },
      },
      bitView("security", "Security", SECURED),
      bitView("ack_req", "Acknowledgement Request", 0x40),
      bitView("ext_header", "Extended Header", EXTENDED),
    ],
  }),
  dst: u8({ filter: "dst", label: "Destination Endpoint" }),
  group: u16({ filter: "group", label: "Group", show, little }),
  cluster: u16({ filter: "cluster", label: "Cluster", show, little, strings: zbeeClusters }),
  profile: u16({ filter: "profile", label: "Profile", show, little, strings: zbeeProfiles }),
  src: u8({ filter: "src", label: "Source Endpoint" }),
  counter: u8({ filter: "counter", label: "Counter" }),
  invalidDelivery: remark("invalid_delivery_mode", "Warn", "Protocol", "Invalid Delivery Mode"),
  fragmentation: u8({
    filter: "",
    label: "Extended Frame Control Field",
    show,
    views: [
      {
        filter: "fragmentation",
        label: "Fragmentation",
        show,
        type: "FT_UINT8",
        mask: 0x03,
        strings: { 0: "None", 1: "First Block", 2: "Middle Block" },
      },
    ],
  }),
  block: u8({ filter: "block", label: "Block Number" }),
  blockAcks: u8({ filter: "block_acks", label: "Block Acknowledgements", show }),
  command: mark({ filter: "", label: "Command Frame", line: "zbee_aps.command_frame" }),
  cmdId: u8({ filter: "cmd.id", label: "Command Identifier", show, strings: commandNames }),
  initiator: address("cmd.initiator", "Initiator Address"),
  responder: address("cmd.responder", "Responder Address"),
  challenge: bytes(16, { filter: "cmd.challenge", label: "Challenge" }),
  mac: bytes(16, { filter: "cmd.mac", label: "Message Authentication Code" }),
  keyType: u8({ filter: "cmd.key_type", label: "Key Type", show, strings: keyTypes }),
  key: bytes(16, { filter: "cmd.key", label: "Key" }),
  commandSequence: u8({ filter: "cmd.seqno", label: "Sequence Number" }),
  destination: address("cmd.dst", "Extended Destination"),
  source: address("cmd.src", "Extended Source"),
  partner: address("cmd.partner", "Partner Address"),
  device: address("cmd.device", "Device Address"),
  deviceAddress: u16({ filter: "cmd.addr", label: "Device Address", show, little }),
  updateStatus: u8({
    filter: "cmd.update_status",
    label: "Device Status",
    show,
    strings: {
      0: "Standard security, secured rejoin",
      1: "Standard security, unsecured join",
      2: "Device left",
      3: "Standard security, unsecured rejoin",
      4: "High security, secured rejoin",
      5: "High security, unsecured join",
      7: "High security, unsecured rejoin",
    },
  }),
};
const worked = {
  initiates: u8({ filter: "cmd.init_flag", label: "Initiator", type: "FT_BOOLEAN", truth: ["True", "False"] }),
};
const all = { ...fields, ...zbeeSecurityFields };
type ApsPage = Page<keyof typeof all | keyof typeof worked>;

const commands: { readonly [identifier: number]: (page: ApsPage) => void } = {
  1: (page) => layExchange(page, "challenge"),
  2: (page) => layExchange(page, "challenge"),
  3: (page) => layExchange(page, "mac"),
  4: (page) => layExchange(page, "mac"),
  5(page) {
    const type = page.take("keyType");
    page.take("key");
    if (type === KeyType.network || type === KeyType.secureNetwork) page.take("commandSequence");
    if (type === KeyType.application || type === 2) {
      page.take("partner", LONG);
      page.mark("initiates", 1, page.peek(1));
      page.pass(1);
      return;
    }
    page.take("destination", LONG);
    page.take("source", LONG);
  },
  6(page) {
    page.take("device", LONG);
    page.take("deviceAddress");
    page.take("updateStatus");
  },
  7: (page) => void page.take("device", LONG),
  8(page) {
    if (page.take("keyType") === 2) page.take("partner", LONG);
  },
  9: (page) => void page.take("commandSequence"),
};

function layExchange(page: ApsPage, proof: "challenge" | "mac"): void {
  page.take("initiator", LONG);
  page.take("responder", LONG);
  page.take(proof);
}

/** Where the header ends, without that of security; and whether it is one that can be read on in. */
function headerEnd(octets: Uint8Array, at: number, end: number): number {
  const control = octets[at];
  const type = control & 3;
  const delivery = (control >> 2) & 3;
  if (type === ApsType.command || (type === ApsType.acknowledgement && control & OF_COMMAND)) return at + 2;
  if (delivery === Delivery.indirect) return end;
  const to = delivery === Delivery.group ? 2 : 1;
  const fragment = at + 1 + to + 2 + 2 + 1 + 1;
  if ((control & EXTENDED) === 0 || fragment >= end) return fragment;
  const isFragment = (octets[fragment] & 3) !== 0;
  return fragment + 1 + (isFragment ? 1 : 0) + (isFragment && type === ApsType.acknowledgement ? 1 : 0);
}

/** The header of ZigBee's application support layer, and commands that are not encrypted (ZigBee specification 2.2.5). */
export const zbeeApsMessage = laidOut<keyof typeof all, keyof typeof worked>(
  "header of ZigBee's application support layer",
  all,
  (page) => {
    const control = page.peek(1);
    page.group("controlGroup", 1, () => void page.take("control"));
    const type = control & 3;
    const delivery = (control >> 2) & 3;
    const isNamed = type !== ApsType.command && !(type === ApsType.acknowledgement && control & OF_COMMAND);
    if (isNamed) {
      if (delivery === Delivery.indirect) {
        page.mark("invalidDelivery");
        return;
      }
      page.take(delivery === Delivery.group ? "group" : "dst");
      page.take("cluster");
      page.take("profile");
      page.take("src");
    }
    page.take("counter");
    if (isNamed && control & EXTENDED) layExtension(page, type);
    if (control & SECURED) layZbeeSecurity(page);
    else if (type === ApsType.command)
      page.group("command", page.left, () => {
        commands[page.take("cmdId")]?.(page);
      });
  },
  {
    worked,
    skip(octets, at, end) {
      if (at >= end) return end;
      const stop = Math.min(end, headerEnd(octets, at, end));
      if (octets[at] & SECURED) return stop < end ? Math.min(end, stop + zbeeSecuritySize(octets, stop)) : end;
      return (octets[at] & 3) === ApsType.command ? end : stop;
    },
  },
);

function layExtension(page: ApsPage, type: number): void {
  const isFragment = (page.take("fragmentation") & 3) !== 0;
  if (!isFragment) return;
  page.take("block");
  if (type === ApsType.acknowledgement) page.take("blockAcks");
}
