import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/craft/expression/evaluate.ts";
import { ExpressionError } from "../../src/craft/expression/expression-error.ts";
import { parseExpression } from "../../src/craft/expression/syntax.ts";
import { Tuple } from "../../src/craft/tuple.ts";
import { build } from "../../src/craft/build.ts";
import { explicitPackets, packets } from "../../src/toolkit/expression.ts";
import { craftingScope } from "../../src/toolkit/crafting-scope.ts";

const value = (text: string): unknown => evaluate(parseExpression(text), craftingScope());
const hex = (octets: Uint8Array): string => Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
const built = (text: string): string[] => Array.from(explicitPackets(text), (layers) => hex(build(layers)));
const octets = (text: string): string => hex(value(text) as Uint8Array);

function refusal(text: string): { message: string; at: string; hint: string | undefined } {
  try {
    built(text);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    return { message: fault.message, at: text.slice(fault.span?.start, fault.span?.end), hint: fault.hint };
  }
  throw new Error(`${text} is taken`);
}

describe("literals", () => {
  it("are numbers in every base of Python's", () => {
    expect(["17", "0x1F", "0o17", "0b1_01", "1_000", "1.5", "1e3"].map(value)).toEqual([
      17, 31, 15, 5, 1000, 1.5, 1000,
    ]);
    expect(value("0xffffffffffffffff")).toBe(0xffff_ffff_ffff_ffffn);
  });

  it("are texts with their escapes, one behind another in one", () => {
    expect(value(String.raw`"a\n\x41\u00e9\101" 'it\'s' "\q"`)).toBe("a\nAéAit's\\q");
    expect(
      value(`"""two
lines"""`),
    ).toBe("two\nlines");
    expect(value(String.raw`r"\n"`)).toBe("\\n");
  });

  it("are octets", () => {
    expect(octets(String.raw`b"\x00A\377" b'z'`)).toBe("0041ff7a");
    expect(octets('b"ab" * 3 + b"c"')).toBe("61626162616263");
    expect(octets('bytes.fromhex("00 ff")')).toBe("00ff");
    expect(octets('hex_bytes("0a0b")')).toBe("0a0b");
    expect(octets("bytes([1, 2, 3])")).toBe("010203");
    expect(octets('bytes(IP(dst="1.2.3.4"))').slice(-8)).toBe("01020304");
  });

  it("are lists, tuples, dictionaries, None and truth", () => {
    expect(value("[1, (2, 3), None, True]")).toEqual([1, new Tuple([2, 3]), null, true]);
    expect(value("(1)")).toBe(1);
    expect(value('{"a": 1, "b": [2]}')).toEqual({ a: 1, b: [2] });
  });
});

describe("arithmetic", () => {
  it("is Python's", () => {
    const cases = {
      "2 + 3 * 4": 14,
      "-7 // 2": -4,
      "-7 % 3": 2,
      "~1": -2,
      "1 << 4 | 3": 19,
      "2 ** 3 ** 2": 512,
      "7 / 2": 3.5,
      "6 & 3 ^ 1": 3,
    };
    for (const [text, wanted] of Object.entries(cases)) expect(value(text), text).toBe(wanted);
  });

  it("has limits", () => {
    expect(refusal("IP(id=1 << 999999)").message).toBe("more than 4096 bits");
    expect(refusal('Raw("x" * 999999999)').message).toBe("repeated to more than 16777216 octets");
    expect(refusal("IP(id=1 // 0)").message).toBe("division by zero");
    expect(refusal(`IP(id=${"(".repeat(200)}1`).message).toBe("more than 100 expressions in one another");
    expect(refusal(`IP(id=${"-".repeat(2000)}1)`).message).toBe("more than 100 expressions in one another");
  });

  it("stacks layers in chains of any length", () => {
    expect(built(`Ether()${"/Dot1Q()".repeat(3000)}`)[0]).toHaveLength(2 * (14 + 4 * 3000));
  });
});

describe("layers", () => {
  it("carry text, octets and layers", () => {
    expect(built('Raw("ab")/b"cd"/"e"')).toEqual(["6162636465"]);
    expect(built('"x"/UDP()')[0]).toMatch(/^78/);
  });

  it("are read from octets where they are given", () => {
    expect(built(String.raw`UDP(b"\x00\x01\x00\x02\x00\x08\x00\x00")`)).toEqual(["0001000200080000"]);
    expect(built(String.raw`UDP(b"\x00\x01\x00\x02\x00\x08\x00\x00", dport=80)`)).toEqual(["0001005000080000"]);
  });

  it("take options as tuples", () => {
    expect(
      built(
        'TCP(options=[("MSS", 1460), ("NOP", None), ("WScale", 7), ("SAckOK", b""), ("Timestamp", (1, 2)), (99, b"x")])',
      )[0].slice(40),
    ).toBe("020405b4010303070402080a000000010000000263037800");
  });

  it("are parts of protocols, too", () => {
    expect(built('IPv6(src="::1")/ICMPv6EchoRequest(id=1, seq=2)')[0].slice(80)).toBe("80007fb800010002");
    expect(built("DHCP6OptElapsedTime(elapsedtime=5)")).toEqual(["000800020005"]);
    expect(built("PadN(optdata='B'*2, optlen=9)")).toEqual(["01094242"]);
  });

  it("align options and pad what is behind them", () => {
    expect(built("IPv6ExtHdrHopByHop(options=[RouterAlert(), Jumbo(jumboplen=1)])")).toEqual([
      "3b0105020000c2040000000101020000",
    ]);
  });

  it("take the fields of the definition where Scapy's layer has none of the name", () => {
    expect(built("Dot1Q(vlan=5, dei=1)")).toEqual(built("Dot1Q(vlan=5, id=1)"));
  });
});

