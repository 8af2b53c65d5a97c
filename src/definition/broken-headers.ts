/**
 * Headers that are not read on in: of the layer bytes[start..end), of whose octets those before `captured` are there, `is` says
 * whether; where they are `lying`, it is asked only of those whose length cannot be.
 */
export interface Unreadable {
  readonly lying?: boolean;
  readonly is: (bytes: Uint8Array, start: number, end: number, captured: number) => boolean;
  /** The fields that are shown, by Wireshark's names without the protocol's. */
  readonly shows: readonly string[];
}

/** What Wireshark shows of headers that are cut, lie or are not there. */
export interface BrokenHeaders {
  /** Wireshark shows nothing of a header whose fixed head, or so many octets of which, are not all there. */
  readonly uncut?: boolean | number;
  /** What Wireshark shows of headers that it does not read on in. */
  readonly unreadable?: Unreadable;
  /** What does not fit behind its fixed head Wireshark tells of and reads on: it does not make a packet malformed. */
  readonly lenient?: boolean;
  /** Names nothing inside of which no octet was captured. */
  readonly endsWhereCut?: boolean;
  /** Wireshark hands on what it carries even where that is no octet, so that what it should be is malformed; or names it, too. */
  readonly evenEmpty?: true | "named";
  /** Where no octet of it is there, Wireshark tells of the number that it could not read, and then that it is malformed. */
  readonly tellsEmpty?: boolean;
}
