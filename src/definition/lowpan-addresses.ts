const SIZE = 16;
/** The bit of an EUI-64 that is the other way round in an interface's identifier (RFC 4291 appendix A). */
const LOCAL = 0x02;

/** The identifier of an interface by the station's address, which stands in the octets with its last octet first (RFC 6282 3.2.2). */
function writeIdentifier(into: Uint8Array, station: Uint8Array): void {
  if (station.length === 8) {
    into.set(station.toReversed(), 8);
    into[8] ^= LOCAL;
  } else if (station.length === 2) into.set([0, 0, 0, 0xff, 0xfe, 0, station[1], station[0]], 8);
}

/** Octets of an address that are not left out, by its mode; of the addresses of groups. */
export const INLINE = [16, 8, 2, 0] as const;
export const GROUP_INLINE = [16, 6, 4, 1] as const;

/**
 * An address of which only `inline` was sent, by its mode: its prefix is the local one, or, of a context that nobody told of, zeros, and the
 * rest follows from the station's address.
 */
export function unicastAddress(mode: number, inline: Uint8Array, station: Uint8Array, hasContext: boolean): Uint8Array {
  const address = new Uint8Array(SIZE);
  if (mode === 0) {
    if (!hasContext) address.set(inline);
    return address;
  }
  if (!hasContext) address.set([0xfe, 0x80]);
  if (mode === 1) address.set(inline, 8);
  else if (mode === 2) address.set([0, 0, 0, 0xff, 0xfe, 0, inline[0], inline[1]], 8);
  else writeIdentifier(address, station);
  return address;
}

/** The address of a group (RFC 6282 3.2.4). */
export function groupAddress(mode: number, inline: Uint8Array): Uint8Array {
  const address = new Uint8Array(SIZE);
  if (mode === 0) address.set(inline);
  else if (mode === 3) address.set([0xff, 0x02]);
  else address.set([0xff, inline[0]]);
  if (mode === 3) address[15] = inline[0];
  else if (mode !== 0) address.set(inline.subarray(1), SIZE - (inline.length - 1));
  return address;
}
