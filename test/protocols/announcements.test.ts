import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { CUPS, Ether, GLBP, IP, packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const session = new FullSession(standardCatalog(), standardWalk, {});
const columns = new PacketColumns(session.dissector, standardTexts, noNames);

function seen(port: number, load: Uint8Array) {
  const { bytes } = packet(Ether(), IP(), UDP({ sport: port, dport: port }), Raw({ load }));
  const { path, fields } = seenBy(session, bytes, 1);
  columns.compose();
  return { path, fields, info: Buffer.from(columns.buffer.subarray(0, columns.length)).toString() };
}

const HEAD = "01 00 0001 0000 020000000001";
const HELLO = "01 1c 00 20 00 64 0000 00000bb8 00002710 0258 3840 0000 01 04 0a000001";
const FORWARDER = "02 14 01 20 00 87 64 00000000000000 0007b4000101";

describe("GLBP", () => {
  it("has greetings, forwarders and secrets", () => {
    const { path, fields, info } = seen(3222, octets(`${HEAD} ${HELLO} ${FORWARDER} 03 09 01 05 6162636465 04 03 aa`));
    expect(path).toBe("eth:ethertype:ip:udp:glbp");
    expect(info).toBe("G: 1, Hello, IPv4, Request/Response?, Auth, 4");
    expect(fields.get("glbp.hello.virtualipv4")).toEqual(["10.0.0.1"]);
    expect(fields.get("glbp.reqresp.virtualmac")).toEqual(["00:07:b4:00:01:01"]);
    expect(fields.get("glbp.auth.plainpass")).toEqual(["abcde"]);
    expect(fields.get("glbp.unknown.data")).toEqual(["aa"]);
    const chained = seen(3222, octets(`${HEAD} 03 18 03 14 00000001 ${"ab".repeat(16)}`)).fields;
    expect(chained.get("glbp.auth.md5chainindex")).toEqual(["1"]);
  });

  it("reads what is cut off or lies as far as it goes, and is built as it was", () => {
    const whole = octets(`${HEAD} ${HELLO} ${FORWARDER}`);
    for (let end = 1; end <= whole.length; end++) expect(seen(3222, whole.slice(0, end)).path).toContain("glbp");
    expect(seen(3222, octets(`${HEAD} 01 00 0000`)).path).toContain("glbp");
    const crafted = packet(Ether(), IP(), UDP({ sport: 3222, dport: 3222 }), GLBP({ message: whole }));
    expect(crafted.bytes.slice(-whole.length)).toEqual(whole);
  });
});

describe("CUPS", () => {
  const announced = (text: string) => seen(631, new TextEncoder().encode(text));

  it("announces printers", () => {
    const { path, fields, info } = announced('90de 3 ipp://a.test:631/printers/p "Hall" "p" "Model 1" x=1\n');
    expect(path).toBe("eth:ethertype:ip:udp:cups");
    expect(info).toBe("ipp://a.test:631/printers/p (idle)");
    expect(fields.get("cups.ptype")).toEqual(["0x000090de"]);
    // Bits of the digits "de", as Wireshark takes them.
    expect(fields.get("cups.ptype.bw")).toEqual(["1"]);
    expect(fields.get("cups.location")).toEqual(["Hall"]);
    expect(fields.get("cups.make_model")).toEqual(["Model 1"]);
  });

  it("reads what is cut off or something else as far as it goes, and is built as it was", () => {
    const text = '3016 5 ipp://a/p "" "b" "c"';
    for (let end = 1; end <= text.length; end++) expect(announced(text.slice(0, end)).path).toContain("cups");
    expect(announced("hello").fields.has("cups.uri")).toBe(false);
    const message = new TextEncoder().encode(text);
    const { bytes } = packet(Ether(), IP(), UDP({ sport: 631, dport: 631 }), CUPS({ message }));
    expect(bytes.slice(-message.length)).toEqual(message);
  });
});
