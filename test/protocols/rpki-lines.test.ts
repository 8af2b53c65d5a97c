import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, TCP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

describe("tcpdump's line of RPKI-RTR", () => {
  const said = (hex: string, verbose = 1): string => {
    const load = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const line = lineOf([Ether(), IP(), TCP({ sport: 323, dport: 9 }), Raw({ load })], { verbose });
    return line.replace(/^[^]*, length \d+/, "");
  };
  const whole = (hex: string): string => {
    const load = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const line = lineOf([Ether(), IP(), TCP({ sport: 323, dport: 9 }), Raw({ load })], { verbose: 1 });
    return line.slice(line.indexOf("\n\t"));
  };

  it("is a name without -v", () => {
    expect(said("00 02 0000 00000008", 0)).toBe(", RPKI-RTR");
  });

  it("says what messages hold", () => {
    expect(whole("00 00 1234 0000000c 00000005 00 04 0000 00000014 01181900 0a000000 0000fde8")).toBe(
      "\n\tRPKI-RTRv0, Serial Notify PDU (0), length: 12\n\t  Session ID: 0x1234, Serial: 5" +
        "\n\tRPKI-RTRv0, IPV4 Prefix PDU (4), length: 20\n\t  IPv4 Prefix 10.0.0.0/24-25, origin-as 65000, flags 0x01",
    );
    expect(whole("01 02 0000 00000008")).toBe("\n\tRPKI-RTRv1 (unknown)");
    expect(whole("00 02 0000 00000009 00")).toBe("\n\tRPKI-RTRv0, Reset Query PDU (2), length: 9 (invalid)");
    expect(whole("00 09 0000 00000008")).toBe(
      "\n\tRPKI-RTRv0, Unknown PDU (9), length: 8\n\t  0x0000:  0009 0000 0000 0008",
    );
  });

  it("says what an error quotes", () => {
    expect(whole("00 0a 0003 0000001a 00000008 00 03 0001 00000008 00000002 6869")).toBe(
      "\n\tRPKI-RTRv0, Error Report PDU (10), length: 26\n\t  Error code: Invalid Request (3), Encapsulated PDU length: 8" +
        "\n\t    -----encapsulated PDU-----\n\tRPKI-RTRv0, Cache Response PDU (3), length: 8\n\t    Session ID: 0x0001" +
        "\n\t  Error text: hi",
    );
  });
});
