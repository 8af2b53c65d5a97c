import type { DumpLine } from "../../definition/dump-line.ts";

/** `address.port > address.port: ` of a transport protocol; -1 where a port was not captured. */
export function sockets(
  line: DumpLine,
  kind: "tcp" | "udp",
  number: number,
  sourcePort: number,
  destinationPort: number,
): void {
  const { source, destination, carries } = line.network;
  // Behind extension headers the addresses have been printed already: only the ports are.
  const direct = carries === number;
  const ports = sourcePort >= 0;
  if (!direct && !ports) return;
  if (direct) address(line, source);
  if (direct && ports) line.octet(46);
  if (ports) line.port(kind, sourcePort);
  line.text(" > ");
  if (direct) address(line, destination);
  if (direct && ports) line.octet(46);
  if (ports) line.port(kind, destinationPort);
  line.text(": ");
}

/** An address of the network header around. */
export function address(line: DumpLine, at: number): void {
  if (line.network.version === 4) line.host4(at);
  else line.host6(at);
}
