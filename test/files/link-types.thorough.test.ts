import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeLinkType, dltOf, linkTypeNamed, linkTypeOfDlt, longestPacket } from "../../src/files/link-types.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";
import { Builder } from "./building.ts";

it("link types are named as libpcap names them", () => {
  expect(describeLinkType(1)).toBe("EN10MB (Ethernet)");
  expect(describeLinkType(101)).toBe("RAW (Raw IP)");
  expect(describeLinkType(12)).toBe("RAW (Raw IP)");
  expect(describeLinkType(147)).toBe("147");
});

it("link types are found by name and by DLT", () => {
  expect(linkTypeNamed("DLT_EN10MB")).toBe(1);
  expect(linkTypeNamed("raw")).toBe(101);
  expect(linkTypeNamed("LINKTYPE_PPP_BSDOS")).toBe(103);
  expect(linkTypeNamed("nothing")).toBeUndefined();
  expect([dltOf(101), dltOf(1), linkTypeOfDlt(12), linkTypeOfDlt(113)]).toEqual([12, 1, 101, 113]);
});

describeWithOracle("tcpdump", "tcpdump's banner", () => {
  it("words link types the same, and their snapshot lengths", () => {
    const folder = mkdtempSync(join(tmpdir(), "remora-"));
    const file = join(folder, "empty.pcap");
    // Every third is enough, once all are compared; the last few have numbers or limits of their own.
    const sample = Array.from({ length: 98 }, (_, index) => index * 3);
    for (const linkType of [...sample, 1, 100, 101, 103, 106, 231, 279, 289, 290]) {
      writeFileSync(file, new Builder().pcap({ linkType, snapLength: 0 }).bytes());
      const { stderr } = spawnSync(findOracle("tcpdump")!.command, ["-n", "-r", file], { encoding: "utf8" });
      const banner = `link-type ${describeLinkType(linkType)}, snapshot length ${longestPacket(linkType)}\n`;
      expect(stderr, `link type ${linkType}`).toContain(banner);
    }
    rmSync(folder, { recursive: true });
  });
});
