import { laidOut, type Page } from "./laid-out.ts";
import { zbeeNetworkFields } from "./zbee-nwk-fields.ts";
import { layZbeeSecurity, zbeeSecuritySize } from "./zbee-security.ts";

type NetworkPage = Page<keyof typeof zbeeNetworkFields>;

export const ZbeeFlag = { multicast: 0x01, secured: 0x02, routed: 0x04, to: 0x08, from: 0x10 } as const;
export const ZBEE_COMMAND = 1;
const FIXED = 8;
const LONG = 8;

const address = (page: NetworkPage, name: "dst" | "src"): void => {
  page.take(name);
  page.place("addr", page.at - 2, page.at);
};
const longAddress = (page: NetworkPage, name: "dst64" | "src64"): void => {
  page.take(name, LONG);
  page.place("addr64", page.at - LONG, page.at);
};

/** Where the header of the network layer ends, without that of security. */
function zbeeNetworkEnd(bytes: Uint8Array, start: number, end: number): number {
  if (start + FIXED > end) return end;
  const flags = bytes[start + 1];
  let at = start + FIXED + (flags & ZbeeFlag.to ? LONG : 0) + (flags & ZbeeFlag.from ? LONG : 0);
  if (flags & ZbeeFlag.multicast) at++;
  if (flags & ZbeeFlag.routed) at += 2 + (at < end ? 2 * bytes[at] : 0);
  return Math.min(at, end);
}

const commands: { readonly [identifier: number]: (page: NetworkPage) => void } = {
  1(page) {
    const options = page.take("requestOptions");
    for (const name of ["routeId", "routeDestination", "routeCost"] as const) page.take(name);
    if (options & 0x20) page.take("routeDestination64", LONG);
  },
  2(page) {
    const options = page.take("replyOptions");
    for (const name of ["routeId", "routeOriginator", "routeResponder", "routeCost"] as const) page.take(name);
    if (options & 0x10) page.take("routeOriginator64", LONG);
    if (options & 0x20) page.take("routeResponder64", LONG);
  },
  3(page) {
    page.take("status");
    page.take("routeDestination");
  },
  4: (page) => void page.take("leave"),
  5(page) {
    const count = page.take("relayDevices");
    for (let i = 0; i < count && !page.lacks; i++) page.take("relayDevice");
  },
  6: (page) => void page.take("capabilities"),
  7(page) {
    page.take("newAddress");
    page.take("rejoinStatus");
  },
  8(page) {
    const count = page.take("linkOptions") & 0x1f;
    for (let i = 0; i < count && !page.lacks; i++)
      page.group("link", 3, () => {
        page.take("linkAddress");
        page.take("linkCosts");
      });
  },
};

/** The header of ZigBee's network layer, and commands that are not encrypted. */
export const zbeeNetworkMessage = laidOut(
  "header of ZigBee's network layer",
  zbeeNetworkFields,
  (page) => {
    const control = page.take("fcf");
    const flags = control >> 8;
    address(page, "dst");
    address(page, "src");
    page.take("radius");
    page.take("seqno");
    if (flags & ZbeeFlag.to) longAddress(page, "dst64");
    if (flags & ZbeeFlag.from) longAddress(page, "src64");
    if (flags & ZbeeFlag.multicast) page.take("multicastControl");
    if (flags & ZbeeFlag.routed) layRoute(page);
    if (flags & ZbeeFlag.secured) layZbeeSecurity(page);
    else if ((control & 3) === ZBEE_COMMAND) layCommand(page);
  },
  {
    skip(bytes, at, end) {
      const headerEnd = zbeeNetworkEnd(bytes, at, end);
      const isSecured = at + 1 < end && (bytes[at + 1] & ZbeeFlag.secured) !== 0;
      if (isSecured) return headerEnd < end ? Math.min(end, headerEnd + zbeeSecuritySize(bytes, headerEnd)) : end;
      return (bytes[at] & 3) === ZBEE_COMMAND ? end : headerEnd;
    },
  },
);

function layRoute(page: NetworkPage): void {
  const count = page.peek(1);
  page.group("route", 2 + 2 * count, () => {
    page.take("relayCount");
    page.take("relayIndex");
    for (let i = 0; i < count && !page.lacks; i++) page.take("relay");
  });
}

function layCommand(page: NetworkPage): void {
  page.group("command", page.left, () => {
    const identifier = page.take("cmdId");
    commands[identifier]?.(page);
  });
}
