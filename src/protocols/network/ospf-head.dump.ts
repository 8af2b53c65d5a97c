import type { DumpLine } from "../../definition/dump-line.ts";

export const messages: { readonly [type: number]: string } = {
  1: "Hello",
  2: "Database Description",
  3: "LS-Request",
  4: "LS-Update",
  5: "LS-Ack",
};

/** Who sent a message, and in which area. */
export function routerAndArea(line: DumpLine, at: number): void {
  line.need(at, 4);
  line.text("\n\tRouter-ID ");
  line.host4(at);
  if (line.u32(at + 4) === 0) return line.text(", Backbone Area");
  line.text(", Area ");
  line.host4(at + 4);
}

/** Who speaks for a network, and who would in its place: where there is one. */
export function designatedRouters(line: DumpLine, at: number): void {
  if (line.u32(at) !== 0) {
    line.text("\n\t  Designated Router ");
    line.host4(at);
  }
  if (line.u32(at + 4) !== 0) {
    line.text(", Backup Designated Router ");
    line.host4(at + 4);
  }
}
