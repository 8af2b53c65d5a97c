import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const size = (hex: string): number => octets(hex).length;
const word = (number: number): string => Buffer.of(number & 0xff, number >> 8).toString("hex");

/** A message in an item for data without a connection. */
function unconnected(message: string, context = "4142434445464748"): string {
  const head = `${word(size(message) + 16)} 11000000 00000000 ${context} 00000000`;
  return `6f00 ${head} 00000000 0a00 0200 00000000 b200 ${word(size(message))} ${message}`;
}

/** What is seen of messages that go to and fro, each in a segment of its own; those with the highest bit set are answers. */
function seen(...messages: readonly string[]) {
  const session = new FullSession(standardCatalog(), standardWalk);
  const next = [1, 1];
  return messages.map((message, index) => {
    const load = octets(unconnected(message));
    const way = octets(message)[0]! & 0x80 ? 1 : 0;
    const [src, dst] = way ? ["10.0.0.2", "10.0.0.1"] : ["10.0.0.1", "10.0.0.2"];
    const ports = way ? { sport: 44818, dport: 40000 } : { sport: 40000, dport: 44818 };
    const tcp = TCP({ ...ports, seq: next[way]!, ack: next[1 - way]!, flags: "PA" });
    next[way]! += load.length;
    return seenBy(session, packet(Ether(), IP({ src, dst }), tcp, Raw({ load })).bytes, index + 1);
  });
}

const IDENTITY = "02 2001 2401";
const MANAGER = "02 2006 2401";
const STATUS = "00 00 00";

