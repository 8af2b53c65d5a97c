import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileDisplayFilter } from "../../src/display-filter/compile-display-filter.ts";
import { completeDisplayFilter } from "../../src/display-filter/complete.ts";
import { DisplayFilterError } from "../../src/display-filter/filter-error.ts";
import { everyType, type Subject } from "./records.ts";

const pieces =
  `t.u8 t.u16 t.u64 t.text t.bytes t.ip t.ip6 t.mac t.time t.delta t.bool t.double t.none t.kind t.oid t.guid no.such == != === > <
  contains matches ~ in not and or xor any all ( ) { } , .. + - * / % & @ # #1 #[1-2] [0] [0:2] [-1:] [1-2,3] [ ] 1 -5 0x10 1.5 10.0.0.1/8 ::1
  aa:bb "a" "(" r"\\d" 'a' 'ab' $x \${t.u8} $m(1) \${m:1;2} len( max( upper( string( vals( ip_rfc1918( "Query" true 2020-01-01 "2020-01-01 10:00" é “ ; =`.split(
    /\s+/,
  );
const phrases = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((words) => words.join(" "));
const subject: Subject = {
  u8: 1,
  u16: [2, 3],
  text: "abc",
  bytes: Uint8Array.of(1, 2),
  ip: "10.0.0.1",
  time: 1n,
  delta: 2n,
  bool: true,
  kind: 1,
};

describe("any text", () => {
  it.each([
    ["of the language's words", phrases],
    ["of characters", fc.string({ maxLength: 40, unit: "binary" })],
  ])("is a filter or an error with a place: %s", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const { matches } = compileDisplayFilter(text, everyType, { macros: { m: "$1 + $2", x: "$x" } });
          expect(matches(subject)).toBeTypeOf("boolean");
          expect(matches({})).toBeTypeOf("boolean");
        } catch (fault) {
          expect(fault).toBeInstanceOf(DisplayFilterError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("can be completed anywhere", () => {
    fc.assert(
      fc.property(phrases, fc.nat(80), (text, at) => {
        const { from, to } = completeDisplayFilter(text, Math.min(at, text.length), everyType);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("means the opposite with a not, for every subject", () => {
    fc.assert(
      fc.property(phrases, (text) => {
        let positive: boolean;
        try {
          positive = compileDisplayFilter(`(${text})`, everyType).matches(subject);
        } catch {
          return;
        }
        expect(compileDisplayFilter(`not (${text})`, everyType).matches(subject)).toBe(!positive);
      }),
      { numRuns: 2000 },
    );
  });
});
