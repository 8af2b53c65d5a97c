import { describe, expect, it } from "vitest";
import { TextWriter } from "../../src/bytes/text-writer.ts";
import { phrase } from "../../src/bytes/phrase.ts";
import { durationWords } from "../../src/protocols/parts/duration-words.ts";
import { shortenLine } from "../../src/report/tree/shorten-line.ts";
import { ours, sample } from "../cli/run-shark.ts";

async function tree(name: string, filter: string): Promise<string> {
  return (await ours(["-n", "-r", sample(name), "-Y", filter, "-V"])).stdout;
}

describe("lines of trees", () => {
  it("have the lines of messages with their ends", async () => {
    const lines = await tree("http", "http.request");
    expect(lines).toMatch(/^ {4}GET \S+ HTTP\/1\.1\\r\\n\n {8}\[Expert Info \(Chat\/Sequence\): GET /m);
    expect(lines).toMatch(/^ {4}Host: \S+\\r\\n$/m);
    expect(lines).toMatch(/^ {4}\\r\\n\n {4}\[Full request URI: http:/m);
  });

  it("say what records and handshakes of TLS are", async () => {
    const lines = await tree("tls12", "tls.handshake.type == 1");
    expect(lines).toMatch(/^ {4}TLSv1(\.2)? Record Layer: Handshake Protocol: Client Hello\n/m);
    expect(lines).toMatch(/^ {8}Handshake Protocol: Client Hello\n {12}Handshake Type: Client Hello \(1\)\n/m);
    expect(lines).toMatch(/^ {12}Cipher Suites \(\d+ suites?\)\n/m);
    expect(lines).toMatch(/^ {12}Extension: \w+ \(len=\d+\)\n {16}Type: /m);
    expect(lines).toMatch(/^ {12}\[JA3: [0-9a-f]{32}\]$/m);
  });

  it("show the hellos in QUIC in the frames that carry them, and short headers around what they have", async () => {
    const lines = await tree("quic", "quic");
    expect(lines).toMatch(
      /^ {4}QUIC Connection information\n {8}\[Connection Number: 0\]\n {4}\[Packet Length: 1200\]$/m,
    );
    expect(lines).toMatch(/^ {4}\.\.00 \.\.\.\. = Packet Type: Initial \(0\)\n {4}\.\.\.\. 00\.\. = Reserved: 0$/m);
    expect(lines).toMatch(
      /^ {4}CRYPTO\n {8}Frame Type: CRYPTO \(0x0{15}6\)\n.*\n.*\n {8}Crypto Data\n {8}TLSv1\.3 Record Layer: Handshake Protocol: Client Hello\n {12}Handshake Protocol: Client Hello\n {16}Handshake Type/m,
    );
    expect(lines).toMatch(
      /^ {4}PADDING Length: \d+\n {8}Frame Type: PADDING \(0x0{16}\)\n {8}\[Padding Length: \d+\]$/m,
    );
    expect(lines).toMatch(/^ {4}QUIC Short Header DCID=\w+\n {8}0\.\.\. \.\.\.\. = Header Form: Short Header \(0\)$/m);
  });

  it("have what SNMP asks inside the kind of question, and values behind their names", async () => {
    const lines = await tree("snmp", "snmp");
    expect(lines).toMatch(/^ {4}data: [\w-]+ \(\d\)\n {8}[\w-]+\n {12}request-id: \d+\n {12}error-status: /m);
    expect(lines).toMatch(
      /^ {12}variable-bindings: \d+ items?\n {16}([\d.]+): \S.*\n {20}Object Name: \1 \(iso\.[\d.]+\)\n {20}Value /m,
    );
  });

  it("put durations in words", () => {
    expect(durationWords(0)).toBe("0 seconds");
    expect(durationWords(90_061)).toBe("1 day, 1 hour, 1 minute, 1 second");
    expect(durationWords(47_605)).toBe("13 hours, 13 minutes, 25 seconds");
  });

  it("are cut where they are too long, between characters", () => {
    const cut = (text: string, label?: string): string => {
      const out = new TextWriter();
      out.utf8(text);
      shortenLine(out, 0, label === undefined ? undefined : phrase(label));
      return out.slice();
    };
    expect(cut("a".repeat(239))).toBe("a".repeat(239));
    expect(cut("a".repeat(240))).toBe(` [truncated]${"a".repeat(226)}`);
    expect(cut(`Value: ${"b".repeat(300)}`, "Value")).toBe(`Value [truncated]: ${"b".repeat(219)}`);
    expect(cut(`${"a".repeat(225)}${"é".repeat(9)}`)).toBe(` [truncated]${"a".repeat(225)}`);
  });
});
