import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { ExpressionError } from "../../src/craft/expression/expression-error.ts";
import { AnsweredList, ICMP, IP, packet, Packet, readCapture, TCP } from "../../src/node.ts";
import { completeLine } from "../../src/toolkit/session/complete.ts";
import { parametersOf } from "../../src/toolkit/session/parameters.ts";
import { Session } from "../../src/toolkit/session/session.ts";
import { scapyText } from "../../src/toolkit/session/text.ts";

const welcome = fileURLToPath(new URL("../../samples/welcome.pcap", import.meta.url));
let printed: string;
let variables: Map<string, unknown>;
let session: Session;

const library = {
  later: (value: unknown, options: { readonly timeout?: number; readonly signal?: AbortSignal } = {}) =>
    Promise.resolve([value, options.timeout, options.signal instanceof AbortSignal]),
  counted: (count: number, each: (n: number) => unknown) => Array.from({ length: count }, (_, i) => each(i)),
  failing: () => Promise.reject(new Error("there is no route")),
};

beforeEach(async () => {
  printed = "";
  variables = new Map<string, unknown>(Object.entries(library));
  const packets: Packet[] = [];
  for await (const one of readCapture(welcome)) packets.push(one);
  variables.set("pkts", packets);
  session = new Session({
    variables: {
      get: (name) => variables.get(name),
      set: (name, value) => void variables.set(name, value),
      remove: (name) => void variables.delete(name),
      names: () => [...variables.keys()],
    },
    print: (text) => void (printed += text),
    library,
    turn: () => Promise.resolve(),
  });
});

async function run(line: string, signal?: AbortSignal): Promise<unknown> {
  const reading = session.read(line);
  if ("fault" in reading) throw reading.fault;
  return session.run(reading.statements, signal);
}

async function last(...lines: readonly string[]): Promise<unknown> {
  let value: unknown;
  for (const line of lines) value = await run(line);
  return value instanceof Packet ? value.repr() : value;
}

async function refusal(...lines: readonly string[]): Promise<{ at: string; message: string; hint?: string }> {
  for (const line of lines.slice(0, -1)) await run(line);
  const line = lines.at(-1) ?? "";
  const fault = await run(line).catch((one: unknown) => one);
  if (!(fault instanceof ExpressionError)) throw new Error(`${line} gives ${String(fault)}`);
  return { message: fault.message, at: line.slice(fault.span?.start, fault.span?.end), hint: fault.hint };
}

/** A pair as `sr` gives it. */
class AnsweredPair {
  readonly query: Packet;
  readonly answer: Packet;

  constructor(query: Packet, answer: Packet) {
    this.query = query;
    this.answer = answer;
  }

  *[Symbol.iterator](): Iterator<Packet> {
    yield* [this.query, this.answer];
  }
}

