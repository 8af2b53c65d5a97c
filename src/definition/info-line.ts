import { TextWriter } from "../bytes/text-writer.ts";
import type { Slot } from "./layout.ts";
import type { Protocol } from "./protocol.ts";

/**
 * The Info column of one packet being written, and what a protocol's writer may ask of its layer (`layer`) and of those
 * around it. Fields go by Wireshark's whole names; a field that occurs in a layer is a quad of its tree, -1 where it does
 * not occur. What a writer reads before `find` costs no decoding.
 */
export abstract class InfoLine extends TextWriter {
  /** The Protocol column; a writer may change it (`TLSv1.3`). */
  protocol = "";
  /** The layer whose text is written. */
  layer = 0;
  /** What is written up to here stays in front of what inner protocols write. */
  private fenced = 0;

  /** Keeps what is written in front of what inner protocols write (`[TCP Retransmission] `). */
  fence(): void {
    this.fenced = this.length;
  }

  /** Forgets what is written but for what is fenced. */
  restart(): void {
    this.length = this.fenced;
  }

  /** Forgets everything, for another packet. */
  override clear(): void {
    this.length = 0;
    this.fenced = 0;
  }

  /** Writes ` name=value`, as most writers do. */
  pair(name: string, value: number): void {
    this.octet(32);
    this.text(name);
    this.octet(61);
    this.decimal(value);
  }

  /** The number in a field of the fixed head of a layer; 0 where the layer ends before it. */
  abstract slot(slot: Slot, layer?: number): number;
  /** The octets that a layer has after its fields, as announced. */
  abstract payloadLength(layer?: number): number;
  /** The innermost layer around this one of the protocol that Wireshark calls so; -1 where there is none. */
  abstract outer(protocol: string): number;
  /** The number in a field, by its key, of the fixed head of a layer; 0 where it has none. */
  abstract headOf(layer: number, key: string): number;
  /** The layer inside this one, -1 where there is none. */
  abstract readonly inner: number;
  /** Nothing of what is written of this layer stays but what is fenced: the layer inside writes in its place. */
  abstract readonly isReplaced: boolean;
  /** The layer in front of this one is of other octets: what was put together of segments, not what stands behind it. */
  abstract readonly isHandedAnew: boolean;
  /** What was told of this layer by whoever added it (`TOLD`). */
  abstract readonly told: number;
  /** What was told of it that is no number. */
  abstract readonly knowledge: unknown;
  /** Wireshark's name of the protocol of a layer, by its number. */
  abstract nameOf(layer: number): string;

  /** The first occurrence of a field in the layer; the next one after the quad `after`. */
  abstract find(name: string, after?: number): number;
  /** The same among what is inside the quad `group`. */
  abstract inside(group: number, name: string, after?: number): number;
  /** Whether a field occurs in the layer. */
  has(name: string): boolean {
    return this.find(name) >= 0;
  }
  /** The number in the first occurrence of a field in the layer; `otherwise` where there is none. */
  value(name: string, otherwise = 0): number {
    const quad = this.find(name);
    return quad < 0 ? otherwise : this.number(quad);
  }

  /**
   * The number that a generated field of the layer has, without decoding it: -1 where the layer has no such field, undefined
   * where only decoding tells.
   */
  abstract foreseen(name: string): number | undefined;

