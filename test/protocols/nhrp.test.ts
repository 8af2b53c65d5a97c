import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { Ether, GRE, IP, NHRP, packet, Raw } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(load: Uint8Array) {
  const { bytes } = packet(Ether(), IP(), GRE({ proto: 0x2001 }), Raw({ load }));
  const { path, fields } = seenBy(session, bytes, 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}

/** A message of which `body` is the mandatory part; its checksum is left out. */
function message(type: string, body: string, extensions = ""): Uint8Array {
  const word = (number: number): string => number.toString(16).padStart(4, "0");
  const to = 20 + octets(body).length;
  return octets(
    `0001 0800 0000000000 ff ${word(to + octets(extensions).length)} 0000 ${word(to)} 01 ${type} 04 00 ${body} ${extensions}`,
  );
}

const ENDS = "0a000001 0a010001 0a010002";
const CLIENT = "00 20 0000 44d8 1c20 04 00 04 00 0a000002 0a010002";

describe("NHRP", () => {
  it("asks and answers, and says who the clients are", () => {
    const asked = seen(message("01", `04 04 c802 00000002 ${ENDS}`, `8004 0014 ${CLIENT} 8000 0000`));
    expect(asked.path).toBe("eth:ethertype:ip:gre:nhrp");
    expect(asked.info).toBe("NHRP Resolution Request, ID=2");
    expect(asked.fields.get("nhrp.flag.q")).toEqual(["1"]);
    expect(asked.fields.get("nhrp.ext.type")).toEqual(["0x0004", "0x0000"]);
    expect(asked.fields.get("nhrp.client.nbma.addr")).toEqual(["10.0.0.2"]);
    expect(asked.fields.get("nhrp.hdr.chksum.status")).toEqual(["0"]);
    const answered = seen(message("02", `04 04 c802 00000002 ${ENDS} ${CLIENT}`));
    expect(answered.info).toBe("NHRP Resolution Reply, ID=2, Code=Success");
    expect(answered.fields.get("nhrp.htime")).toEqual(["7200"]);
  });

  it("has extensions with secrets, of makers, and about what stations can", () => {
    const secret = "8007 000c 0000 0001 4e485250 41555448";
    const { fields } = seen(message("03", `04 04 8002 00000001 ${ENDS}`, `${secret} 0008 0005 00000c aabb 8000 0000`));
    expect(fields.get("nhrp.flag.u")).toEqual(["1"]);
    expect(fields.get("nhrp.auth_ext.src_addr")).toEqual(["78.72.82.80"]);
    expect(fields.get("nhrp.auth_ext.data")).toEqual(["41:55:54:48"]);
    expect(fields.get("nhrp.vendor_ext.data")).toEqual(["aa:bb"]);
    const able = seen(message("03", `04 04 0000 00000001 ${ENDS}`, "0009 0008 00000001 00000000")).fields;
    expect(able.get("nhrp.devcap_ext.srccap.V")).toEqual(["1"]);
    const strange = seen(message("05", `04 04 8000 00000001 ${ENDS}`, "0044 0002 aabb")).fields;
    expect(strange.get("nhrp.flag.n")).toEqual(["1"]);
    expect(strange.get("nhrp.unknown_ext.value")).toEqual(["aa:bb"]);
  });

  it("quotes the packet that an indication is about", () => {
    const quoted = "45000020 00070000 40110000 0a010001 0a010003 9c40 1b58 000c 0000 61626364";
    const told = seen(message("08", `04 04 0000 00000000 ${ENDS} ${quoted}`));
    expect(told.path).toBe("eth:ethertype:ip:gre:nhrp:ip:udp:data");
    expect(told.info).toBe("NHRP Traffic Indication");
    const error = seen(message("07", `04 04 0000 0006 0014 ${ENDS} ${quoted}`)).fields;
    expect(error.get("nhrp.err.offset")).toEqual(["20"]);
  });

  it("reads what is cut off as far as it goes, and is built as it was", () => {
    const whole = message("04", `04 04 8002 00000001 ${ENDS} ${CLIENT}`, `8003 0014 ${CLIENT} 8000 0000`);
    for (let end = 1; end <= whole.length; end++) expect(seen(whole.slice(0, end)).path).toContain("nhrp");
    const crafted = packet(Ether(), IP(), GRE(), NHRP({ message: whole }));
    expect(crafted.bytes).toEqual(packet(Ether(), IP(), GRE({ proto: 0x2001 }), Raw({ load: whole })).bytes);
  });
});
