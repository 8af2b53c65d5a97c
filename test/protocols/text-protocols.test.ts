import { describe, expect, it } from "vitest";
import {
  Ether,
  FTP,
  HTTP,
  IMAP,
  IP,
  packet,
  Packet,
  POP,
  Raw,
  RTSP,
  SDP,
  SIP,
  SMTP,
  SSDP,
  TCP,
  UDP,
} from "../../src/toolkit/index.ts";
import type { Layer, Protocol } from "../../src/definition/protocol.ts";
import { lineOf } from "./line-text.ts";

const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const stream = (dport: number, load: string): Layer[] => [
  Ether(),
  ip,
  TCP({ sport: 40000, dport, flags: "PA" }),
  Raw({ load: latin1(load) }),
];
const datagram = (dport: number, load: string): Layer[] => [
  Ether(),
  ip,
  UDP({ sport: 40000, dport }),
  Raw({ load: latin1(load) }),
];
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** What a text is as a layer; building it from those values gives the text again. */
function read<P extends Protocol>(protocol: P, layers: readonly Layer[]) {
  const made = new Packet(packet(...layers).bytes);
  expect(made.build()).toEqual(made.bytes);
  return made.get(protocol);
}

describe("HTTP", () => {
  it("is a start line, headers and a body", () => {
    const made = packet(
      Ether(),
      ip,
      TCP({ sport: 40000, dport: 80, flags: "PA" }),
      HTTP({ headers: [{ name: "Host", value: "a.example" }] }),
    );
    expect(new TextDecoder().decode(made.bytes.subarray(54))).toBe("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
    expect(made.whole).toBe(true);
    expect(read(HTTP, stream(80, "HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\nno"))).toEqual({
      line: { Http_Version: "HTTP/1.1", Status_Code: "404", Reason_Phrase: "Not Found" },
      headers: [{ name: "Server", value: "x" }],
      blank: "\r\n",
      body: latin1("no"),
    });
  });

  it.each([
    [
      "bare line feeds",
      "GET / HTTP/1.0\nA:b\n\n",
      {
        line: { Method: "GET", Path: "/", Http_Version: "HTTP/1.0", end: "\n" },
        headers: [{ name: "A", colon: ":", value: "b", end: "\n" }],
        blank: "\n",
      },
    ],
    ["HTTP/0.9", "GET /x\r\n", { line: { Method: "GET", Path: "/x" }, headers: [], blank: "" }],
    [
      "spaces in the target",
      "GET  /a b HTTP/1.1\r\n\r\n",
      { line: { Method: "GET", Path: "", Http_Version: "/a b HTTP/1.1" }, headers: [], blank: "\r\n" },
    ],
    [
      "no reason",
      "HTTP/1.1 200\r\n\r\n",
      { line: { Http_Version: "HTTP/1.1", Status_Code: "200" }, headers: [], blank: "\r\n" },
    ],
    [
      "a folded header",
      "GET / HTTP/1.1\r\nA: b\r\n c: d\r\n\r\n",
      { headers: [{ name: "A", value: "b" }, { text: " c: d" }] },
    ],
    [
      "a head that the segment cuts",
      "GET / HTTP/1.1\r\nHost: a.ex",
      { headers: [{ name: "Host", value: "a.ex", end: "" }], blank: "", body: new Uint8Array(0) },
    ],
    [
      "octets that are no UTF-8",
      "GET /\xff HTTP/1.1\r\n\r\n",
      { line: { Method: "GET", Path: "/\udcff", Http_Version: "HTTP/1.1" } },
    ],
  ])("keeps %s", (_what, text, wanted) => {
    expect(read(HTTP, stream(80, text))).toMatchObject(wanted);
  });

  it("does not claim the middle of a body", () => {
    expect(read(HTTP, stream(80, "and so on\r\n"))).toBeUndefined();
    expect(read(HTTP, stream(80, "GE"))).toBeUndefined();
  });

  it("is found in datagrams as SSDP", () => {
    expect(read(SSDP, datagram(1900, "M-SEARCH * HTTP/1.1\r\nST: all\r\n\r\n"))?.line).toEqual({
      Method: "M-SEARCH",
      Path: "*",
      Http_Version: "HTTP/1.1",
    });
  });

  it("says which pieces a line needs", () => {
    expect(() => packet(Ether(), ip, TCP(), HTTP({ line: { Path: "/" } }))).toThrow(/Method and Path/);
  });
});

describe("SIP, RTSP and SDP", () => {
  it("carry a session description as the next layer", () => {
    const invite = datagram(
      5060,
      "INVITE sip:b SIP/2.0\r\nv: SIP/2.0/UDP a\r\n\r\nv=0\r\nm=audio 9 RTP/AVP 0\r\nbroken\r\n",
    );
    expect(read(SIP, invite)).toEqual({
      line: { Method: "INVITE", uri: "sip:b", version: "SIP/2.0" },
      headers: [{ name: "v", value: "SIP/2.0/UDP a" }],
      blank: "\r\n",
    });
    expect(read(SDP, invite)).toEqual({
      lines: [{ type: "v", value: "0" }, { type: "m", value: "audio 9 RTP/AVP 0" }, { text: "broken" }],
    });
    expect(read(RTSP, stream(554, "RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n"))?.line).toEqual({
      version: "RTSP/1.0",
      code: "200",
      phrase: "OK",
    });
  });
});

describe("conversations of commands", () => {
  it.each([
    [
      "SMTP",
      SMTP,
      25,
      "MAIL FROM:<a>\r\n250-first\r\n250 last\r\nSubject: x\r\nquit\r\n",
      [
        { command: "MAIL", argument: "FROM:<a>" },
        { code: "250", mark: "-", text: "first" },
        { code: "250", text: "last" },
        { line: "Subject: x" },
        { command: "quit", mark: "", argument: "" },
      ],
    ],
    [
      "FTP",
      FTP,
      21,
      "220\r\nPASV\r\nUSER a b\n",
      [
        { code: "220", mark: "", text: "" },
        { command: "PASV", mark: "", argument: "" },
        { command: "USER", argument: "a b", end: "\n" },
      ],
    ],
    [
      "POP",
      POP,
      110,
      "+OK hello\r\nTOP 1 2\r\n.\r\n",
      [{ indicator: "+OK", description: "hello" }, { command: "TOP", argument: "1 2" }, { line: "." }],
    ],
    [
      "IMAP",
      IMAP,
      143,
      "a1 LOGIN x y\r\n* 2 EXISTS\r\n+ go\r\na1 OK done\r\nplain",
      [
        { tag: "a1", command: "LOGIN", arguments: "x y" },
        { untagged: "*", response: "2", text: "EXISTS" },
        { continuation: "+", text: "go" },
        { tag: "a1", status: "OK", text: "done" },
        { line: "plain", end: "" },
      ],
    ],
  ] as const)("of %s are lines", (_name, protocol, port, text, lines) => {
    expect(read(protocol as Protocol, stream(port, text))).toEqual({ lines });
  });

  it("do not claim TLS after STARTTLS", () => {
    expect(read(SMTP, stream(25, "\x16\x03\x01\0\x01\0"))).toBeUndefined();
  });
});

describe("lines of text protocols", () => {
  const start = "IP 10.0.0.1.40000 > 10.0.0.2";
  const printed = (layers: Layer[], verbose = 0, captured = Infinity): string =>
    lineOf(layers, { verbose, checksums: false }, captured)
      .replace(/^IP \(.*\n {4}/, "IP ")
      .replace(/Flags.*?length/, "length");

  it("show the first line, and all of them with -v", () => {
    const request = stream(80, "GET / HTTP/1.1\r\nHost: x\r\n\r\n\0");
    expect(printed(request)).toBe(`${start}.80: length 28: HTTP: GET / HTTP/1.1`);
    expect(printed(request, 1)).toBe(`${start}.80: length 28: HTTP, length: 28\n\tGET / HTTP/1.1\n\tHost: x\n\t`);
    expect(printed(datagram(5060, "SIP/2.0 200 OK\r\n"))).toBe(`${start}.5060: SIP: SIP/2.0 200 OK`);
  });

  it("show no bodies, but all of SMTP and FTP", () => {
    expect(printed(stream(80, "body text\r\n"))).toBe(`${start}.80: length 11: HTTP`);
    expect(printed(stream(25, "body text\r\n"))).toBe(`${start}.25: length 11: SMTP: body text`);
  });

  it("say where a line is cut", () => {
    expect(printed(stream(21, "220 hi"))).toBe(`${start}.21: length 6: FTP: 220 hi [|ftp]`);
    expect(printed(stream(21, "220 hi\r\n"), 0, 54 + 6)).toBe(`${start}.21: length 8: FTP [|ftp]`);
  });
});
