import { parseIPv4, parseMac } from "../../bytes/addresses.ts";
import { parseExpression } from "../syntax/grammar.ts";

/** UTF-16 units of a text beyond which nothing is translated. */
const LONGEST = 500;

const protocols: Readonly<Record<string, string>> = {
  ether: "eth", ip: "ip", ip6: "ipv6", arp: "arp", rarp: "arp", tcp: "tcp", udp: "udp", sctp: "sctp", icmp: "icmp", icmp6: "icmpv6",
  igmp: "igmp", vlan: "vlan", stp: "stp", esp: "esp", ah: "ah", vrrp: "vrrp", pppoes: "pppoes", mpls: "mpls",
}; // oxfmt-ignore
const directions: ReadonlySet<string> = new Set(["src", "dst"]);
const types: ReadonlySet<string> = new Set(["host", "net", "port", "portrange", "proto"]);
/** Words of capture filters that display filters do not have. */
const telling =
  /(^|[\s(!])(host|net|port|portrange|src|dst|ip6|icmp6|ether|gateway|less|greater|broadcast|multicast|tcp\[tcpflags\]|(?:vlan|proto)\s+\d+)(?=$|[\s)])|\btcp\[(13|tcpflags)\]/;
const tcpFlagNames: Readonly<Record<string, string>> = {
  syn: "syn",
  ack: "ack",
  fin: "fin",
  rst: "reset",
  push: "push",
  urg: "urg",
  ece: "ece",
  cwr: "cwr",
};

