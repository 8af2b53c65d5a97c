/** The values with which a protocol stands in a parent's table: numbers, or inclusive ranges of them. */
export type Keys = number | readonly (number | readonly [number, number])[];

/** How the next protocol is found: the value of a field (the first of `by` that the table knows) or of leading payload bits. */
export type NextRule = {
  readonly table: string;
  /** Wireshark names the table in `frame.protocols`, between the protocols. */
  readonly named?: boolean;
  /** No child is looked for while one of these fields is not 0 (`flags.MF` is one bit of a flags field). */
  readonly unless?: readonly string[];
  /** A child is looked for only while these fields have these values. */
  readonly only?: { readonly [field: string]: number };
} & (
  | {
      readonly by: readonly string[];
      /** The lower of the two numbers is tried first. */ readonly lowestFirst?: boolean;
      /** Fields that are given the same number when a packet is built (LLC's second service access point). */
      readonly also?: readonly string[];
      /** Numbers up to this are not looked up: they are no EtherType. */ readonly above?: number;
    }
  | { readonly peekBits: number }
  | { readonly always: number }
  /** The number is what the layer tells the one inside (`tells`). */
  | { readonly told: true }
);

/**
 * Works a number out of the header bytes[start..headerEnd) of a layer that ends at `end`, of whose octets those before
 * `captured` are there; `told` is what the layer itself was told. Reads beyond what is there are the caller's to avoid.
 */
export type FromHeader = (
  bytes: Uint8Array,
  start: number,
  headerEnd: number,
  end: number,
  captured: number,
  told: number,
) => number;

/** In what a protocol stands, and how what it carries is found. */
export interface Nesting {
  /** In whose tables it stands; `linktype` is the table of captures' link types. */
  readonly carriedBy?: { readonly [table: string]: Keys };
  readonly next?: NextRule | readonly NextRule[];
  /** What the layer inside is told (`TOLD`), because its own octets do not say it (a kind of frame, whether a checksum follows). */
  readonly tells?: FromHeader;
  /** Octets of the layer behind what it carries (a frame check sequence). */
  readonly trailer?: FromHeader;
  /** Packets that begin like it are it, and not the protocol of this name, which their link type has. */
  readonly insteadOf?: string;
  /** It stands wherever the protocol of this name does, for what does not begin like that. */
  readonly besides?: string;
  /**
   * What Wireshark takes it for and shows in its place, from its first octet on, but, with `unlessTyped`, where an EtherType has
   * said what it is (a packet of IPv6 where one of IPv4 is looked for).
   */
  readonly passesOn?: { readonly to: string; readonly unlessTyped?: boolean };
  // The content types whose bodies it is, in lower case: "text/html", "multipart/*" for a family, "*/*+json" for a suffix,
  // "*/*" for those that no protocol names.
  readonly mediaTypes?: readonly string[];
  /** The tables by which its fields are handed to other protocols (`Common.hands`). */
  readonly handing?: readonly string[];
  /** The tables by which what it carries is found while it is followed (`flows/`), because its header does not say where that is. */
  readonly carries?: readonly string[];
  /** The interfaces of DCE/RPC whose calls it is, by their identifiers, and their major versions where not any is meant. */
  readonly interfaces?: { readonly identifiers: readonly string[]; readonly versions: readonly number[] | undefined };
  /** Whether what it carries is another packet that it quotes (an ICMP error). */
  readonly quotes?: boolean;
}
