import { describe, expect, it } from "vitest";
import { Packet, SOCKS } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "./streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const client = (bytes: Uint8Array | string): Piece => ({
  direction: 0,
  bytes: typeof bytes === "string" ? octets(bytes) : bytes,
});
const server = (bytes: Uint8Array | string): Piece => ({ ...client(bytes), direction: 1 });
const seen = (...pieces: readonly Piece[]) => seenIn(pieces, 1080);

/** A client of version 5 that is let through to port 80 of 10.0.0.9. */
const through = [
  client("05 01 00"),
  server("05 00"),
  client("05 01 00 01 0a000009 0050"),
  server("05 00 00 01 0a000001 0051"),
];

describe("SOCKS", () => {
  it("reads how version 5 is set up", () => {
    const [methods, method, command, reply] = seen(...through);
    expect(methods!.fields.get("socks.auth_method")).toEqual(["0"]);
    expect(method!.fields.get("socks.auth_accepted_method")).toEqual(["0"]);
    expect(command!.fields.get("socks.dst")).toEqual(["10.0.0.9"]);
    expect(command!.fields.get("socks.port")).toEqual(["80"]);
    expect(reply!.fields.get("socks.results")).toEqual(["0"]);
  });

  it("hands on what goes through, whole messages and the segments that they are in", () => {
    const packets = seen(
      ...through,
      client(text("GET / HTTP/1.0\r\n\r\n")),
      server(text("HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\n12")),
      server(text("34")),
    ).slice(4);
    expect(packets.map(({ path }) => path.replace("eth:ethertype:ip:tcp:", ""))).toEqual([
      "socks:http",
      "socks",
      "socks:http:data",
    ]);
    for (const { fields } of packets) {
      expect(fields.get("socks.version")).toEqual(["5"]);
      expect(fields.get("socks.dst")).toEqual(["10.0.0.9"]);
      expect(fields.get("socks.dstport")).toEqual(["80"]);
    }
  });

  it("reads version 4, and names in it", () => {
    const [request, reply, carried] = seen(
      client("04 01 0050 00000001 6d6500 686f737400"),
      server("00 5a 0050 0a000001"),
      client(text("GET / HTTP/1.0\r\n\r\n")),
    );
    expect(request!.fields.get("socks.username")).toEqual(["me"]);
    expect(request!.fields.get("socks.v4a_dns_name")).toEqual(["host"]);
    expect(reply!.fields.get("socks.results")).toEqual(["90"]);
    expect(carried!.path).toContain("socks:http");
  });

  it("reads names and passwords, and tokens", () => {
    const [, , user, status] = seen(client("050102"), server("0502"), client("01 02 6d65 01 78"), server("0101"));
    expect(user!.fields.get("socks.username")).toEqual(["me"]);
    expect(user!.fields.get("socks.password")).toEqual(["x"]);
    expect(status!.fields.get("socks.auth_status")).toEqual(["1"]);
    const [, , token] = seen(client("050101"), server("0501"), client("01 01 0002 abcd"));
    expect(token!.fields.get("socks.gssapi.data")).toEqual(["ab:cd"]);
  });

  it("carries nothing where the proxy refuses", () => {
    const refused = seen(client("050102"), server("05ff"), client(text("GET / HTTP/1.0\r\n\r\n")));
    expect(refused.at(-1)!.path).toMatch(/socks$/);
    const refused4 = seen(client("04 01 0050 0a000001 00"), server("00 5b 0050 0a000001"), client(text("GET /")));
    expect(refused4.at(-1)!.path).toMatch(/socks$/);
  });

  it("names what begins as no version of it, and shows nothing", () => {
    const [first] = seen(client("4745"));
    expect(first!.path).toMatch(/socks$/);
    expect(first!.fields.has("socks.version")).toBe(false);
  });

  it("is built as it was", () => {
    for (const bytes of segmentsOf(through, 1080)) {
      const read = new Packet(bytes);
      expect(read.get(SOCKS)).toBeDefined();
      expect(read.build()).toEqual(bytes);
    }
  });
});
