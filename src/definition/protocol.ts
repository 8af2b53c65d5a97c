import type { Fields, Input, Values } from "./kinds.ts";
import { layoutOf, type Slot } from "./layout.ts";
import type { Redirect } from "./pseudo-header.ts";
import type { Start } from "./starts.ts";

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

/**
 * How messages are told apart in a stream: by the length that the header counts; as lines; or as a start line, header
 * lines, a blank line and a body whose length the headers say (RFC 9112 6). With `untilEnd` a response that says none
 * lasts until the stream ends, else it has no body. `shown`: even what is none of its messages, or not yet a whole one,
 * is shown as this protocol where the port says so; `foreign`: only the former is; `continued`: only behind messages of it.
 */
export type Framing =
  | {
      readonly by: "length" | "lines";
      readonly shown?: boolean | "foreign" | "continued";
      /** Wireshark does not say how long its messages are (`tcp.pdu.size`). */
      readonly unsized?: boolean;
      /** A segment of this octet alone begins no message: it keeps the connection alive. */
      readonly idle?: number;
      /** What begins as text is none of its messages, even in a connection that had some. */
      readonly neverText?: boolean;
    }
  | { readonly by: "headers"; readonly untilEnd?: boolean; readonly shown?: boolean }
  /**
   * By a function: how many octets the message has that starts at `at`, of whose octets those before `end` are there; 0 where
   * more of them are needed to tell. Messages that are `together` are one layer for each segment, in which the beginning of
   * one that goes on is shown, too.
   */
  | {
      readonly by: "measure";
      readonly measure: (bytes: Uint8Array, at: number, end: number) => number;
      readonly together?: boolean;
      readonly shown?: boolean;
      readonly unsized?: boolean;
    };

/** The octet of a message that says what it is, under a mask, and what is in it in requests and in what answers them. */
interface MessageKind {
  readonly offset: number;
  readonly mask: number;
  readonly request: readonly number[];
  readonly response: readonly number[];
}

/** Which messages answer which: a response goes the other way, between the same ports, and shares octets with its request. */
export interface Exchange {
  /** Where those octets are: offset and number, up to four. */
  readonly shares: readonly [offset: number, size: number];
  /** What tells requests and responses apart. */
  readonly kind: MessageKind;
  /** Where the checksum is, of messages that differ in nothing but the first octet. */
  readonly checksum?: number;
  /** Seconds within which an unanswered request that is repeated is the same request. */
  readonly again?: number;
  /** Of a response that is malformed or cut Wireshark does not say what it answers. */
  readonly whole?: boolean;
  /** Octets that a request shares with the one that it repeats, whenever that was: offset and number. */
  readonly repeats?: readonly [offset: number, size: number];
}

/**
 * Reads of the message in bytes[start..end) whether it answers another one, and the number that both have; undefined where
 * it does neither. For protocols that have those at no fixed place; a request may have several answers.
 */
export type ExchangeOf = (
  bytes: Uint8Array,
  start: number,
  end: number,
) => { readonly answers: boolean; readonly number: number } | undefined;

/** What a message says of contexts: which protocol each that it agrees on is of, and where what it carries in which stands. */
export interface ContextMessage {
  readonly agreed: readonly { readonly context: number; readonly of: string }[];
  readonly carried: readonly { readonly context: number; readonly start: number; readonly end: number }[];
}

/** Messages that answer others, beside those of an exchange. */
export interface Answering {
  readonly kind: MessageKind;
  /** Octets of the request that its answer repeats: where they are in it, where in the answer, and how many. */
  readonly repeats: readonly (readonly [request: number, answer: number, size: number])[];
}

/** How a protocol counts what it sends and says what has come: by the names of its fields and of its flags. */
export interface Acknowledging {
  readonly sequence: string;
  readonly acknowledgement: string;
  /** Set where the acknowledgement counts; where a conversation is opened; where it is refused. */
  readonly flags: { readonly acknowledges: string; readonly opens: string; readonly refuses: string };
}

/** How what any port may carry begins, where that is told more closely than by `startsWith` of the protocol. */
export interface OnAnyPort {
  readonly startsWith?: readonly Start[];
  readonly multipleOf?: number;
  /** Looks closer at what begins so: bytes[start..end), which are all there. */
  readonly fits?: (bytes: Uint8Array, start: number, end: number) => boolean;
  /** Whether the first line, bytes[start..end) without what ends it, is one of its: in place of all of that. */
  readonly firstLine?: (bytes: Uint8Array, start: number, end: number) => boolean;
}

/**
 * Which headers those are: of the layer bytes[start..end), of whose octets those before `captured` are there, `is` says so; where
 * they are `lying`, it is asked only of those whose length cannot be.
 */