describe("a line of Scapy's", () => {
  it("makes packets, which are shown as Scapy shows them", async () => {
    expect(await last('IP(dst="10.0.0.1")/TCP(dport=80)/b"x"')).toBe(
      '<IP  dst=10.0.0.1 |<TCP  dport=http |<Raw  load=b"x" |>>>',
    );
    expect(await last("ICMP()")).toBe("<ICMP  |>");
    expect(scapyText(await run("[IP(), IP()/TCP()]"))).toBe("<packets: TCP:1 UDP:0 ICMP:0 Other:1>");
  });

  it("gives names to values, and picks layers and fields out of packets", async () => {
    const pkt = 'pkt = Ether()/IP(dst="10.0.0.1", ttl=7)/UDP(sport=4000)/DNS(id=9)';
    expect(await last(pkt, "pkt[IP].dst, pkt.ttl, pkt[UDP].sport")).toMatchObject({ items: ["10.0.0.1", 7, 4000] });
    expect(await last(pkt, "pkt[UDP]")).toBe("<UDP  sport=4000 |<DNS  id=0x9 |>>");
    expect(await last(pkt, "DNS in pkt and TCP not in pkt and pkt.haslayer(UDP)")).toBe(true);
    expect(await last(pkt, "pkt[IP].chksum")).toBe(null);
    expect(await last("x = y = 3; x + y")).toBe(6);
    expect(await last("a, (b, c) = 1, (2, 3)", "[a, b, c]")).toEqual([1, 2, 3]);
  });

  it("changes fields: a packet with the other value takes the place of the one before", async () => {
    const pkt = "pkt = IP(ttl=1)/IP(ttl=2)/UDP(dport=53)";
    expect(await last(pkt, "pkt[UDP].dport = 5353", "pkt.ttl = 9", "pkt[IP:2].ttl = 8", "pkt")).toBe(
      "<IP  ttl=9 |<IP  ttl=8 |<UDP  dport=mdns |>>>",
    );
    expect(await last(pkt, "del pkt.ttl", "pkt /= 'more'", "pkt")).toBe(
      '<IP  |<IP  ttl=2 |<UDP  dport=domain |<Raw  load=b"more" |>>>>',
    );
    // Sums of a received packet are right again.
    expect(
      await last(
        "p = [q for q in pkts if IP in q][0]",
        "p.src = '02:00:00:00:00:09'",
        "p[IP].ttl = 3",
        "[p.ttl, len(p.verify())]",
      ),
    ).toEqual([3, 0]);
    expect(await last("l = [IP(), 2]", "l[0].ttl = 4", "l[0]")).toBe("<IP  ttl=4 |>");
  });

  it("has blocks as Python has them", async () => {
    await run("total = 0; seen = {}");
    const define = `def kind(p, loud=False):
    """Which of three."""
    if TCP in p:
        name = "tcp"
    elif UDP in p: name = "udp"
    else:
        name = "other"
    return name.upper() if loud else name
`;
    await run(`${define}\n`);
    expect(await last("[kind(IP()/TCP()), kind(IP()/UDP()), kind(ARP(), loud=True)]")).toEqual(["tcp", "udp", "OTHER"]);
    await run(`for p in pkts:
  k = kind(p)
  if k == "other":
    continue
  # Comments stand anywhere.
  seen[k] = seen.get(k, 0) + 1

i = 0
while True:
  i += 1
  if i > 4: break
def add(n):
  global total
  total += n
  return

for n in range(i): add(n)
`);
    expect(await last("[total, i, n]")).toEqual([10, 5, 4]);
    expect(await last("seen")).toEqual({ tcp: 30, udp: 12 });
    expect(variables.has("name")).toBe(false);
    await run("def fact(n): return 1 if n < 2 else n * fact(n - 1)");
    expect(await last("fact(10)")).toBe(3628800);
    await run("def waits(x):\n  y = later(x)\n  return [y]\n\n");
    expect(await last("waits(2)[0]")).toEqual(await last("later(2)"));
  });

  it("says of blocks what is missing, and where", async () => {
    const isUnfinished = (text: string): unknown => {
      const reading = session.read(text);
      return "fault" in reading && reading.fault.unfinished;
    };
    expect(["for p in pkts:", "for p in pkts:\n  p\n", "def f(a,"].map(isUnfinished)).toEqual([true, true, true]);
    expect(isUnfinished("for p in pkts:\n  p\n\n")).toBe(false);
    expect(await refusal("for p in pkts:\np")).toMatchObject({ at: "p" });
    expect(await refusal("if True:\n    a = 1\n  b = 2\n\n")).toMatchObject({ at: "b" });
    expect(await refusal("a = 1\n  b = 2")).toMatchObject({ at: "b" });
    expect(await refusal("def f(a):\n  return a\n\n", "f()")).toMatchObject({ message: "f needs a", at: "f()" });
    expect(await refusal("return 1")).toMatchObject({ message: "return stands in a def" });
    expect(await refusal(`${"if 1: ".repeat(10_000)}1`)).toMatchObject({
      message: "more than 50 blocks in one another",
    });
    const ending = new AbortController();
    ending.abort();
    await expect(run("while True: pass", ending.signal)).rejects.toThrow("interrupted");
  });

  it("finds what Scapy calls a layer in packets that were received", async () => {
    await run(
      'answer = IP(raw(IP()/UDP()/DNS(qr=1, qd=DNSQR(qname="a.test"), an=DNSRR(rrname="a.test", rdata="10.0.0.9"))))',
    );
    expect(await last("[DNSQR in answer, answer.haslayer(DNSRR), answer[DNSQR].qname, answer[DNSRR].rdata]")).toEqual([
      true,
      true,
      "a.test.",
      "10.0.0.9",
    ]);
    await run("edns = DNS(raw(DNS(ar=[DNSRROPT()], an=[DNSRRMX(preference=5, exchange='m.')])))");
    expect(await last("[DNSRR in edns, DNSRRMX in edns, edns[DNSRRMX].preference]")).toEqual([false, true, 5]);
    await run("reply = IPv6(raw(IPv6()/ICMPv6EchoReply(seq=7)))");
    expect(await last("[ICMPv6EchoReply in reply, ICMPv6EchoRequest in reply, reply[ICMPv6EchoReply].seq]")).toEqual([
      true,
      false,
      7,
    ]);
    expect(await last("reply.getlayer(DNSRR)")).toBe(null);
    expect(await last('q = IP()/UDP()/DNS(qd=DNSQR(qname="b.test"))', "[q[DNSQR].qname, DNSRR in q]")).toEqual([
      "b.test",
      false,
    ]);
    expect(await last("[IP in IP()/TCP(), (IP()/TCP())[TCP].dport, IP() == IP(), IP() == IP(ttl=1)]")).toEqual([
      true,
      80,
      true,
      false,
    ]);
  });

  it("has what Python's values have", async () => {
    expect(await last('"{} {:>3}|{1}".format("a", 1)')).toBe("a   1|1");
    expect(await last('"a b".split() + "x,y".split(",")')).toEqual(["a", "b", "x", "y"]);
    expect(await last("l = [1]; l.append(2); l.extend([3]); l")).toEqual([1, 2, 3]);
    expect(scapyText(await run('{"a": 1}.items()'))).toBe('[("a", 1)]');
    expect(await last('d = {"a": 1}; d.update({"b": 2}); del d["a"]; l = [1, 2]; del l[0]; [d, l]')).toEqual([
      { b: 2 },
      [2],
    ]);
    expect(await last('p = IP(flags="DF")/TCP(flags="SA"); [p.flags.DF, p[TCP].flags.S, p[TCP].flags.F]')).toEqual([
      true,
      true,
      false,
    ]);
    expect(await last("isinstance(IP()/TCP(), IP), any([0, 1]), all([0, 1]), abs(-2)")).toMatchObject({
      items: [true, true, false, 2],
    });
  });

  it("goes through lists, with lambdas, comprehensions and conditions", async () => {
    expect(await last("[p[TCP].dport for p in pkts if TCP in p and p[TCP].flags == 'S'][:2]")).toEqual([80, 443]);
    expect(await last("sum(1 for p in pkts if UDP in p)")).toBe(12);
    expect(await last("f = lambda x, y: x if x > y else y", "f(2, 3)")).toBe(3);
    expect(await last("len(list(IP(dst='10.0.0.0/30')/TCP(dport=[1, 2])))")).toBe(8);
    expect(await last("sorted([3, 1, 2], reverse=True)[0], max(1, 4), min([2, 3])")).toMatchObject({
      items: [3, 4, 2],
    });
    expect(await last("[1, 2, 3, 4][::-2], 'abc'[1:], b'abc'[-1]")).toMatchObject({ items: [[4, 2], "bc", 99] });
    await run("for i, p in enumerate(pkts[:2]): print(i, p.summary())");
    expect(printed.split("\n")).toHaveLength(3);
    expect(await last("not 1 < 2 <= 2 or 'b' in 'abc'")).toBe(true);
    expect(await last('"%-4s|%03d|%x%%" % ("a", 7, 255)')).toBe("a   |007|ff%");
  });

  it("puts values into texts", async () => {
    expect(await last("x = 7", "p = IP(ttl=x)", "f'{p.ttl:>4}|{x:04d}|{x:#x}|{x / 2:.2f}|{{}}|{p[IP].dst:<10}|'")).toBe(
      "   7|0007|0x7|3.50|{}|127.0.0.1 |",
    );
    expect(await run("f'{IP()/TCP()} {\"a\"}\\n{[1, None]:^13}'")).toBe("<IP  |<TCP  |>> a\n  [1, None]  ");
    expect(await run('f\'\' + F"""{1}"""')).toBe("1");
    expect(await refusal("f'a{1'")).toMatchObject({ at: "{" });
    expect(await refusal("f'{1:?}'")).toMatchObject({ at: "1", message: '"?" is no format' });
    expect(await refusal("f'{nobody}'")).toMatchObject({ at: "nobody" });
  });

  it("prints what Scapy prints", async () => {
    await run("IP(ttl=3).show()");
    expect(printed).toContain("  ttl         = 3\n");
    printed = "";
    await run("pkts[:2].nsummary()");
    expect(printed).toMatch(/^0000 Ether \/ .*\n0001 /);
    printed = "";
    await run("pkts.make_table(lambda p: ('n', p.summary().split(' / ')[1][:4], 1))");
    expect(printed).toMatch(/^ +n\n/);
    printed = "";
    await run("hexdiff(IP(ttl=3), IP(ttl=4)); linehexdump(b'ab'); chexdump(b'ab'); lsc()");
    const lines = ["61 62  ab", "0x61, 0x62", "counted(count, each)", "failing()", "later(value, options)", ""];
    expect(printed.split("\n").slice(-6)).toEqual(lines);
    expect(printed).toMatch(/^- 0008 {2}03 00 .*\n\+ 0008 {2}04 00 /m);
  });

  it("calls functions with Scapy's named arguments, waits for them and gives them the signal", async () => {
    const { signal } = new AbortController();
    expect(await run("later(IP(), timeout=2)[1:]", signal)).toEqual([2, true]);
    expect(await run("later(value=3)[0]")).toBe(3);
    expect(await run("[later(n)[0] for n in (1, 2)]")).toEqual([1, 2]);
    expect(await run("counted(2, lambda n: (n, n))")).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(await run("counted(count=2, each=lambda n: later(n)[0])[0]")).toEqual(0);
  });

  it("takes answers apart, gathers what comes one after another, and gives None for nothing", async () => {
    const pairs = [1, 2].map((id) => new AnsweredPair(packet(IP(), ICMP({ id })), packet(IP(), ICMP({ type: 0, id }))));
    variables.set("ans", new AnsweredList(pairs as never));
    expect(await run("[r[ICMP].id for s, r in ans]")).toEqual([1, 2]);
    expect(await run("ans[1][0][ICMP].id, len(ans), [p[0].id for p in ans[:1]]")).toMatchObject({ items: [2, 2, [1]] });
    expect(await run("len(ans.filter(lambda s, r: s[ICMP].id == 2))")).toBe(1);
    await run("ans.make_lined_table(lambda s, r: (s.dst, s[ICMP].id, r.sprintf('%ICMP.type%')))");
    expect(printed).toBe("  | 127.0.0.1\n--+-----------\n1 | echo-reply\n2 | echo-reply\n");
    expect(scapyText(variables.get("ans"))).toBe("<answers: TCP:0 UDP:0 ICMP:2 Other:0>");
    variables.set("counting", async function* (to: number) {
      for (let i = 0; i < to; i++) yield await Promise.resolve(i);
    });
    expect(await run("counting(3)")).toEqual([0, 1, 2]);
    variables.set("nothing", () => Promise.resolve(undefined));
    expect(await last("x = nothing()", "x is None")).toBe(true);
  });

  it("formats fields as sprintf does", async () => {
    const made = packet(IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 4000, dport: 80, flags: "SA" }));
    expect(
      made.sprintf("%IP.src%>%-9s,IP.dst%| %TCP.flags% {TCP:%TCP.dport% %%}{UDP:no}{!UDP:%UDP.dport%} %(x%)"),
    ).toBe("10.0.0.1>10.0.0.2 | SA 80 %?? {x}");
    expect(made.sprintf("%05d,TCP.dport% %#x,TCP.sport% %r,IP.proto%")).toBe("00080 0xfa0 6");
  });

  it("is told from JavaScript", () => {
    const scapys = ["IP()/TCP()", "pkts[0]", "x = 1", "later(1, timeout=2)", "from scapy.all import *", "lambda: 1"];
    for (const line of scapys) expect([line, "statements" in session.read(line)]).toEqual([line, true]);
    const others = [
      "x => x",
      "packet(IP({ dst: 1 }))",
      "await later(1)",
      "const a = 1",
      "`${1}`",
      "undefined",
      "a === b",
    ];
    for (const line of others) expect([line, session.read(line)]).toMatchObject([line, { unreadable: true }]);
    expect(session.read("nobody(1)")).toMatchObject({ unreadable: false, fault: { message: "there is no nobody" } });
    for (const line of ["IP(", "[1,", '"""a', "sniff(prn=lambda p:"])
      expect([line, session.read(line)]).toMatchObject([line, { fault: { unfinished: true } }]);
    for (const line of ["IP()/", "1 +", "IP(])"])
      expect(session.read(line)).toMatchObject({ fault: { unfinished: false } });
  });
});

