import { expect, it } from "vitest";
import { Compiler } from "../../src/dissect/compile.ts";
import { readsStreams } from "../../src/flows/reads-streams.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const compiler = new Compiler(standardCatalog());

it.each(["tcp.port", "tcp.flags.syn", "tcp", "ip.addr", "frame.len", "udp.port", "dhcp", "arp.opcode", "quic"])(
  "%s is in no stream",
  (name) => expect(readsStreams([name], compiler)).toBe(false),
);

it.each(["http.host", "tls", "dns", "http2", "websocket", "json", "data", "rtp", "tcp.stream", "tcp.payload"])(
  "%s may be in a stream, or is worked out of one",
  (name) => expect(readsStreams([name], compiler)).toBe(true),
);

it.each(["frame.protocols", "_ws.malformed", "no.such.field"])("%s may depend on any layer", (name) =>
  expect(readsStreams([name], compiler)).toBe(true),
);
