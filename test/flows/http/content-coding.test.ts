import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { contentDecoders } from "../../../src/host/content-decoders.ts";
import { decodeContent, MOST_CONTENT_RATIO, portableDecoders } from "../../../src/flows/http/content-coding.ts";

/** 90,000 octets that shrink to about a tenth. */
const text = Buffer.from(Array.from({ length: 10_000 }, (_, i) => `line ${i * i}\n`).join("")).subarray(0, 90_000);
/** `zstd` of "zstd was here\n". */
const zstd = Uint8Array.from(Buffer.from("KLUv/QRYcQAAenN0ZCB3YXMgaGVyZQqr3Qga", "base64"));

describe("content codings", () => {
  it.each([
    ["gzip", gzipSync(text)],
    ["x-gzip", gzipSync(text)],
    ["deflate", deflateSync(text)],
    ["Deflate ", deflateRawSync(text)],
    ["br", brotliCompressSync(text)],
    ["identity", text],
    ["chunked", text],
    ["", text],
    ["deflate, gzip", gzipSync(deflateSync(text))],
    ["gzip", Buffer.concat([gzipSync(text.subarray(0, 100)), gzipSync(text.subarray(100))])],
  ])("%s", (coding, coded) => {
    const { bytes, problem } = decodeContent(coding, coded, contentDecoders);
    expect(problem).toBeUndefined();
    expect(Buffer.from(bytes).equals(text)).toBe(true);
  });

  it("zstd", () => {
    expect(Buffer.from(decodeContent("zstd", zstd, portableDecoders).bytes).toString()).toBe("zstd was here\n");
  });

  it.each(["gzip", "deflate", "br"])("%s that breaks off or is damaged gives what came before", (coding) => {
    const coded = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[coding]!(text);
    const cut = decodeContent(coding, coded.subarray(0, coded.length / 2), contentDecoders);
    expect(cut.problem).toBeDefined();
    expect(cut.bytes.length).toBeGreaterThan(20_000);
    expect(text.subarray(0, cut.bytes.length).equals(cut.bytes)).toBe(true);
    const damaged = decodeContent(coding, Buffer.from(coded).fill(0xff, coded.length - 3000), contentDecoders);
    expect(damaged.problem).toBeDefined();
    if (coding !== "br") expect(damaged.bytes.subarray(0, 1000)).toEqual(new Uint8Array(text.subarray(0, 1000)));
  });

  it("stops at its limits", () => {
    const zeros = new Uint8Array(1_000_000);
    for (const [coding, coded] of [
      ["gzip", gzipSync(zeros)],
      ["deflate", deflateSync(zeros)],
      ["br", brotliCompressSync(zeros)],
    ] as const) {
      const { bytes, problem } = contentDecoders[coding]!(coded, 5000);
      expect(problem).toBe("more than 5000 octets");
      expect(bytes.length).toBe(coding === "br" ? 0 : 5000);
    }
    const bomb = brotliCompressSync(zeros);
    const most = bomb.length * MOST_CONTENT_RATIO;
    expect(most).toBeLessThan(zeros.length);
    expect(decodeContent("br", bomb, contentDecoders).problem).toBe(`more than ${most} octets`);
    expect(decodeContent("gzip,gzip,gzip,gzip,gzip", text, portableDecoders).problem).toBe("more than 4 codings");
  });

  it("says which coding it does not know", () => {
    expect(decodeContent("br", zstd, portableDecoders)).toEqual({
      bytes: zstd,
      problem: "no decoder for br",
      isCoded: true,
    });
  });
});
