import { describe, expect, it } from "vitest";
import { seenIn, type Piece, type SeenPacket } from "../flows/streams.ts";

const PORT = 102;
const octets = (hex: string): number[] =>
  (hex.replaceAll(/\s/g, "").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
/** An element of ASN.1 around octets. */
const element = (tag: string, ...contents: readonly string[]): string => {
  const inside = contents.join("").replaceAll(/\s/g, "");
  const size = inside.length / 2;
  return tag + (size < 128 ? "" : "81") + size.toString(16).padStart(2, "0") + inside;
};
/** What COTP carries, in a packet of TPKT. */
function piece(direction: 0 | 1, carried: string): Piece {
  const inside = octets(carried);
  return { direction, bytes: Uint8Array.from([3, 0, 0, inside.length + 7, 2, 0xf0, 0x80, ...inside]) };
}
const seen = (...pieces: readonly Piece[]): SeenPacket[] => seenIn(pieces, PORT);
const dataOf = (context: string, value: string): string =>
  `0100 0100${element("61", element("30", `0201${context}`, element("a0", value)))}`;

const initiate = element(
  "a8",
  "80023e80",
  "810105",
  "820105",
  "830104",
  element("a4", "800101", "810305fb00", "820c036e1d000000000064000198"),
);
const aarq = element(
  "60",
  element("a1", "060528ca220101"),
  element("a2", "06022901"),
  element("a3", "020102"),
  element("be", element("28", "06025101", "020103", element("a0", initiate))),
);
const contexts = element(
  "a4",
  element("30", "020101", "060452010001", element("30", "06025101")),
  element("30", "020103", "060528ca220201", element("30", "06025101")),
);
const connect = element(
  "31",
  element("a0", "800101"),
  element("a2", "810400000001", contexts, element("61", element("30", "020101", element("a0", aarq)))),
);
const opening = `0d${(connect.length / 2 + 14).toString(16)}0506130100160102 14020002 c1${(connect.length / 2).toString(16)}${connect}`;

describe("MMS over the layers of OSI", () => {
  it("reads through all of them how an association is opened", () => {
    const [packet] = seen(piece(0, opening));
    expect(packet!.path).toBe("eth:ethertype:ip:tcp:tpkt:cotp:ses:pres:acse:mms");
    const { fields } = packet!;
    expect(fields.get("ses.type")).toEqual(["13"]);
    expect(fields.get("ses.duplex")).toEqual(["1"]);
    expect(fields.get("pres.abstract_syntax_name")).toEqual(["2.2.1.0.1", "1.0.9506.2.1"]);
    expect(fields.get("acse.indirect_reference")).toEqual(["3"]);
    expect(fields.get("mms.localDetailCalling")).toEqual(["16000"]);
    expect(fields.get("mms.ServiceSupportOptions.cancel")).toEqual(["1"]);
  });

  it("knows contexts of the connection, whichever way data go", () => {
    const names = element("a0", "020101", element("a1", element("a0", "800109"), element("a1", "8000")));
    const answer = element("a1", "020101", element("a1", element("a0", "1a0141"), "810100"));
    const packets = seen(piece(0, opening), piece(0, dataOf("03", names)), piece(1, dataOf("03", answer)));
    expect(packets[1]!.path).toBe("eth:ethertype:ip:tcp:tpkt:cotp:ses:pres:mms");
    expect(packets[1]!.fields.get("mms.objectClass")).toEqual(["9"]);
    expect(packets[2]!.fields.get("mms.Identifier")).toEqual(["A"]);
    expect(packets[2]!.fields.get("mms.moreFollows")).toEqual(["0"]);
  });

  it("says that nothing is known of a context that was not agreed on", () => {
    const [packet] = seen(piece(0, dataOf("05", element("a0", "020101"))));
    expect(packet!.path).toBe("eth:ethertype:ip:tcp:tpkt:cotp:ses:pres");
    expect(packet!.fields.has("pres.dissector_not_available")).toBe(true);
  });

  it("reads messages right behind COTP, and tags of two octets", () => {
    const stop = element("a0", "020101", element("bf29", "800152"));
    const [packet] = seen(piece(0, stop));
    expect(packet!.path).toBe("eth:ethertype:ip:tcp:tpkt:cotp:mms");
    expect(packet!.fields.get("mms.confirmedServiceRequest")).toEqual(["41"]);
    expect(packet!.fields.get("mms.programInvocationName")).toEqual(["R"]);
  });

  it("reads what variables hold", () => {
    const variable = element("30", element("a0", element("a1", "1a0144", "1a0149")));
    const report = element(
      "a3",
      element(
        "a0",
        element("a0", variable),
        element("a0", "87050842280000", "830101", "80010a", element("a2", "850107")),
      ),
    );
    const [packet] = seen(piece(0, report));
    expect(packet!.fields.get("mms.domainId")).toEqual(["D"]);
    expect(packet!.fields.get("mms.floating_point")).toEqual(["08:42:28:00:00"]);
    expect(packet!.fields.get("mms.failure")).toEqual(["10"]);
    expect(packet!.fields.get("mms.structure")).toEqual(["1"]);
  });

  it("ends where octets lack", () => {
    const whole = octets(opening.replaceAll(" ", ""));
    for (let size = 1; size < whole.length; size += 9) {
      const cut = whole.slice(0, size).map((octet) => octet.toString(16).padStart(2, "0"));
      expect(seen(piece(0, cut.join("")))).toHaveLength(1);
    }
  });
});
