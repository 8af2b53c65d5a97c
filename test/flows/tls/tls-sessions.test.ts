import { describe, expect, it } from "vitest";
import { Talk } from "../talk.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const record = (type: string, body: string): string =>
  `${type} 0303 ${octets(body).length.toString(16).padStart(4, "0")} ${body}`;
const data = record("17", "aabbccdd");
/** A server's hello with one extension. */
function hello(extension: string): string {
  const list = `${octets(extension).length.toString(16).padStart(4, "0")} ${extension}`;
  const body = `0303 ${"5a".repeat(32)} 00 1301 00 ${list}`;
  return record("16", `02 ${octets(body).length.toString(16).padStart(6, "0")} ${body}`);
}
const supports13 = "002b 0002 0304";

/** What the server sends, a segment each. */
function served(port: number, ...segments: string[]): Talk {
  const talk = new Talk();
  let seq = 1;
  for (const hex of segments) {
    talk.server({ seq, data: octets(hex) }, port);
    seq += octets(hex).length;
  }
  return talk;
}

describe("TLS without keys", () => {
  it("hides the types of records once version 1.3 was agreed on", () => {
    const talk = served(443, hello(supports13), data);
    expect(talk.field("tls.record.opaque_type")).toEqual([23]);
    expect(talk.field("tls.record.content_type")).toEqual([]);
    expect(served(443, hello("0017 0000"), data).field("tls.record.content_type")).toEqual([23]);
    expect(served(443, data).field("tls.record.opaque_type")).toEqual([]);
  });

  it("has the version of a hello count for itself and what is behind it", () => {
    const talk = served(443, hello(supports13) + record("14", "01") + data);
    expect(talk.field("tls.record.content_type")).toEqual([22, 20]);
    expect(talk.field("tls.record.opaque_type")).toEqual([23]);
    expect(talk.field("tls.handshake.random")).toHaveLength(1);
    expect(talk.field("tls.handshake.random_time")).toEqual([]);
    expect(served(443, hello("0017 0000")).field("tls.handshake.random_bytes")).toHaveLength(1);
  });

  it("says what is inside: what the server chose, else what its port is for", () => {
    const application = (port: number, ...segments: string[]): unknown[] =>
      served(port, ...segments).field("tls.app_data_proto");
    expect(application(443, data)).toEqual(["Hypertext Transfer Protocol"]);
    expect(application(8443, data)).toEqual([]);
    const h2 = "0010 0005 0003 02 6832";
    expect(application(8443, hello(h2), data)).toEqual(["HyperText Transfer Protocol 2"]);
    expect(application(443, record("14", "01"))).toEqual([]);
  });

  it("reads a hello that is cut off as far as it is there", () => {
    const whole = octets(hello(supports13));
    for (let length = 1; length < whole.length; length++)
      expect(() =>
        new Talk().server({ seq: 1, data: whole.subarray(0, length) }, 443).field("tls.record.version"),
      ).not.toThrow();
  });
});
