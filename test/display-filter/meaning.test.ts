import { describe, expect, it } from "vitest";
import { matches, type Subject } from "./records.ts";

const subject: Subject = {
  u8: 64, u16: [1023, 2049], u32: 4_000_000_000, u64: 18_446_744_073_709_551_615n, i8: -5, i32: [-70_000, 70_000], char: 65, bool: true,
  double: 492.204, text: "Touché", other: ["GET", "HEAD"], bytes: Uint8Array.of(0x01, 0x02, 0xff, 0x41), mac: Uint8Array.of(0, 0x1b, 0x21, 0x0a, 0x0b, 0x0c),
  eui: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), ip: ["10.0.0.5", "172.16.3.9"], ip6: "fe80::1",
  guid: Uint8Array.from({ length: 16 }, (_, i) => i), oid: Uint8Array.of(0x2b, 6, 1), time: 1_041_342_931_300_000_000n, delta: 700_000_000n,
  none: true, kind: 2, flag: false,
}; // oxfmt-ignore

/** The filters of a table, a line each. */
const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

describe.each([
  [
    "existence",
    `t.u8
    t.none
    not t.u8 or t.u8`,
    `not t.none
    not t`,
  ],
  [
    "comparison of integers",
    `t.u8 == 64
    t.u8 == 0x40 and t.u8 == 0100 and t.u8 == 0b1000000 and t.u8 == '@'
    t.u32 == 4000000000 and t.u32 > 3999999999
    t.u64 == 18446744073709551615 and t.u64 > 18446744073709551614 and t.u64 >= 1
    t.i8 == -5 and t.i8 < 0 and t.i8 > -6
    t.char == 'A' and t.char == 65 and t.char == '\\x41'
    64 == t.u8 and 63 < t.u8
    60 < t.u8 < 70`,
    `t.u8 == 63
    t.u64 == 18446744073709551614
    t.u8 == -64
    64 < t.u8
    60 < t.u8 < 64`,
  ],
  [
    "several occurrences",
    `t.u16 == 1023 and t.u16 == 2049
    any t.u16 == 2049
    t.u16 !== 2049 and t.u16 any_ne 2049
    any t.u16 != 2049
    all t.u16 > 1000
    t.u16 != 80 and t.u16 all_ne 80
    t.u16 < t.u16`,
    `t.u16 != 2049
    all t.u16 == 2049
    t.u16 === 2049 and t.u16 all_eq 2049
    t.u16 === t.u16
    all t.u16 > 1023
    t.u16 !== 2049 and t.u16 != 1023`,
  ],
  [
    "booleans",
    `t.bool
    t.bool == 1 and t.bool == true and t.bool == TRUE and t.bool == True and t.bool == 5
    t.bool != 0
    t.bool == "True"
    t.flag == false and t.flag == "Not set" and t.flag == 0
    t.flag
    t.flag < t.bool`,
    `t.bool == false
    t.flag == "Set"
    t.flag == True`,
  ],
  [
    "floating point",
    `t.double == 492.204 and t.double > 492 and t.double <= 493 and t.double < 4.93e2
    t.double in {492 .. 492.5}`,
    `t.double == 492.205
    t.double < 492`,
  ],
  [
    "texts",
    `t.text == "Touché" and t.text > "Tim"
    t.text[5] == "é" and t.text[-2:] == "hé" and t.text[0-2] == "Tou"
    @t.text[5-6] == c3:a9
    t.text contains "uch" and t.text contains 'T'
    t.text matches "^touch." and t.text ~ r"CH\\x{e9}$"
    t.other[0] == "G" and t.other[0:2] == 47:45 and t.other[1-2] == "ET"
    t.other == GET
    upper(t.text) == "TOUCHé" and lower(t.other) == "head"
    len(t.text) == 7 and len(t.other) == 3
    upper(t.other)[0:2] == "HE"
    t.other in {"PUT", "HEAD"}
    t.other in {"GA" .. "GZ"}`,
    `t.text == "touché"
    t.text matches "(?-i)^touch"
    t.text contains "UCH"
    t.text[6]
    all t.other == "GET"
    t.other in {"A" .. "B"}`,
  ],
  [
    "octets",
    `t.bytes == 01:02:ff:41 and t.bytes == 01-02-ff-41 and t.bytes == 1.2.ff.41 and t.bytes == 0102ff41 and t.bytes == 0102.ff41
    t.bytes == "\\x01\\x02\\xffA"
    t.bytes[0] == 1 and t.bytes[2] == 0xff and t.bytes[3] == 'A' and t.bytes[3] == "A" and t.bytes[-1] == 41
    t.bytes[1:] == 02:ff:41 and t.bytes[:2] == 01:02 and t.bytes[1-2] == 02:ff and t.bytes[-3:2] == 02:ff
    t.bytes[0,3] == 01:41 and t.bytes[0,9] == 01
    t.bytes contains 02:ff and t.bytes contains 0xff and t.bytes contains "A"
    t.bytes matches "^\\x01\\x02\\xff"
    t.bytes & 00:00:0f:00 and t.bytes[2] & 0x0f == 0f
    t.bytes > 01:01 and t.bytes < 02
    t.mac == 00:1b:21:0a:0b:0c and t.mac == 00-1b-21-0a-0b-0c and t.mac == 001b.210a.0b0c
    t.mac[0:3] == 00:1b:21 and t.mac contains 21:0a and not t.mac & 01:00:00:00:00:00
    t.eui == 01:02:03:04:05:06:07:08
    t.guid == 00010203-0405-0607-0809-0a0b0c0d0e0f
    t.oid == 1.3.6.1 and t.oid == 2b:06:01
    :01:02 < t.bytes
    len(t.bytes) == 4 and len(t.mac) == 6`,
    `t.bytes[4]
    t.bytes[2:3]
    t.bytes[9,0]
    t.bytes contains 02:41
    t.bytes & 00:00:00:00
    t.mac[0] & 1`,
  ],
  [
    "addresses",
    `t.ip == 10.0.0.5 and t.ip == 10.0.0.0/8 and t.ip == 172.16.0.0/12
    t.ip != 10.0.0.0/24 or t.ip in {10.0.0.5 .. 10.0.0.9}
    t.ip in {192.168.0.0/16, 172.16.3.0/24}
    t.ip > 172.16.3.8 and t.ip[0:2] == ac:10
    t.ip & 0.0.0.255 == 0.0.0.9
    t.ip6 == fe80::1 and t.ip6 == fe80::/10 and t.ip6[0] == fe
    all t.ip == 0.0.0.0/0`,
    `t.ip == 10.0.1.0/24
    t.ip != 10.0.0.0/8
    t.ip === 10.0.0.0/8
    t.ip6 == fe80::2 or t.ip6 == 2001:db8::/32`,
  ],
  [
    "times",
    `t.delta == 0.7 and t.delta > 0.6999 and t.delta in {0 .. 1}
    t.time == "2002-12-31 13:55:31.3" and t.time == "2002-12-31T13:55:31.3Z" and t.time == "2002-12-31T15:55:31.3+02:00"
    t.time == "Dec 31, 2002 13:55:31.3 UTC" and t.time >= "Dec 31, 2002 08:55:31 EST"
    t.time == 2002-12-31T13:55:31.3Z and t.time > 2002-12-31
    t.time == 1041342931.3 and t.time > 5
    t.time in {"2002-12-31 13:55:31Z" .. "2002-12-31 13:55:32Z"}`,
    `t.delta == 0.70001
    t.time == "2002-12-31 13:55:31"
    t.time < 2002-12-31`,
  ],
  [
    "words for values",
    `t.kind == "Reply" and t.kind == Reply and t.kind != "Query"
    t.kind > "Query" and t.kind <= "Reply"
    t.kind != "Error" and not t.kind == "Error"
    t.kind in {"Query", "Reply"} and t.kind not in {"Error"}
    t.kind contains "epl" and t.kind matches "^re"
    vals(t.kind) == "Reply" and vals(t.kind) > "Query"
    vals(t.flag) == "Not set" and t.flag matches "^not"`,
    `t.kind == "Query"
    t.kind == "Error"
    t.kind matches "error"`,
  ],
  [
    "sets",
    `t.u16 in {80, 2049}
    t.u16 in {1000 .. 1100}
    t.u16 not in {80}
    all t.u16 in {1000 .. 3000} and all t.u16 not in {80}
    any t.u16 not in {2049}
    t.u8 in {t.u16, 64} and t.u8 in {0 .. t.u16}
    t.u8 + 1 in {65}
    len(t.text) in {7}`,
    `t.u16 in {80 .. 90}
    t.u16 not in {80, 2049}
    all t.u16 in {2049}
    all t.u16 not in {2049}`,
  ],
  [
    "calculations",
    `t.u16 + 1 == 2050 and t.u16 - 2050 == -1 and t.u16 * 2 == 4098 and t.u16 / 2 == 1024 and t.u16 % 100 == 49
    t.u8 == 60 + 4 and t.u8 == {60 + 2} * 2 - 60
    t.u8 & 0x40 and t.u8 bitand 0x40 == 64 and t.u16 bitwise_and 1 == 1
    t.u16 + 1 & 2 == 2
    -t.u8 == -64 and -t.i8 == 5
    t.u64 - 1 == 18446744073709551614 and t.u64 & 0xff == 255
    t.delta + 0.3 == 1 and t.delta - 1 == -0.3 and t.delta * 2 == 1.4 and t.delta / 7 == 0.1 and -t.delta < 0
    t.time + 0.7 == "2002-12-31 13:55:32Z" and t.time - t.delta == "2002-12-31 13:55:30.6Z"
    t.time - t.time == 0
    t.double * 2 == 984.408 and t.double - 492 < 1
    t.u16 == t.u8 * 32 + 1
    t.u8 - 63`,
    `t.u8 & 1
    t.u8 - 64
    t.u8 / 0
    t.u8 / 0 == 0 or t.u8 % 0 == 0`,
  ],
  [
    "functions",
    `max(t.u16) == 2049 and min(t.u16) == 1023 and max(t.u16, 3000) == 3000
    min(t.ip) == 10.0.0.5
    abs(t.i8) == 5 and abs(t.delta - 1) == 0.3
    count(t.ip) == 2 and count(t.u8) == 1
    string(t.u8) == "64" and string(t.ip) matches "^172" and string(t.ip6) == "fe80::1" and string(t.mac) contains "21:0a"
    string(t.u16) in {"1023"}
    dec(t.u8) == "64" and hex(t.u8) == "0x40"
    double(t.u8) == 64.0 and double(t.u8) / 3 > 21.3 and double(t.delta) == 0.7 and float(t.double) < 492.3
    upper(string(t.mac)) contains "0A:0B"
    len(t.u8) and count(t.u8)
    len(string(t.u8)) == 2`,
    `len(t.none)
    count(t.u16) == 1
    string(t.u8) == "0x40"`,
  ],
  [
    "kinds of addresses",
    `ip_rfc1918(t.ip) and ip_rfc1918(t.ip) == true
    ip_linklocal(t.ip6) and not ip_multicast(t.ip6) and not ip_ula(t.ip6)
    ip_special_name(t.ip) == "Private-Use" and ip_special_name(t.ip6) matches "link-local"
    ip_special_mask(t.ip) == 0x1c and ip_special_mask(t.ip6) & 1`,
    `ip_linklocal(t.ip)
    ip_multicast(t.ip)`,
  ],
] as const)("%s", (_, matching, others) => {
  it.each(lines(matching))("matches: %s", (filter) => expect(matches(filter, subject)).toBe(true));
  it.each(lines(others))("does not match: %s", (filter) => expect(matches(filter, subject)).toBe(false));
});

