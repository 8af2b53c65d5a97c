import { bytes, mac, mark } from "../../definition/fields.ts";
import { laidOut } from "./laid-out.ts";

const STATION = 6;
const TIMES = 16;
const MAGIC = STATION + TIMES * STATION;
/** Octets of the two kinds of passwords, the longer one first. */
const PASSWORDS = [6, 4] as const;

/** Whether sixteen times the same address stands behind six octets of ones. */
export function isMagic(octets: Uint8Array, start: number, end: number): boolean {
  if (start + MAGIC > end) return false;
  for (let at = start; at < start + STATION; at++) if (octets[at] !== 0xff) return false;
  const first = start + STATION;
  for (let at = first + STATION; at < start + MAGIC; at++) if (octets[at] !== octets[at - STATION]) return false;
  return true;
}

const password = (size: number): number => PASSWORDS.find((longest) => size >= MAGIC + longest) ?? 0;

/** What wakes a station up: its address sixteen times, and sometimes a password (AMD, Magic Packet Technology). */
export const magicPacket = laidOut(
  "magic packet",
  {
    sync: bytes(STATION, { filter: "sync", label: "Sync stream" }),
    all: mark({ filter: "", label: "MAC", line: "wol.all" }),
    station: mac({ filter: "mac", label: "MAC" }),
    password: bytes("rest", { filter: "passwd", label: "Password" }),
  },
  (page) => {
    page.take("sync");
    page.group("all", TIMES * STATION, () => {
      for (let i = 0; i < TIMES; i++) page.take("station");
    });
    const size = password(page.end - page.start);
    if (size > 0) page.take("password", size);
  },
  { skip: (_bytes, at, end) => Math.min(end, at + MAGIC + password(end - at)) },
);
