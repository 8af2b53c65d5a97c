import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Packet, RSVP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));

function seen(objects: string, kind = 1): ReadonlyMap<string, readonly string[]> {
  const { bytes } = packet(Ether(), IP({ src: "10.0.0.1" }), RSVP({ Class: kind, objects: octets(objects) }));
  expect(new Packet(bytes).build()).toEqual(bytes);
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1).fields;
}

describe("RSVP", () => {
  it("reads sessions, hops, times and senders", () => {
    const fields = seen(
      "0010 0107 0a000001 0000 0007 0a000002  000c 0301 0a000003 00000004  0008 0501 00007530  000c 0b07 0a000004 0000 0009",
    );
    expect(fields.get("rsvp.path")).toEqual(["1"]);
    expect(fields.get("rsvp.session.tunnel_id")).toEqual(["7"]);
    expect(fields.get("rsvp.hop.neighbor_address_ipv4")).toEqual(["10.0.0.3"]);
    expect(fields.get("rsvp.refresh_interval")).toEqual(["30000"]);
    expect(fields.get("rsvp.sender.lsp_id")).toEqual(["9"]);
  });

  it("reads what flows are like and what the way is", () => {
    const bucket = "0000 0007 0100 0006 7f00 0005 461c4000 461c4000 461c4000 00000040 000005dc";
    const fields = seen(
      `0024 0c02 ${bucket}  0014 0d02 0000 0004 0100 0002 0400 0001 00000003  0024 0902 ${bucket.replace("0100", "0500")}`,
    );
    expect(fields.get("rsvp.tspec.token_bucket_rate")).toEqual(["10000"]);
    expect(fields.get("rsvp.flowspec.token_bucket_rate")).toEqual(["10000"]);
    expect(fields.get("rsvp.parameter")).toEqual(["127", "127"]);
    expect(fields.get("rsvp.adspec.uint")).toEqual(["3"]);
  });

  it("reads routes, labels and attributes", () => {
    const fields = seen(
      "0014 1401 8108 0a000001 2000 040c 0000 0a000002  0008 1001 00000010  0010 cf07 0707 04 06 6e616d650000 0000",
      2,
    );
    expect(fields.get("rsvp.loose_hop")).toEqual(["1", "0"]);
    expect(fields.get("rsvp.ero_rro_subobjects.ipv4_hop")).toEqual(["10.0.0.1"]);
    expect(seen("0008 1001 00000010", 2).get("rsvp.label.label")).toEqual(["16"]);
    expect(seen("0010 cf07 0707 04 04 6e616d65 00000000").get("rsvp.session_attribute.name")).toEqual(["name"]);
  });

  it("knows classes of vendors and those that nobody knows", () => {
    const fields = seen("0004 7d01  0008 6401 01020304");
    expect(fields.has("rsvp.obj_private")).toBe(true);
    expect(fields.get("rsvp.unknown.data")).toEqual(["01:02:03:04"]);
  });
});
