import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Packet, PostgreSQL, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "./streams.ts";

type Side = "client" | "server";
type Segment = readonly [side: Side, load: string];

const octets = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const long = (number: number): string =>
  String.fromCharCode((number >>> 24) & 0xff, (number >>> 16) & 0xff, (number >>> 8) & 0xff, number & 0xff);
const message = (type: string, body: string): string => `${type}${long(body.length + 4)}${body}`;
const opening = (code: number, body = ""): string => `${long(body.length + 8)}${long(code)}${body}`;

/** The fields of each segment of one connection. */
function seen(...segments: readonly Segment[]): readonly ReadonlyMap<string, readonly string[]>[] {
  const session = new FullSession(standardCatalog(), standardWalk);
  const next = { client: 1, server: 1 };
  return segments.map(([side, text], index) => {
    const load = octets(text);
    const [src, dst] = side === "client" ? ["10.0.0.1", "10.0.0.2"] : ["10.0.0.2", "10.0.0.1"];
    const [sport, dport] = side === "client" ? [40_000, 5432] : [5432, 40_000];
    const seq = next[side];
    next[side] += load.length;
    const { bytes } = packet(Ether(), IP({ src, dst }), TCP({ sport, dport, flags: "PA", seq }), Raw({ load }));
    return seenBy(session, bytes, index + 1).fields;
  });
}

describe("PostgreSQL", () => {
  it("reads what opens a connection", () => {
    const [fields] = seen(["client", opening(196_608, "user\0me\0database\0db\0\0")]);
    expect(fields.get("pgsql.type")).toEqual(["Startup message"]);
    expect(fields.get("pgsql.parameter_name")).toEqual(["user", "database"]);
    expect(fields.get("pgsql.parameter_value")).toEqual(["me", "db"]);
  });

  it("calls messages by who sent them", () => {
    const [asked, answered] = seen(
      ["client", message("D", "Pportal\0")],
      ["server", message("D", `\0\x02${long(2)}ab${long(-1)}`)],
    );
    expect(asked.get("pgsql.type")).toEqual(["Describe"]);
    expect(asked.get("pgsql.portal")).toEqual(["portal"]);
    expect(answered.get("pgsql.type")).toEqual(["Data row"]);
    expect(answered.get("pgsql.val.length")).toEqual(["2", "-1"]);
    expect(answered.get("pgsql.val.data")).toHaveLength(1);
  });

  it("reads passwords as what was asked for", () => {
    const fields = seen(
      ["client", message("p", "secret\0")],
      ["server", message("R", `${long(10)}SCRAM-SHA-256\0\0`)],
      ["client", message("p", `SCRAM-SHA-256\0${long(2)}ab`)],
      ["server", message("R", `${long(11)}go on`)],
      ["client", message("p", "cd")],
    );
    expect(fields[0].get("pgsql.password")).toEqual(["secret"]);
    expect(fields[2].get("pgsql.auth.sasl.mech")).toEqual(["SCRAM-SHA-256"]);
    expect(fields[4].get("pgsql.type")).toEqual(["SASLResponse message"]);
  });

  it("goes on as TLS where the server is willing", () => {
    const hello = "\x16\x03\x01\0\x05\x01\0\0\x01\0";
    const request: Segment = ["client", opening(80_877_103)];
    expect(seen(request, ["server", "S"], ["client", hello])[2].has("tls.record.content_type")).toBe(true);
    const refused = seen(request, ["server", "N"], ["client", opening(196_608, "user\0me\0\0")]);
    expect(refused[2].get("pgsql.parameter_value")).toEqual(["me"]);
  });

  it("waits for the rest of a message", () => {
    const query = message("Q", "select 1\0");
    expect(seen(["client", query.slice(0, 3)], ["client", query.slice(3)])[1].get("pgsql.query")).toEqual(["select 1"]);
  });

  it("shows what was readable of messages that lie", () => {
    const [count, length, unended] = seen(
      ["server", message("T", "\xff\xffname\0")],
      ["server", "Z\0\0\0\x01I"],
      ["client", message("Q", "no end")],
    );
    expect(count.get("pgsql.col.name")).toEqual(["name"]);
    expect(length.has("pgsql.type")).toBe(false);
    expect(unended.get("pgsql.type")).toEqual(["Simple query"]);
    expect(unended.has("pgsql.query")).toBe(false);
  });

  it("is built again as it was", () => {
    const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 40_000, dport: 5432 })];
    const { bytes } = packet(...below, PostgreSQL({ message: octets(message("Q", "select 1\0") + message("S", "")) }));
    expect(new Packet(bytes).build()).toEqual(bytes);
  });
});
