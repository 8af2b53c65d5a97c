import { encodeText } from "../../bytes/text.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { asciiText, differenceText, dumpText, hexText } from "../../report/octet-texts.ts";
import { fuzz } from "../fuzz.ts";
import { help, rfc } from "../header-drawing.ts";
import { ls } from "../ls.ts";
import { Packet } from "../packet.ts";
import type { Print } from "./attributes.ts";
import { isProtocol } from "./collections.ts";
import { parametersOf } from "./parameters.ts";

type Command = (...given: never[]) => unknown;

/**
 * Scapy's commands that print, those that load what is here already, and those that take packets where the library's take layers. `library` has the functions
 * that `lsc` lists.
 */
export function commands(
  print: Print,
  library: { readonly [name: string]: unknown },
): { readonly [name: string]: Command } {
  const say = (text: string, dump = false): string | null => {
    if (dump) return text;
    print(text);
    return null;
  };
  return {
    ls: (layer?: Protocol | Packet | string) => say(ls(isProtocol(layer) ? layer.layer : layer)),
    load_layer: () => null,
    load_contrib: () => null,
    lsc: () => say(listed(library)),
    help: (of?: unknown) => say(helpOn(of)),
    rfc: (layer: unknown) => {
      if (isProtocol(layer)) return say(rfc(layer));
      throw new TypeError("rfc draws the header of a layer: rfc(TCP)");
    },
    hexdump: (of: unknown, dump?: boolean) => say(`${dumpText(octetsOf(of))}\n`, dump),
    linehexdump: (of: unknown, onlyasc = false, onlyhex = false, dump = false) => {
      const octets = octetsOf(of);
      const parts = [...(onlyasc ? [] : [hexText(octets)]), ...(onlyhex ? [] : [asciiText(octets)])];
      return say(`${parts.join("  ")}\n`, dump);
    },
    chexdump: (of: unknown, dump?: boolean) => {
      const octets = Array.from(octetsOf(of), (octet) => `0x${octet.toString(16).padStart(2, "0")}`);
      return say(`${octets.join(", ")}\n`, dump);
    },
    hexstr: (of: unknown) => `${hexText(octetsOf(of))}  ${asciiText(octetsOf(of))}`,
    bytes_hex: (of: unknown) => hexText(octetsOf(of), "").toLowerCase(),
    hexdiff: (one: unknown, other: unknown) => say(differenceText(octetsOf(one), octetsOf(other))),
    fuzz: (of: Packet | Layer) => (of instanceof Packet ? new Packet(of.given.map(fuzz), of) : fuzz(of)),
  };
}

/** Functions with their parameters, a line each. */
function listed(library: { readonly [name: string]: unknown }): string {
  const functions = Object.entries(library).filter(([name, one]) => /^[a-z]/.test(name) && typeof one === "function");
  return functions
    .map(([name, one]) => `${name}(${parametersOf(one as Command).join(", ")})\n`)
    .sort()
    .join("");
}

const general = `A line in Scapy's syntax over names that are known is Scapy's, everything else is JavaScript.

  IP(dst="10.0.0.0/30")/TCP(dport=[22, 80], flags="S")     a packet, or several; _ is the last value
  pkt = Ether()/IP(dst="10.0.0.1")/UDP()/DNS()             with a name; pkt[IP].ttl = 3, del pkt[IP].ttl
  pkt.show(), pkt.show2(), pkt.summary(), hexdump(pkt)     what is in it
  pkts = rdpcap("FILE"); pkts.nsummary()                   captures; wrpcap("FILE", pkts)
  [p[IP].src for p in pkts if TCP in p]
  sniff(iface="lo", count=3, prn=lambda p: p.summary())    Ctrl-C ends it, and gives what there is
  const { size } = await fetch("…")                        JavaScript
  ls(), ls(TCP), lsc(), rfc(TCP), help(TCP)                layers, fields, functions, headers
`;

function helpOn(of: unknown): string {
  if (isProtocol(of)) return `${help(of)}\n${ls(of.layer)}`;
  if (typeof of === "function") return `${of.name}(${parametersOf(of as Command).join(", ")})\n`;
  return of instanceof Packet ? of.given.map(({ protocol }) => help(protocol)).join("\n") : general;
}

function octetsOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof Packet) return value.bytes;
  if (typeof value === "string") return encodeText(value);
  throw new TypeError('octets are those of a packet, of text or of b"…"');
}
