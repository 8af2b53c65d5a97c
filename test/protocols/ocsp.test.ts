import { describe, expect, it } from "vitest";
import { objectName } from "../../src/protocols/parts/object-names.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";
import { ber, octets } from "./ber-octets.ts";

const SHA1 = ber("30", ber("06", "2b0e03021a"), "0500");
const certificate = ber("30", SHA1, ber("04", "aa"), ber("04", "bb"), ber("02", "01ff"));
const time = ber("18", "'20240102030405Z'");
const nonce = ber("30", ber("30", ber("06", "2b0601050507300102"), ber("04", ber("04", "cafe"))));

const basic = (status: string): string =>
  ber(
    "30",
    ber("30", ber("a2", ber("04", "1234")), time, ber("30", ber("30", certificate, status, time)), ber("a1", nonce)),
    SHA1,
    ber("03", "0055"),
  );
const response = (status: string): string =>
  ber("30", "0a0100", ber("a0", ber("30", ber("06", "2b0601050507300101"), ber("04", basic(status)))));
const request = ber("30", ber("30", ber("30", ber("30", certificate)), ber("a2", nonce)));

/** What fields a body of HTTP has. */
function seen(type: string, body: string, names: readonly string[]): string[][] {
  const load = octets(body);
  const head = new TextEncoder().encode(
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/ocsp-${type}\r\nContent-Length: ${load.length}\r\n\r\n`,
  );
  const { bytes } = packet(
    Ether(),
    IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
    TCP({ sport: 40000, dport: 80, flags: "PA", seq: 1 }),
    Raw({ load: Uint8Array.of(...head, ...load) }),
  );
  const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
  return names.map((name) => [...(fields.get(name) ?? [])].map(String));
}

describe("OCSP", () => {
  it("asks for certificates", () => {
    const names = ["ocsp.requestList", "ocsp.issuerKeyHash", "ocsp.serialNumber", "ocsp.ReOcspNonce"];
    expect(seen("request", request, names)).toEqual([["1"], ["bb"], ["01:ff"], ["ca:fe"]]);
  });

  it("says of each what became of it", () => {
    const names = ["ocsp.responseStatus", "ocsp.byKey", "ocsp.certStatus", "ocsp.revocationReason", "ocsp.signature"];
    const revoked = ber("a1", time, ber("a0", "0a0101"));
    expect(seen("response", response("8000"), names)).toEqual([["0"], ["12:34"], ["0"], [], ["55"]]);
    expect(seen("response", response(revoked), names)).toEqual([["0"], ["12:34"], ["1"], ["1"], ["55"]]);
  });

  it("refuses without a word", () => {
    expect(seen("response", "30030a0106", ["ocsp.responseStatus", "ocsp.tbsRequest_element"])).toEqual([["6"], []]);
  });

  it("shows what there is of a message that is cut", () => {
    const whole = response("8000");
    for (let end = 2; end < whole.length; end += 14) seen("response", whole.slice(0, end), []);
    expect(seen("request", request.slice(0, -2), ["ocsp.requestList"])).toEqual([[]]);
  });
});

it("identifiers without a name have that of their first numbers", () => {
  expect(objectName("2.5.4.3")).toBe("id-at-commonName");
  expect(objectName("1.2.840.113556.9")).toBe("ISO assigned OIDs, USA.113556.9");
  expect(objectName("2.16.840.1.114412.1")).toBe("US company arc.114412.1");
  expect(objectName("1.3.6.9")).toBe("iso.3.6.9");
});
