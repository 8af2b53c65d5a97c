/** Numbers and octets of a file under construction, in one byte order. */
export class Builder {
  readonly littleEndian: boolean;
  private readonly octets: number[] = [];

  constructor(littleEndian = true) {
    this.littleEndian = littleEndian;
  }

  u16(...values: number[]): this {
    for (const value of values) this.number(value, 2);
    return this;
  }

  u32(...values: number[]): this {
    for (const value of values) this.number(value, 4);
    return this;
  }

  put(bytes: Iterable<number>): this {
    this.octets.push(...bytes);
    return this;
  }

  text(text: string): this {
    return this.put(new TextEncoder().encode(text));
  }

  pad(): this {
    while (this.octets.length % 4 !== 0) this.octets.push(0);
    return this;
  }

  /** A pcapng option, padded. */
  option(code: number, value: Iterable<number>): this {
    const content = [...value];
    return this.u16(code, content.length).put(content).pad();
  }

  /** A pcapng block around what `body` builds; the length may be a lie. */
  block(type: number, body: (builder: Builder) => unknown, length?: number): this {
    const inner = new Builder(this.littleEndian);
    body(inner);
    inner.pad();
    const said = length ?? inner.octets.length + 12;
    return this.u32(type, said).put(inner.octets).u32(said);
  }

  section(...version: number[]): this {
    const [major = 1, minor = 0] = version;
    return this.block(0x0a0d0d0a, (body) => body.u32(0x1a2b3c4d).u16(major, minor).u32(0xffffffff, 0xffffffff));
  }

  interface(linkType = 1, snapLength = 0, options: (body: Builder) => unknown = () => {}): this {
    return this.block(1, (body) => options(body.u16(linkType, 0).u32(snapLength)));
  }

  /** An enhanced packet of interface `id` at `time` in its units. */
  packet(data: Iterable<number>, time = 0n, id = 0, options: (body: Builder) => unknown = () => {}): this {
    const content = [...data];
    const [high, low] = [Number(time >> 32n), Number(time & 0xffffffffn)];
    return this.block(6, (body) => {
      options(body.u32(id, high, low, content.length, content.length).put(content).pad());
    });
  }

  /** A pcap file header. */
  pcap({ magic = 0xa1b2c3d4, major = 2, minor = 4, snapLength = 262144, linkType = 1 } = {}): this {
    return this.u32(magic).u16(major, minor).u32(0, 0, snapLength, linkType);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.octets);
  }

  private number(value: number, size: number): void {
    for (let index = 0; index < size; index++) {
      const shift = 8 * (this.littleEndian ? index : size - 1 - index);
      this.octets.push((value >>> shift) & 0xff);
    }
  }
}
