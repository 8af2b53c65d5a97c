import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { portableDecoders } from "../../src/flows/http/content-coding.ts";
import { contentDecoders } from "../../src/host/content-decoders.ts";

const text = Buffer.from("so much of the same ".repeat(500));
const whole = new Uint8Array(gzipSync(text));
const most = 1 << 20;

describe("gzip with zlib", () => {
  it("gives what was coded", () => {
    expect(contentDecoders["gzip"]?.(whole, most)).toEqual({ bytes: new Uint8Array(text) });
  });

  it.each([
    ["cut", whole.slice(0, -10), most],
    ["damaged", whole.map((octet, i) => (i === 40 ? octet ^ 0xff : octet)), most],
    ["followed by something else", Uint8Array.of(...whole, 1, 2, 3), most],
    ["larger than it may be", whole, 1000],
    ["nothing", new Uint8Array(0), 0],
  ])("gives of what is %s what runs anywhere gives", (_, coded, limit) => {
    expect(contentDecoders["gzip"]?.(coded, limit)).toEqual(portableDecoders["gzip"]?.(coded, limit));
  });
});
