import type { InfoLine, InfoText } from "../../definition/info-line.ts";

/** What the lines of what was put together call it, by the names of Wireshark's fields. */
interface Names {
  /** `tcp.segments`, one of them, and the length of the whole. */
  readonly list: string;
  readonly piece: string;
  readonly length: string;
  /** `Reassembled TCP Segments` */
  readonly title: string;
}

/** Lines of trees about the packets that a message came in: `2 Reassembled TCP Segments (233 bytes): #6(231), #8(2)`. */
export function reassemblyLines({ list, piece, length, title }: Names): NonNullable<InfoText["labels"]> {
  return {
    [list](line, quad) {
      const pieces: number[] = [];
      for (let at = line.inside(quad, piece); at >= 0; at = line.inside(quad, piece, at)) pieces.push(at);
      line.text(`${pieces.length} ${title} (${line.number(line.inside(quad, length))} bytes): `);
      line.text(pieces.map((at) => `#${line.number(at)}(${size(line, at)})`).join(", "));
    },
    [piece](line, quad) {
      const start = line.number(line.inside(quad, "reassembly.start"));
      const octets = size(line, quad);
      if (octets === 0) return line.text(`Frame: ${line.number(quad)} (no data)`);
      line.text(`Frame: ${line.number(quad)}, payload: ${start}-${start + octets - 1} (${octets} bytes)`);
    },
  };
}

function size(line: InfoLine, piece: number): number {
  return line.number(line.inside(piece, "reassembly.length"));
}
