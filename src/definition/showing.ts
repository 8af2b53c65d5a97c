import type { Fields } from "./kinds.ts";

/** By what names, and in whose tree, Wireshark shows a protocol, and what it shows that stands in none of its octets. */
export interface Showing {
  /** Filter names start with this where it is not the protocol's name (mdns uses dns). */
  readonly prefix?: string;
  /** Protocols that its fields are handed to, and others whose names they have, too (QUIC has fields of `tls`). */
  readonly foreign?: readonly string[];
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
  /** Wireshark shows nothing of a layer of it, because no octets are its own. */
  readonly treeless?: boolean;
  /** Wireshark makes a tree of it only for somebody to read, and none where it counts. */
  readonly uncounted?: boolean;
  /** Wireshark shows the body of a message inside the tree of this protocol. */
  readonly holdsBody?: boolean;
  /** It stands for a definition that is not there: that octets are of it is known, and nothing more. */
  readonly absent?: boolean;
  /** One line for people; `{field}` is replaced by its value, `{ip.src}` by that of an outer layer. */
  readonly summary?: string;
}
