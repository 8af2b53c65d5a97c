import type { Start } from "./starts.ts";

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

/** How messages of a protocol begin, how they are told apart, and which answers which. */
export interface Messages {
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
}
