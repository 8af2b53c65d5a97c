import { formatIPv4 } from "../../bytes/addresses.ts";
import { uint } from "../../bytes/numbers.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, struct, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { octetsTo } from "./octets-to.ts";

/** Octets of a label of MPLS, and of a route distinguisher, in front of a prefix. */
const LABEL = 3;
const DISTINGUISHER = 8;
/** A label that is withdrawn says nothing of the bottom of the stack (RFC 8277 2.4). */
const WITHDRAWN_LABEL = 0x800000;

/** What routes are made of: the bits of their addresses, Wireshark's names, and what stands in front of the prefix. */
export interface RouteShape {
  readonly bits: 32 | 128;
  readonly prefix: string;
  readonly label: string;
  /** Wireshark's text for the length. */
  readonly length: string;
  readonly labelled?: boolean;
  readonly distinguished?: boolean;
  /** Wireshark has one field, that of the labels, for all of it. */
  readonly whole?: boolean;
}

/** One route as a value: its length in bits, with labels and distinguisher, and the octets behind that. */
export interface Route {
  /** The number of the path (RFC 7911). */
  readonly path?: number;
  readonly length: number;
  readonly octets: Uint8Array;
}

const GROUP = 0;
const PATH = 1;
const LENGTH = 2;
const LENGTH_BEHIND_PATH = 3;
const LABELS = 4;
const RD = 5;
const PREFIX = 6;
const WHOLE = 7;

/** Routes up to the end of what is there (RFC 4271 4.3, RFC 8277, RFC 4364). */
export function routes(shape: RouteShape): Custom<readonly Route[]> {
  const { bits, labelled = false, distinguished = false, whole = false } = shape;
  const most = bits + (labelled ? 8 * LABEL * LABEL_LIMIT : 0) + (distinguished ? 8 * DISTINGUISHER : 0);
  return {
    name: "routes",
    single: true,
    skip(octets, at, end) {
      if (tiles(octets, at, end, most, 4)) return end;
      return tiles(octets, at, end, most, 0) ? end : -1;
    },
    read({ bytes: octets }, start, end) {
      const list: Route[] = [];
      eachRoute(octets, start, end, most, (from, path, at, stop) => {
        list.push({
          ...(path ? { path: uint(octets, from, 4) } : {}),
          length: octets[at - 1],
          octets: octets.slice(at, stop),
        });
      });
      return list;
    },
    write(writer, list) {
      for (const { path, length, octets } of list ?? []) {
        if (path !== undefined) writer.uint(path, 4);
        writer.uint(length, 1);
        writer.octets(octets);
      }
    },
    inner: routeFields(shape),
    visit(octets, start, end, found) {
      eachRoute(octets, start, end, most, (from, path, at, stop) => {
        if (whole) return found(WHOLE, from, stop);
        found(GROUP, from, stop);
        if (path) found(PATH, from, from + 4);
        found(path ? LENGTH_BEHIND_PATH : LENGTH, at - 1, at);
        let inside = at;
        if (labelled) {
          const labels = labelsEnd(octets, at, stop);
          if (labels > at) found(LABELS, at, labels);
          inside = labels;
        }
        if (distinguished && inside + DISTINGUISHER <= stop) {
          found(RD, inside, inside + DISTINGUISHER);
          inside += DISTINGUISHER;
        }
        if (8 * (stop - inside) <= bits) found(PREFIX, inside, stop);
      });
    },
  };
}
/** Labels that one route may have. */
const LABEL_LIMIT = 2;

