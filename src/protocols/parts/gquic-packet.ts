import { u32le, uint, uintle } from "../../bytes/numbers.ts";
import { latin1 } from "../../bytes/text.ts";
import { GquicFlag, gquicVersionAt, hasLongHeaders, unpackGquic } from "../../definition/gquic-told.ts";
import { gquicFields, gquicWorked, tagText } from "./gquic-fields.ts";
import { gquicTags } from "./gquic-tags.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** The first version whose numbers have their highest octet first, and that without private flags. */
const BIG = 39;
const PLAIN = 34;
const NONCE = 32;
const HASH = 12;
const TAG = 8;
const HEAD = 8;
const numberSizes = [1, 2, 4, 6] as const;

/** What is known of a packet while it is read. */
interface Reading {
  readonly isBig: boolean;
  readonly version: number;
  numberSize: number;
}

function take(page: Page, reading: Reading, key: string, size: number): number {
  if (page.left < size) {
    page.fail();
    return 0;
  }
  const value = reading.isBig
    ? uint(page.bytes, page.at, Math.min(6, size))
    : uintle(page.bytes, page.at, Math.min(6, size));
  page.take(reading.isBig ? key : `${key}Little`, size);
  return value;
}

/** The value of one tag in bytes[from..to). */
function tagValue(page: Page, name: string, from: number, to: number): void {
  const known = gquicTags[name];
  if (name === "CCS") for (let at = from; at + 8 <= to; at += 8) page.place("certificates", at, at + 8);
  else if (name === "SCFG") serverConfig(page, from, to);
  else if (name === "PUBS") {
    // Wireshark takes two octets first, and then three at a time.
    page.place("public", from, Math.min(to, from + 2));
    for (let at = from + 2; at + 3 <= to; at += 3) page.place("public", at, at + 3);
  } else if (name === "CADR") {
    const type = to - from >= 2 ? uintle(page.bytes, from, 2) : 0;
    page.place("addressType", from, from + 2);
    if (type === 2 && to - from >= 8) page.place("address4", from + 2, from + 6);
    if (type === 10 && to - from >= 20) page.place("address6", from + 2, from + 18);
    page.place("addressPort", to - 2, to);
  } else if (!known) page.place("unknown", from, to);
  else if (known[3] === "words" || known[3] === "longs")
    for (let at = from; at + 4 <= to; at += 4) page.place(`tag ${name}`, at, at + 4);
  else if (known[3] === "octets" || to > from) page.place(`tag ${name}`, from, to);
}

/** Tags with where their values end, and the values behind all of them. */
function tags(page: Page, count: number): void {
  const base = page.at + TAG * count;
  let from = base;
  for (let left = count; left > 0 && page.left >= TAG; left--) {
    const name = tagText.text?.(page.bytes, page.at, page.at + 4, 0) ?? "";
    const stop = base + u32le(page.bytes, page.at + 4);
    page.group("tags", TAG, () => {
      page.take("tagType", 4);
      page.place("tagEnd", page.at, page.at + 4);
      page.place("tagLength", page.at, page.at + 4, Math.max(0, stop - from));
      page.pass(4);
      if (stop < from) return;
      if (stop > page.end) page.place("truncated", page.at, page.at);
      const until = Math.min(stop, page.end);
      page.place("tagValue", from, until);
      tagValue(page, name, from, until);
    });
    if (stop < from || stop > page.end) break;
    from = stop;
  }
  if (from >= page.at && from <= page.end) page.at = from;
}

function serverConfig(page: Page, from: number, to: number): void {
  if (to - from < HEAD) return;
  const { at, end } = page;
  page.at = from;
  page.end = to;
  page.take("config", 4);
  const count = page.take("configCount");
  tags(page, count);
  page.at = at;
  page.end = end;
}

function message(page: Page): void {
  page.take("tag", 4);
  const count = page.take("tagCount");
  page.take("padding");
  tags(page, count);
}

const Frame = { padding: 0, stopWaiting: 6, ack: 0x40, stream: 0x80 } as const;

function stream(page: Page, reading: Reading): void {
  const type = page.take("streamType");
  take(page, reading, "stream", 1 + (type & 3));
  const offset = (type >> 2) & 7;
  if (offset > 0) take(page, reading, "offset", offset + 1);
  const length = type & 0x20 ? take(page, reading, "dataLength", 2) : page.left;
  page.window(length, () => message(page));
}

function acknowledge(page: Page, reading: Reading): void {
  const type = page.take("ackType");
  const size = numberSizes[type & 3];
  take(page, reading, "acked", numberSizes[(type >> 2) & 3]);
  take(page, reading, "ackedTime", 2);
  const blocks = type & 0x20 ? page.take("blocks") : 0;
  take(page, reading, "firstBlock", size);
  for (let left = blocks; left > 0 && !page.lacks; left--) {
    page.take("gap");
    take(page, reading, "block", size);
  }
  const stamps = page.take("timestamps");
  for (let left = stamps; left > 0 && !page.lacks; left--) {
    page.take("ackedDelta");
    if (left === stamps) take(page, reading, "ackedSince", 4);
    else take(page, reading, "previousSince", 2);
  }
}