export interface Unreadable {
  readonly lying?: boolean;
  readonly is: (bytes: Uint8Array, start: number, end: number, captured: number) => boolean;
  /** The fields that are shown, by Wireshark's names without the protocol's. */
  readonly shows: readonly string[];
}

export interface Declaration<Fs extends Fields> {
  /** Wireshark's filter name. */
  readonly name: string;
  /** The name it is crafted by, Scapy's where Scapy has it. */
  readonly layer: string;
  readonly title: string;
  /** Wireshark's short name, where it is not the filter name in capitals. */
  readonly short?: string;
  /** Where it is specified. */
  readonly spec: string;
  readonly fields: Fs;
  /** In whose tables it stands; `linktype` is the table of captures' link types. */
  readonly carriedBy?: { readonly [table: string]: Keys };
  readonly next?: NextRule | readonly NextRule[];
  /** What the layer inside is told (`TOLD`), because its own octets do not say it (a kind of frame, whether a checksum follows). */
  readonly tells?: FromHeader;
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
  /** Octets of the layer behind what it carries (a frame check sequence). */
  readonly trailer?: FromHeader;
  /** Packets that begin like it are it, and not the protocol of this name, which their link type has. */
  readonly insteadOf?: string;
  /** It stands wherever the protocol of this name does, for what does not begin like that. */
  readonly besides?: string;
  // The content types whose bodies it is, in lower case: "text/html", "multipart/*" for a family, "*/*+json" for a suffix,
  // "*/*" for those that no protocol names.
  readonly mediaTypes?: readonly string[];
  /** How its octets must begin; a payload that begins otherwise is not this protocol, whatever its port says. */
  readonly startsWith?: readonly Start[];
  /** A stream or datagram that begins like it, or like these, is taken as it on whatever port. */
  readonly onAnyPort?: boolean | OnAnyPort;
  /** How its messages are told apart where a stream carries them; without it each segment is one. */
  readonly framing?: Framing;
  readonly exchange?: Exchange;
  readonly exchangeOf?: ExchangeOf;
  /** Reads of a message what it says of contexts that its connection has, by whose numbers later ones go. */
  readonly contexts?: (bytes: Uint8Array, start: number, end: number) => ContextMessage;
  // Wireshark counts a conversation over UDP anew behind its first packet to these ports, because the answer may come from any.
  readonly renews?: readonly number[];
  readonly answers?: readonly Answering[];
  readonly acknowledges?: Acknowledging;
  /** Filter names start with this where it is not the protocol's name (mdns uses dns). */
  readonly prefix?: string;
  /** Protocols that its fields are handed to, and others whose names they have, too (QUIC has fields of `tls`). */
  readonly foreign?: readonly string[];
  /** The tables by which its fields are handed to other protocols (`Common.hands`). */
  readonly handing?: readonly string[];
  /** The tables by which what it carries is found while it is followed (`flows/`), because its header does not say where that is. */
  readonly carries?: readonly string[];
  /** The interfaces of DCE/RPC whose calls it is, by their identifiers, and their major versions where not any is meant. */
  readonly interfaces?: { readonly identifiers: readonly string[]; readonly versions: readonly number[] | undefined };
  /** The source and destination that pseudo-headers are made of. */
  readonly addresses?: readonly [keyof Fs & string, keyof Fs & string];
  /** Where an address stands that takes the place of one of the network layer's in pseudo-headers. */
  readonly redirect?: Redirect;
  /** The layer that goes between this one and the one below it, by the name of that (DNS over TCP has a length). */
  readonly behind?: { readonly [layer: string]: (above: Layer) => Layer | undefined };
  /** Filter names that stand for several fields (`port` for both ports). */
  readonly aliases?: {
    readonly [name: string]: { readonly of: readonly (keyof Fs & string)[]; readonly label: string };
  };
  /**
   * What is worked out of a packet and of those before it (`flows/`) and stands nowhere in its octets, by key. A field
   * with a key of `fields` in front, as in `dport/stream`, is shown behind that field, one without, as `/setup`, in front of all.
   * One whose key begins with `<` has all that stands in the octets inside.
   */
  readonly generated?: Fields;
  /**
   * Wireshark's name for the layer in `frame.protocols`, where it is not `name`: the empty text where it is part of the layer
   * before it. Layers of the same protocol behind one another are named once where `records` says so.
   */
  readonly path?: string;
  /** A protocol in front that Wireshark does not name where this one is. */
  readonly pathWithout?: string;
  /** Whether a layer that `frame.protocols` does not name, or not by its own name, is a tree of that name all the same. */
  readonly standsAlone?: boolean;
  /** Another such name right behind certain protocols: HTTP/2 over TCP is part of `http`, over TLS it is not. */
  readonly pathBehind?: { readonly [before: string]: string };
  /**
   * Of a protocol that comes as records behind one another, which Wireshark names once: the field that holds each of them in
   * one layer; without one, each is a layer of its own.
   */
  readonly records?: { readonly filter?: string; readonly label?: string };
  /** The protocol in whose tree Wireshark shows it, where that is what carries it (extension headers of IPv6, TLS in QUIC). */
  readonly within?: string;
  /** The number in the header around it with which it stands for itself all the same. */
  readonly besideAs?: number;
  /** Protocols that Wireshark shows in the tree of this one where it carries them, by name (tokens of GSS-API in SMB). */
  readonly holds?: readonly string[];
  /**
   * What Wireshark takes it for and shows in its place, from its first octet on, but, with `unlessTyped`, where an EtherType has
   * said what it is (a packet of IPv6 where one of IPv4 is looked for).
   */
  readonly passesOn?: { readonly to: string; readonly unlessTyped?: boolean };
  /** Wireshark shows nothing of a layer of it, because no octets are its own. */
  readonly treeless?: boolean;
  /** Wireshark makes a tree of it only for somebody to read, and none where it counts. */
  readonly uncounted?: boolean;
  /** Wireshark shows the body of a message inside the tree of this protocol. */
  readonly holdsBody?: boolean;
  /** It stands for a definition that is not there: that octets are of it is known, and nothing more. */
  readonly absent?: boolean;
  /** Whether what it carries is another packet that it quotes (an ICMP error). */
  readonly quotes?: boolean;
  /** What the layers below it hold when it is crafted and nobody says otherwise, by their names. */
  readonly requires?: { readonly [layer: string]: { readonly [field: string]: number | string | Uint8Array } };
  /** Where it may start in a list of options that is crafted: at a multiple of the first number, and the second more. */
  readonly alignment?: readonly [number, number];
  /** One line for people; `{field}` is replaced by its value, `{ip.src}` by that of an outer layer. */
  readonly summary?: string;
}