describe("CIP", () => {
  it("asks objects by paths, which answers have from the request", () => {
    const [asked, answered] = seen(`01 ${IDENTITY}`, `81 ${STATUS} 0100 0e00 3600 1014 6030 3f825100 03 414243`);
    expect(asked!.path).toBe("eth:ethertype:ip:tcp:enip:cip");
    expect(asked!.fields.get("cip.class")).toEqual(["0x01"]);
    expect(asked!.fields.get("cip.sc")).toEqual(["0x01"]);
    expect(answered!.fields.get("cip.instance")).toEqual(["0x01"]);
    expect(answered!.fields.get("cip.id.product_name")).toEqual(["ABC"]);
    expect(answered!.fields.get("cip.id.major_fault2")).toEqual(["0"]);
    const [alone] = seen(`81 ${STATUS} 0100`);
    expect(alone!.fields.has("cip.class")).toBe(false);
    expect(alone!.fields.get("cip.data")).toEqual(["01:00"]);
  });

  it("lists attributes up to one that nobody knows", () => {
    const [asked, answered] = seen(`03 ${IDENTITY} 0200 0500 6500`, `83 ${STATUS} 0200 0500 0000 6030 6500 0000 0102`);
    expect(asked!.fields.get("cip.attribute")).toEqual(["5", "101"]);
    expect(answered!.fields.get("cip.id.status")).toEqual(["0x3060"]);
    expect(answered!.fields.get("cip.data")).toEqual(["01:02"]);
    const [, set] = seen("04 02 20ac 2401 0100 0a00 0700", `84 ${STATUS} 0100 0a00 0000`);
    expect(set!.fields.get("cip.setlist.attr_status")).toEqual(["0x00"]);
    const [, created] = seen("08 02 2068 2400", `88 ${STATUS} 2024 0000`);
    expect(created!.fields.get("cip.create.instance")).toEqual(["9248"]);
    const [, classes] = seen("01 02 2002 2401", `81 ${STATUS} 0200 0100 0600`);
    expect(classes!.fields.get("cip.mr.class")).toEqual(["0x0001", "0x0006"]);
  });

  it("has several messages in one, and what each answers", () => {
    const first = "4c 02 2072 2400 00ce";
    const second = "03 02 208e 2401 0100 0100";
    const list = `0200 0600 ${word(6 + size(first))}`;
    const [asked, answered] = seen(
      `0a 02 2002 2401 ${list} ${first} ${second}`,
      `8a ${STATUS} 0200 0600 0c00 cc${STATUS} 0100 83${STATUS} 0100 0100 0000`,
    );
    expect(asked!.path).toBe("eth:ethertype:ip:tcp:enip:cip:cipcls");
    expect(asked!.fields.get("cip.class")).toEqual(["0x02", "0x72", "0x8e"]);
    expect(answered!.fields.get("cip.class")).toEqual(["0x02", "0x72", "0x8e"]);
    expect(answered!.fields.get("cip.getlist.attr_status")).toEqual(["0x00"]);
  });

  it("opens and closes connections, and sends without one", () => {
    const who = "1400 4d00 f32b9532";
    const path = "03 0100 2002 2401";
    const open = `07f9 14000080 1300fe80 ${who} 00 000000 00127a00 f443 00127a00 f443 a3 ${path}`;
    const [asked, answered] = seen(
      `54 ${MANAGER} ${open}`,
      `d4 ${STATUS} 01037900 1300fe80 ${who} 00127a00 00127a00 01 00 aabb`,
    );
    expect(asked!.path).toBe("eth:ethertype:ip:tcp:enip:cip:cipcm");
    expect(asked!.fields.get("cip.cm.timeout")).toEqual(["31872"]);
    expect(asked!.fields.get("cip.cm.fwo.consize")).toEqual(["500", "500"]);
    expect(asked!.fields.get("cip.port")).toEqual(["1"]);
    expect(answered!.fields.get("cip.cm.otapi")).toEqual(["8000000"]);
    expect(answered!.fields.get("cip.cm.app_reply_data")).toEqual(["aa:bb"]);
    const wide = open.replaceAll("f443", "f4010042");
    expect(seen(`5b ${MANAGER} ${wide}`)[0]!.fields.get("cip.cm.fwo.consize")).toEqual(["500", "500"]);
    expect(seen(`4e ${MANAGER} 07f9 ${who} 03 00 0100 2002 2401`)[0]!.fields.get("cip.cm.connpath_size")).toEqual([
      "3",
    ]);
    const [sent, back] = seen(
      `52 ${MANAGER} 07f9 0600 01 ${IDENTITY} 01 00 0100`,
      `81 ${STATUS} 0100 0e00 3600 1014 6030 3f825100 01 41`,
    );
    expect(sent!.fields.get("cip.cm.msg_req_size")).toEqual(["6"]);
    expect(sent!.fields.get("cip.class")).toEqual(["0x06", "0x01"]);
    expect(back!.fields.get("cip.cm.sc")).toEqual(["0x52"]);
    expect(back!.fields.get("cip.id.product_name")).toEqual(["A"]);
  });

  it("names things by symbols, long addresses and numbers of all sizes", () => {
    const { fields } = seen("4e 0b 91 03 41424300 25 00 3412 26 00 78563412 12 04 31302e31")[0]!;
    expect(fields.get("cip.symbol")).toEqual(["ABC"]);
    expect(fields.get("cip.instance")).toEqual(["0x1234", "0x12345678"]);
    expect(fields.get("cip.linkaddress.string")).toEqual(["10.1"]);
  });

  it("reads what is cut off or lies as far as it goes", () => {
    const whole = `0a 02 2002 2401 0200 0600 0e00 4c 02 2072 2400 00ce 03 02 208e 2401 0100 0100`;
    for (let end = 1; end < size(whole); end++) {
      const cut = Buffer.from(octets(whole).slice(0, end)).toString("hex");
      expect(seen(cut)[0]!.path).toContain("enip:cip");
    }
    for (const hex of ["0a 02 2002 2401 ffff 0000", "52 02 2006 2401 07f9 ffff 01", "01 ff 2001", "12 f0 13 ff"])
      expect(seen(hex)[0]!.path).toContain("enip:cip");
  });
});
