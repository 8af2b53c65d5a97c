import { describe, expect, it } from "vitest";
import { completeDisplayFilter } from "../../src/display-filter/complete.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import type { Vocabulary } from "../../src/display-filter/vocabulary.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { everyType } from "./records.ts";

const catalog = standardCatalog();
const packets = packetVocabulary(catalog, new Compiler(catalog));

/** What is proposed where `|` stands. */
function proposed(text: string): string[] {
  return proposedOf(everyType, text);
}

function proposedOf<S>(vocabulary: Vocabulary<S>, text: string): string[] {
  const cursor = text.indexOf("|");
  return completeDisplayFilter(text.replace("|", ""), cursor, vocabulary).proposals.map((proposal) => proposal.text);
}

describe("completion", () => {
  it("proposes names that begin as typed, protocols before their fields", () => {
    expect(proposed("|")).toContain("t");
    expect(proposed("t.te|")).toEqual(["t.text"]);
    expect(proposed("not t.u|")).toEqual(["t.u16", "t.u32", "t.u64", "t.u8"]);
    expect(proposedOf(packets, "tcp|")[0]).toBe("tcp");
    expect(proposedOf(packets, "tcp.fl|")).toEqual(expect.arrayContaining(["tcp.flags", "tcp.flags.syn"]));
    expect(proposedOf(packets, "TCP.srcp|")).toEqual(["tcp.srcport"]);
    expect(proposed("t.u8 == 1 and (t.d|")).toEqual(["t.delta", "t.double"]);
  });

  it("proposes functions", () => {
    expect(proposed("le|")).toEqual(["len("]);
    expect(proposed("len(t.te|")).toEqual(["t.text"]);
  });

  it("proposes operators that suit the field", () => {
    expect(proposed("t.text |")).toEqual(expect.arrayContaining(["==", "contains", "matches", "in", "and"]));
    expect(proposed("t.u8 |")).not.toContain("contains");
    expect(proposed("t.none |")).toEqual(["and", "or", "xor"]);
    expect(proposed("t.text con|")).toEqual(["contains"]);
    expect(proposed("t.u8[0:2] |")).toContain("==");
  });

  it("proposes values", () => {
    expect(proposed("t.kind == |")).toEqual(['"Query"', '"Reply"', '"Error"']);
    expect(proposed("t.kind == re|")).toEqual(['"Reply"']);
    expect(proposed("t.kind in {|")).toEqual(['"Query"', '"Reply"', '"Error"']);
    expect(proposed('t.kind in {"Query", |')).toContain('"Reply"');
    expect(proposed("t.flag == |")).toEqual(["true", "false", '"Not set"', '"Set"']);
    expect(proposed("t.u8 == |")).toEqual([]);
  });

  it("proposes what joins conditions after one", () => {
    expect(proposed("t.u8 == 1 |")).toEqual(["and", "or", "xor"]);
    expect(proposed("t.u8 in {1, 2} |")).toEqual(["and", "or", "xor"]);
    expect(proposed("t.u8 == 1 a|")).toEqual(["and"]);
  });

  it("says what it would replace", () => {
    const { from, to } = completeDisplayFilter("t.u8 == 1 and t.texas or t", 17, everyType);
    expect([from, to]).toEqual([14, 21]);
  });

  it("says what the proposals are", () => {
    const { proposals } = completeDisplayFilter("t.kind == q", 11, everyType);
    expect(proposals).toEqual([{ text: '"Query"', kind: "value", detail: "1" }]);
    expect(completeDisplayFilter("tcp.dstp", 8, packets).proposals[0]).toEqual({
      text: "tcp.dstport",
      kind: "field",
      detail: "Destination Port (Unsigned integer (16 bits))",
    });
  });

  it("bears what cannot be read", () => {
    expect(proposed('t.text == "abc|')).toEqual([]);
    expect(proposed("t.u8 == '|")).toEqual([]);
    expect(proposed(")(}{ |")).toBeInstanceOf(Array);
  });
});
