import { describe, expect, it } from "vitest";
import { formatFilterError } from "../../src/capture-filter/format-filter-error.ts";
import { compileDisplayFilter } from "../../src/display-filter/compile-display-filter.ts";
import { DisplayFilterError } from "../../src/display-filter/filter-error.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import type { Vocabulary } from "../../src/display-filter/vocabulary.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { everyType } from "./records.ts";

const catalog = standardCatalog();
const packets = packetVocabulary(catalog, new Compiler(catalog));

function faultOf<S>(filter: string, vocabulary: Vocabulary<S>): DisplayFilterError {
  try {
    compileDisplayFilter(filter, vocabulary);
  } catch (fault) {
    if (fault instanceof DisplayFilterError) return fault;
    throw fault;
  }
  return expect.fail(`${filter} is accepted`);
}

/** The error, and what of the filter it points at. */
function refusal<S>(filter: string, vocabulary: Vocabulary<S>): string {
  const { message, span } = faultOf(filter, vocabulary);
  return `${message} <${span ? filter.slice(span.start, span.end) : ""}>`;
}

describe("what cannot be read", () => {
  it.each([
    ["t.u8 ==", "Unexpected end of filter expression. <>"],
    ["t.u8 == 1 t.u8", '"t.u8" was unexpected in this context. <t.u8>'],
    ["(t.u8", "Unexpected end of filter expression. <>"],
    ["t.u8)", '")" was unexpected in this context. <)>'],
    ["t.u8 in {}", '"}" was unexpected in this context. <}>'],
    ["t.u8 in {1,}", '"}" was unexpected in this context. <}>'],
    ["t.u8 in {1..}", '"}" was unexpected in this context. <}>'],
    ["any t.u8", "Unexpected end of filter expression. <>"],
    ["any (t.u8 == 1)", '"(" was unexpected in this context. <(>'],
    ["(t.u8 + 1) == 2", '"==" was unexpected in this context. <==>'],
    ["t.u8 == (1 + 2)", '"(" was unexpected in this context. <(>'],
    ['t.text == "abc', 'The final quote was missing from a quoted string. <"abc>'],
    [String.raw`t.text == "\Z"`, String.raw`\Z is not a valid character escape sequence <\Z>`],
    [String.raw`t.text == "\400"`, String.raw`\400 is larger than 255. <\400>`],
    ["t.u8 == 'ab'", "'ab' is too long to be a valid character constant. <'ab'>"],
    [String.raw`t.u8 == '\Z'`, String.raw`'\Z' isn't a valid character constant. <'\Z'>`],
    ["t.u8 == ''", "Empty character constant. <''>"],
    ["t.bytes[0:0]", "Range 0:0 isn't valid because length 0 isn't positive <0:0>"],
    ["t.bytes[3-1]", "Range 3-1 isn't valid because 3 is greater or equal than 1 <3-1>"],
    ["t.bytes[a]", '"a" is not a valid range. <a>'],
    ["t.bytes[0:2, x]", '"x" is not a valid range. <x>'],
    ["t.bytes#[1-]", '"1-" is not a valid range. <1->'],
    ["t.bytes#-1", 'Expected digit or "[", not "-" <->'],
    ["t.u8 == $no(1)", "macro 'no' does not exist <$no(1)>"],
  ])("%s", (filter, expected) => expect(refusal(filter, everyType)).toBe(expected));
});