describe("values that stand for several", () => {
  it("make a packet each, inner layers first, and the first fields of each", () => {
    const all = built("IP(ttl=[1, 2], id=(7, 8))/UDP(dport=[53, 80])");
    const shown = all.map((text) => [text.slice(8, 12), text.slice(16, 18), text.slice(44, 48)].join(" "));
    expect(shown).toEqual([
      "0007 01 0035", "0007 01 0050", "0008 01 0035", "0008 01 0050",
      "0007 02 0035", "0007 02 0050", "0008 02 0035", "0008 02 0050",
    ]); // oxfmt-ignore
  });

  it("are networks, ranges of octets and lists of them", () => {
    const ends = (text: string): string[] => built(text).map((packet) => packet.slice(32, 40));
    expect(ends('IP(dst="10.0.0.6/30")')).toEqual(["0a000004", "0a000005", "0a000006", "0a000007"]);
    expect(ends('IP(dst=["10.0.1-2.3", "10.9.9.9"])')).toEqual(["0a000103", "0a000203", "0a090909"]);
    expect(built('IPv6(dst="2001:db8::/127")').map((packet) => packet.slice(-4))).toEqual(["0000", "0001"]);
    expect(built('ARP(pdst="10.0.0.0/31")')).toHaveLength(2);
  });

  it("are made as they are asked for", () => {
    const [first] = packets('IP(dst="0.0.0.0/0")/TCP(dport=(0, 65535), seq=(0, 4294967295))');
    expect(first.summary()).toBe("IP 0.0.0.0 > 0.0.0.0 / TCP 20 > 0 S");
    const [six] = packets('IPv6(dst="::/0")');
    expect(six.summary()).toBe("IPv6 :: > ::");
  });

  it("leave lists alone where a field holds a list", () => {
    expect(built('VRRP(addrlist=["10.0.0.1", "10.0.0.2"])')).toHaveLength(1);
  });

  it("are as many as there are when a packet is in a field", () => {
    expect(built('DNS(qd=DNSQR(qname=["a.org", "b.org"]))').map((packet) => packet.slice(24))).toEqual([
      "0161036f72670000010001",
      "0162036f72670000010001",
    ]);
  });
});

describe("random values", () => {
  const five =
    "IP(src=RandIP('10.0.0.0/8'), id=RandShort(), ttl=RandNum(3, 9))/UDP(sport=RandChoice(1, 2))/Raw(RandString(4))";

  it("are the same for a seed, and others for another", () => {
    const draw = (seed: number): string =>
      [...packets(`${five.slice(0, -1)})`, { seed })].map((packet) => hex(packet.bytes)).join();
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });

  it("stay within their limits", () => {
    for (let seed = 0; seed < 50; seed++) {
      const [packet] = packets("IP(src=RandIP('10.0.0.0/8'), ttl=RandNum(3, 9))", { seed });
      expect(packet.bytes[12]).toBe(10);
      expect(packet.bytes[8]).toBeGreaterThanOrEqual(3);
      expect(packet.bytes[8]).toBeLessThanOrEqual(9);
    }
  });
});

describe("a refusal says where and what", () => {
  const cases: { readonly [text: string]: { message: string; at: string; hint?: RegExp } } = {
    "IPP(dst='1.2.3.4')": { message: "there is no layer IPP", at: "IPP", hint: /^did you mean .*IP/ },
    "TCP(dprt=3)": {
      message: "TCP has no field dprt",
      at: "dprt",
      hint: /^did you mean dport.*its fields are sport, dport, seq/,
    },
    "IP(": { message: "the bracket ( is not closed", at: "(", hint: /expected \)/ },
    "IP() TCP()": { message: "unexpected TCP", at: "TCP", hint: /stacked by \// },
    "IP())": { message: "unexpected )", at: ")" },
    "IP(dst='1": { message: "a string that does not end", at: "'1" },
    "IP(1, 2)": { message: "IP takes one value without a name: its octets", at: "2" },
    "IP(3)": { message: 'IP takes its octets as b"…"; fields have names', at: "3", hint: /its fields are version/ },
    "IP(dst='1.2.3.4', 5)": { message: "a value without a name stands behind one with a name", at: "5" },
    IP: { message: "IP is called with brackets", at: "IP", hint: /IP\(\)/ },
    "IP() / 5": { message: "only layers, texts and octets can be stacked", at: "5" },
    "IP() + TCP()": { message: "a number is expected here", at: "IP()", hint: /stacked by \// },
    "IP().dst": { message: "nothing can be picked out of a value here", at: "IP().dst", hint: /does not read them/ },
    "3": { message: "this makes no packet", at: "3", hint: /made of layers/ },
    "": { message: "something is missing at the end", at: "" },
    "IP(id=$)": { message: 'unexpected "$"', at: "$" },
    [String.raw`Raw(b"\x0")`]: { message: "\\x needs two hexadecimal digits", at: "\\x0" },
  };

  it.each(Object.entries(cases))("%s", (text, { message, at, hint }) => {
    const found = refusal(text);
    expect(found.message).toBe(message);
    expect(found.at).toBe(at);
    if (hint) expect(found.hint).toMatch(hint);
  });
});
