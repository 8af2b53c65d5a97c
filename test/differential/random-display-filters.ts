import fc from "fast-check";
import { formatIPv4, formatIPv6, formatMac } from "../../src/bytes/addresses.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import { bitsOf, classOf } from "../../src/display-filter/values/types.ts";
import type { Value } from "../../src/display-filter/values/value.ts";
import type { FilterField } from "../../src/display-filter/vocabulary.ts";
import type { Dissector } from "../../src/dissect/dissector.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { openFile } from "../../src/host/open-file.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

/** Fields that both have with one meaning, in every layer of the samples. */
const asked =
  `ip.src ip.dst ip.addr ip.ttl ip.proto ip.id ip.len ip.flags.df ip.frag_offset ip.dsfield.dscp ipv6.src ipv6.dst ipv6.addr
  ipv6.hlim ipv6.plen ipv6.nxt tcp.srcport tcp.dstport tcp.port tcp.seq_raw tcp.flags tcp.flags.syn tcp.flags.ack tcp.window_size_value
  udp.srcport udp.dstport udp.port udp.length icmp.type icmp.code icmpv6.type eth.src eth.dst eth.addr eth.type arp.opcode
  arp.src.proto_ipv4 vlan.id dns.id dns.qry.name dns.qry.type dns.count.answers frame.len frame.cap_len frame.number frame.time_relative
  frame.time_delta frame.time_epoch`.split(/\s+/);

/** A field of a capture with values that it has there, as filters write them. */
export interface SeenField {
  readonly name: string;
  readonly type: FilterField<Dissector>["type"];
  readonly values: readonly string[];
}

const MOST_VALUES = 12;

/** The fields of `asked` that occur in a capture. */
export async function seenFields(capture: string): Promise<readonly SeenField[]> {
  const catalog = standardCatalog();
  const session = new FullSession(catalog, interpretedWalk);
  const vocabulary = packetVocabulary(catalog, session.compiler);
  const fields = asked.flatMap((name) => vocabulary.field(name) ?? []);
  const seen = new Map(fields.map((field) => [field, new Set<string>()]));
  const reader = await openFile(capture);
  while (await reader.fill()) {
    while (reader.next()) {
      session.dissect(reader.record);
      for (const [field, values] of seen) {
        field.values(undefined)(session.dissector, (value) => {
          if (values.size < MOST_VALUES) values.add(literal(field.type, value));
          return false;
        });
      }
    }
  }
  await reader.close();
  const found = [...seen].filter(([, values]) => values.size > 0);
  return found.map(([{ name, type }, values]) => ({ name, type, values: [...values] }));
}

function literal(type: SeenField["type"], value: Value): string {
  switch (classOf(type)) {
    case "ipv4": {
      const address = Number(value);
      return formatIPv4(Uint8Array.of(address >>> 24, address >>> 16, address >>> 8, address), 0);
    }
    case "ipv6":
      return formatIPv6(value as Uint8Array, 0);
    case "octets":
      return formatMac(value as Uint8Array, 0, (value as Uint8Array).length);
    case "text":
      return `"${value as string}"`;
    case "moment":
    case "duration": {
      const nanoseconds = value as bigint;
      const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
      return `${nanoseconds < 0n ? "-" : ""}${size / 1_000_000_000n}.${String(size % 1_000_000_000n).padStart(9, "0")}`;
    }
    default:
      return String(value);
  }
}

/** Filters that ask for those fields, in the syntax that Wireshark 4.0 and later ones share. */
export function randomFilters(fields: readonly SeenField[]): fc.Arbitrary<string> {
  const field = fc.constantFrom(...fields);
  const relation = fc.constantFrom("==", "!=", "===", "!==", ">", "<", ">=", "<=", "eq", "ne", "gt", "le");
  const quantifier = fc.constantFrom("", "", "", "any ", "all ");
  const test = field.chain((one): fc.Arbitrary<string> => {
    const { name } = one;
    const value = fc.constantFrom(...one.values);
    const kind = classOf(one.type);
    const comparison = fc
      .tuple(quantifier, relation, value)
      .map(([each, sign, wanted]) => `${each}${name} ${sign} ${wanted}`);
    const set = fc.tuple(fc.constantFrom("in", "not in"), fc.array(value, { minLength: 1, maxLength: 3 }));
    const choices: fc.Arbitrary<string>[] = [
      fc.constant(name),
      fc.constant(`${name}#1`),
      fc.constant(`count(${name}) > 1`),
      comparison,
      comparison,
      set.map(([word, values]) => `${name} ${word} {${values.join(", ")}}`),
      fc
        .constantFrom(...fields.filter(({ type }) => type === one.type))
        .chain((other) => relation.map((sign) => `${name} ${sign} ${other.name}`)),
    ];
    if (kind !== "text" && kind !== "boolean")
      choices.push(fc.tuple(value, value).map(([a, b]) => `${name} in {${a} .. ${b}}`));
    if (kind === "integer") {
      choices.push(
        fc.tuple(fc.nat(7), relation, fc.nat(7)).map(([mask, sign, wanted]) => `${name} & ${mask} ${sign} ${wanted}`),
        fc
          // Ours are exact where tshark's numbers of 32 bits overflow.
          .tuple(
            bitsOf(one.type) <= 16 ? fc.constantFrom("+", "-", "*", "/", "%") : fc.constantFrom("-", "/", "%"),
            fc.integer({ min: 1, max: 9 }),
            value,
          )
          .map(([sign, by, wanted]) => `${name} ${sign} ${by} >= ${wanted}`),
        value.map((wanted) => `string(${name}) == "${wanted}"`),
        fc.nat(9).map((digit) => `string(${name}) matches "${digit}$"`),
      );
    }
    if (kind === "ipv4")
      choices.push(
        fc.tuple(relation, value, fc.nat(32)).map(([sign, wanted, bits]) => `${name} ${sign} ${wanted}/${bits}`),
      );
    if (kind === "octets" || kind === "ipv4" || kind === "ipv6") {
      choices.push(
        fc
          .tuple(fc.nat(3), fc.nat(255))
          .map(([at, octet]) => `${name}[${at}] >= ${octet.toString(16).padStart(2, "0")}`),
        fc
          .tuple(fc.nat(3), fc.integer({ min: 1, max: 3 }))
          .map(([at, length]) => `${name}[${at}:${length}] contains 00`),
        fc.nat(5).map((at) => `${name}[-${at + 1}:]`),
      );
    }
    if (kind === "text") {
      choices.push(
        value.map((wanted) => `${name} contains ${wanted.slice(0, 4)}${wanted.length > 5 ? '"' : wanted.slice(4)}`),
        fc.constantFrom("a", "^w", "com$", "[0-9]").map((pattern) => `${name} matches "${pattern}"`),
        value.map((wanted) => `upper(${name}) == ${wanted.toUpperCase()}`),
        fc.nat(20).map((length) => `len(${name}) > ${length}`),
      );
    }
    return fc.oneof(...choices);
  });
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      test,
      fc.tuple(tie("filter"), fc.constantFrom("and", "or", "&&", "||"), tie("filter")).map((parts) => parts.join(" ")),
      tie("filter").map((inner) => `not ${inner}`),
      tie("filter").map((inner) => `(${inner})`),
    ),
  })).filter;
}