describe("what makes no sense", () => {
  it.each([
    ["t.no", '"t.no" is not a valid protocol or protocol field. <t.no>'],
    ["t.no == 1", '"t.no" is not a valid protocol or protocol field. <t.no>'],
    ["t.u8 == .no", '"no" is not a valid protocol or protocol field. <.no>'],
    ["t.no in {1}", '"t.no" is not a valid protocol or protocol field. <t.no>'],
    ["len(t.no) > 1", '"t.no" is not a valid protocol or protocol field. <t.no>'],
    ["t.u8 == ${t.no}", '"t.no" is not a valid protocol or protocol field. <${t.no}>'],
    ["6 == 7", "Constant expression is invalid. <6>"],
    ["1 in {1}", "Only a field may be tested for membership in a set. <1>"],
    ["t.u16 == 70000", '"70000" too big for this field, maximum 65535. <70000>'],
    ["t.i8 == -129", '"-129" too small for this field, minimum -128. <129>'],
    ["t.u64 == 18446744073709551616", '"18446744073709551616" causes an integer overflow. <18446744073709551616>'],
    ["t.u8 == 080", '"080" is not a valid number. <080>'],
    ["t.u8 == 1.5", '"1.5" is not a valid number. <1.5>'],
    ["t.u8 == x", '"x" is not a valid number. <x>'],
    ['t.u8 == "x"', 'Unsigned integer (8 bits) cannot be converted from a string ("x"). <"x">'],
    ["t.double == x", '"x" is not a valid floating-point number. <x>'],
    ["t.ip == 1.2.3", '"1.2.3" is not a valid hostname or IPv4 address. <1.2.3>'],
    ["t.ip == 10.0.0.0/33", "Netmask bits in a CIDR IPv4 address should be <= 32, not 33 <10.0.0.0/33>"],
    ["t.ip6 == ::1/129", "Prefix in a IPv6 address should be <= 128, not 129 <::1/129>"],
    ["t.ip6 == 1::2::3", '"1::2::3" is not a valid hostname or IPv6 address. <1::2::3>'],
    ["t.mac == ff:ff", '"ff:ff" contains too few bytes to be a valid Ethernet address. <ff:ff>'],
    [
      "t.mac == 0:1:2:3:4:5:6",
      '"0:1:2:3:4:5:6" contains too many bytes to be a valid Ethernet address. <0:1:2:3:4:5:6>',
    ],
    ["t.bytes == xyz", '"xyz" is not a valid byte string. <xyz>'],
    ["t.bytes == 0xff00", '"0xff00" is not a valid byte string. <0xff00>'],
    ["t.delta == 1m", '"1m" is not a valid time. <1m>'],
    ['t.delta == "0.5"', 'Time offset cannot be converted from a string ("0.5"). <"0.5">'],
    ['t.time == "2002-12-31 10:00 foo"', 'Unexpected data after time value. <"2002-12-31 10:00 foo">'],
    ['t.kind == "No"', '"No" cannot be found among the possible values for t.kind. <"No">'],
    ['t.kind > "Error"', '"Error" stands for several values, which have no order. <"Error">'],
    ["t.none == 1", "Labels have no values to compare with. <1>"],
    ["t.ip == t.u8", "t.ip and t.u8 are not of compatible types. <t.u8>"],
    ["t.bool == t.u8", "t.bool and t.u8 are not of compatible types. <t.u8>"],
    ["t.u8 in {t.ip}", "t.u8 and t.ip are not of compatible types. <t.ip>"],
    ['t.ip contains "a"', "t.ip (type=IPv4 address) cannot participate in contains comparison. <t.ip>"],
    ['t.u8 matches "8"', "t.u8 (type=Unsigned integer (8 bits)) cannot participate in matches comparison. <t.u8>"],
    ["t.text matches foo", "Matches requires a double quoted string on the right side. <foo>"],
    ['t.text matches "("', 'Regex compilation error: Unterminated group. <"(">'],
    ["t.u8[0] == 1", '"t.u8" is a Unsigned integer (8 bits) and cannot be sliced into a sequence of bytes. <t.u8>'],
    ["t.text + 1 == 2", "FT_STRING cannot +. <t.text>"],
    ["t.bool & 1", "FT_BOOLEAN cannot &. <t.bool>"],
    ["t.u8 + t.double == 2", "t.u8 and t.double are not of compatible types. <t.double>"],
    ["t.u8 == 1 / 0", "Division by zero. <1 / 0>"],
    ["no(t.u8) == 1", "Function 'no' does not exist <no>"],
    ["len() == 1", "Function len needs at least 1 arguments. <len>"],
    ["len(t.u8, 1) == 1", "Function len can only accept 1 arguments. <len>"],
    ['upper(t.u8) == "A"', "Only string type fields can be used as parameter for upper() <t.u8>"],
    ["count(1) == 1", "Only fields can be used as parameter for count() <1>"],
    ['string(t.text) == "a"', 'String conversion for field "t.text" is not supported <t.text>'],
    ["abs(t.ip) == 1", "'t.ip' is not a valid argument to 'abs'() <t.ip>"],
    ["max(t.u8, t.u16) == 1", "Arguments to 'max' must have the same type (expected FT_UINT8, got FT_UINT16) <t.u16>"],
    ["max(5, 6) == 6", "Argument '5' is not valid for max() <5>"],
    ["ip_rfc1918(t.ip6)", "'t.ip6' is not a valid argument to 'ip_rfc1918'() <t.ip6>"],
    ["vals(t.u8)", 'The field "t.u8" has no value strings <t.u8>'],
  ])("%s", (filter, expected) => expect(refusal(filter, everyType)).toBe(expected));
});

