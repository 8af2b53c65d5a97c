import { u24 } from "../../bytes/numbers.ts";
import { publicBodies, qualcommBodies, type HomeplugName, type Step } from "./homeplug-bodies.ts";
import { homeplugFields } from "./homeplug-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

const VERSION_1_1 = 1;
const VENDOR = 5;
const QUALCOMM = 0x00b052;
/** Octets of the version and the type, and of what version 1.1 says of fragments behind them. */
const TYPE_END = 3;
const FRAGMENTS = 2;
const OUI = 3;

type HomeplugPage = Page<HomeplugName>;
const marks: ReadonlySet<HomeplugName> = new Set(["reserved", "soundReserved", "matchReserved", "loopData"]);

function laySteps(page: HomeplugPage, steps: readonly Step[]): void {
  let last = 0;
  for (const step of steps) {
    if (page.lacks) return;
    if (typeof step === "string") last = page.take(step);
    else if ("group" in step) page.group(step.group, page.left, () => laySteps(page, step.of));
    else if ("each" in step) for (let i = 0; i < last && !page.lacks; i++) laySteps(page, step.each);
    else layNamed(page, step[0], step[1] < 0 ? page.left : step[1]);
  }
}

function layNamed(page: HomeplugPage, name: HomeplugName, size: number): void {
  if (!marks.has(name)) {
    page.take(name, size);
    return;
  }
  if (page.left < size) return page.fail();
  page.mark(name, size);
  page.pass(size);
}

/** A management message of HomePlug AV, up to the end of the frame. */
export const homeplugMessage = laidOut("management message of HomePlug AV", homeplugFields, (page: HomeplugPage) => {
  const isNewer = (page.peek(1) & 1) === VERSION_1_1;
  const type = page.peekLittle(2, 1);
  const isVendors = type >> 13 === VENDOR;
  // Makers leave out what version 1.1 says of fragments, but not in all messages.
  const isEarly = isVendors && page.left >= TYPE_END + OUI && u24(page.bytes, page.at + TYPE_END) === QUALCOMM;
  const isQualcomms =
    isEarly ||
    (isVendors &&
      page.left >= TYPE_END + FRAGMENTS + OUI &&
      u24(page.bytes, page.at + TYPE_END + FRAGMENTS) === QUALCOMM);
  page.group("mmhdr", TYPE_END + (isNewer ? FRAGMENTS : 0), () => {
    page.take("version");
    page.take(isQualcomms ? "qualcommType" : "type");
    if (isNewer && !isEarly) page.take("fragments");
  });
  if (isVendors) page.group("vendor", OUI, () => void page.take("oui"));
  laySteps(page, (isVendors ? (isQualcomms ? qualcommBodies[type] : undefined) : publicBodies[type]) ?? []);
});
