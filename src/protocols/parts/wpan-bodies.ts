import { REALIGNMENT } from "../../definition/wpan-frame.ts";
import type { WpanPage } from "./wpan-page.ts";
import { wpanCommands } from "./wpan-words.ts";

const SHORT = 2;
const LONG = 8;

/** What beacons up to 2006 say behind their addresses (IEEE 802.15.4 7.3.1). */
export function layBeacon(page: WpanPage): void {
  page.group("superframeGroup", 2, () => void page.take("superframe"));
  const control = page.peek(1);
  const count = control & 7;
  page.group("gts", 1 + (count === 0 ? 0 : 1 + 3 * count), () => {
    page.mark("gtsCount", 1, count);
    page.mark("gtsPermit", 1, control >> 7);
    page.pass(1);
    if (count > 0) layGuaranteed(page, count);
  });
  const pending = page.peek(1);
  const [shorts, longs] = [pending & 7, (pending >> 4) & 7];
  if (page.left < 1 + SHORT * shorts + LONG * longs) return page.fail();
  page.group("pending", 1 + SHORT * shorts + LONG * longs, () => {
    page.pass(1);
    for (let i = 0; i < shorts; i++) page.take("pending16");
    for (let i = 0; i < longs; i++) page.take("pending64", LONG);
  });
}

/** Slots of time that are kept for stations. */
function layGuaranteed(page: WpanPage, count: number): void {
  const directions = page.peek(1);
  page.group("gtsDirections", 1, () => {
    for (let i = 0; i < count; i++) page.mark("gtsDirection", 1, (directions >> i) & 1);
    page.pass(1);
  });
  page.group("gtsDescriptors", 3 * count, () => {
    for (let i = 0; i < count; i++) {
      page.take("gtsAddress");
      page.pass(1);
    }
  });
}

const bodies: { readonly [identifier: number]: (page: WpanPage) => void } = {
  1: (page) => page.group("association", 1, () => void page.take("capabilities")),
  2: (page) =>
    page.group("response", 3, () => {
      page.take("asocAddr");
      page.take("assocStatus");
    }),
  3: (page) => page.group("disassociation", 1, () => void page.take("disassocReason")),
  [REALIGNMENT]: (page) =>
    page.group("realignment", page.left, () => {
      page.take("realignPan");
      page.take("realignAddr");
      page.take("realignChannel");
      page.take("asocAddr");
      if (page.left > 0) page.take("realignPage");
    }),
  9: (page) => page.group("gtsGroup", 1, () => void page.take("gtsRequest")),
};

/** A command in the clear: what it is, and what it holds (IEEE 802.15.4 7.5). */
export function layCommand(page: WpanPage): void {
  const identifier = page.take("cmd");
  if (!(identifier in wpanCommands)) page.mark("commandUnknown");
  bodies[identifier]?.(page);
}
