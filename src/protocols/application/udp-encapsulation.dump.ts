import { dumpText } from "../../definition/dump-line.ts";
import { UDPEncapsulation } from "./udp-encapsulation.ts";

const MARKER = 4;
const KEEPALIVE = 0xff;
const ESP = 50;
const KEY_EXCHANGE = 500;

export const udpEncapsulationText = dumpText(UDPEncapsulation, (line, at, length) => {
  line.protocol = "isakmp_rfc3948";
  if (length < 1) return line.truncated();
  if (line.u8(at) === KEEPALIVE && length === 1) return line.text("isakmp-nat-keep-alive");
  if (length < MARKER) return line.truncated();
  if (line.u32(at) === 0) {
    line.text("NONESP-encap: ");
    return line.next("udp.port", KEY_EXCHANGE, at + MARKER, length - MARKER);
  }
  line.text("UDP-encap: ");
  return line.next("ip.proto", ESP, at, length);
});
