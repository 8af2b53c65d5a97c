import { bytes, mark, u16, u24, u32, u8 } from "../../definition/fields.ts";
import { partView } from "./bit-view.ts";
import { juniperEncapsulations, juniperMedia } from "./juniper-words.ts";
import { laidOut, type Page } from "./laid-out.ts";

const FIXED = 4;
const EXTENDED = 0x80;
const ETHERNET = 204;
const show = "hex";

const fields = {
  magic: u24({ filter: "magic-number", label: "Magic Number", show }),
  flags: u8({
    filter: "",
    views: [
      { ...partView("direction", "Direction", 0x01, { 0: "Out", 1: "In" }), show },
      { ...partView("l2hdr", "L2 header presence", 0x02, { 0: "Present", 2: "none" }), show },
    ],
  }),
  extensions: u16({ filter: "ext_total_len", label: "Extension(s) Total length" }),
  extension: mark({ filter: "", label: "Extension", line: "juniper.extension" }),
  unknown: bytes("rest", { filter: "unknown_data", label: "Unknown data" }),
};
/** What an extension holds is a number with its lowest octet first, however many octets it has. */
const worked = {
  device: u32({ filter: "ext.ifd", label: "Device Interface Index" }),
  media: u16({ filter: "ext.ifmt", label: "Device Media Type", strings: juniperMedia }),
  logical: u32({ filter: "ext.ifl", label: "Logical Interface Index" }),
  unit: u32({ filter: "ext.unit", label: "Logical Unit Number" }),
  encapsulation: u16({
    filter: "ext.ifle",
    label: "Logical Interface Encapsulation",
    strings: juniperEncapsulations,
  }),
  pathMedia: u16({ filter: "ext.ttp_ifmt", label: "TTP derived Device Media Type", strings: juniperMedia }),
  pathEncapsulation: u16({
    filter: "ext.ttp_ifle",
    label: "TTP derived Logical Interface Encapsulation",
    strings: juniperEncapsulations,
  }),
  payload: u16({ filter: "payload_type", label: "Payload Type", strings: { [ETHERNET]: "Ethernet" } }),
};
type JuniperPage = Page<keyof typeof fields | keyof typeof worked>;
const names: { readonly [type: number]: keyof typeof worked } = {
  1: "device",
  3: "media",
  4: "logical",
  5: "unit",
  6: "encapsulation",
  7: "pathMedia",
  8: "pathEncapsulation",
};

function layExtension(page: JuniperPage): void {
  const type = page.peek(1);
  const length = page.peek(1, 1);
  page.group("extension", 2 + length, () => {
    page.pass(2);
    page.window(length, () => {
      const name = names[type];
      if (page.left === 0) return;
      if (name === undefined || page.left > 4) page.take("unknown", page.left);
      else page.mark(name, page.left, page.peekLittle(page.left));
    });
  });
}

const headerEnd = (octets: Uint8Array, at: number, end: number): number => {
  const extended = at + FIXED <= end && (octets[at + FIXED - 1] & EXTENDED) !== 0;
  if (!extended) return Math.min(end, at + FIXED);
  const length = at + FIXED + 2 <= end ? (octets[at + FIXED] << 8) | octets[at + FIXED + 1] : 0;
  return Math.min(end, at + FIXED + 2 + length);
};

/** What routers of Juniper put in front of what they capture. */
export const juniperHeader = (carriesEthernet: boolean) =>
  laidOut<keyof typeof fields, keyof typeof worked>(
    "header of Juniper",
    fields,
    (page) => {
      page.take("magic");
      const flags = page.take("flags");
      if (flags & EXTENDED && !page.lacks) {
        const length = page.take("extensions");
        page.within(() =>
          page.window(length, () => {
            while (page.left >= 2 && page.left >= 2 + page.peek(1, 1)) layExtension(page);
          }),
        );
      }
      if (carriesEthernet) page.mark("payload", 0, ETHERNET);
    },
    { worked, skip: headerEnd },
  );
