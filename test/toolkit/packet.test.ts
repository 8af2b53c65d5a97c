import { describe, expect, expectTypeOf, it } from "vitest";
import { ARP, CraftError, Ether, IP, IPv6, packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";

describe("packet", () => {
  const syn = packet(
    Ether(),
    IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
    TCP({ sport: 40000, dport: 8000, flags: "S", options: [{ name: "MSS", value: 1460 }, "SAckOK"] }),
  );

  it("fills lengths, checksums and the number of what follows", () => {
    expect(syn.get(IP)).toMatchObject({ version: 4, ihl: 5, len: 48, proto: 6, chksum: 0x66c5 });
    expect(syn.get(TCP)).toMatchObject({ dataofs: 7, flags: "S" });
    expect(syn.get(Ether)?.type).toBe(0x0800);
  });

  it("gives typed values", () => {
    expectTypeOf(syn.get(IP)!.src).toEqualTypeOf<string>();
    expectTypeOf(syn.get(TCP)!.dport).toEqualTypeOf<number>();
    expectTypeOf(IP).parameter(0).exclude<undefined>().toHaveProperty("ttl");
    // @ts-expect-error -- there is no such field
    expect(() => IP({ sauce: "10.0.0.1" })).toThrow(/IP has no field "sauce"; its fields are version/);
  });

  it("says which layers it has", () => {
    expect([syn.has(TCP), syn.has(UDP)]).toEqual([true, false]);
    expect(syn.get(UDP)).toBeUndefined();
    expect(syn.whole).toBe(true);
  });

  it("is built again to the same octets", () => {
    expect(syn.build()).toEqual(syn.bytes);
  });

  it("keeps lies", () => {
    const liar = packet(Ether(), IP({ len: 9, chksum: 0xbeef }), UDP({ sport: 1, dport: 2, len: 4000 }));
    expect(liar.get(IP)).toMatchObject({ len: 9, chksum: 0xbeef });
    expect(liar.build()).toEqual(liar.bytes);
  });

  it("says which lengths and checksums are wrong, and what they should be", () => {
    expect(syn.verify()).toEqual([]);
    const liar = packet(
      Ether(),
      IP({ src: "10.0.0.1", dst: "10.0.0.2", chksum: 1 }),
      UDP({ sport: 1, dport: 2, len: 4000 }),
      Raw({ load: "ab" }),
    );
    expect(liar.verify()).toMatchObject([
      { layer: 1, field: "chksum", found: 1 },
      { layer: 2, field: "len", found: 4000, expected: 10 },
    ]);
    const quiet = packet(Ether(), IP(), UDP({ sport: 1, dport: 2, chksum: 0 }));
    expect(quiet.verify()).toEqual([]);
  });

  it("computes checksums over IPv6 as well", () => {
    const six = packet(
      Ether(),
      IPv6({ src: "fd00::1", dst: "fd00::2" }),
      UDP({ sport: 40000, dport: 40001 }),
      Raw({ load: "abc" }),
    );
    expect(six.get(IPv6)).toMatchObject({ plen: 11, nh: 17 });
    expect(six.get(UDP)).toMatchObject({ len: 11, chksum: 0x08ef });
  });

  it("prints itself", () => {
    expect(syn.summary()).toBe("Ether / IP 10.0.0.1 > 10.0.0.2 / TCP 40000 > 8000 S");
    expect(syn.show()).toContain("###[ TCP ]###\n  sport       = 40000");
    expect(packet(Ether(), ARP({ pdst: "10.0.0.9" })).summary()).toBe("Ether / ARP who-has 0.0.0.0 > 10.0.0.9");
  });

  it("refuses what a field cannot hold, and says why", () => {
    expect(() => packet(IP({ ttl: 300 }))).toThrow(new CraftError("ttl: 300 does not fit 8 bits"));
    expect(() => packet(IP({ src: "10.0.0" }))).toThrow('src: "10.0.0" is not an address of 4 octets');
    expect(() => packet(TCP({ flags: "SX" }))).toThrow('flags: no flag "X"; flags are FSRPAUECN');
  });
});
