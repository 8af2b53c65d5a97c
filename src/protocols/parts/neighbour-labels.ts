import type { InfoLine, InfoText } from "../../definition/info-line.ts";

const FOREVER = 0xffffffff;

type WriteLine = NonNullable<InfoText["labels"]>[string];

/** What Wireshark says of an option in the line that holds it, by type. */
const SAID: { readonly [type: number]: (line: InfoLine, option: number) => void } = {
  1: (line, option) => linkAddress(line, option),
  2: (line, option) => linkAddress(line, option),
  3(line, option) {
    line.text(" : ");
    line.show(line.inside(option, "icmpv6.opt.prefix"), false);
    line.text(`/${line.number(line.inside(option, "icmpv6.opt.prefix.length"))}`);
  },
  5: (line, option) => line.text(` : ${line.number(line.inside(option, "icmpv6.opt.mtu"))}`),
  7: (line, option) => line.text(` : ${line.number(line.inside(option, "icmpv6.opt.advertisement_interval"))}`),
  25: (line, option) => each(line, option, "icmpv6.opt.rdnss"),
  31: (line, option) => each(line, option, "icmpv6.opt.dnssl"),
};

function linkAddress(line: InfoLine, option: number): void {
  line.text(" : ");
  octets(line, line.inside(option, "icmpv6.opt.linkaddr"));
}

function octets(line: InfoLine, quad: number): void {
  line.text(Array.from(line.octetsOf(quad), (octet) => octet.toString(16).padStart(2, "0")).join(":"));
}

function each(line: InfoLine, option: number, name: string): void {
  for (let at = line.inside(option, name); at >= 0; at = line.inside(option, name, at)) {
    line.octet(32);
    line.show(at, false);
  }
}

/** Writes the line that holds an option: what it is, and what it says. */
function option(line: InfoLine, quad: number): void {
  line.text("ICMPv6 Option (");
  const type = line.inside(quad, "icmpv6.opt.type");
  line.named(type, "Unknown %");
  SAID[line.number(type)]?.(line, quad);
  line.text(")");
}

function address(line: InfoLine, quad: number): void {
  line.text("Link-layer address: ");
  octets(line, quad);
}

function lasting(label: string): WriteLine {
  return (line, quad) => {
    const time = line.number(quad);
    line.text(`${label}: ${time === FOREVER ? `Infinity (${time})` : time}`);
  };
}

/** Writes a number, in so many digits, and behind it which of its flags are set, by their masks. */
function flags(label: string, digits: number, words: readonly (readonly [mask: number, word: string])[]): WriteLine {
  return (line, quad) => {
    const set = line.number(quad);
    line.text(`${label}: 0x`);
    line.hex(set, digits);
    for (const [mask, word] of words) if ((set & mask) !== 0) line.text(`, ${word}`);
  };
}

const ROUTERS = flags("Flags", 2, [
  [0x80, "Managed address configuration"],
  [0x40, "Other configuration"],
  [0x20, "Home Agent"],
]);
const PREFERENCES = ["Medium", "High", "Reserved", "Low"];
const PROXY = 0x04;

/** The lines of Neighbour Discovery, by Wireshark's names of fields. */
export const neighbourLabels: NonNullable<InfoText["labels"]> = {
  "icmpv6.opt": option,
  "icmpv6.opt.src_linkaddr": address,
  "icmpv6.opt.target_linkaddr": address,
  "icmpv6.opt.prefix.valid_lifetime": lasting("Valid Lifetime"),
  "icmpv6.opt.prefix.preferred_lifetime": lasting("Preferred Lifetime"),
  "icmpv6.opt.route_lifetime": lasting("Route Lifetime"),
  "icmpv6.opt.rdnss.lifetime": lasting("Lifetime"),
  "icmpv6.opt.dnssl.lifetime": lasting("Lifetime"),
  "icmpv6.opt.prefix.flag": flags("Flag", 2, [
    [0x80, "On-link flag(L)"],
    [0x40, "Autonomous address-configuration flag(A)"],
    [0x20, "Router address flag(R)"],
  ]),
  "icmpv6.nd.na.flag": flags("Flags", 8, [
    [0x8000_0000, "Router"],
    [0x4000_0000, "Solicited"],
    [0x2000_0000, "Override"],
  ]),
  "icmpv6.nd.ra.flag"(line, quad) {
    ROUTERS(line, quad);
    const set = line.number(quad);
    line.text(`, Prf (Default Router Preference): ${PREFERENCES[(set >> 3) & 3]}`);
    if ((set & PROXY) !== 0) line.text(", Proxy");
  },
  "icmpv6.opt.route_info.flag"(line, quad) {
    const set = line.number(quad);
    line.text("Flag: 0x");
    line.hex(set, 2);
    line.text(`, Route Preference: ${PREFERENCES[(set >> 3) & 3]}`);
  },
};
