import { describe, expect, it } from "vitest";
import { printerOf } from "./printers.ts";

describe("naming the printer of a packet's text", () => {
  it.each([
    ["00:00:00.000000 ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28", "arp", true],
    ["00:00:00.000000 IP 10.0.0.1.53693 > 10.0.0.2.53: 39917+ [1au] A? web.example.test. (57)", "dns", true],
    [
      "00:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.80: Flags [P.], seq 1:5, ack 1, win 63, length 4: HTTP: GET /",
      "http",
      true,
    ],
    ["00:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.8000: Flags [.], ack 1, win 63, length 0", "tcp", true],
    [
      "00:00:00.000000 IP (tos 0x0, ttl 64)\n    10.0.0.1.68 > 10.0.0.2.67: [udp sum ok] BOOTP/DHCP, Request",
      "dhcp",
      true,
    ],
    [
      "00:00:00.000000 IP 10.0.0.1 > 10.0.0.2: GREv0, length 48: IP 10.1.0.1 > 10.1.0.2: ICMP echo request, id 7",
      "icmp",
      true,
    ],
    ["00:00:00.000000 IP 10.0.0.1 > 224.0.0.5: OSPFv2, Hello, length 44", "other", false],
    ["00:00:00.000000 IP 10.0.0.1.500 > 10.0.0.2.500: isakmp: phase 1 ? base", "isakmp", false],
    ["00:00:00.000000 IS-IS, L2 Lan IIH, src-id 0000.0000.0001", "isis", false],
    [
      "00:00:00.000000 02:00:00:00:00:01 > 02:00:00:00:00:02, ethertype Unknown (0x88b5), length 31: \n\t0x0000:  6c6f",
      "ethernet",
      true,
    ],
  ])("%s", (text, printer, asked) => {
    expect(printerOf(text)).toEqual({ printer, asked });
  });
});
