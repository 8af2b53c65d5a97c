import type { DumpLine } from "../../definition/dump-line.ts";
import { PortRanks } from "../parts/port-ranks.ts";

const ports = new PortRanks([
  { ports: [23] }, // Telnet
  { ports: [25], before: ": " }, // SMTP
  { ports: [43], before: ": " }, // whois
  { ports: [179] }, // BGP
  { ports: [1723] }, // PPTP
  { ports: [6379] }, // RESP
  { ports: [22] }, // SSH
  { ports: [10288] }, // BEEP
  { ports: [6633, 6653] }, // OpenFlow
  { ports: [21], before: ": " }, // FTP
  { ports: [80, 8080], before: ": " }, // HTTP
  { ports: [554, 8554], before: ": " }, // RTSP
  { ports: [53] }, // DNS
  { ports: [639] }, // MSDP
  { ports: [323] }, // RPKI-Router
  { ports: [646] }, // LDP
]);

/** What -T calls protocols over TCP, with the port whose printer it means. */
const forced: { readonly [packetType: string]: number } = { domain: 53, resp: 6379 };

/** Prints what a segment carries, by its ports or by -T; nothing where nobody knows it. */
export function payloadText(line: DumpLine, at: number, length: number, source: number, destination: number): void {
  const { packetType } = line.options;
  if (packetType !== undefined) {
    const port = forced[packetType];
    if (port !== undefined) line.next("tcp.port", port, at, length);
    else if (packetType === "zmtp1") line.next("-T zmtp1", 0, at, length);
    return;
  }
  const port = ports.choose(source, destination);
  if (port < 0 || !line.knows("tcp.port", port)) return;
  line.text(ports.before(port));
  line.next("tcp.port", port, at, length);
}
