import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, TCP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

describe("tcpdump's line of OpenFlow", () => {
  const said = (hex: string, verbose = 0): string => {
    const load = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const line = lineOf([Ether(), IP(), TCP({ sport: 6633, dport: 9 }), Raw({ load })], { verbose });
    return line.slice(line.indexOf(": OpenFlow"));
  };

  it("names messages of two versions, and ends with one that is wrong", () => {
    expect(said("01 05 0008 00000007 04 14 0008 00000008")).toBe(
      ": OpenFlow\n\tversion 1.0, type FEATURES_REQUEST, length 8, xid 0x00000007" +
        "\n\tversion 1.3, type BARRIER_REQUEST, length 8, xid 0x00000008",
    );
    expect(said("02 05 0008 00000007")).toBe(
      ": OpenFlow\n\tversion 1.1, type unknown (0x05), length 8, xid 0x00000007",
    );
    expect(said("01 05 0009 00000007 00")).toContain("xid 0x00000007 (invalid)");
    expect(said("01 05 0007 00000007")).toContain(", length 7 (too short!), xid 0x00000007 (invalid)");
    expect(said("01 02 0010 00000007")).toMatch(/xid 0x00000007 \[\|openflow\]$/);
    expect(said("01 05 00")).toBe(": OpenFlow\n\tversion 1.0, type FEATURES_REQUEST (end of TCP payload)");
  });

  it("says with -v what messages of version 1.3 hold", () => {
    const body = (type: string, hex: string, verbose = 1): string => {
      const size = (hex.replaceAll(" ", "").length / 2 + 8).toString(16).padStart(4, "0");
      return said(`04 ${type} ${size} 00000007 ${hex}`, verbose).replace(/^[^]*xid 0x00000007/, "");
    };
    expect(body("00", "0001 0008 00000015")).toBe(
      "\n\t type VERSIONBITMAP, length 8, bitmap 0x00000015 (1.0, 1.2, 1.4)",
    );
    expect(body("01", "0002 0002 6869", 2)).toBe(
      "\n\t type BAD_ACTION, code BAD_EXPERIMENTER\n\t data (2 octets)\n\t  0x0000:  6869                                     hi",
    );
    expect(body("04", "4f4e4600 00000001")).toBe("\n\t experimenter 0x4f4e4600 (ONF Extensions), exp_type 0x00000001");
    expect(body("09", "0002 00c8")).toBe("\n\t flags FRAG_REASM, miss_send_len 200");
    expect(body("10", `fffffffe 00000000 0a0b0c0d0e0f 0000 00000041 80000000 00000000 00000000`)).toBe(
      "\n\t port_no LOCAL, hw_addr 0a:0b:0c:0d:0e:0f\n\t  config 0x00000041 (PORT_DOWN, NO_PACKET_IN)" +
        "\n\t  mask 0x80000000 (bogus)\n\t  advertise 0x00000000",
    );
    expect(body("18", "00000002 00000000 0000000000000005")).toBe("\n\t role MASTER, generation_id 0x0000000000000005");
  });
});
