import type { Custom } from "../../definition/custom.ts";

/** What is left, up to so many octets: an address whose last octets, which are zero, are left out. */
export function octetsTo(most: number): Custom<Uint8Array> {
  return {
    name: "prefix",
    skip: (_octets, at, end) => Math.min(end, at + most),
    read: ({ bytes }, start, end) => bytes.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  };
}
