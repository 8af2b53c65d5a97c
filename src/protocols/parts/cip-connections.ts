import type { CipPage } from "./cip-page.ts";
import { laySegments } from "./cip-path.ts";

const TICKS = 0x0f;

/** How long the connection manager waits: so many ticks, each two to the power of the tick time in milliseconds. */
function layTimeout(page: CipPage): void {
  const [tick, ticks] = [page.peek(1) & TICKS, page.peek(1, 1)];
  page.take("tick");
  page.take("timeoutTicks");
  if (!page.lacks) page.place("timeout", page.at - 2, page.at, (2 ** tick * ticks) & 0xffff);
}

function layConnection(page: CipPage): void {
  for (const name of ["connectionSerial", "originatorVendor", "originatorSerial"] as const) page.take(name);
}

function layPath(page: CipPage, name: "routePath" | "connectionPath", words: number): void {
  const { at } = page;
  if (page.left < 2 * words) return page.fail();
  page.group(name, 2 * words, () => {
    page.mark("epath", 2 * words);
    laySegments(page, page.bytes, at, at + 2 * words);
  });
  page.pass(2 * words);
}

function layIdentifiers(page: CipPage): void {
  const { at } = page;
  page.take("toTarget");
  page.take("toOriginator");
  page.place("connectionId", at, at + 4);
  page.place("connectionId", at + 4, at + 8);
}

/** A message that the connection manager is to send on, without a connection (CIP Networks Library volume 1, 3-5.5.4). */
export function laySend(page: CipPage, inside: () => void): void {
  layTimeout(page);
  const size = page.take("messageSize");
  page.group("embedded", size, () => page.window(size, inside));
  if (size & 1) page.take("reserved");
  const words = page.take("routePathSize");
  page.take("reserved");
  layPath(page, "routePath", words);
}

/** How a connection is to be; with `wide` sizes of more than 9 bits (CIP Networks Library volume 1, 3-5.5.2). */
export function layOpen(page: CipPage, wide: boolean): void {
  layTimeout(page);
  layIdentifiers(page);
  layConnection(page);
  page.take("multiplier");
  page.take("reserved24");
  page.take("toTargetInterval");
  page.take(wide ? "toTargetWide" : "toTargetParameters");
  page.take("toOriginatorInterval");
  page.take(wide ? "toOriginatorWide" : "toOriginatorParameters");
  page.take("trigger");
  layPath(page, "connectionPath", page.take("connectionPathSize"));
}

export function layClose(page: CipPage): void {
  layTimeout(page);
  layConnection(page);
  const words = page.take("connectionPathSize");
  page.take("reserved");
  layPath(page, "connectionPath", words);
}

/** What a connection is that was opened, or which was closed. */
export function layOpened(page: CipPage, opens: boolean): void {
  if (opens) layIdentifiers(page);
  layConnection(page);
  if (opens) {
    page.take("toTargetActual");
    page.take("toOriginatorActual");
  }
  const words = page.take("replySize");
  page.take("reserved");
  if (words > 0) page.take("reply", Math.min(page.left, 2 * words));
}
