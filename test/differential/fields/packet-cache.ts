import { createReadStream, statSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip, gzipSync } from "node:zlib";
import type { ShownLayer, ShownPacket } from "./shown-packet.ts";

/** Packets are compressed in pieces of about this many characters. */
const PIECE = 4 << 20;

/** Writes packets as lines, tabs between the parts: `P`acket, `L`ayer, `F`ield, hidden field `H`; compressed in pieces. */
export class PacketWriter {
  private lines: string[] = [];
  private length = 0;
  private readonly file: number;

  /** `file` is a descriptor. */
  constructor(file: number) {
    this.file = file;
  }

  write({ number, protocols, layers }: ShownPacket): void {
    this.add(`P\t${number}\t${protocols}`);
    for (const { name, text, start, size, fields } of layers) {
      this.add(`L\t${name}\t${start}\t${size}\t${escaped(text)}`);
      for (const field of fields) {
        const { hidden, show, text: line } = field;
        this.add(
          `${hidden ? "H" : "F"}\t${field.name}\t${field.start}\t${field.size}\t${escaped(show)}\t${escaped(line)}`,
        );
      }
    }
    if (this.length >= PIECE) this.flush();
  }

  flush(): void {
    if (this.length === 0) return;
    const octets = gzipSync(`${this.lines.join("\n")}\n`, { level: 1 });
    for (let at = 0; at < octets.length;) at += writeSync(this.file, octets, at);
    this.lines = [];
    this.length = 0;
  }

  private add(line: string): void {
    this.lines.push(line);
    this.length += line.length + 1;
  }
}

/** The packets that a `PacketWriter` wrote. */
export async function* readCached(path: string): AsyncGenerator<ShownPacket, void, undefined> {
  // Of a capture that tshark cannot read nothing was written, which is no compressed file.
  if (statSync(path).size === 0) return;
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  let packet: { number: number; protocols: string; layers: ShownLayer[] } | undefined;
  for await (const line of lines) {
    const [kind, name = "", ...parts] = line.split("\t");
    if (kind === "P") {
      if (packet !== undefined) yield packet;
      packet = { number: Number(name), protocols: parts[0] ?? "", layers: [] };
      continue;
    }
    const [start, size, first = "", second = ""] = parts;
    const place = { start: Number(start), size: Number(size) };
    if (kind === "L") packet?.layers.push({ name, ...place, text: unescaped(first), fields: [] });
    else {
      const field = { name, ...place, show: unescaped(first), text: unescaped(second), hidden: kind === "H" };
      packet?.layers.at(-1)?.fields.push(field);
    }
  }
  if (packet !== undefined) yield packet;
}

const SPECIAL = /[\t\n\r\\]/;
const ESCAPES: { readonly [char: string]: string } = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
const CHARS: { readonly [letter: string]: string } = { t: "\t", n: "\n", r: "\r", "\\": "\\" };

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(/[\t\n\r\\]/g, (char) => ESCAPES[char]!) : text;
}

function unescaped(text: string): string {
  return text.includes("\\") ? text.replaceAll(/\\(.)/g, (whole, letter: string) => CHARS[letter] ?? whole) : text;
}
