import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { filterText } from "../../src/protocols/parts/ldap-filter-text.ts";
import { Ether, IP, packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { ber, hex, octets } from "./ber-octets.ts";

const message = (id: number, operation: string, controls = ""): string =>
  ber("30", ber("02", hex(id)), operation, controls);
const search = (filter: string): string =>
  ber("63", ber("04", "'dc=x'"), "0a0102 0a0100 020100 020100 010100".replaceAll(" ", ""), filter, "3000");
const entry = ber("64", ber("04", "'cn=a'"), ber("30", ber("30", ber("04", "'sn'"), ber("31", ber("04", "'b'")))));
const done = ber("65", "0a0100", "0400", "0400");

/** The values of fields in each segment of one connection; those that begin with `<` come from the server. */
function seen(names: readonly string[], ...segments: string[]): (readonly string[])[][] {
  const session = new FullSession(standardCatalog(), standardWalk);
  const next = [1, 1];
  return segments.map((given, index) => {
    const back = given.startsWith("<") ? 1 : 0;
    const load = octets(given.slice(back));
    const [src, dst] = back ? ["10.0.0.2", "10.0.0.1"] : ["10.0.0.1", "10.0.0.2"];
    const [sport, dport] = back ? [389, 40000] : [40000, 389];
    const { bytes } = packet(
      Ether(),
      IP({ src: src!, dst: dst! }),
      TCP({ sport: sport!, dport: dport!, flags: "PA", seq: next[back]!, ack: next[1 - back]! }),
      Raw({ load }),
    );
    next[back]! += load.length;
    const { fields } = seenBy(session, bytes, index + 1);
    return names.map((name) => [...(fields.get(name) ?? [])].map(String));
  });
}

const present = ber("87", "'mail'");
const equal = ber("a3", ber("04", "'sn'"), ber("04", "'b'"));

describe("LDAP", () => {
  it("shows filters within filters", () => {
    const filter = ber("a0", equal, ber("a2", ber("a1", present, equal)));
    const names = ["ldap.filter", "ldap.and_item", "ldap.not", "ldap.or_item", "ldap.present", "ldap.attributeDesc"];
    expect(seen(names, message(1, search(filter)))[0]).toEqual([
      ["0"],
      ["3", "2"],
      ["1"],
      ["7", "3"],
      ["mail"],
      ["sn", "sn"],
    ]);
  });

  it("waits for the rest of a message, and tells messages apart", () => {
    const both = message(5, entry) + message(5, done);
    const names = ["ldap.messageID", "ldap.AttributeValue"];
    expect(seen(names, `<${both.slice(0, 6)}`, `<${both.slice(6)}`)).toEqual([
      [[], []],
      [["5", "5"], ["62"]],
    ]);
  });

  it("says which request every result answers", () => {
    const names = ["ldap.response_to"];
    expect(seen(names, message(2, search(present)), `<${message(2, entry)}`, `<${message(2, done)}`)).toEqual([
      [[]],
      [["1"]],
      [["1"]],
    ]);
    expect(seen(names, message(2, search(present)), `<${message(3, done)}`)[1]).toEqual([[]]);
  });

  it("takes values by the names of attributes and of controls", () => {
    const sid = ber("04", "010500000000000515000000010000000200000003000000f4010000");
    const attribute = ber("30", ber("04", "'objectSid'"), ber("31", sid));
    const paged = ber("30", ber("04", "'1.2.840.113556.1.4.319'"), ber("04", ber("30", "020164", "0400")));
    const shown = seen(
      ["ldap.sid", "ldap.AttributeValue", "ldap.size", "ldap.controlValue"],
      `<${message(4, ber("64", ber("04", "'cn=a'"), ber("30", attribute)), ber("a0", paged))}`,
    );
    expect(shown[0]).toEqual([["S-1-5-21-1-2-3-500"], [], ["100"], []]);
  });

  it("reads what a security layer signs, and not what it seals", () => {
    const names = ["ldap.sasl_buffer_length", "ldap.messageID", "ldap.gssapi_encrypted_payload", "spnego.krb5.tok_id"];
    const token = (flags: string) => `0504${flags}ff000c000c0000000000000001${"aa".repeat(12)}`;
    const payload = message(9, "4200");
    const size = 28 + payload.length / 2;
    expect(seen(names, hex(size, 8) + token("04") + payload)[0]).toEqual([[String(size)], ["9"], [], ["0x0405"]]);
    const sealed = seen(names, hex(size + 12, 8) + token("06") + "aa".repeat(12) + payload)[0]!;
    expect(sealed.map((values) => values.length)).toEqual([1, 0, 1, 1]);
  });

  it("goes on as TLS where that was asked for", () => {
    const start = message(1, ber("77", ber("80", "'1.3.6.1.4.1.1466.20037'")));
    const names = ["ldap.requestName", "tls.record.content_type"];
    expect(seen(names, start, "15030300020100")).toEqual([
      [["1.3.6.1.4.1.1466.20037"], []],
      [[], ["21"]],
    ]);
  });

  it("reads several messages of a datagram", () => {
    const session = new FullSession(standardCatalog(), standardWalk);
    const load = octets(message(1, entry) + message(1, done));
    const { bytes } = packet(Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 389, dport: 40000 }), Raw({ load })); // oxfmt-ignore
    const { fields } = seenBy(session, bytes, 1);
    expect([...(fields.get("ldap.protocolOp") ?? [])].map(String)).toEqual(["4", "5"]);
  });
});

describe("texts of filters", () => {
  const text = (filter: string): string => filterText(octets(filter), 0, filter.length / 2);

  it("are written as RFC 4515 does", () => {
    expect(text(ber("a0", equal, ber("a2", present)))).toBe("(&(sn=b)(!(mail=*)))");
    const parts = ber("30", ber("80", "'a'"), ber("81", "'b'"));
    expect(text(ber("a4", ber("04", "'cn'"), parts))).toBe("(cn=a*b*)");
    expect(text(ber("a9", ber("81", "'2.5'"), ber("82", "'cn'"), ber("83", "'x'"), "8401ff"))).toBe("(cn:dn:2.5:=x)");
    expect(text(ber("a3", ber("04", "'NtVer'"), ber("04", "16000020")))).toBe("(NtVer=0x16000020)");
  });

  it("stop at what is cut off", () => {
    expect(text("")).toBe("");
    expect(text("a0")).toBe("");
    expect(text(ber("a0", equal.slice(0, -2)))).toBe("(&)");
  });
});
