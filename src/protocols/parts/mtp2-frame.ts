import { mark, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { laidOut } from "./laid-out.ts";

const HEADER = 3;
const LENGTH = 0x3f;
/** Frames this short carry the state of a link and no message (ITU-T Q.703 2.3.3). */
const STATUS = 2;

const part = (filter: string, label: string, mask: number): View => ({ filter, label, type: "FT_UINT8", mask });

/** The head of a frame, with the state of the link where that is what it carries (ITU-T Q.703 2.2). */
export const mtp2Head = laidOut(
  "head of MTP2",
  {
    backward: u8({
      filter: "",
      views: [part("bsn", "Backward sequence number", 0x7f), part("bib", "Backward indicator bit", 0x80)],
    }),
    forward: u8({
      filter: "",
      views: [part("fsn", "Forward sequence number", 0x7f), part("fib", "Forward indicator bit", 0x80)],
    }),
    length: u8({ filter: "", views: [part("li", "Length Indicator", LENGTH)] }),
    spare: u8({ filter: "", views: [part("spare", "Spare", 0xc0)] }),
    bad: mark({
      filter: "li.bad",
      label: "Bad length indicator value",
      expert: { severity: "Warn", group: "Protocol" },
    }),
    status: u8({ filter: "sf", label: "Status field" }),
    statusExtra: u8({ filter: "sf_extra", label: "Status field extra octet", show: "hex" }),
  },
  (page) => {
    page.take("backward");
    page.take("forward");
    const { at } = page;
    const length = page.take("length") & LENGTH;
    const carried = page.limit - page.at;
    if (length !== Math.min(LENGTH, carried)) page.within(() => page.mark("bad"));
    page.place("spare", at, at + 1);
    if (length > STATUS) return;
    if (page.left > 0) page.take("status");
    if (page.left > 0) page.take("statusExtra");
  },
  {
    skip(bytes, at, end) {
      const length = bytes[at + 2] & LENGTH;
      return at + HEADER > end
        ? at + HEADER
        : at + HEADER + (length > STATUS ? 0 : Math.min(length, end - at - HEADER));
    },
  },
);
