import { mac, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";

const FLUSH = 2;
const TLV_HEAD = 4;
const Tlv = { deviceName: 1, portName: 2, station: 3 } as const;
const learning = { 1: "Source-based Distribution", 2: "Arbitrary Distribution" };

/** What one side says of itself, or of the other. */
function sideFields(filter: "local" | "partner", label: string) {
  return {
    device: mac({ filter: `${filter}devid`, label: `${label} Device ID` }),
    learning: u8({ filter: `${filter}learncap`, label: `${label} Learn Capability`, show: "hex", strings: learning }),
    priority: u8({ filter: `${filter}portpri`, label: `${label} Port Hot Standby Priority` }),
    port: u32({ filter: `${filter}sentportifindex`, label: `${label} Sent Port ifindex` }),
    capability: u32({ filter: `${filter}groupcap`, label: `${label} Group Capability`, show: "hex" }),
    group: u32({ filter: `${filter}groupifindex`, label: `${label} Group ifindex` }),
  };
}
const local = sideFields("local", "Local");
const partner = sideFields("partner", "Partner");

/** Bits of its flags. */
export const pagpFlags = [
  bitView("flags.slowhello", "Slow Hello", 0x01, ["Yes", "No"]),
  bitView("flags.automode", "Auto Mode", 0x02, ["Yes", "Desirable Mode"]),
  bitView("flags.state", "Consistent State", 0x04, ["True", "False"]),
];

const fields = {
  version: u8({ label: "Version", show: "hex", strings: { 1: "Info PDU", 2: "Flush PDU" } }),
  flags: u8({
    label: "Flags",
    show: "hex",
    views: pagpFlags,
  }),
  localDevice: local.device,
  localLearning: { ...local.learning, filter: "localearncap" },
  localPriority: local.priority,
  localPort: local.port,
  localCapability: local.capability,
  localGroup: local.group,
  partnerDevice: partner.device,
  partnerLearning: partner.learning,
  partnerPriority: partner.priority,
  partnerPort: partner.port,
  partnerCapability: partner.capability,
  partnerGroup: partner.group,
  partners: u16({ filter: "partnercount", label: "Partner Count" }),
  count: u16({ filter: "numtlvs", label: "Number of TLVs" }),
  tlv: mark({ filter: "", label: "TLV Entry", line: "pagp.entry" }),
  type: u16({
    filter: "tlv",
    label: "Type",
    strings: { 1: "Device Name TLV", 2: "Physical Port Name TLV", 3: "Agport MAC Address", 4: "Reserved" },
  }),
  length: u16({ filter: "tlv_length", label: "Length" }),
  deviceName: text("rest", { filter: "tlvdevname", label: "Device Name" }),
  portName: text("rest", { filter: "tlvportname", label: "Physical Port Name" }),
  station: mac({ filter: "tlvagportmac", label: "Agport MAC Address" }),
  flushedLocal: mac({ filter: "flushlocaldevid", label: "Flush Local Device ID" }),
  flushedPartner: mac({ filter: "flushpartnerdevid", label: "Flush Partner Device ID" }),
  transaction: u32({ filter: "transid", label: "Transaction ID", show: "hex" }),
};
type PagpPage = Page<keyof typeof fields>;

function layTlvs(page: PagpPage): void {
  for (let left = page.take("count"); left > 0 && page.left > 0; left--) {
    const type = page.peek(2);
    const size = page.peek(2, 2);
    if (size < TLV_HEAD) return page.fail();
    page.group("tlv", size, () => {
      page.take("type");
      page.take("length");
      page.window(size - TLV_HEAD, () => {
        if (type === Tlv.deviceName) page.take("deviceName", page.left);
        else if (type === Tlv.portName) page.take("portName", page.left);
        else if (type === Tlv.station) page.take("station");
      });
    });
  }
}

/** What both sides of an aggregate know of each other, or which station's frames are to be flushed. */
export const pagpMessage = laidOut("message of PAgP", fields, (page: PagpPage) => {
  if (page.take("version") === FLUSH) {
    page.pass(1);
    for (const name of ["flushedLocal", "flushedPartner", "transaction"] as const) page.take(name);
    return;
  }
  page.take("flags");
  for (const side of ["local", "partner"] as const)
    for (const part of ["Device", "Learning", "Priority", "Port", "Capability", "Group"] as const)
      page.take(`${side}${part}`);
  page.take("partners");
  layTlvs(page);
});
