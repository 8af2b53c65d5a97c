import { describe, expect, it } from "vitest";
import { seenIn } from "../flows/streams.ts";

const PORT = 4840;
const octets = (hex: string): number[] =>
  (hex.replaceAll(/\s/g, "").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
const ascii = (text: string): string =>
  Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");
/** A text behind its length. */
const counted = (text: string): string => `${text.length.toString(16).padStart(2, "0")}000000${ascii(text)}`;
const NULL = "ffffffff";

/** The fields of a message of a type, of which this is the body. */
function fieldsOf(type: string, body: string) {
  const inside = octets(body);
  const size = inside.length + 8;
  const bytes = Uint8Array.from([...octets(ascii(type)), 0x46, size & 255, size >> 8, 0, 0, ...inside]);
  return seenIn([{ direction: 0, bytes }], PORT)[0]!.fields;
}
/** A service on a channel. */
const service = (identifier: string, body: string) =>
  fieldsOf("MSG", `01000000 02000000 03000000 04000000 0100${identifier}${body}`);
/** What requests begin with: a token, a moment, a number, and an object that is none. */
const REQUEST = `0000 00a0724e18090000 05000000 ff030000 ${NULL} 10270000 000000`;
const RESPONSE = `00a0724e18090000 05000000 00000000 00 ${NULL} 000000`;

describe("OPC UA", () => {
  it("reads how a connection begins", () => {
    const hello = fieldsOf("HEL", `00000000 00000100 00000100 00000000 00000000 ${counted("opc.tcp://a")}`);
    expect(hello.get("opcua.transport.endpoint")).toEqual(["opc.tcp://a"]);
    expect(fieldsOf("ERR", `00000880 ${counted("no")}`).get("opcua.transport.reason")).toEqual(["no"]);
    const opening = fieldsOf(
      "OPN",
      `01000000 ${counted("p")} ${NULL} 02000000aabb 01000000 01000000 0100be01 ${REQUEST}`,
    );
    expect(opening.get("opcua.security.rcthumb")).toEqual(["aa:bb"]);
    expect(opening.get("opcua.servicenodeid.numeric")).toEqual(["446"]);
    expect(opening.get("opcua.TimeoutHint")).toEqual(["10000"]);
    expect(opening.get("opcua.returndiag.operationlevel.innerdiagnostics")).toEqual(["1"]);
  });

  it("reads what is asked for", () => {
    const node = `03 0100 ${counted("n")}`;
    const fields = service(
      "7702",
      `${REQUEST} 000000000000f03f 02000000 01000000 ${node} 0d000000 ${NULL} 0000 ${NULL}`,
    );
    expect(fields.get("opcua.nodeid.string")).toEqual(["n"]);
    expect(fields.get("opcua.MaxAge")).toEqual(["1"]);
    expect(fields.get("opcua.AttributeId")).toEqual(["0x0000000d"]);
  });

  it("reads values of all kinds", () => {
    const value = (hex: string) => service("7a02", `${RESPONSE} 01000000 ${hex} ${NULL}`);
    expect(value("01 0c 02000000 6869").get("opcua.String")).toEqual(["hi"]);
    expect(value("03 86 02000000 01000000 ffffffff 00003480").get("opcua.Int32s")).toEqual(["1", "-1"]);
    expect(value("03 86 02000000 01000000 ffffffff 00003480").get("opcua.StatusCode")).toEqual(["0x80340000"]);
    expect(value("01 15 03 02000000 656e 01000000 61").get("opcua.loctext.Text")).toEqual(["a"]);
    expect(value("01 0e 000102030405060708090a0b0c0d0e0f").get("opcua.Guid")).toHaveLength(1);
    expect(value("01 16 0100 4101 01 05000000 01000000 78").get("opcua.PolicyId")).toEqual(["x"]);
    expect(value("01 19 61 00000000 00000180 00").get("opcua.diag.InnerStatusCode")).toEqual(["0x80010000"]);
  });

  it("stops where values are too deep, or octets lack", () => {
    const deep = `01 ${"18 ".repeat(60)}`;
    expect(service("7a02", `${RESPONSE} 01000000 ${deep}`).has("opcua.variant.ArraySize")).toBe(true);
    for (const body of ["", "00", `${RESPONSE} ffffff7f`, `${RESPONSE} 02000000 01 0c ffffff7f`])
      expect(service("7a02", body).get("opcua.transport.type")).toEqual(["MSG"]);
    expect(service("ffff", "00").get("opcua.servicenodeid.numeric")).toEqual(["65535"]);
  });
});
