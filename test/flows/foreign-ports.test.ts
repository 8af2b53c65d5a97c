import { expect, it } from "vitest";
import { NONE } from "../../src/definition/catalog.ts";
import { isForeign } from "../../src/flows/tcp/foreign-ports.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { seenIn } from "./streams.ts";

const text = (load: string) => ({ direction: 0, bytes: new TextEncoder().encode(load) }) as const;

it("ports of protocols that are not here are of none that is", () => {
  const catalog = standardCatalog();
  const ports = catalog.tables[catalog.tableNumber("tcp.port")]!;
  const foreign = Array.from({ length: 65536 }, (_, port) => port).filter((port) => isForeign(port, port));
  expect(foreign.length).toBeGreaterThan(20);
  expect(foreign.filter((port) => ports[port] !== NONE)).toEqual([]);
});

it("what they carry is neither data nor what it looks like", () => {
  const request = text("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  expect(seenIn([request], 8009)[0]!.path).toBe("eth:ethertype:ip:tcp");
  expect(seenIn([request], 8123)[0]!.path).toBe("eth:ethertype:ip:tcp:http");
  expect(seenIn([text("\x01\x02\x03")], 427)[0]!.path).toBe("eth:ethertype:ip:tcp");
  const alert = { direction: 0, bytes: Uint8Array.of(21, 3, 3, 0, 2, 1, 0) } as const;
  expect(seenIn([alert], 427)[0]!.path).toBe("eth:ethertype:ip:tcp:tls");
  expect(seenIn([alert], 8009)[0]!.path).toBe("eth:ethertype:ip:tcp");
});