describe("what may have been meant", () => {
  it.each([
    ["tcp.port = 80", "did you mean `tcp.port == 80`?"],
    ["ip.addr <> 10.0.0.1", "did you mean `ip.addr != 10.0.0.1`?"],
    ["tcp.port == 80 AND udp", "did you mean `tcp.port == 80 and udp`?"],
    ["tcp.port in {80 443}", "did you mean `tcp.port in {80, 443}`?"],
    ["tcp.port in (80, 443)", "did you mean `tcp.port in {80, 443}`?"],
    ["tcp.port == 80 || 443", "did you mean `tcp.port in {80, 443}`?"],
    ["tcp.port == 80..90", "did you mean `tcp.port in {80 .. 90}`?"],
    ["ip.src == 10.0.0.*", "did you mean `ip.src == 10.0.0.0/24`?"],
    ["ip.src == 10.0.0.1-10.0.0.9", "a range is written `in {10.0.0.1 .. 10.0.0.9}`"],
    ["(tcp and udp", "did you mean `(tcp and udp)`?"],
    ["tcp and", "did you mean `tcp`?"],
    ["http.host == “a”", 'did you mean `http.host == "a"`?'],
    ['http.host contain "a"', 'did you mean `http.host contains "a"`?'],
    ["http.host == example site", 'did you mean `http.host == "example site"`?'],
    ["http.host matches foo.*", 'did you mean `http.host matches "foo.*"`?'],
    [
      "(frame.len + 1) > 5",
      "parentheses hold conditions; calculations are grouped with curly brackets: `{frame.len + 1}`",
    ],
    ["frame.len-1 > 5", "a minus needs blanks around it: `frame.len - 1`"],
    ["tcp.prot == 80", "did you mean `tcp.port`?"],
    ["Http.Host", "did you mean `http.host`?"],
    ["lenn(frame) > 1", "did you mean `len`?"],
    ['ip.addr == "10.0.0.1"', "without quotes: `10.0.0.1`"],
    ["http.host == dns", 'dns is a protocol; a text is written in quotes: `"dns"`'],
    ["ip.ttl[0] == 1", "its octets are `@ip.ttl`"],
  ])("%s", (filter, hint) => expect(faultOf(filter, packets).hint).toBe(hint));

  it.each([
    ["tcp port 80", "tcp.port == 80"],
    ["port 53", "(tcp.port == 53 or udp.port == 53)"],
    ["src net 10.0.0.0/8 and not dst port 22", "ip.src == 10.0.0.0/8 and not (tcp.dstport == 22 or udp.dstport == 22)"],
    ["host 10.0.0.1 or host fe80::1", "ip.addr == 10.0.0.1 or ipv6.addr == fe80::1"],
    ["ether host 00:11:22:33:44:55", "eth.addr == 00:11:22:33:44:55"],
    ["tcp[tcpflags] & (tcp-syn|tcp-fin) != 0", "(tcp.flags.syn == 1 or tcp.flags.fin == 1)"],
    ["ip6 and udp", "ipv6 and udp"],
    ["udp portrange 80-90", "udp.port in {80 .. 90}"],
    ["net 192.168", "ip.addr == 192.168.0.0/16"],
    ["port (80 or 443)", "((tcp.port == 80 or udp.port == 80) or (tcp.port == 443 or udp.port == 443))"],
    ["less 100", "frame.len <= 100"],
    ["ip multicast or ether broadcast", "ip.dst == 224.0.0.0/4 or eth.dst == ff:ff:ff:ff:ff:ff"],
    ["vlan 5", "vlan.id == 5"],
    ["ip proto 17", "ip.proto == 17"],
  ])("the capture filter %s", (filter, display) => {
    expect(faultOf(filter, packets).hint).toBe(
      `\`${filter}\` is a capture filter; the display filter is \`${display}\``,
    );
    expect(() => compileDisplayFilter(display, packets)).not.toThrow();
  });

  it("is shown below the place", () => {
    const filter = "ip.src == 10.0.0.1 and tcp.prot == 80";
    expect(formatFilterError(faultOf(filter, packets), filter).split("\n")).toEqual([
      '"tcp.prot" is not a valid protocol or protocol field.',
      "  ip.src == 10.0.0.1 and tcp.prot == 80",
      "                         ^^^^^^^^",
      "did you mean `tcp.port`?",
    ]);
  });
});