/** One layer of a packet being made: a protocol with the values that are not automatic. */
export interface Layer<P extends Protocol = Protocol> {
  readonly protocol: P;
  readonly values: LayerInput<P>;
  /** Octets after the payload that no inner length counts, such as Ethernet's padding. */
  readonly trailer?: Uint8Array;
}

/** A protocol is its declaration, and a function that makes a layer of it. */
// oxlint-disable-next-line no-explicit-any -- a protocol of any fields is meant where none are named
export interface Protocol<Fs extends Fields = any> extends Declaration<Fs> {
  (values?: Input<Fs>): Layer<Protocol<Fs>>;
  readonly rules: readonly NextRule[];
  /** Where the fields of the fixed head of the header are, relative to its start. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** The place of one field of the fixed head; `flags.SYN` and `tos.dscp` name parts. */
  slot(field: string): Slot;
}

export type LayerInput<P> = P extends Protocol<infer Fs> ? Input<Fs> : never;
export type LayerValues<P> = P extends Protocol<infer Fs> ? Values<Fs> : never;

/** Defines a protocol. Throws a RangeError where the declaration refers to a field that is not there. */
export function protocol<const Fs extends Fields>(declaration: Declaration<Fs>): Protocol<Fs> {
  return declaredProtocol(declaration) as Protocol<Fs>;
}

/** What all protocols have in common. */
const shared: object = Object.create(Function.prototype, {
  slots: {
    get(this: Protocol) {
      return layoutOf(this.fields as Fields).slots;
    },
  },
  slot: {
    value(this: Protocol, field: string): Slot {
      const slot = this.slots.get(field);
      if (!slot) throw new RangeError(`${this.name}: no field ${field} in the fixed head of the header`);
      return slot;
    },
  },
}) as object;

/** A protocol of what is known of its declaration; the fields are read when the first of them is asked for. */
export function declaredProtocol({ name, ...known }: Omit<Declaration<Fields>, "fields">): Protocol {
  const make = (values: Input<Fields> = {}): Layer => {
    for (const key of Object.keys(values))
      if (!(key in defined.fields)) throw new RangeError(unknownField(defined, key));
    return { protocol: defined, values };
  };
  const defined = Object.setPrototypeOf(make, shared) as Protocol;
  // Functions have a name that cannot be assigned.
  Object.defineProperty(defined, "name", { value: name, enumerable: true });
  return Object.assign(defined, { rules: [known.next ?? []].flat() }, known);
}

function unknownField({ layer, fields }: Protocol, key: string): string {
  return `${layer} has no field "${key}"; its fields are ${Object.keys(fields).join(", ")}`;
}
