import { describe, expect, it } from "vitest";
import { seenIn } from "../flows/streams.ts";

const PORT = 1153;
const octets = (hex: string): number[] =>
  (hex.replaceAll(/\s/g, "").match(/../g) ?? []).map((pair) => parseInt(pair, 16));
const element = (tag: string, ...contents: readonly string[]): string => {
  const inside = contents.join("").replaceAll(/\s/g, "");
  return tag + (inside.length / 2).toString(16).padStart(2, "0") + inside;
};
/** The fields of a message that holds these octets of services. */
function fieldsOf(services: string, ...others: readonly string[]) {
  const titles = element("a2", element("06", "2b06010401828563")) + element("a6", element("80", "7bc175"));
  const message = element(
    "60",
    titles,
    element("a8", "02012c"),
    ...others,
    element("be", element("28", element("81", services))),
  );
  return seenIn([{ direction: 0, bytes: Uint8Array.from(octets(message)) }], PORT)[0]!.fields;
}
/** The fields of a message with one service in the clear. */
const service = (hex: string) => fieldsOf(`80${element("", hex)}`);

describe("C12.22", () => {
  it("reads who calls whom", () => {
    const fields = service("21");
    expect(fields.get("c1222.called_ap_title_abs")).toEqual(["1.3.6.1.4.1.33507"]);
    expect(fields.get("c1222.calling_ap_title_rel")).toEqual([".123.8437"]);
    expect(fields.get("c1222.calling_AP_invocation_id")).toEqual(["44"]);
    expect(fields.get("c1222.cmd")).toEqual(["0x21"]);
  });

  it("reads services in the clear", () => {
    const logon = service("50 1234 68656c6c6f776f726c64 0000");
    expect(logon.get("c1222.logon.id")).toEqual(["4660"]);
    expect(logon.get("c1222.logon.user")).toEqual(["helloworld"]);
    expect(service("3f 0001 000002 0003").get("c1222.read.offset")).toEqual(["0x000002"]);
    const write = service("40 0007 0002 aabb 9b");
    expect(write.get("c1222.write.data")).toEqual(["aa:bb"]);
    expect(write.get("c1222.write.chksum")).toEqual(["0x9b"]);
    expect(service("4f 0007 000001 0001 aa 9b").get("c1222.write.offset")).toEqual(["0x000001"]);
    expect(service("61 0040 05 01").get("c1222.negotiate.numpkts")).toEqual(["5"]);
    expect(service("53 02 aabb").get("c1222.authenticate.data")).toEqual(["aa:bb"]);
    expect(service("70 70").get("c1222.wait.seconds")).toEqual(["112"]);
    expect(service("00 0102").get("c1222.data")).toEqual(["01:02"]);
  });

  it("shows what is encrypted, and with which key", () => {
    const proof = element("ac", element("a2", element("a0", element("a1", "800102", "810448f3d061"))));
    const fields = fieldsOf("88 65f1e271 a71f7f27", proof);
    expect(fields.get("c1222.iv_element")).toEqual(["48:f3:d0:61"]);
    expect(fields.get("c1222.epsem.mac")).toEqual(["a7:1f:7f:27"]);
    expect(fields.has("c1222.epsem.not_decrypted")).toBe(true);
    expect(fields.has("c1222.cmd")).toBe(false);
  });

  it("ends where octets lack", () => {
    for (const hex of ["", "40", "400007ffff", "53ff", "3f00", "5012"])
      expect(service(hex).has("c1222.epsem.flags")).toBe(true);
    expect(fieldsOf("80ff21").get("c1222.cmd")).toEqual(["0x21"]);
    expect(fieldsOf("").has("c1222.epsem.flags")).toBe(false);
  });
});
