import { describe, expect, it } from "vitest";
import { captureFilterHint } from "../../src/display-filter/hints/capture-filter.ts";
import { octetExpression, textExpression } from "../../src/display-filter/meaning/regular-expressions.ts";
import { integerOf } from "../../src/display-filter/values/integers.ts";
import { guidOf, objectIdentifierOf, octetsOf } from "../../src/display-filter/values/octets.ts";
import { durationOf, momentOf } from "../../src/display-filter/values/times.ts";
import { holdsOctets, order } from "../../src/display-filter/values/value.ts";

const span = { start: 0, end: 1 };

describe("values as they are written", () => {
  it.each([["10", 10n], ["-0x0A", -10n], ["012", 10n], ["0b1010", 10n], ["0", 0n], ["+7", 7n], ["08", undefined], ["1e3", undefined], ["", undefined], ["0x", undefined]])(
    "the integer %s", (text, value) => expect(integerOf(text)).toBe(value),
  ); // oxfmt-ignore

  it.each([
    ["0a:1b", [0x0a, 0x1b]], ["0a-1b", [0x0a, 0x1b]], ["0.1.0.d", [0, 1, 0, 13]], ["0a1b", [0x0a, 0x1b]], ["001b.210a", [0, 0x1b, 0x21, 0x0a]],
    ["0xff", [255]], ["7", [7]], ["0xff00", undefined], ["0a:1b-2c", undefined], ["xy", undefined], ["0a::1b", undefined], ["", undefined],
  ])("the octets %s", (text, octets) => expect(octetsOf(text)).toEqual(octets && Uint8Array.from(octets))); // oxfmt-ignore

  it("identifiers", () => {
    expect(guidOf("6ba7b810-9dad-11d1-80b4-00c04fd430c8")?.[0]).toBe(0x6b);
    expect(guidOf("6ba7b810-9dad")).toBeUndefined();
    expect(objectIdentifierOf("1.2.840.113549", false)).toEqual(Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d));
    expect(objectIdentifierOf("8571.3.2", true)).toEqual(Uint8Array.of(0xc2, 0x7b, 3, 2));
    expect(objectIdentifierOf("1.40", false)).toBeUndefined();
  });

  const second = 1_000_000_000n;
  it.each([
    ["2020-07-04T12:34:56Z", 1_593_866_096n * second],
    ["2020-07-04 12:34:56.5Z", 1_593_866_096n * second + second / 2n],
    ["2020-07-04T14:34:56+02:00", 1_593_866_096n * second],
    ["2020-07-04T14:34:56+02", 1_593_866_096n * second],
    ["2020-07-04T07:34:56-0500", 1_593_866_096n * second],
    ["2020-07-04T12:34:56", 1_593_866_096n * second - 3600n * second],
    ["2020-07-04", 1_593_820_800n * second - 3600n * second],
    ["Sep 26, 2004 23:18:04.954975 UTC", 1_096_240_684n * second + 954_975_000n],
    ["Sep 26, 2004 23:18:04 EST", 1_096_240_684n * second + 5n * 3600n * second],
    ["Sep 26, 2004 23:18:04 +0100", 1_096_240_684n * second - 3600n * second],
    ["1084443427.311224", 1_084_443_427n * second + 311_224_000n],
    ["-1.5", -second - second / 2n],
    ["Jan 1, 1960 00:00:00 UTC", -315_619_200n * second],
  ])("the moment %s", (text, nanoseconds) => expect(momentOf(text, () => 3600)).toBe(nanoseconds));

  it.each(["2020-13-01", "2020-07-04 25:00", "Foo 1, 2020 10:00:00", "2020-07-04 12:34:56 CET", "2020-07-04 12:34:56 Z", "Sep 26, 2004 23:18", "yesterday", "2020-07-04Z"])(
    "no moment: %s", (text) => expect(momentOf(text, () => 0)).toBeTypeOf("string"),
  ); // oxfmt-ignore

  it("durations", () => {
    expect(durationOf("0.7")).toBe(700_000_000n);
    expect(durationOf("-2")).toBe(-2n * second);
    expect(durationOf("1s")).toBeUndefined();
  });
});

describe("order and search", () => {
  it("of numbers of either kind, of texts and of octets", () => {
    expect(order(1, 2n)).toBeLessThan(0);
    expect(order(2n ** 64n, 5)).toBeGreaterThan(0);
    expect(order(5, 5n)).toBe(0);
    expect(order("a", "b")).toBeLessThan(0);
    expect(order(Uint8Array.of(1, 2), Uint8Array.of(1))).toBeGreaterThan(0);
    expect(order(Uint8Array.of(1, 2), Uint8Array.of(2))).toBeLessThan(0);
    expect(order("a", 1)).toBeNaN();
  });

  it("of octets in octets", () => {
    const octets = Uint8Array.of(1, 1, 2, 1, 1, 3);
    expect(holdsOctets(octets, Uint8Array.of(1, 1, 3))).toBe(true);
    expect(holdsOctets(octets, Uint8Array.of(1, 3, 1))).toBe(false);
    expect(holdsOctets(octets, Uint8Array.of(3, 1))).toBe(false);
    expect(holdsOctets(octets, new Uint8Array(0))).toBe(true);
    expect(holdsOctets(new Uint8Array(0), Uint8Array.of(1))).toBe(false);
  });
});

describe("regular expressions of PCRE2", () => {
  it.each([
    ["^get", "GET /", "x get"],
    ["(?-i)get", "get", "GET"],
    ["[[:digit:]]+$", "a12", "a1b"],
    ["[]a]", "]", "b"],
    ["[^]a]", "b", "]"],
    ["a.c", "abc", "a\nc"],
    ["(?s)a.c", "a\nc", "ac"],
    ["(?x) a b # c".replace(" # c", ""), "ab", "a b"],
    ["end$", "end\n", "ends"],
    [String.raw`\Qa.b\E`, "a.b", "axb"],
    [String.raw`[\[x]`, "[", "y"],
    [String.raw`\x{e9}`, "é", "e"],
    ["[^[:space:]]", "a", " "],
    [String.raw`(?P<n>a)\k<n>`, "aa", "ab"],
    [String.raw`\Aab\z`, "ab", "ab\n"],
    [String.raw`a\h+b`, "a \tb", "a\nb"],
    ["a(?#comment)b", "ab", "a"],
  ])("%s", (pattern, text, other) => {
    expect(textExpression(pattern, span)(text)).toBe(true);
    expect(textExpression(pattern, span)(other)).toBe(false);
  });

  it("match octets one by one", () => {
    expect(octetExpression("é.", span)("\xc3\xa9x")).toBe(true);
  });

  it.each(["a++", "(?>a)", "a(?-i)b", "(?i:a)", "["])("refuse %s", (pattern) => {
    expect(() => textExpression(pattern, span)).toThrow(/Regex compilation error/);
  });
});

describe("texts that are no capture filters", () => {
  it.each([
    "tcp.port == 80",
    "host",
    "port",
    'http.host == "port 80"',
    "tcp",
    "src",
    "port foo",
    "not",
    "( port",
    "port 80 )",
    "x".repeat(600),
  ])("%s", (text) => {
    expect(captureFilterHint(text)).toBeUndefined();
  });
});
