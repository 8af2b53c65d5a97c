import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { md5 } from "../../src/bytes/md5.ts";

it("is what Node.js works out, for lengths around the ends of blocks", () => {
  for (let length = 0; length < 140; length++) {
    const message = Uint8Array.from({ length }, (_, i) => 31 * i + length);
    expect(Buffer.from(md5(message)).toString("hex")).toBe(createHash("md5").update(message).digest("hex"));
  }
});
