import { expect, it } from "vitest";
import { FullSession } from "../../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, TCP } from "../../../src/toolkit/index.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../../src/toolkit/walk.ts";
import { seenBy, type SeenPacket } from "../streams.ts";

function seen(dport: number, line: string): SeenPacket {
  const load = new TextEncoder().encode(`${line}\r\nHost: example.net\r\n\r\n`);
  const { bytes } = packet(Ether(), IP(), TCP({ sport: 40000, dport, flags: "PA" }), Raw({ load }));
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
}

it("a target ends at its first blank, and the version is what follows", () => {
  const { fields } = seen(80, "GET /a b HTTP/1.1");
  expect(fields.get("http.request.uri")).toEqual(["/a"]);
  expect(fields.get("http.request.version")).toEqual(["b HTTP/1.1"]);
  expect(fields.get("http.request.full_uri")).toEqual(["http://example.net/a"]);
});

it("what goes to the port of SigComp may be HTTP", () => {
  expect(seen(6666, "GET / HTTP/1.0").path).toBe("eth:ethertype:ip:tcp:http");
});
