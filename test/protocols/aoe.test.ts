import { describe, expect, it } from "vitest";
import { AOE, Ether, packet, Packet } from "../../src/toolkit/index.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const STATIONS = ["02:00:00:00:00:01", "02:00:00:00:00:02"] as const;

/** What a session sees of messages that go to and fro. */
function seen(...messages: string[]) {
  const session = new FullSession(standardCatalog(), standardWalk, {});
  return messages.map((hex, index) => {
    const [src, dst] = index % 2 === 0 ? STATIONS : [STATIONS[1], STATIONS[0]];
    return seenBy(session, packet(Ether({ src, dst }), AOE({ message: octets(hex) })).bytes, index + 1);
  });
}

describe("AoE", () => {
  it("has commands to disks, and the answer of each", () => {
    const [asked, answered] = seen(
      "10 00 0014 00 00 0001cd4a 53 00 02 34 0200000000a0 0000",
      "18 00 0014 00 00 0001cd4a 40 00 00 40 0200000000a0 0000",
    );
    expect(asked!.path).toBe("eth:ethertype:aoe");
    expect(asked!.fields.get("aoe.aflags.a")).toEqual(["1"]);
    expect(asked!.fields.get("aoe.ata.cmd")).toEqual(["0x34"]);
    expect(asked!.fields.get("aoe.lba")).toEqual(["0x0000a00000000002"]);
    expect(answered!.fields.get("aoe.ata.status")).toEqual(["0x40"]);
    expect(answered!.fields.get("aoe.ata.cmd")).toEqual(["0x34"]);
    expect(answered!.fields.get("aoe.response_to")).toEqual(["1"]);
    expect(answered!.fields.has("aoe.aflags.a")).toBe(false);
  });

  it("asks for configurations, fails, and says nothing of other versions", () => {
    expect(seen("10 00 ffff ff 01 00000000")[0]!.fields.get("aoe.cmd")).toEqual(["1"]);
    const failed = seen("1c 02 0014 00 01 00000001")[0]!.fields;
    expect(failed.get("aoe.error")).toEqual(["2"]);
    expect(failed.get("aoe.flags_error")).toEqual(["1"]);
    const strange = seen("00 00 ffff ff 01 00000000")[0]!.fields;
    expect(strange.get("aoe.version")).toEqual(["0"]);
    expect(strange.has("aoe.tag")).toBe(false);
  });

  it("answers what the same station asked alone, and bears being cut", () => {
    const request = "10 00 0014 00 00 00000007 00 00 01 ec 000000000000 0000";
    const [, , other] = seen(request, "10 00 ffff ff 01 00000000", request.replace("10", "18"));
    expect(other!.fields.has("aoe.response_to")).toBe(false);
    expect(seen("10 00 0014 00 00 00000007")[0]!.fields.has("aoe.tag")).toBe(true);
    expect(seen("10 00")[0]!.fields.get("aoe.version")).toEqual(["1"]);
  });

  it("is built as it was", () => {
    const made = packet(Ether(), AOE({ message: octets("10 00 ffff ff 01 00000000") }));
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
  });
});

describe("tcpdump's line of AoE", () => {
  const line = (hex: string): string =>
    lineOf([Ether(), AOE({ message: octets(hex) })], { verbose: 1 }).replace(/\n\tMajor.*?(?=\n| \(|$)/, "");

  it("tells of commands", () => {
    expect(line("10 00 0014 00 00 0001cd4a 53 00 02 34 010203040506 0000 aabb")).toBe(
      "AoE length 24, Ver 1, Flags: [none]\n" +
        "\tAFlags: [Ext48, Device, Async, Write], Err/Feature: 0, Sector Count: 2, Cmd/Status: 52\n" +
        "\tlba0: 1, lba1: 2, lba2: 3, lba3: 4, lba4: 5, lba5: 6\n\tData: 2 bytes",
    );
    expect(line("1c 02 0014 00 01 00000000 0001 0002 03 13 0002 6162")).toContain("Error: Bad argument parameter");
    expect(line("10 00 0014 00 01 00000000 0001 0002 03 13 0002 6162")).toContain("Config String (length 2): ab");
    expect(line("10 00 0014 00 02 00000000 00 01 02 01 00 01 020000000001")).toContain(
      "MCmd: Edit Mac Mask List, MError: Bad DCmd directive, Dir Count: 1\n\t DCmd: Add mac address to mask list",
    );
    expect(line("10 00 0014 00 03 00000000 01 01 020000000001")).toContain("Ethernet Address 0: 02:00:00:00:00:01");
  });

  it("ends where something is not right", () => {
    expect(line("20 00")).toBe("AoE length 2, Ver 2");
    expect(line("10 00 0014")).toBe("AoE length 4, Ver 1 (invalid)");
    for (const command of ["00", "01", "02", "03"])
      expect(line(`10 00 0014 00 ${command} 00000000 00`)).toMatch(/\(invalid\)$/);
    expect(line("10 00 0014 00 01 00000000 0001 0002 03 13 0009 6162")).toMatch(/set config string \(invalid\)$/);
    expect(line("10 00 0014 00 02 00000000 00 00 00 02 00")).toMatch(/Dir Count: 2 \(invalid\)$/);
    expect(line("10 00 0014 00 03 00000000 07 02 00")).toMatch(/RCmd: Unknown \(0x07\), NMacs: 2 \(invalid\)$/);
  });
});
