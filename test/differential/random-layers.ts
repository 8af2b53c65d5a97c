import type { AnyField, Fields } from "../../src/definition/kinds.ts";
import type { Layer, Protocol } from "../../src/definition/protocol.ts";
import { caseOf, holds, type Frame } from "../../src/craft/frame.ts";
import { ranges } from "../../src/definition/catalog.ts";
import {
  DHCP,
  DNS,
  Dot11,
  EAP,
  Ether,
  ICMPv6,
  IP,
  IPv6,
  IPv6ExtHdrDestOpt,
  IPv6ExtHdrFragment,
  IPv6ExtHdrHopByHop,
  IPv6ExtHdrRouting,
  Kerberos,
  MobilityHeader,
  MPLS,
  PPP,
  RawIP,
  UDP,
  WlanRadio,
} from "../../src/protocols/layers.ts";
import { Raw } from "../../src/definition/raw.ts";
import { definitions } from "../../src/protocols/catalog.ts";
import { hex } from "../cli/captures.ts";

/** Random numbers below a limit. */
export type Below = (limit: number) => number;

/** Who usually carries what stands in a table. */
const carriers: { readonly [table: string]: readonly Protocol[] } = {
  ethertype: [Ether],
  "ip.proto": [IP, IPv6],
  "raw.version": [RawIP],
  "mpls.payload": [MPLS],
  "udp.port": [UDP],
};
/** Protocols of IPv6 alone. */
const ofIPv6 = new Set<Protocol>([
  ICMPv6,
  MobilityHeader,
  IPv6ExtHdrDestOpt,
  IPv6ExtHdrFragment,
  IPv6ExtHdrHopByHop,
  IPv6ExtHdrRouting,
]);
/** A client's port of its own for each protocol: some readers take what follows on a port for what came before. */
const clientOf = (protocol: Protocol): number => 40_000 + definitions.indexOf(protocol);
/** The shortest message of Kerberos that is whole: an error (RFC 4120 5.9.1). */
const kerberosError = hex(
  "7e3e303ca003020105a10302011ea411180f32303236303130313030303030305aa503020100a60302013c" +
    "a9031b0152aa0e300ca003020101a10530031b0153",
);

/** The layers in front of a protocol, from a link layer on; undefined where none carries it. */
export function layersBelow(protocol: Protocol, seen: readonly Protocol[] = []): readonly Layer[] | undefined {
  const carriedBy = (protocol.carriedBy ?? {}) as { readonly [table: string]: never };
  if (protocol === Ether || (carriedBy["linktype"] !== undefined && !carriedBy["ethertype"])) return [];
  for (const [table, keys] of Object.entries(carriedBy)) {
    if (table === "linktype") continue;
    const key = ranges(keys)[0]?.[0];
    if (key === undefined) continue; // it is told by how it begins, on any port
    for (const parent of ofIPv6.has(protocol) ? [IPv6] : (carriers[table] ?? definitions)) {
      if (seen.includes(parent) || parent === protocol) continue;
      const rule = parent.rules.find((one) => one.table === table);
      if (!rule || ("always" in rule && rule.always !== key)) continue;
      const below = layersBelow(parent, [...seen, protocol]);
      if (below)
        return [
          ...below,
          parent({
            ...rule.only,
            ...(Object.hasOwn(parent.fields, "sport") ? { sport: clientOf(protocol) } : {}),
          } as object),
        ];
    }
  }
  return carriedBy["linktype"] === undefined ? undefined : [];
}

/** What a protocol that is for carrying others carries. */
export function payloadOf(protocol: Protocol): readonly Layer[] {
  const tables = new Set(protocol.rules.map(({ table }) => table));
  const datagram = [UDP({ sport: clientOf(UDP), dport: clientOf(UDP) }), Raw({ load: "data" })];
  if (
    [...tables].some(
      (table) => table !== "icmp.type" && Object.hasOwn(IP.carriedBy ?? {}, table) && table !== "ip.proto",
    )
  )
    return [IP(), ...datagram];
  if (tables.has("ip.proto")) return datagram;
  if (tables.has("dns.stream")) return [DNS()];
  if (tables.has("eapol.type")) return [EAP({ code: "Success" })];
  if (tables.has("bootp.vendor")) return [DHCP({ options: [{ name: "message-type", value: 1 }, "end"] })];
  if (tables.has("kerberos.record")) return [Kerberos({ message: kerberosError })];
  const acknowledgement = Dot11({ type: 1, subtype: 13 });
  if (tables.has("wlan_radio")) return [WlanRadio(), acknowledgement];
  if (tables.has("wlan")) return [acknowledgement];
  if (tables.has("ppp.start") || tables.has("ppp.number")) return [PPP(), IP(), ...datagram];
  return [];
}