describe("without the field", () => {
  it.each(
    lines(`t.u8 == 1
    t.u8 != 1
    all t.u8 == 1
    t.u8 === 1
    t.u8 !== 1
    t.u8 in {1}
    t.u8 + 1 == 2
    count(t.u8) == 0
    len(t.text) == 0
    max(t.u8) == 0
    t.u8 == t.u16
    t.text matches ".*"`),
  )("is false: %s", (filter) => expect(matches(filter, {})).toBe(false));

  it.each(
    lines(`not t.u8 == 1
    !(t.u8 != 1)
    t.u8 not in {1}
    t.u8 or t`),
  )("is true: %s", (filter) => expect(matches(filter, {})).toBe(true));
});

describe("references", () => {
  const selected = { u8: 10, ip: ["10.0.0.5", "10.0.0.6"], text: "abc" };
  it("are the values in the selected subject", () => {
    const others = { u8: 12, ip: "10.0.0.6", text: "abc" };
    expect(matches("t.u8 > ${t.u8}", others, { selected })).toBe(true);
    expect(matches("t.u8 == $t.u8 + 2", others, { selected })).toBe(true);
    expect(matches("t.ip == ${t.ip}", others, { selected })).toBe(true);
    expect(matches("t.ip === ${t.ip}", others, { selected })).toBe(false);
    expect(matches("@t.text == ${@t.text}", others, { selected })).toBe(true);
    expect(matches("t.u8 in {$t.u8 .. 20}", others, { selected })).toBe(true);
  });

  it("have no values where nothing is selected", () => {
    expect(matches("t.u8 == ${t.u8} or ${t.u8}", { u8: 1 })).toBe(false);
  });
});

describe("macros", () => {
  const macros = {
    plus: "{$1 + $2 + 1}",
    private: "t.ip == 10.0.0.0/8",
    twice: "($private or $private)",
    port: "t.u16 in {$1}",
  };
  it.each([
    "t.u16 == $plus(t.u8,10)",
    "t.u16 == ${plus:t.u8;10}",
    "t.u16 == ${plus;t.u8;10}",
    "t.u16 == $plus($plus(t.u8, 4), 5)",
    "$private",
    "${private} and $twice and $private()",
    "$port(75)",
    't.text == "$private"',
  ])("are put in: %s", (filter) => {
    expect(matches(filter, { u8: 64, u16: 75, ip: "10.1.1.1", text: "$private" }, { macros })).toBe(true);
  });
});