/** A sentence for a text that is a capture filter: what it is as a display filter. */
export function captureFilterHint(text: string): string | undefined {
  if (text.length > LONGEST || !telling.test(text) || /["{}]/.test(text)) return undefined;
  const shown = `\`${text.trim()}\` is a capture filter`;
  const display = new Translator(text).translate();
  try {
    if (display !== undefined && parseExpression(display)) return `${shown}; the display filter is \`${display}\``;
  } catch {
    return undefined;
  }
  return undefined;
}

interface Qualifiers {
  readonly protocol: string | undefined;
  readonly direction: string | undefined;
  readonly type: string | undefined;
}
const none: Qualifiers = { protocol: undefined, direction: undefined, type: undefined };

class Translator {
  private readonly words: readonly string[];
  private at = 0;
  private last = none;

  constructor(text: string) {
    const flags = text.replace(
      /tcp\[(?:tcpflags|13)\]\s*&\s*\(?\s*(tcp-[a-z]+(?:\s*\|\s*tcp-[a-z]+)*)\s*\)?\s*!=\s*0/g,
      (_, names: string) => `tcpflags:${names.replace(/\s/g, "")}`,
    );
    this.words = flags.match(/&&|\|\||[()!]|[^\s()!]+/g) ?? [];
  }

  translate(): string | undefined {
    const whole = this.chain();
    return whole !== undefined && this.at === this.words.length ? whole : undefined;
  }

  private chain(): string | undefined {
    let text = this.part();
    while (text !== undefined && /^(and|or|&&|\|\|)$/.test(this.words[this.at] ?? "")) {
      const joint = /^(and|&&)$/.test(this.words[this.at++]) ? "and" : "or";
      const next = this.part();
      if (next === undefined) return undefined;
      text = `${text} ${joint} ${next}`;
    }
    return text;
  }

  private part(): string | undefined {
    const word = this.words[this.at];
    if (word === "not" || word === "!") {
      this.at++;
      const of = this.part();
      return of === undefined
        ? undefined
        : `not ${/ (and|or|==|in) /.test(of) && !of.startsWith("(") ? `(${of})` : of}`;
    }
    if (word !== "(") return this.primitive();
    this.at++;
    const inside = this.chain();
    return this.words[this.at++] === ")" && inside !== undefined ? `(${inside})` : undefined;
  }

  private primitive(): string | undefined {
    const word = this.words[this.at];
    if (word?.startsWith("tcpflags:")) {
      this.at++;
      return flagTests(word.slice("tcpflags:".length));
    }
    if ((word === "less" || word === "greater") && /^\d+$/.test(this.words[this.at + 1] ?? "")) {
      this.at += 2;
      return `frame.len ${word === "less" ? "<=" : ">="} ${this.words[this.at - 1]}`;
    }
    const qualifiers = this.qualifiers();
    const value = this.words[this.at];
    if (value === "broadcast" || value === "multicast") {
      this.at++;
      return audience(value, qualifiers.protocol);
    }
    if (value === "(" && qualifiers.type !== undefined) return this.list(qualifiers);
    if (value === undefined || /^(and|or|&&|\|\||[()!])$/.test(value))
      return qualifiers.direction || qualifiers.type
        ? undefined
        : qualifiers.protocol && protocols[qualifiers.protocol];
    this.at++;
    this.last = qualifiers === none ? this.last : qualifiers;
    return testOf(this.last, value);
  }

  /** `port (80 or 443)`. */
  private list(qualifiers: Qualifiers): string | undefined {
    this.last = qualifiers;
    return this.part();
  }

  private qualifiers(): Qualifiers {
    let { protocol, direction, type } = none;
    for (let word = this.words[this.at]; word !== undefined; word = this.words[++this.at]) {
      if (Object.hasOwn(protocols, word) && protocol === undefined) protocol = word;
      else if (directions.has(word) && direction === undefined) direction = word;
      else if (types.has(word) && type === undefined) type = word;
      else break;
    }
    return protocol === undefined && direction === undefined && type === undefined
      ? none
      : { protocol, direction, type };
  }
}

function testOf({ protocol, direction, type }: Qualifiers, value: string): string | undefined {
  switch (type) {
    case "port":
    case "portrange":
      return portTest(protocol, direction, value);
    case "proto":
      return /^\d+$/.test(value)
        ? `${protocol === "ip6" ? "ipv6.nxt" : protocol === "ether" ? "eth.type" : "ip.proto"} == ${value}`
        : undefined;
    case "net":
      return networkTest(direction, value);
    default:
      if (type === undefined && protocol === "vlan" && /^\d+$/.test(value)) return `vlan.id == ${value}`;
      if (type === undefined && direction === undefined) return undefined;
      return hostTest(protocol, direction, value);
  }
}

function portTest(protocol: string | undefined, direction: string | undefined, value: string): string | undefined {
  const range = /^(\d+)-(\d+)$/.exec(value);
  if (!range && !/^\d+$/.test(value)) return undefined;
  const tests = (protocol === undefined ? ["tcp", "udp"] : [protocol]).map((name) => {
    const field = `${name}.${direction === undefined ? "port" : `${direction}port`}`;
    return range ? `${field} in {${range[1]} .. ${range[2]}}` : `${field} == ${value}`;
  });
  return tests.length === 1 ? tests[0] : `(${tests.join(" or ")})`;
}

function hostTest(protocol: string | undefined, direction: string | undefined, value: string): string | undefined {
  const end = direction ?? "addr";
  if (parseMac(value)) return `eth.${end} == ${value}`;
  if (value.includes(":")) return `ipv6.${end} == ${value}`;
  if (protocol === "arp") return direction === undefined ? undefined : `arp.${direction}.proto_ipv4 == ${value}`;
  if (parseIPv4(value)) return `ip.${end} == ${value}`;
  return /^[A-Za-z][\w.-]*$/.test(value)
    ? `ip.${direction === undefined ? "host" : `${direction}_host`} == "${value}"`
    : undefined;
}

function networkTest(direction: string | undefined, value: string): string | undefined {
  const end = direction ?? "addr";
  const [address, length] = value.split("/");
  if (address.includes(":")) return length === undefined ? undefined : `ipv6.${end} == ${value}`;
  const parts = address.split(".");
  const whole = [...parts, "0", "0", "0"].slice(0, 4).join(".");
  return parseIPv4(whole) ? `ip.${end} == ${whole}/${length ?? 8 * parts.length}` : undefined;
}

function audience(word: "broadcast" | "multicast", protocol: string | undefined): string {
  if (word === "broadcast") return "eth.dst == ff:ff:ff:ff:ff:ff";
  if (protocol === "ip6") return "ipv6.dst == ff00::/8";
  return protocol === "ip" ? "ip.dst == 224.0.0.0/4" : "eth.dst[0] & 1";
}

function flagTests(names: string): string | undefined {
  const tests = names.split("|").map((name) => tcpFlagNames[name.replace("tcp-", "")]);
  if (tests.includes(undefined as unknown as string)) return undefined;
  const written = tests.map((name) => `tcp.flags.${name} == 1`).join(" or ");
  return tests.length === 1 ? written : `(${written})`;
}
