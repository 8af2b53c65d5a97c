import { describe, expect, it } from "vitest";
import { Ether, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

describe("tcpdump's lines of AppleTalk", () => {
  const said = (type: number, hex: string, verbose = 0): string => {
    const load = Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    return lineOf([Ether({ type }), Raw({ load })], { verbose, numeric: true });
  };
  const datagram = (type: string, content: string, verbose = 0): string =>
    said(0x809b, `0020 0000 0064 00c8 07 08 04 05 ${type} ${content}`, verbose);

  it("has datagrams with what they carry", () => {
    expect(datagram("04", "0102")).toBe("AT 200.8.5 > 100.7.4:  at-echo 2");
    expect(datagram("07", "", 1)).toBe("et1 AT 200.8.5 > 100.7.4:  at-#7 0");
    expect(datagram("03", "48 05 1234 00010203 aa")).toBe(
      "AT 200.8.5 > 100.7.4:  atp-req* 4660<0,2> [len=1] [STS] 0x10203",
    );
    expect(datagram("03", "b8 03 1234 00000000")).toBe("AT 200.8.5 > 100.7.4:  atp-resp*4660:3 (0) [XO,STS]");
  });

  it("has names that are looked up and found", () => {
    const names = "034f626a 0454797065 012a";
    expect(datagram("02", `21 09 0064 07 80 00 ${names}`)).toBe(
      'AT 200.8.5 > 100.7.4:  nbp-lkup 9: "Obj:Type@*" [addr=100.7.128]',
    );
    expect(datagram("02", `31 09 00c8 08 80 02 ${names}`)).toBe(
      'AT 200.8.5 > 100.7.4:  nbp-reply 9: "Obj:Type@*"(2) 128',
    );
    expect(datagram("02", "21 09")).toContain(" truncated-nbp 2");
  });

  it("asks for stations", () => {
    const resolve = (operation: string): string =>
      said(0x80f3, `0001 809b 06 04 ${operation} 020000000001 00 0064 07 020000000002 00 00c8 08`);
    expect(resolve("0001")).toBe("aarp who-has 200.8 tell 100.7");
    expect(resolve("0002")).toBe("aarp reply 100.7 is-at 02:00:00:00:00:01");
    expect(resolve("0004")).toBe("aarp len 28 op 4 htype 1 ptype 0x809b halen 6 palen 4");
  });
});
