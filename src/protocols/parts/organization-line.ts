import type { InfoLine } from "../../definition/info-line.ts";

/** Characters that Wireshark has room for behind the label. */
const ROOM = 31;

/** Whose a number of three octets is that the IEEE hands out: its octets, and who that is. */
export function organizationLine(line: InfoLine, label: string, quad: number): void {
  const octets = (line.number(quad) + 0x1000000).toString(16).slice(1);
  const prefix = (octets.match(/../g) ?? []).join(":");
  const maker = line.maker(quad);
  line.utf8(`${label}: ${maker === undefined ? prefix : `${prefix} (${maker})`.slice(0, ROOM)}`);
}
