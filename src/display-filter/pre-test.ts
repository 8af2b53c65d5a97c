/**
 * What octets alone tell of a packet: false only where no packet of these octets is accepted. It says nothing of octets that
 * are in no packet as they are: reassembled, decrypted, decompressed ones.
 */
export type PreTest = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Octets that must be somewhere in a packet. What is shorter than two octets is nearly everywhere, and worth no search. */
export function holdsSomewhere(needle: Uint8Array): PreTest | undefined {
  if (needle.length < 2) return undefined;
  const rare = needle.findIndex((octet) => octet !== 0 && octet !== 0xff);
  const anchor = Math.max(rare, 0);
  const octet = needle[anchor];
  return (bytes, start, end) => {
    // The search for one octet is a native one, and must not go on beyond the packet.
    const packet = bytes.subarray(start, end);
    const last = packet.length - needle.length + anchor;
    for (let at = packet.indexOf(octet, anchor); at >= 0 && at <= last; at = packet.indexOf(octet, at + 1)) {
      if (isAt(packet, at - anchor, needle)) return true;
    }
    return false;
  };
}

function isAt(octets: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (octets[at + i] !== needle[i]) return false;
  return true;
}

/** All must hold; what is not known may hold. */
export function allOf(tests: readonly (PreTest | undefined)[]): PreTest | undefined {
  const known = tests.filter((test) => test !== undefined);
  if (known.length < 2) return known[0];
  return (bytes, start, end) => known.every((test) => test(bytes, start, end));
}

/** One must hold; where one is not known, nothing is. */
export function oneOf(tests: readonly (PreTest | undefined)[]): PreTest | undefined {
  const known = tests.filter((test) => test !== undefined);
  if (known.length < tests.length || known.length === 0) return undefined;
  return known.length === 1 ? known[0] : (bytes, start, end) => known.some((test) => test(bytes, start, end));
}
