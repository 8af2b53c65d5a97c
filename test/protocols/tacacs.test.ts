import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Packet, TacacsPlus, TCP } from "../../src/toolkit/index.ts";
import { seenIn } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
/** The fields of a packet of a type and a number, whose body is not encrypted. */
function fieldsOf(type: number, number: number, body: string, flags = 1) {
  const load = octets(body);
  const head = [0xc0, type, number, flags, 0, 0, 0, 7, 0, 0, 0, load.length];
  return seenIn([{ direction: 0, bytes: Uint8Array.from([...head, ...load]) }], 49)[0]!.fields;
}

/** Who asks: the lengths of a user, a port and an address, and they. */
const LENGTHS = "02 01 01";
const ASKER = "6d65 70 61";

describe("TACACS+", () => {
  it("reads how somebody logs in", () => {
    const password = fieldsOf(1, 1, `01 01 02 01 ${LENGTHS} 02 ${ASKER} 7077`);
    expect(password.get("tacplus.user")).toEqual(["me"]);
    expect(password.get("tacplus.auth_password")).toEqual(["pw"]);
    const chap = fieldsOf(1, 1, `01 01 03 01 ${LENGTHS} 13 ${ASKER} 05 4142 ${"43".repeat(16)}`);
    expect(chap.get("tacplus.chap.challenge")).toEqual(["AB"]);
    const windows = fieldsOf(1, 1, `01 01 05 01 ${LENGTHS} 33 ${ASKER} 05 41 ${"43".repeat(49)}`);
    expect(windows.get("tacplus.mschap.id")).toEqual(["5"]);
    const apple = fieldsOf(1, 1, `01 01 04 01 ${LENGTHS} 18 ${ASKER} ${"41".repeat(24)}`);
    expect(apple.get("tacplus.arap.nas_challenge")).toEqual(["AAAAAAAA"]);
  });

  it("reads answers, and what follows them", () => {
    const reply = fieldsOf(1, 2, "05 01 0002 0001 6869 2e");
    expect(reply.get("tacplus.body_authen_rep.server_msg")).toEqual(["hi"]);
    expect(reply.has("tacplus.response")).toBe(true);
    expect(fieldsOf(1, 3, "0002 0000 00 6869").get("tacplus.body_authen_req_cont.user")).toEqual(["hi"]);
  });

  it("reads arguments of authorizations and accounts", () => {
    const asked = fieldsOf(2, 1, `06 01 01 01 ${LENGTHS} 02 02 01 ${ASKER} 613d 62`);
    expect(asked.get("tacplus.arg_value")).toEqual(["a=", "b"]);
    const granted = fieldsOf(2, 2, "01 01 0001 0000 02 6d 613d");
    expect(granted.get("tacplus.arg_value")).toEqual(["a="]);
    const account = fieldsOf(3, 1, `02 06 01 01 01 ${LENGTHS} 01 02 ${ASKER} 613d`);
    expect(account.get("tacplus.acct.flags.start")).toEqual(["1"]);
    expect(fieldsOf(3, 2, "0002 0000 01 6869").get("tacplus.body_acct.server_msg")).toEqual(["hi"]);
  });

  it("says nothing of what is encrypted, unknown or cut", () => {
    expect(fieldsOf(1, 1, "01010201", 0).has("tacplus.authen_action")).toBe(false);
    expect(fieldsOf(9, 1, "01010201").has("tacplus.bogus_data")).toBe(true);
    expect(fieldsOf(1, 1, `01 01 02 01 ff 01 01 02 ${ASKER}`).has("tacplus.user")).toBe(false);
    for (const type of [1, 2, 3])
      for (const number of [1, 2, 3]) expect(fieldsOf(type, number, "01").size).toBeGreaterThan(0);
  });

  it("is built of what is said", () => {
    const made = packet(
      Ether(),
      IP(),
      TCP({ dport: 49 }),
      TacacsPlus({ seq: 3, flags: 1, body: octets("0000 0000 00") }),
    );
    const read = new Packet(made.bytes);
    expect(read.get(TacacsPlus)!.length).toBe(5);
    expect(read.build()).toEqual(made.bytes);
  });
});
