import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBuild } from "../../src/cli/build/build.ts";
import type { CommandIo } from "../../src/cli/io.ts";
import { rdpcap } from "../../src/node.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "remora-build-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }));

async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const text of texts) yield await Promise.resolve(new TextEncoder().encode(text));
}

/** What the command writes and answers; `lines` are the chunks of standard input, which is a terminal where there are none. */
async function run(words: readonly string[], lines?: readonly string[], terminal = false) {
  const out: Uint8Array[] = [];
  let err = "";
  const io: CommandIo = {
    stdout: (bytes) => void out.push(bytes.slice()),
    stderr: (bytes) => void (err += new TextDecoder().decode(bytes)),
    env: {},
    cwd: folder,
    isTerminal: terminal,
    stdin: { terminal: lines === undefined, chunks: chunksOf(lines ?? []) },
  };
  const code = await runBuild(words, io);
  const octets = Uint8Array.from(out.flatMap((bytes) => Array.from(bytes)));
  return { code, octets, out: new TextDecoder("latin1").decode(octets), err };
}
const ip = "45000014000100004000fbe8000000007f000001";

describe("remora build", () => {
  it("writes octets, or digits on a terminal", async () => {
    expect((await run(["IP()"])).octets).toHaveLength(20);
    expect((await run(["IP()"], undefined, true)).out).toBe(`${ip}\n`);
    expect((await run(["--hex", "IP()", "IP(ttl=1)"])).out.split("\n")).toHaveLength(3);
  });

  it("writes a packet for each value, no more than -c", async () => {
    expect((await run(["--hex", 'IP(dst="10.0.0.0/29")'])).out.trimEnd().split("\n")).toHaveLength(8);
    expect((await run(["--hex", "-c", "3", 'IP(dst="0.0.0.0/0")', "IP()"])).out.trimEnd().split("\n")).toHaveLength(3);
  });

  it("writes them for people, for programs and as expressions", async () => {
    const word = 'IP(dst="10.0.0.1")/UDP(dport=53)';
    expect((await run(["--show", word])).out).toMatch(/^###\[ IP \]###\n {2}version {5}= 4\n/);
    expect((await run(["--summary", word])).out).toBe("IP 0.0.0.0 > 10.0.0.1 / UDP 53 > 53\n");
    expect((await run(["--command", word])).out).toBe('IP(dst="10.0.0.1")/UDP(dport=53)\n');
    expect((await run(["--hexdump", word])).out).toMatch(/^0x0000: {2}4500 001c /);
    expect(JSON.parse((await run(["--json", word])).out)).toMatchObject({
      linkType: 228,
      layers: [{ layer: "IP" }, { layer: "UDP" }],
    });
  });

  it("draws the same random values for a seed", async () => {
    const word = "IP(id=RandShort(), src=RandIP())";
    expect((await run(["--seed", "5", "--hex", word])).out).toBe((await run(["--seed", "5", "--hex", word])).out);
  });

  it("writes captures", async () => {
    for (const name of ["two.pcap", "two.pcapng"]) {
      expect((await run(["-w", name, "Ether()/IP(ttl=[1, 2])/UDP()"])).code).toBe(0);
      const packets = await rdpcap(join(folder, name));
      expect(packets.map((packet) => packet.summary())).toEqual(
        Array<string>(2).fill("Ether / IP 0.0.0.0 > 127.0.0.1 / UDP 53 > 53"),
      );
    }
    expect(readFileSync(join(folder, "two.pcap"))).toHaveLength(24 + 2 * (16 + 42));
    const mixed = await run(["-w", "mixed.pcap", "Ether()", "IP()"]);
    expect(mixed).toMatchObject({
      code: 1,
      err: "remora: mixed.pcap: packets of several link types do not fit a pcap file; name it .pcapng\n",
    });
    expect((await run(["-w", "mixed.pcapng", "Ether()", "IP()"])).code).toBe(0);
  });

  it("says what is wrong and where, and makes the others", async () => {
    const { code, out, err } = await run(["--hex", "IP(tll=3)", "IP()"]);
    expect({ code, out }).toEqual({ code: 1, out: `${ip}\n` });
    expect(err).toBe(
      [
        "remora: IP has no field tll",
        "  IP(tll=3)",
        "     ^^^",
        "did you mean ttl, ihl, tos? its fields are version, ihl, tos, len, id, flags, frag, ttl, proto, chksum, src, dst, options",
        "",
      ].join("\n"),
    );
    expect((await run(["IP(ttl=300)"])).err).toBe(
      "remora: ttl: 300 does not fit 8 bits\n  IP(ttl=300)\n         ^^^\n",
    );
    expect((await run(['IP(dst="a.example")'])).err).toMatch(
      /^remora: dst: a\.example is a name, which must be resolved first/,
    );
  });

  it("answers each line by one line", async () => {
    const { code, out, err } = await run([], ["IP()\nIP(ttl=[1, 2])\n", "nonsense\n\nUD", "P()/'ab'"]);
    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      ip,
      "450000140001000001003ae9000000007f000001".replace("3ae9", out.split("\n")[1]!.slice(20, 24)),
      "",
      "",
      "00350035000a00006162",
      "",
    ]);
    expect(err).toMatch(/^remora: line 3: there is no layer nonsense\n {2}nonsense\n {2}\^{8}\n/);
    expect((await run(["--json"], ["UDP()\n"])).out).toMatch(/^\{"linkType".*\}\n$/);
    expect((await run([], [])).out).toBe("");
  });

  it("lists layers and fields, and draws headers", async () => {
    expect((await run(["--ls"])).out).toMatch(/^TCP +: Transmission Control Protocol$/m);
    expect((await run(["--ls", "UDP"])).out).toMatch(/^sport +: 16 bits/);
    expect((await run(["--rfc", "UDP"])).out).toContain("|             SPORT             |");
    expect((await run(["--ls", "Nonsense"])).err).toBe(
      "remora: there is no layer Nonsense: remora build --ls lists them\n",
    );
  });

  it("refuses words that say nothing", async () => {
    expect((await run([])).err).toMatch(/^remora: an expression is missing\nUsage: remora build/);
    expect((await run(["--hex", "--json", "IP()"])).err).toMatch(/^remora: --hex and --json exclude one another\n/);
    expect((await run(["--show"], ["IP()\n"])).err).toMatch(/^remora: --show takes expressions as words/);
    expect((await run(["-c", "x", "IP()"])).err).toMatch(/^remora: -c takes a number, not "x"\n/);
    expect((await run(["--help"])).out).toMatch(/^Usage: remora build/);
  });

  it("takes protocols of one's own", async () => {
    writeFileSync(
      join(folder, "memo.cjs"),
      `module.exports = ({ defineProtocol, fields, auto }) => defineProtocol({
        name: "memo", layer: "Memo", title: "Memo", spec: "none", carriedBy: { "udp.port": 40417 },
        fields: { size: fields.u16({ auto: auto.sizeOf("text") }), text: fields.text({ by: "size" }) },
      });`,
    );
    const { out, err } = await run(["--plugin", "memo.cjs", "--summary", 'IP()/UDP(sport=1)/Memo(text="hi")']);
    expect(err).toBe("");
    expect(out).toBe("IP 0.0.0.0 > 127.0.0.1 / UDP 1 > 40417 / Memo\n");
    writeFileSync(join(folder, "broken.cjs"), "module.exports = 3;");
    expect((await run(["--plugin", "broken.cjs", "IP()"])).err).toMatch(/broken\.cjs: a plugin exports a function/);
    expect((await run(["--plugin", "missing.cjs", "IP()"])).err).toMatch(/missing\.cjs: Cannot find module/);
  });
});