describe("a mistake shows its place", () => {
  it.each([
    [["IP(dts=1)"], { at: "dts", message: "IP has no field dts" }],
    [["IP(ttl=300)/TCP()"], { at: "300", message: "ttl: 300 does not fit 8 bits" }],
    [
      ["pkt = IP()", "pkt[TCP]"],
      { at: "pkt[TCP]", message: "there is no TCP in this packet", hint: "its layers are IP" },
    ],
    [["pkt = IP()", "1 + pkt.dts"], { at: "pkt.dts", message: "there is no dts in this" }],
    [["pkts[1000]"], { at: "pkts[1000]" }],
    [["later(1)(2)"], { at: "later(1)(2)", message: "this cannot be called" }],
    [["1 + failing()"], { at: "failing()", message: "there is no route" }],
    [["counted(2, eech=1)"], { message: "there is no argument eech", hint: "did you mean each?" }],
    [["TCP = 3"], { at: "TCP", message: "TCP is a layer" }],
    [["a, b = 1, 2, 3"], { at: "a, b" }],
    [["for i in 3: i"], { at: "3" }],
    [["3 = x"], { at: "3" }],
    [["x = IP()", "x.ttl = 'many'"], { at: "'many'", message: 'ttl: no value is named "many"' }],
  ])("%j", async (lines, wanted) => {
    const { message, ...rest } = wanted as { message?: string | RegExp };
    const found = await refusal(...lines);
    expect(found).toMatchObject(rest);
    if (message !== undefined) expect(found.message).toMatch(message);
  });
});

