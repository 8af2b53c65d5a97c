import { describe, expect, it } from "vitest";
import { IP, UDP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of what comes from Broadcom's port", () => {
  const line = (hex: string, verbose = 0): string => saidInside([IP(), UDP({ sport: 49152, dport: 9 })], hex, verbose);
  const inner = "4500 0014 0001 0000 40 01 66d6 0a000001 0a000002";

  it("names directions, kinds and tags", () => {
    expect(line("28400005")).toBe(
      "BCM-LI-SHIM: direction unused, pkt-type undecided, pkt-subtype single VLAN tag, li-id 5",
    );
    expect(line("00000001", 1)).toBe(
      "\n    BCM-LI-SHIM: direction unknown, pkt-type unknown, pkt-subtype unknown, li-id 1\n     (invalid)",
    );
    expect(line("010203")).toBe(" (length 3 < 4) (invalid)");
  });

  it("prints the packet inside", () => {
    for (const shim of ["4ac00005", "68000005"]) expect(line(`${shim} ${inner}`, 1)).toContain("\n    IP (tos 0x0,");
    expect(line(`4ec00005 020000000001 020000000002 0800 ${inner}`, 1)).toContain("\n    IP (tos 0x0,");
    expect(line("4c000005 60", 1)).toContain("\n     [|ip6]");
    expect(line("48000005 02", 1)).toContain("\n    unknown payload");
  });
});
