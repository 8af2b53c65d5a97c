/** The octet itself where it is printable ASCII, else a dot. */
export function dotted(octet: number): number {
  return octet >= 0x20 && octet < 0x7f ? octet : 46;
}
