import type { DumpLine } from "../../definition/dump-line.ts";
import { ipProtocolTexts } from "./ip-protocol-texts.ts";

const NO_NEXT_HEADER = 59;
const SUN_ND = 77;
/** Protocols that go with one version of IP only: ICMP, IGMP, ICMPv6 and Ethernet. */
const versions: { readonly [number: number]: number } = { 1: 4, 2: 4, 58: 6, 143: 6 };

/** TCP, UDP, DCCP and SCTP print the addresses of the network header with their ports. */
const WITH_PORTS: ReadonlySet<number> = new Set([6, 17, 33, 132]);

/** Whether what an IP header carries prints the header's addresses itself. */
export function printsAddresses(line: DumpLine, number: number): boolean {
  return WITH_PORTS.has(number) && line.knows("ip.proto", number);
}

/** Prints what an IP header carries: by its number, else the number and its length. */
export function printTransport(line: DumpLine, number: number, at: number, length: number): void {
  const version = versions[number];
  if (version !== undefined && version !== line.network.version) {
    line.text(`[${ipProtocolTexts[number] ?? "unknown"} requires IPv${version}]`);
    line.invalid();
    return;
  }
  if (line.next("ip.proto", number, at, length)) return;
  if (number === NO_NEXT_HEADER) {
    line.text("no next header");
    return;
  }
  line.text(" ");
  line.text(number === SUN_ND ? "nd" : (line.names.protocol(number) ?? `ip-proto-${number}`));
  line.text(" ");
  line.decimal(length);
}
