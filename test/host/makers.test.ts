import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makers, registeredMakers } from "../../src/host/makers.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-makers-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("come with the program, of prefixes of each size", () => {
  const find = makers({ manufacturers: join(folder, "missing") });
  expect(find("00000c123456")).toEqual({ bits: 24, name: "Cisco Systems, Inc", short: undefined });
  expect(find("000000000001")).toMatchObject({ short: "00:00:00" });
  expect(find("525400010203")).toMatchObject({ bits: 24, name: "Realtek (UpTech? also reported)" });
  expect(find("0055da123456")).toMatchObject({ bits: 28, name: "KoolPOS Inc." });
  expect(find("0055da")).toMatchObject({ bits: 24, name: "IEEE Registration Authority" });
  expect(find("001bc5001234")).toMatchObject({ bits: 36, name: "OpenRB.com, Direct SIA" });
  expect(find("0242ac110002")).toBeUndefined();
  expect(find("ffffffffffff")).toBeUndefined();
});

it("are those of Wireshark's list where it is there", () => {
  const manufacturers = join(folder, "manuf");
  writeFileSync(
    manufacturers,
    "# names\n00:1B:C5\tIEEERegi\tIEEE Registration Authority\n00:1B:C5:00:00:00/36\tConverging\n10:00:5A\tIBM\n",
  );
  const find = makers({ manufacturers });
  expect(find("001bc5000123")).toEqual({ bits: 36, name: "Converging", short: "Converging" });
  expect(find("001bc5")).toEqual({ bits: 24, name: "IEEE Registration Authority", short: "IEEERegi" });
  expect(find("10005a000000")).toEqual({ bits: 24, name: "IBM", short: "IBM" });
  expect(find("00000c123456")).toBeUndefined();
});

it("are none where the registry cannot be read, or is nonsense", () => {
  expect(registeredMakers(() => Buffer.alloc(0))("00000c123456")).toBeUndefined();
  expect(registeredMakers(() => Buffer.from("\n\n\n"))("00000c123456")).toBeUndefined();
  expect(registeredMakers(() => Buffer.from("no tab"))("00000c123456")).toBeUndefined();
});