describe("completion", () => {
  const texts = (line: string): readonly string[] => completeLine(line, session.scope).texts;

  it("proposes names, fields of a layer, its values, attributes and layers of a packet", async () => {
    await run('pkt = Ether()/IP()/TCP()/b"abc"');
    expect(texts("IP()/ICMPv6Echo")).toEqual(["ICMPv6EchoReply", "ICMPv6EchoRequest"]);
    expect(texts("TCP(d")).toEqual(["dataofs=", "dport="]);
    expect(texts("IP(ttl=1, ds")).toEqual(["dst="]);
    expect(texts('ICMP(type="echo-')).toEqual(["echo-reply", "echo-request"]);
    expect(texts("pkt[TCP].dp")).toEqual(["dport"]);
    expect(texts("pkt[")).toEqual(["Ether", "IP", "Raw", "TCP"]);
    expect(texts("x = counted(e")).toContain("each=");
    expect(texts("pk")).toEqual(["pkt", "pkts"]);
    expect(texts("nobody.x")).toEqual([]);
  });

  it("knows the parameters of every kind of function", () => {
    expect(parametersOf(async (one: number, { two }: { two: number }) => one + two)).toEqual(["one", "options"]);
    expect(parametersOf(function (a = [1, 2], ...rest: number[]) { return [a, rest]; } as never)).toEqual(["a", "rest"]); // oxfmt-ignore
    expect(parametersOf(({ a }: { a: number }) => a)).toEqual(["options"]);
    expect(parametersOf(Math.max)).toEqual([]);
  });
});
