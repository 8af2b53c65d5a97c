import { describe, expect, it } from "vitest";
import { Ether, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

describe("tcpdump's line of IPX", () => {
  const ipx = (socket: string, body: string, length = 30 + octets(body).length): string => {
    const addresses = `00000001 ffffffffffff ${socket} 0000000a 020000000002 4000`;
    const load = octets(`ffff ${length.toString(16).padStart(4, "0")} 00 00 ${addresses} ${body}`);
    return lineOf([Ether({ type: 0x8137 }), Raw({ load })]).replace(
      "(NOV-ETHII) IPX 0000000a.02:00:00:00:00:02.4000 > 00000001.ff:ff:ff:ff:ff:ff",
      "",
    );
  };

  it("has addresses, and what is said between them", () => {
    expect(ipx("0451", "0000")).toBe(".0451: ipx-ncp 2");
    expect(ipx("4001", "0000")).toBe(".4001: ipx-#4001 2");
    expect(ipx("0453", "0001 ffffffff ffff ffff")).toBe(".0453: ipx-rip-req ffffffff/65535.65535");
    expect(ipx("0453", `0002 ${"00000001 0001 0002".repeat(2)}`)).toBe(".0453: ipx-rip-resp 00000001/1.2 00000001/1.2");
    expect(ipx("0452", "0003 0004")).toBe(".0452: ipx-sap-nearest-req 0004");
    const server = `0004 53455256${"00".repeat(44)} 00000001 020000000002 0451 0001`;
    expect(ipx("0452", `0002 ${server}`)).toBe(".0452: ipx-sap-resp 0004 'SERV' addr 00000001.02:00:00:00:00:02");
    expect(ipx("85be", `02 05 0000 ${"00".repeat(16)}`)).toBe(".85be: EIGRP Hello, length: 20");
  });

  it("ends where something is not right", () => {
    expect(ipx("0001", "", 20)).toBe(".0001: [length 20 < 30] (invalid)");
    expect(ipx("0453", "000b")).toBe(".0453: ipx-rip-?b");
    expect(ipx("0453", "0002 0000")).toBe(".0453: ipx-rip-resp (invalid)");
    expect(ipx("0452", "0002 0004 53")).toBe(".0452: ipx-sap-resp 0004 '' (invalid)");
    expect(ipx("0452", "0005")).toBe(".0452: ipx-sap-?5");
    expect(ipx("0452", "")).toBe(".0452:  [|ipx]");
  });
});
