import { decodeAscii, decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6, mark, u16 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bencodedEnd, bencodedKind, lengthOf, stringStart } from "./bencoded.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Octets of an address with its port, and of a node, which has an identifier in front. */
const ADDRESS = 6;
const LONG_ADDRESS = 18;
const IDENTIFIER = 20;
const TERMINATOR = 0x65;

const hexText = (octets: Uint8Array, start: number, end: number): string =>
  Array.from(octets.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0")).join("");
/** A string, under the name that its line has in a tree. */
const string = (line: string, isHex = false): AnyField =>
  custom(derivedText("string", isHex ? hexText : (octets, start, end) => decodeText(octets, start, end)), {
    filter: "bencoded.string",
    label: "String",
    line: `bt-dht.${line}`,
    type: "FT_STRING",
    evenEmpty: true,
  });
const digits = (line: string): AnyField =>
  custom(derivedText("number", decodeAscii), {
    filter: "bencoded.int",
    label: "Int",
    line: `bt-dht.${line}`,
    type: "FT_STRING",
  });
const remark = (filter: string, label: string): AnyField =>
  mark({ filter, label, expert: { severity: "Error", group: "Malformed" } });

const fields = {
  entry: mark({ filter: "bencoded.dict_entry", label: "Dictionary Entry" }),
  dictionary: mark({ filter: "bencoded.dict", label: "Dictionary" }),
  list: mark({ filter: "bencoded.list", label: "List" }),
  terminator: custom(derivedText("terminator", decodeAscii), {
    filter: "bencoded.list.terminator",
    label: "Terminator",
    type: "FT_STRING",
  }),
  key: string("key"),
  plain: string("value"),
  hex: string("value", true),
  errorText: string("errorText"),
  integer: digits("number"),
  errorNumber: digits("errorNumber"),
  error: mark({ filter: "error", label: "Error" }),
  peers: mark({ filter: "peers", label: "Peers" }),
  peer: mark({ filter: "peer", label: "Peer" }),
  nodes: mark({ filter: "nodes", label: "Nodes" }),
  node: mark({ filter: "node", label: "Node" }),
  id: bytes(IDENTIFIER, { filter: "id", label: "ID" }),
  ip: ipv4({ filter: "ip", label: "IP" }),
  ip6: ipv6({ filter: "ip6", label: "IP" }),
  port: u16({ filter: "port", label: "Port" }),
  truncated: bytes("rest", { filter: "truncated_data", label: "Truncated data" }),
  invalidString: remark("invalid_string", "String must contain an integer"),
  invalidLength: remark("invalid_length", "Invalid length"),
};
type Name = keyof typeof fields;
type DhtPage = Page<Name>;

/** Strings that people read; all others are shown in hexadecimal. */
const readable = new Set(["q", "y"]);

/** Takes a string as `name`; returns it. */
function takeString(page: DhtPage, name: Name): string {
  const start = stringStart(page.bytes, page.at, page.end);
  if (start < 0) {
    page.mark("invalidString", Math.min(1, page.left));
    page.fail();
    return "";
  }
  const size = lengthOf(page.bytes, page.at, start - 1);
  if (start + size > page.end) page.mark("invalidLength", page.left);
  page.at = start;
  page.take(name, size);
  return page.lacks ? "" : decodeAscii(page.bytes, start, start + size);
}

function takeInteger(page: DhtPage, name: Name): void {
  const stop = bencodedEnd(page.bytes, page.at, page.end);
  if (stop < 0) return page.fail();
  page.place("terminator", stop - 1, stop);
  page.place(name, page.at + 1, stop - 1);
  page.at = stop;
}

function terminate(page: DhtPage): void {
  if (page.peek(1) === TERMINATOR) page.take("terminator", 1);
  else page.fail();
}

/** Takes entries up to what ends them. */
function entries(page: DhtPage, depth: number): void {
  while (page.left > 0 && page.peek(1) !== TERMINATOR) {
    const value = bencodedEnd(page.bytes, page.at, page.end);
    const stop = value < 0 ? -1 : bencodedEnd(page.bytes, value, page.end);
    if (stop < 0) return page.fail();
    page.group("entry", stop - page.at, () => valueOf(page, takeString(page, "key"), depth));
  }
  terminate(page);
}

/** Takes the value of a key. */
function valueOf(page: DhtPage, key: string, depth: number): void {
  const kind = bencodedKind(page.peek(1));
  if (page.lacks || kind === undefined) return page.fail();
  if (kind === "integer") return takeInteger(page, "integer");
  if (kind === "string") return stringOf(page, key);
  if (kind === "list" && key === "values") return peers(page);
  if (kind === "list" && key === "e" && depth === 0) return error(page);
  const isDictionary = kind === "dictionary";
  const stop = bencodedEnd(page.bytes, page.at, page.end);
  if (stop < 0) return page.fail();
  page.group(isDictionary ? "dictionary" : "list", stop - page.at, () => {
    page.pass(1);
    if (isDictionary) return entries(page, depth + 1);
    while (page.left > 0 && !page.lacks && page.peek(1) !== TERMINATOR) valueOf(page, "", depth + 1);
    terminate(page);
  });
}

function stringOf(page: DhtPage, key: string): void {
  const start = stringStart(page.bytes, page.at, page.end);
  const size = start < 0 ? 0 : lengthOf(page.bytes, page.at, start - 1);
  if (key === "nodes" || key === "nodes6") {
    page.pass(start - page.at);
    return nodes(page, size, key === "nodes" ? ADDRESS : LONG_ADDRESS);
  }
  if (key === "ip" && (size === ADDRESS || size === LONG_ADDRESS)) {
    page.pass(start - page.at);
    return address(page, size);
  }
  takeString(page, readable.has(key) ? "plain" : "hex");
}

function address(page: DhtPage, size: number): void {
  page.take(size === ADDRESS ? "ip" : "ip6");
  page.take("port");
}

/** Nodes behind one another, and what is left of one that is cut. */
function nodes(page: DhtPage, size: number, each: number): void {
  page.mark("nodes", size);
  page.window(size, () => {
    page.within(() => {
      for (; page.left >= IDENTIFIER + each;)
        page.group("node", IDENTIFIER + each, () => {
          page.take("id");
          address(page, each);
        });
    });
    if (page.left > 0) page.take("truncated", page.left);
  });
}

function peers(page: DhtPage): void {
  page.pass(1);
  page.mark("peers");
  page.within(() => {
    while (page.left > 0 && !page.lacks && page.peek(1) !== TERMINATOR) {
      const start = stringStart(page.bytes, page.at, page.end);
      const size = start < 0 ? 0 : lengthOf(page.bytes, page.at, start - 1);
      if (size !== ADDRESS && size !== LONG_ADDRESS) return page.fail();
      page.pass(start - page.at);
      page.group("peer", size, () => address(page, size));
    }
    terminate(page);
  });
}

/** What went wrong. Wireshark takes the end of this list for that of the message, and shows nothing behind it. */
function error(page: DhtPage): void {
  page.mark("error");
  page.pass(1);
  page.within(() => {
    takeInteger(page, "errorNumber");
    takeString(page, "errorText");
  });
}

/** A message: entries of a dictionary (BEP 5). */
export const dhtMessage = laidOut("message of BitTorrent's DHT", fields, (page) => {
  page.pass(1);
  entries(page, 0);
});
