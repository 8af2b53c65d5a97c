import { dumpText } from "../../definition/dump-line.ts";
import { messageLine } from "../parts/dns-message-line.ts";
import { DNS, DNSStream } from "./dns.ts";

const PREFIX = 2;

export const dnsText = dumpText(DNS, (line, at, length) => messageLine(line, at, length, false), {
  carriedBy: { "udp.port": 53 },
  forcedBy: "domain",
});

export const dnsStreamText = dumpText(DNSStream, (line, at, length) => {
  line.protocol = "domain";
  if (length < PREFIX) {
    line.text(` [DNS over TCP: length ${length} < ${PREFIX}]`);
    line.invalid();
    return;
  }
  const announced = line.u16(at);
  if (announced !== length - PREFIX) {
    line.text(` [prefix length(${announced}) != length(${length - PREFIX})]`);
    line.invalid();
    return;
  }
  line.octet(32);
  messageLine(line, at + PREFIX, length - PREFIX, false);
});
