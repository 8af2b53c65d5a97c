import { unpackSide } from "../../definition/told.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { tnsDataIds } from "./tns-names.ts";
import { tnsFields, tnsGroups } from "./tns-fields.ts";

type TnsPage = Page<keyof typeof tnsFields | keyof typeof tnsGroups>;

/** Network services begin with this. */
const SERVICES = 0xdeadbeef;
/** Whether numbers are as wide as they are, lowest octet first, or as short as can be, behind how many octets they have. */
type Form = "wide" | "short";
/** Octets that nothing is known of between a name, its value and the next name. */
const gaps = {
  wide: { before: 0, count: 5, value: 4, none: 4 },
  short: { before: 1, count: 2, value: 2, none: 1 },
} as const;
/** Where answers have a name or the version of a server. */
const NAME_AT = { wide: 7, short: 5 } as const;
const VERSION_AT = { wide: 3, short: 2 } as const;

/** Octets that nothing is known of, as data. */
function rest(page: TnsPage): void {
  if (page.left === 0) return;
  page.mark("size", 0, page.left);
  page.take("data", page.left);
}

/** A text at an offset from the start of the packet. */
function at(page: TnsPage, name: "connectData" | "acceptData", offset: number, length: number): void {
  const from = page.layerStart + offset;
  if (length > 0 && from >= page.at && from + length <= page.end) page.place(name, from, from + length);
}

function connect(page: TnsPage): void {
  page.take("version");
  page.take("compatible");
  page.take("options");
  page.take("sdu");
  page.take("tdu");
  page.take("characteristics");
  page.take("turnaround");
  page.take("one");
  const length = page.take("connectLength");
  const offset = page.take("connectOffset");
  page.take("connectMax");
  page.take("flags0");
  page.take("flags1");
  page.take("trace1");
  page.take("trace2");
  page.take("traceId", 8);
  at(page, "connectData", offset, length);
}

function accept(page: TnsPage): void {
  page.take("version");
  page.take("options");
  page.take("sdu");
  page.take("tdu");
  page.take("one");
  const length = page.take("acceptLength");
  const offset = page.take("acceptOffset");
  page.take("flags0");
  page.take("flags1");
  at(page, "acceptData", offset, length);
}

function services(page: TnsPage, isClient: boolean): void {
  page.place("services", page.at, page.at + 4);
  const start = page.at;
  page.pass(4);
  page.take("dataLength");
  page.take(isClient ? "clientVersion" : "serverVersion");
  page.take("serviceCount");
  // Wireshark hands on all of it, from the beginning.
  if (page.lacks) return;
  page.mark("size", 0, page.end - start);
  page.place("data", start, page.end);
}

function versions(page: TnsPage, isClient: boolean): void {
  let count = 0;
  while (page.peek(1, count) !== 0) count++;
  page.group(isClient ? "acceptedVersions" : "versions", count, () => {
    for (let i = 0; i < count; i++) page.take(isClient ? "acceptedVersion" : "protocolVersion");
  });
  page.pass(1);
  let size = 0;
  while (page.peek(1, size) !== 0) size++;
  page.take(isClient ? "platform" : "banner", Math.min(page.left, size + 1));
  rest(page);
}

/** Octets of flags `ahead` of the place, and of the length of the next name. */
function flagsSize(page: TnsPage, form: Form, ahead: number): number {
  return form === "wide" ? 8 : 3 + page.peek(1, ahead);
}

function parameters(page: TnsPage, form: Form): void {
  const { before, count: behindCount, value, none } = gaps[form];
  if (before > 0) page.take("unused", before);
  const count = page.take("parameterCount");
  page.take("unused", behindCount);
  page.group("parameters", page.left, () => {
    for (let i = 0; i < count && page.left > 0; i++) {
      page.mark("parameter", 1, i + 1);
      page.within(() => {
        page.take("parameterName", page.take("parameterLength"));
        const isEmpty = form === "wide" ? page.peek(4) === 0 : page.peek(1) === 0;
        if (isEmpty) return page.take("unused", Math.min(page.left, none + flagsSize(page, form, none)));
        page.take("unused", value);
        page.take("parameterValue", page.take("parameterLength"));
        page.take("unused", Math.min(page.left, flagsSize(page, form, 0)));
      });
    }
  });
  rest(page);
}

function version(page: TnsPage, form: Form): void {
  page.take("unused", VERSION_AT[form] - 1);
  page.take("versionBanner", page.take("bannerLength"));
  if (form === "short") page.pass(1);
  page.take(form === "short" ? "versionNumber" : "versionNumberLittle");
  rest(page);
}

/** Whether a text is ahead. */
function isAhead(page: TnsPage, words: string, ahead: number): boolean {
  for (let i = 0; i < words.length; i++) if (page.peek(1, ahead + i) !== words.charCodeAt(i)) return false;
  return true;
}

function answer(page: TnsPage): void {
  for (const form of ["wide", "short"] as const) {
    if (isAhead(page, "AUTH", NAME_AT[form])) return parameters(page, form);
    if (isAhead(page, "Oracle", VERSION_AT[form])) return version(page, form);
  }
  rest(page);
}

function data(page: TnsPage, isClient: boolean): void {
  page.take("dataFlag");
  if (page.left === 0) return;
  if (page.peek(4) === SERVICES) return services(page, isClient);
  if (!tnsDataIds[page.peek(1)]) return rest(page);
  const id = page.take("dataId");
  if (id === 1) return versions(page, isClient);
  if (id === 3) page.take("function");
  else if (id === 0x11) page.take("piggyback");
  else if (id === 8) return answer(page);
  rest(page);
}

const layouts: {
  readonly [type: number]: readonly [keyof typeof tnsFields, (page: TnsPage, isClient: boolean) => void];
} = {
  1: ["connect", connect],
  2: ["accept", accept],
  4: [
    "refuse",
    (page) => {
      page.take("refuseUser");
      page.take("refuseSystem");
      page.take("refuseLength");
      if (page.left > 0) page.take("refuseData", page.left);
    },
  ],
  5: [
    "redirect",
    (page) => {
      page.take("redirectLength");
      if (page.left > 0) page.take("redirectData", page.left);
    },
  ],
  6: ["packetData", data],
  9: [
    "abort",
    (page) => {
      page.take("abortUser");
      page.take("abortSystem");
      if (page.left > 0) page.take("abortData", page.left);
    },
  ],
  12: ["attention", marker],
  13: ["attention", marker],
  14: [
    "control",
    (page) => {
      page.take("command");
      if (page.left > 0) page.take("controlData", page.left);
    },
  ],
};

function marker(page: TnsPage): void {
  page.take("markerType");
  page.take("markerData");
  page.take("markerData");
}

const TYPE_AT = 4;

/** The head of a packet, whose length is one of four octets where the first two are 0. */
function head(page: TnsPage): void {
  if (page.peek(2) === 0) page.take("longLength");
  else {
    page.take("length");
    page.take("packetChecksum");
  }
  page.take("type");
  page.take("reserved");
  page.take("headerChecksum");
}

/** A packet of TNS. */
export const tnsPacket = laidOut(
  "packet of TNS",
  tnsFields,
  (page) => {
    const isClient = unpackSide(page.told) !== "server";
    page.mark(isClient ? "request" : "response");
    const type = page.peek(1, TYPE_AT);
    head(page);
    const found = layouts[type];
    if (!found) return rest(page);
    const [name, lay] = found;
    page.group(name, page.left, () => lay(page, isClient));
  },
  { worked: tnsGroups },
);
