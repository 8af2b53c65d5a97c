import type { Custom, Inner } from "../../definition/custom.ts";
import { custom, mac, u16 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { littleBit } from "./radio-flags.ts";
import { CONTROL, DATA } from "./wlan-frame-control.ts";

const VERSION = 0x03;
const EXTENSION = 3;
const FIRST = 4;
const ADDRESS = 6;
const SEQUENCE = 22;
const FOURTH = 24;

/** What an address is to a frame, by the letter that stands for it below. */
const roles: readonly (readonly [letter: string, filter: string, label: string])[] = [
  ["r", "ra", "Receiver address"],
  ["t", "ta", "Transmitter address"],
  ["d", "da", "Destination address"],
  ["s", "sa", "Source address"],
  ["b", "bssid", "BSS Id"],
  ["a", "staa", "STA address"],
  ["*", "addr", "Hardware address"],
];
const SEQUENCE_PLACE = 2 * roles.length;
const DURATION_PLACE = SEQUENCE_PLACE + 1;
const ASSOCIATION_PLACE = SEQUENCE_PLACE + 2;
const DURATION = 2;
/** The first octet of a frame by which a station asks for what is kept for it. */
const POLL = 0xa4;

const inner: readonly Inner[] = [
  ...roles.flatMap(([, filter, label]) => {
    const hidden = filter === "addr";
    return [
      { key: filter, field: mac({ filter, label, hidden }) },
      {
        key: `${filter}_resolved`,
        field: mac({ filter: `${filter}_resolved`, label: `${label} (resolved)`, type: "FT_STRING", hidden: true }),
      },
    ];
  }),
  {
    key: "sequence",
    field: u16({
      filter: "",
      little: true,
      views: [
        { ...littleBit("frag", "Fragment number", 0x000f), type: "FT_UINT16" },
        { ...littleBit("seq", "Sequence number", 0xfff0), type: "FT_UINT16" },
      ],
    }),
  },
  ...[littleBit("duration", "Duration", 0x7fff), littleBit("aid", "Association ID", 0x3fff)].map((view) => ({
    key: view.filter,
    field: u16({ filter: "", little: true, views: [{ ...view, type: "FT_UINT16" as const }] }),
  })),
];

/**
 * The addresses of data frames by the flags to and from the distribution system, then of management frames: a letter for what
 * an address is, and which it is; `#` is the sequence number.
 */
const DATA_ADDRESSES = ["r1*1t2*2d1s2b3a2#*3", "r1*1t2*2d3s2b1a2#*3", "r1*1t2*2d1s3b2a1#*3", "r1*1t2*2d3s4#*3*4"];
const MANAGEMENT_ADDRESSES = "r1*1d1t2s2b3*2*3#";
const CONTROL_ADDRESSES: { readonly [subtype: number]: string } = {
  4: "r1*1t2*2",
  5: "r1*1t2*2",
  8: "r1*1t2*2",
  9: "r1*1t2*2",
  10: "b1*1t2*2",
  11: "r1*1t2*2",
  14: "r1*1b2*2",
  15: "r1*1b2*2",
};

/** What the addresses of a frame are, in the order in which Wireshark tells them; the first two octets say it. */
export function addressesOf(control: number, flags: number): string {
  const type = (control >> 2) & 3;
  if (type === DATA) return DATA_ADDRESSES[flags & 3];
  if (type === EXTENSION) return "";
  return type === CONTROL ? (CONTROL_ADDRESSES[control >> 4] ?? "r1*1") : MANAGEMENT_ADDRESSES;
}

/** Where the address with a letter is that `addressesOf` gives, from the start of the frame; -1 where there is none. */
export function addressPlace(addresses: string, letter: string): number {
  const at = addresses.indexOf(letter);
  return at < 0 ? -1 : placeOf(Number(addresses[at + 1]));
}

function placeOf(number: number): number {
  return number === 4 ? FOURTH : FIRST + ADDRESS * (number - 1);
}

const codec: Custom<undefined> = {
  name: "addresses",
  aside: true,
  beside: true,
  inner,
  skip: (_bytes, at) => at,
  read: () => undefined,
  write() {},
  visit(bytes, start, _end, found, layerStart) {
    if ((bytes[layerStart] & VERSION) !== 0) return;
    const duration = layerStart + DURATION;
    found(bytes[layerStart] === POLL ? ASSOCIATION_PLACE : DURATION_PLACE, duration, duration + 2);
    const addresses = addressesOf(bytes[layerStart], bytes[layerStart + 1]);
    for (let i = 0; i < addresses.length; i++) {
      if (addresses[i] === "#") {
        found(SEQUENCE_PLACE, layerStart + SEQUENCE, layerStart + SEQUENCE + 2);
        continue;
      }
      const role = roles.findIndex(([letter]) => letter === addresses[i]);
      const at = layerStart + placeOf(Number(addresses[++i]));
      if (at + ADDRESS > start) continue;
      found(2 * role, at, at + ADDRESS);
      found(2 * role + 1, at, at + ADDRESS);
    }
  },
};

/** What the octets in front of this place are to the frame: how long it takes, addresses, its sequence number. */
export const addressRoles: AnyField = custom(codec, { filter: "" });