/** A layer with random values in the fields that say nothing about where others are. */
export function randomLayer(protocol: Protocol, below: Below): Layer {
  const linking = new Set(
    protocol.rules.flatMap((rule) => [...("by" in rule ? rule.by : []), ...Object.keys(rule.only ?? {})]),
  );
  return protocol(randomStruct(protocol.fields as Fields, undefined, linking, below));
}

function randomStruct(
  fields: Fields,
  outer: Frame | undefined,
  kept: ReadonlySet<string>,
  below: Below,
): { [key: string]: unknown } {
  const values: { [key: string]: unknown } = {};
  const frame: Frame = { fields, values, spans: new Map(), outer };
  const sizes = new Set(Object.values(fields).flatMap(sizedBy));
  for (const [key, field] of Object.entries(fields)) {
    if (
      field.auto ||
      kept.has(key) ||
      sizes.has(key) ||
      /^(?:version|ver|vers|reserved.*|res\d?|unused.*|zero|mbz|pad|more|seg.*|cov.*|proto|present)$/i.test(key)
    )
      continue;
    const value = randomValue(field, frame, below);
    if (value !== undefined) values[key] = value;
  }
  return values;
}

/** The fields that say how many octets a field has. */
function sizedBy(field: AnyField): readonly string[] {
  const own = "size" in field && typeof field.size === "object" && "by" in field.size ? [field.size.by] : [];
  const inside =
    field.kind === "choice" ? [...Object.values(field.cases), ...(field.otherwise ? [field.otherwise] : [])] : [];
  return [...own, ...inside.flatMap(sizedBy), ...(field.kind === "when" ? sizedBy(field.of) : [])];
}

const word = (below: Below, size = 1 + below(8)): string =>
  Array.from({ length: size }, () => String.fromCharCode(97 + below(26))).join("");
const octets = (below: Below, size: number): Uint8Array => Uint8Array.from({ length: size }, () => below(256));

function randomValue(field: AnyField, frame: Frame, below: Below): unknown {
  if (field.auto) return undefined;
  if (field.names) return Object.values(field.names)[below(Object.keys(field.names).length)];
  switch (field.kind) {
    case "uint":
      return below(field.signed ? 100 : 2 ** Math.min(8 * field.size, 31));
    case "uint64":
      return BigInt(below(2 ** 31));
    case "bits":
      return below(2 ** Math.min(field.width, 30));
    case "flags":
      return below(2 ** field.width);
    case "ipv4":
      return `10.${below(256)}.${below(256)}.${1 + below(200)}`;
    case "ipv6":
      return `2001:db8::${below(65_536).toString(16)}`;
    case "mac":
      return `02:00:00:00:00:${(16 + below(200)).toString(16)}`;
    case "bytes":
      if (typeof field.size === "number") return octets(below, field.size);
      return field.size === "rest" ? octets(below, 4 * below(3)) : undefined;
    case "text":
      if (typeof field.size === "object" && "until" in field.size) return word(below);
      return typeof field.size === "number"
        ? word(below, field.size)
        : field.size === "rest" || "prefix" in field.size
          ? word(below)
          : undefined;
    case "struct":
      return randomStruct(field.fields, frame, new Set(), below);
    case "choice":
      return randomValue(caseOf(field, frame), frame, below);
    case "when":
      return holds(field.condition, frame) ? randomValue(field.of, frame, below) : undefined;
    case "repeated":
      return Array.from({ length: below(3) }, () => randomValue(field.of, frame, below)).filter(
        (item) => item !== undefined,
      );
    default:
      return undefined;
  }
}
