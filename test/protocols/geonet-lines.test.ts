import { describe, expect, it } from "vitest";
import { Ether, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

describe("tcpdump's line of GeoNetworking", () => {
  const said = (hex: string, verbose = 0): string => {
    const load = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    return lineOf([Ether({ type: 0x8947, src: "02:00:00:00:00:02" }), Raw({ load })], { verbose });
  };
  const head = (kind: string, carries = "01"): string =>
    `${carries} ${kind} 00 00 0000 00 01 00 cc 000c426968be 00000000 00000002 00000003 0000000000000000`;
  const start = "GeoNet src:02:00:00:00:00:02; v:0";

  it("says where a station is", () => {
    expect(said(head("10", "00"))).toBe(
      `${start} NH:0-Any HT:1-0-Beacon HopLim:1 Payload:0 GN_ADDR:00:cc:00:0c:42:69:68:be lat:2 lon:3`,
    );
    expect(said("0010")).toBe("GeoNet src:02:00:00:00:00:02;  (common header length 2 < 36) (invalid)");
    expect(said(head("41"))).toContain("HT:4-1-GeoBroadcastRect");
    expect(said(head("43"))).toContain("HT:4-3-Unknown");
  });

  it("reads the transport header behind the headers that it knows", () => {
    const message = "1388 1389 01 00 ab";
    expect(said(`${head("50")} ${message}`)).toContain(" lon:3; BTP Dst:5000 Src:5001; ItsPduHeader v:1 t:0-CAM");
    expect(said(`${head("51")} ${"00".repeat(32)} ${message}`)).toContain("; BTP Dst:5000 Src:5001");
    expect(said(`${head("51")} 00`)).toContain(" (header size 32 > 1) (invalid)");
    expect(said(`${head("50")} 1388`)).toContain(" (BTP length 2 < 4) (invalid)");
    expect(said(`${head("20")} ${message}`)).toMatch(/ lon:3$/);
    expect(said(`${head("50")} ${message}`, 1)).toContain("t:0-CAM\n\t0x0000:  0100 ab");
  });
});