function frames(page: Page, reading: Reading): void {
  while (page.left > 0) {
    const type = page.peek(1);
    page.group("frame", 1, () => {
      if (type & Frame.stream) return stream(page, reading);
      if (type & Frame.ack) return acknowledge(page, reading);
      page.take("frameType");
      if (type === Frame.padding) {
        page.mark("paddingLength", 0, page.left);
        if (page.left > 0) page.take("framePadding", page.left);
      } else if (type === Frame.stopWaiting) take(page, reading, "unacked", reading.numberSize);
      else page.fail();
    });
  }
}

/** Octets that an acknowledgement at `at` has, or a frame that says what is waited for; 0 of others. */
function sizeOf(octets: Uint8Array, at: number, end: number, reading: Reading): number {
  const type = octets[at];
  if (type === Frame.stopWaiting) return 1 + reading.numberSize;
  if ((type & 0xc0) !== Frame.ack) return 0;
  const length = numberSizes[type & 3];
  let stop = at + 1 + numberSizes[(type >> 2) & 3] + 2;
  const blocks = type & 0x20 && stop < end ? octets[stop] : 0;
  stop += (type & 0x20 ? 1 : 0) + length + blocks * (1 + length);
  if (stop >= end) return 0;
  return stop + 1 + (octets[stop] === 0 ? 0 : 5 + 3 * (octets[stop] - 1)) - at;
}

/** Whether bytes[at..end) are frames that nobody encrypted: those of a handshake, on the stream that is for it. */
function areClear(octets: Uint8Array, at: number, end: number, reading: Reading): boolean {
  for (let steps = 0; steps < 4 && at < end; steps++) {
    const type = octets[at];
    if (type & Frame.stream) {
      const identifier = at + 1;
      const size = 1 + (type & 3);
      const offset = (type >> 2) & 7;
      const from = identifier + size + (offset > 0 ? offset + 1 : 0) + (type & 0x20 ? 2 : 0);
      if (from + HEAD > end) return false;
      const [id] = reading.isBig ? octets.subarray(identifier + size - 1) : octets.subarray(identifier);
      return id === 1 && ["CHLO", "SHLO", "REJ\0", "SREJ"].includes(latin1(octets, from, from + 4));
    }
    const step = reading.version >= PLAIN ? sizeOf(octets, at, end, reading) : 0;
    if (step === 0) return false;
    at += step;
  }
  return false;
}

function body(page: Page, reading: Reading): void {
  if (page.left === 0) return;
  const isOld = reading.version < PLAIN;
  const from = page.at + HASH + (isOld ? 1 : 0);
  if (!areClear(page.bytes, from, page.end, reading)) return void page.take("payload", page.left);
  page.take("hash");
  if (isOld) page.take("privateFlags");
  frames(page, reading);
}

/** A packet that begins as those of QUIC do. */
function longHeader(page: Page, reading: Reading, fromServer: boolean): void {
  const isLong = (page.peek(1) & GquicFlag.long) !== 0;
  const type = page.take(isLong ? "longFlags" : "shortFlags");
  if (isLong) {
    page.take("version", 4);
    const lengths = page.take("ids");
    if (lengths >> 4) take(page, reading, "connection", 8);
    if (lengths & 15) take(page, reading, "connection", 8);
  } else if (!fromServer) take(page, reading, "connection", 8);
  reading.numberSize = 1 + (type & 3);
  take(page, reading, "packetNumber", reading.numberSize);
  body(page, reading);
}

/** A packet of gQUIC; whoever knows the conversation tells of it (`packGquic`). */
export const gquicPacket = laidOut(
  "packet of gQUIC",
  gquicFields,
  (page) => {
    const told = unpackGquic(page.told);
    const first = page.peek(1);
    const isLong = (first & GquicFlag.long) !== 0 && (first & GquicFlag.fixed) !== 0;
    const says = isLong
      ? gquicVersionAt(page.bytes, page.at + 1)
      : first & GquicFlag.version
        ? gquicVersionAt(page.bytes, page.at + 9)
        : 0;
    const version = says || told.version || BIG;
    const reading: Reading = { isBig: version >= BIG, version, numberSize: 1 };
    if (hasLongHeaders(version)) return longHeader(page, reading, told.fromServer);
    const flag = page.take(version < NONCE ? "oldFlags" : "flags");
    if (flag & GquicFlag.connection) take(page, reading, "connection", 8);
    if (flag & GquicFlag.reset) return message(page);
    if (flag & GquicFlag.version) {
      page.take("version", 4);
      // A server answers so with all versions that it knows.
      if (told.fromServer) {
        while (page.left >= 4) page.take("version", 4);
        return;
      }
    }
    if (flag & GquicFlag.nonce && told.fromServer && version >= NONCE) page.take("nonce", 32);
    reading.numberSize = numberSizes[(flag >> 4) & 3];
    take(page, reading, "packetNumber", reading.numberSize);
    body(page, reading);
  },
  { worked: gquicWorked },
);