function routeFields({ bits, prefix, label, length, labelled, distinguished }: RouteShape): readonly Inner[] {
  const plain = labelled || distinguished ? "bgp.labelled_route" : "bgp.route";
  const named = (key: string, field: AnyField): Inner => ({ key, field, depth: key === "route" ? 0 : 1 });
  return [
    named("route", struct({}, { filter: "", line: plain, label: "BGP Prefix" })),
    named("path", u32({ filter: "nlri_path_id", label: "NLRI path id" })),
    named("length", u8({ filter: "prefix_length", label: length })),
    named("lengthBehindPath", u8({ filter: "prefix_length", label: "Prefix Length" })),
    named(
      "labels",
      custom(derivedText("label stack", labelText), {
        filter: "label_stack",
        label: distinguished ? "Label Stack" : "MP Reach NLRI Label Stack",
      }),
    ),
    named(
      "distinguisher",
      custom(derivedText("route distinguisher", distinguisherText), { filter: "rd", label: "Route Distinguisher" }),
    ),
    named(
      "prefix",
      custom(octetsTo(bits / 8), { filter: prefix, label, type: bits === 32 ? "FT_IPv4" : "FT_IPv6", evenEmpty: true }),
    ),
    {
      key: "whole",
      field: custom(derivedText("labelled route", routeText), { filter: "label_stack", label: "Label Stack" }),
    },
  ];
}

type Visit = (from: number, path: boolean, at: number, stop: number) => void;

function eachRoute(octets: Uint8Array, start: number, end: number, most: number, visit: Visit): void {
  const path = tiles(octets, start, end, most, 4) && !tiles(octets, start, end, most, 0);
  for (let at = start; at < end;) {
    const behind = at + (path ? 5 : 1);
    const stop = behind + Math.ceil(octets[behind - 1] / 8);
    visit(at, path, behind, stop);
    at = stop;
  }
}

/**
 * Whether routes with so many octets in front of each fill what is there. That paths have numbers was agreed on when the
 * session began; without it, it is told by this.
 */
function tiles(octets: Uint8Array, start: number, end: number, most: number, before: number): boolean {
  let at = start;
  while (at + before < end) {
    const length = octets[at + before];
    if (length > most || (length === 0 && before === 0 && end - start > 1)) return false;
    at += before + 1 + Math.ceil(length / 8);
    if (at > end) return false;
    // Bits behind the length are zero.
    if (length % 8 !== 0 && (octets[at - 1] & (0xff >> (length % 8))) !== 0) return false;
  }
  return at === end;
}

function labelsEnd(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  for (let count = 0; count < LABEL_LIMIT && at + LABEL <= end; count++) {
    const label = uint(octets, at, LABEL);
    at += LABEL;
    if ((label & 1) === 1 || label === WITHDRAWN_LABEL || label === 0) break;
  }
  return at;
}

function labelText(octets: Uint8Array, start: number, end: number): string {
  const labels: string[] = [];
  let ending = "";
  for (let at = start; at + LABEL <= end; at += LABEL) {
    const label = uint(octets, at, LABEL);
    if (label === WITHDRAWN_LABEL || label === 0) labels.push("0 (withdrawn)");
    else labels.push(String(label >> 4));
    ending =
      label & 1 ? " (bottom)" : label === WITHDRAWN_LABEL || label === 0 ? "" : " (BOGUS: Bottom of Stack NOT set!)";
  }
  return labels.join(",") + ending;
}

/** The labels in a route that begins with its length. */
function routeText(octets: Uint8Array, start: number, end: number): string {
  return labelText(octets, start + 1, labelsEnd(octets, start + 1, end));
}

/** A route distinguisher (RFC 4364 4.2): its type, and what that says in octets. */
export const routeDistinguisher: Custom<{ readonly type: number; readonly octets: Uint8Array }> = {
  name: "route distinguisher",
  single: true,
  skip: (_octets, at) => at + DISTINGUISHER,
  read: ({ bytes }, start, end) => ({ type: uint(bytes, start, 2), octets: bytes.slice(start + 2, end) }),
  write(writer, { type, octets } = { type: 0, octets: new Uint8Array(DISTINGUISHER - 2) }) {
    writer.uint(type, 2);
    writer.octets(octets);
  },
  text: distinguisherText,
};

function distinguisherText(octets: Uint8Array, start: number): string {
  const type = uint(octets, start, 2);
  if (type === 0) return `${uint(octets, start + 2, 2)}:${uint(octets, start + 4, 4)}`;
  if (type === 1) return `${formatIPv4(octets, start + 2)}:${uint(octets, start + 6, 2)}`;
  if (type === 2) return `${uint(octets, start + 2, 4)}:${uint(octets, start + 6, 2)}`;
  return `Unknown (0x${type.toString(16).padStart(4, "0")}) RD type`;
}
