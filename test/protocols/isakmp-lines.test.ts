import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, UDP, type Layer } from "../../src/toolkit/index.ts";
import { linesOf, saidInside } from "./line-text.ts";

const size = (hex: string): number => hex.replaceAll(" ", "").length / 2;
const word = (value: number, octets: number): string => value.toString(16).padStart(2 * octets, "0");
/** A payload behind which one of a type follows. */
const payload = (next: number, body: string): string => `${word(next, 1)} 00 ${word(4 + size(body), 2)} ${body}`;
interface Head {
  readonly version?: string;
  readonly exchange?: number;
  readonly flags?: number;
  readonly id?: string;
  readonly responder?: string;
}
const message = (first: number, body: string, head: Head = {}): string =>
  `0102030405060708 ${head.responder ?? "0000000000000000"} ${word(first, 1)} ${head.version ?? "10"}` +
  `${word(head.exchange ?? 2, 1)} ${word(head.flags ?? 0, 1)} ${head.id ?? "00000000"} ${word(28 + size(body), 4)} ${body}`;
const line = (hex: string, verbose = 1): string =>
  saidInside([IP(), UDP({ sport: 500, dport: 500 })], hex, verbose).replace(
    /^[^:]* msgid \d+: (?:phase 1 I ident: ?)?/,
    "",
  );

