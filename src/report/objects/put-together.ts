/** Octets of objects that are kept until the capture ends, of all together, with the gaps in them; what comes beyond is left out. */
const OCTET_LIMIT = 256 << 20;
/** Objects that are kept. */
const OBJECT_LIMIT = 10_000;

interface Parts {
  readonly name: string;
  /** Octets and where they belong. */
  readonly parts: { readonly at: number; readonly bytes: Uint8Array }[];
  /** Where the one behind the last octet belongs. */
  end: number;
}

/** Objects that come in parts, of which nothing says which is the last. */
export class PutTogether<Key> {
  private readonly objects = new Map<Key, Parts>();
  private octets = 0;

  /** Adds octets to an object, at a place or behind what it has. */
  add(key: Key, name: string, bytes: Uint8Array, at?: number): void {
    const { objects } = this;
    const object = objects.get(key) ?? { name, parts: [], end: 0 };
    const place = at ?? object.end;
    const grown = Math.max(bytes.length, place + bytes.length - object.end);
    if (this.octets + grown > OCTET_LIMIT) return;
    if (!objects.has(key)) {
      if (objects.size === OBJECT_LIMIT) return;
      objects.set(key, object);
    }
    object.parts.push({ at: place, bytes });
    object.end = Math.max(object.end, place + bytes.length);
    this.octets += grown;
  }

  /** All objects, in the order in which they began; octets that nobody sent are 0. */
  whole(): { readonly name: string; readonly bytes: Uint8Array }[] {
    return Array.from(this.objects.values(), ({ name, parts, end }) => {
      const bytes = new Uint8Array(end);
      for (const part of parts) bytes.set(part.bytes, part.at);
      return { name, bytes };
    });
  }
}
