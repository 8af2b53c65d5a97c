import { protocol } from "../../definition/protocol.ts";
import { isMagic, magicPacket } from "../parts/magic-packet.ts";

const SYNC = [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff]];

/** What wakes a station that sleeps, in a frame of its own or in a datagram to any port. */
export const WakeOnLan = protocol({
  name: "wol",
  layer: "WakeOnLan",
  title: "Wake On LAN",
  short: "WOL",
  spec: "AMD, Magic Packet Technology",
  carriedBy: { ethertype: 0x0842, "udp.port": [] },
  startsWith: SYNC,
  onAnyPort: { startsWith: SYNC, fits: isMagic },
  summary: "Wake on LAN",
  fields: { message: magicPacket },
});
