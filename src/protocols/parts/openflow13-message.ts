import type { AnyField } from "../../definition/kinds.ts";
import { laidOut, type Page } from "./laid-out.ts";
import {
  action,
  all,
  counted,
  EXPERIMENTER,
  instruction,
  match,
  openflow13Fields as fields,
  padding,
  plain,
  take,
} from "./openflow13-flows.ts";
import { band, bucket, replies, requests } from "./openflow13-multipart.ts";

const HEADER = 8;
/** How many messages may be within one another, as errors have them. */
const DEPTH_LIMIT = 4;

/** What a queue is to do. */
function queueProperty(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("part", length, () => {
    page.window(length, () => {
      const { property: kind } = take(page, "queue_prop");
      if (kind === 1) take(page, "queue_prop.min_rate");
      else if (kind === 2) take(page, "queue_prop.max_rate");
    });
  });
}

function element(page: Page): void {
  const length = Math.max(4, page.peek(2, 2));
  page.group("part", length, () => {
    const { type } = take(page, "hello_element");
    if (type === 1) page.take("bitmap", length - 4);
    else page.pass(length - 4);
    if (padding(length) > 0 && page.left > 0) page.take("elementPad", Math.min(page.left, padding(length)));
  });
}

function error(page: Page, depth: number): void {
  const { type } = take(page, "error");
  if (page.left === 0) return;
  if (type === 0) page.take("errorText", page.left);
  else if (type === EXPERIMENTER) page.take("errorExperimenter");
  else {
    page.mark("errorBody", page.left);
    page.within(() => {
      if (depth < DEPTH_LIMIT) message(page, depth + 1);
    });
  }
}

const bodies: { readonly [type: number]: (page: Page, depth: number) => void } = {
  0: (page) => all(page, element),
  1: error,
  2: (page) => void page.take("echo", page.left),
  3: (page) => void page.take("echo", page.left),
  4: (page) => void take(page, "experimenter"),
  6: (page) => void take(page, "switch_features"),
  8: (page) => void take(page, "switch_config"),
  9: (page) => void take(page, "switch_config"),
  10(page) {
    take(page, "packet_in");
    match(page);
    take(page, "packet_in_end");
    if (page.left > 0) page.mark("packetData", page.left);
  },
  11(page) {
    take(page, "flow_removed");
    match(page);
  },
  12(page) {
    take(page, "port_status");
    plain("port")(page);
  },
  13(page) {
    const { acts_len: size = 0 } = take(page, "packet_out");
    page.window(size, () => all(page, action));
    if (page.left > 0) page.mark("packetData", page.left);
  },
  14(page) {
    take(page, "flowmod");
    match(page);
    all(page, instruction);
  },
  15(page) {
    take(page, "groupmod");
    all(page, bucket);
  },
  16: (page) => void take(page, "portmod"),
  17: (page) => void take(page, "tablemod"),
  18(page) {
    const { type } = take(page, "multipart_request");
    if (page.left > 0) requests[type]?.(page);
  },
  19(page) {
    const { type } = take(page, "multipart_reply");
    if (page.left > 0) replies[type]?.(page);
  },
  22: (page) => void take(page, "queue_get_config_request"),
  23(page) {
    take(page, "queue_get_config_reply");
    all(
      page,
      counted("packet_queue", 8, (inner) => all(inner, queueProperty)),
    );
  },
  24: (page) => void take(page, "role_request"),
  25: (page) => void take(page, "role_reply"),
  27: (page) => void take(page, "async_config"),
  28: (page) => void take(page, "async_config"),
  29(page) {
    take(page, "metermod");
    all(page, band);
  },
};

function message(page: Page, depth: number): void {
  page.take("version");
  const type = page.take("type");
  const length = page.take("length");
  page.take("xid");
  if (page.lacks || page.left === 0) return;
  page.window(Math.min(page.left, Math.max(0, length - HEADER)), () => bodies[type]?.(page, depth));
}

/** A message of OpenFlow 1.3 with its header. */
export const openflow13Message = laidOut("message of OpenFlow 1.3", fields, (page) => message(page, 0));

/** Structures that later versions have, too, by the types of the messages that they are. */
const kept = [
  "hello_element",
  "switch_features",
  "switch_config",
  "multipart_request",
  "multipart_reply",
  "experimenter",
];
const keptTypes: readonly number[] = [0, 2, 3, 4, 6, 8, 9];
const isKept = ([key]: readonly [string, AnyField]): boolean =>
  ["version", "type", "length", "xid", "part", "bitmap", "elementPad", "echo"].includes(key) ||
  kept.includes(key.split("/")[0]);

/** A message of OpenFlow 1.4 or 1.5 with its header, as far as it is as one of 1.3. */
export const openflow15Message = laidOut(
  "message of OpenFlow 1.5",
  Object.fromEntries(Object.entries(fields).filter(isKept)),
  (page) => {
    page.take("version");
    const type = page.take("type");
    page.take("length");
    page.take("xid");
    if (page.left === 0) return;
    if (keptTypes.includes(type)) bodies[type]?.(page, 0);
    else if (type === 18) take(page, "multipart_request");
    else if (type === 19) take(page, "multipart_reply");
  },
);