  /** Reading where there is nothing (-1) gives 0, the empty text, no octets. */
  abstract number(quad: number): number;
  abstract string(quad: number): string;
  abstract octetsOf(quad: number): Uint8Array;
  /** Wireshark's word for the value of a quad; undefined where it has none. */
  abstract word(quad: number): string | undefined;
  /** Writes the value of a quad as Wireshark shows it (addresses by their names where names are shown, but with `named` false). */
  abstract show(quad: number, named?: boolean): void;
  /** Writes an address for a tree: where names are shown, its name and, in brackets, itself. */
  abstract address(quad: number): void;
  /** Whose the three octets of a quad are; undefined where nobody knows. */
  abstract maker(quad: number): string | undefined;
  /** The number in the first occurrence of a field in another layer; -1 where there is none. */
  abstract valueAt(layer: number, name: string): number;
  /** Keeps a number for later packets (the version that a connection agreed on), and tells it. */
  abstract note(key: string, value: number): void;
  abstract noted(key: string): number | undefined;
  /** The same of texts. */
  abstract noteText(key: string, text: string): void;
  abstract notedText(key: string): string | undefined;
  /** Nothing of what the layer carries is shown, because it goes on in later packets. */
  abstract readonly waits: boolean;
  /** Writes, in place of everything, how messages begin that go on in later packets, where their protocol shows that. */
  abstract begun(): void;
  /** Writes a port, with its service's name in front where those are shown (`http(80)`). */
  abstract port(transport: "tcp" | "udp", number: number): void;
  /** Writes the word for the value of a quad, or `unknown`, in which `%` stands for the number. */
  named(quad: number, unknown = "Unknown (%)"): void {
    const word = quad < 0 ? "" : this.word(quad);
    this.utf8(word ?? unknown.replace("%", String(this.number(quad))));
  }
}

/** Writes the Info column of a layer, or one line of a tree. */
export type WriteInfo = (line: InfoLine) => void;

/** What Wireshark's columns and trees say of a protocol beside the values of its fields. */
export interface InfoText {
  readonly protocol: Protocol;
  /** The Protocol column, where it is not the protocol's short name; empty where it stays, `/X` where X is put behind it. */
  readonly column?: string;
  /** Writes Info. It takes the place of what outer protocols wrote, whose text stays where this is not given. */
  readonly info?: WriteInfo;
  /** Of a layer that says nothing: the text of outer protocols stays. */
  readonly stays?: (line: InfoLine) => boolean;
  /** Notes what later packets' Info depends on; of packets that are not shown it is all that is called. */
  readonly notes?: WriteInfo;
  /**
   * Writes Info of a layer that is as most are, without decoding it; false, with nothing written, where it is not. Nothing
   * may be wrong with what it writes.
   */
  readonly plain?: (line: InfoLine) => boolean;
  /** Stands between the texts of layers of this protocol that follow one another; the last one wins where it is not given. */
  readonly again?: string;
  /** Writes what Info says of a message that begins in the packet and goes on in later ones: of its first line. */
  readonly begun?: (line: InfoLine, first: string) => void;
  /** A message that goes on in later packets takes away what outer protocols wrote. */
  readonly clearsBegun?: boolean;
  /** The fields of the fixed head that are, as far as the packet goes, its source and its destination. */
  readonly addresses?: readonly [source: string | undefined, destination: string | undefined];
  /** Says of the octets of a layer where its source and its destination are, where that depends on what it is. */
  readonly stations?: (bytes: Uint8Array, start: number) => Stations;
  /** Says the same where they are no addresses but texts; undefined where it has none. */
  readonly ends?: (
    bytes: Uint8Array,
    start: number,
    end: number,
  ) => readonly [source: string, destination: string] | undefined;
  /** What is inside is a quotation: it has no say in the columns. */
  readonly quotes?: boolean;
  /** Writes what stands behind the title in the layer's line of a tree (`, Src: 10.0.0.1, …`), or, with `whole`, all of it. */
  readonly heading?: WriteInfo;
  readonly wholeHeading?: boolean;
  /** By Wireshark's name: writes what stands behind label and value in the line of a field. */
  readonly endings?: { readonly [name: string]: (line: InfoLine, quad: number) => void };
  /** By Wireshark's name: writes the whole line of a field in a tree, where it is not label and value. */
  readonly labels?: { readonly [name: string]: (line: InfoLine, quad: number) => void };
}

/** Where the addresses of stations are, from the start of a layer, -1 where there is none. */
export interface Stations {
  readonly source: number;
  readonly destination: number;
  /** What they are to the frame, which stands in brackets behind them. */
  readonly notes?: readonly [source: string, destination: string];
}

/** Says how Wireshark's columns show a protocol. */
export function infoText(protocol: Protocol, about: Omit<InfoText, "protocol">): InfoText {
  return { protocol, ...about };
}