describe("tcpdump's line of ISAKMP", () => {
  it("says which side speaks, in which phase", () => {
    const octets = (hex: string): Uint8Array =>
      Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
    const packet = (src: string, dst: string, hex: string): readonly Layer[] => [
      Ether(),
      IP({ src, dst }),
      UDP({ sport: 500, dport: 500 }),
      Raw({ load: octets(hex) }),
    ];
    const [here, there] = ["10.0.0.1", "10.0.0.2"] as const;
    const answered = { responder: "0000000000000009" };
    const lines = linesOf([
      packet(here, there, message(0, "", { ...answered })),
      packet(here, there, message(0, "")),
      packet(there, here, message(0, "", answered)),
      packet(here, there, message(0, "", { ...answered, exchange: 32, flags: 1, id: "00000007" })),
      packet("10.0.0.3", there, message(0, "", answered)),
      packet(here, there, message(0, "", { version: "20", exchange: 34, flags: 0x28 })),
      packet(here, there, message(0, "", { version: "20", exchange: 99, id: "00000001" })),
      packet(here, there, message(0, "", { version: "30" })),
    ]);
    expect(lines.map((one) => one.replace(/^.*500: /, ""))).toEqual([
      "isakmp: phase 1 ? ident",
      "isakmp: phase 1 I ident",
      "isakmp: phase 1 R ident",
      "isakmp: phase 2/others I oakley-quick[E]",
      "isakmp: phase 1 ? ident",
      "isakmp: parent_sa ikev2_init[IR]",
      "isakmp: child_sa  #99",
      "isakmp:",
    ]);
  });

  it("has what version 1 proposes", () => {
    const transform = payload(0, "01 01 0000 80010007 800e0100 000c000400007080 80630001");
    const proposal = payload(0, `01 01 04 01 11223344 ${transform}`);
    expect(line(message(1, payload(0, `00000001 00000001 ${proposal}`)))).toBe(
      "\n    (sa: doi=ipsec situation=identity\n        (p: #1 protoid=isakmp transform=1 spi=11223344" +
        "\n            (t: #1 id=ike (type=enc value=aes)(type=keylen value=0100)" +
        "(type=lifeduration len=4 value=00007080)(type=#99 value=0001))))",
    );
    expect(line(message(1, payload(0, "00000009 00000001")))).toBe("\n    (sa: doi=9 situation=1)");
    expect(line(message(3, payload(0, "01 01 0000 80010007 00010009 00")))).toContain("[|attr]");
  });

  it("has payloads of version 1", () => {
    expect(line(message(4, payload(10, "aabb") + payload(8, "ccdd") + payload(14, "ee") + payload(0, "00"), {}))).toBe(
      "\n    (ke: key len=2)\n    (nonce: n len=2)\n    (hash: len=1)\n    (pay14)",
    );
    expect(line(message(13, payload(0, "aabb")), 3)).toContain("(vid: len=2 aabb)");
    expect(line(message(10, payload(0, "00112233445566778899aabb")), 2)).toContain(
      "(nonce: n len=12  data=(00112233445566778899...aabb))",
    );
    for (const [value, said] of [
      ["01 11 01f4 0a000001", "idtype=IPv4 protoid=17 port=500 len=4 10.0.0.1"],
      ["02 00 0000 612e62", "idtype=FQDN protoid=0 port=0 len=3 a.b"],
      ["04 00 0000 0a000000ffffff00", "len=8 10.0.0.0/255.255.255.0"],
      ["07 00 0000 0a0000010a000009", "len=8 10.0.0.1-10.0.0.9"],
      ["08 00 0000 0a000001", "len=4 [bad: < 32]"],
      [`06 00 0000 20010db8${"00".repeat(12)} ${"ff".repeat(16)}`, `len=32 2001:db8::/0x${"ff".repeat(16)}`],
      ["0b 00 0000 aabb", "idtype=keyid protoid=0 port=0 len=2"],
    ] as const) {
      expect(line(message(5, payload(0, value)))).toContain(said);
    }
    expect(line(message(6, payload(0, "04aabb")))).toContain("(cert: len=3 type=x509sign)");
    expect(line(message(11, payload(0, "00000001 03 00 6001 00000001")))).toContain(
      "(n: doi=ipsec proto=ipsec-esp type=REPLAY-STATUS status=(replay detection enabled))",
    );
    expect(line(message(11, payload(0, "00000001 01 02 6000 aabb 800b0001")))).toContain(
      "type=RESPONDER-LIFETIME spi=aabb attrs=((type=lifetype value=sec)))",
    );
    expect(line(message(11, payload(0, "00000002 01 00 000e")))).toContain(
      "(n: doi=2 proto=1 type=NO-PROPOSAL-CHOSEN)",
    );
    expect(line(message(12, payload(0, "00000001 03 02 0002 aabb ccdd")))).toContain(
      "(d: doi=ipsec proto=ipsec-esp spilen=2 nspi=2 spi=aabb,ccdd)",
    );
  });

  it("has payloads of version 2", () => {
    const second = { version: "20", exchange: 34 };
    const said = (first: number, body: string, verbose = 1): string =>
      line(message(first, body, second), verbose).replace(/^parent_sa ikev2_init:/, "");
    const transforms = payload(3, "01 00 000c 800e0100") + payload(0, "04 00 000e");
    expect(said(33, payload(0, payload(0, `01 01 00 02 ${transforms}`)))).toBe(
      "\n    (sa: len=28\n        (p: #1 protoid=isakmp transform=2 len=28" +
        "\n            (t: #1 type=encr id=aes (type=keylen value=0100))" +
        "\n            (t: #2 type=dh id=modp2048 )))",
    );
    expect(said(34, payload(40, "000e 0000 aabb") + payload(0, "001122"))).toBe(
      "\n    (v2ke: len=2 group=modp2048)\n    (nonce: len=3 data=(001122...))",
    );
    expect(said(35, payload(39, "02000000 612e62") + payload(0, "02000000 aabb"), 2)).toContain(
      "\n    (v2IDi: len=7 fqdn:a.b)\n    (v2auth: len=6 method=shared-secret authdata=(aabb) )",
    );
    expect(said(41, payload(41, "01 00 4004") + payload(0, "01 02 4006 aabb 0102"))).toContain(
      "\n    (n: prot_id=isakmp type=16388(nat_detection_source_ip))" +
        "\n    (n: prot_id=isakmp type=16390(cookie) spi=aabb data=(0102))",
    );
    expect(said(43, payload(42, "737472") + payload(46, "01") + payload(33, "aabb"))).toBe(
      "\n    (v2vid: len=3 vid=str)\n    (v2d: len=1)\n    (v2e: len=2)",
    );
  });

  it("ends where something is not right", () => {
    expect(line(message(4, "0000 0008"))).toBe("[|ke]");
    expect(line(message(4, "0000 0004"))).toBe("\n    ()");
    expect(line(message(4, "").replace("0000001c", "00000020"))).toContain("[|ke] (len mismatch: isakmp 32/ip 28)");
    expect(line("0102")).toBe(" [|isakmp]");
    expect(line(message(5, "", { flags: 1 }))).toContain("phase 1 I ident[E]: [encrypted id]");
    expect(saidInside([IP(), UDP({ sport: 4500, dport: 4500 })], `00000000 ${message(0, "")}`, 0)).toBe(
      "NONESP-encap: isakmp: phase 1 I ident",
    );
  });
});
