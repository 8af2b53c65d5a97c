import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const DIRECTED = 204;
const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const seen = (hex: string) => seenBy(new FullSession(standardCatalog(), standardWalk, {}), octets(hex), 1, DIRECTED);

describe("PPP behind an octet that says which way a frame went", () => {
  it("is read as without it, which is not counted", () => {
    const { path, fields } = seen("01 ff03 c021 0101 0004");
    expect(path).toBe("ppp:lcp");
    expect(fields.get("frame.len")).toEqual(["8"]);
    expect(fields.get("frame.p2p_dir")).toEqual(["0"]);
    expect(seen("00 c021 0101 0004").fields.get("frame.p2p_dir")).toEqual(["1"]);
  });

  it("may be empty", () => {
    for (const hex of ["", "01", "01 ff", "01 ff03"]) expect(seen(hex).path).not.toContain("lcp");
    expect(seen("").fields.get("frame.len")).toEqual(["0"]);
  });
});
