/** Octets that layers are in: the packet, or what was made of several packets. */
export interface Source {
  readonly bytes: Uint8Array;
  /** The source is bytes[start..end); behind it are a few octets that may be read. */
  readonly start: number;
  readonly end: number;
  /** What people call it: `Reassembled TCP`. */
  readonly title: string;
  /** The field that stands between the layers around it in trees: `tcp.segments`. */
  readonly field?: string;
  /** The layer in whose tree its first one stands: behind the field which has this octet of that layer's source. */
  readonly within?: { readonly layer: number; readonly at: number };
}
