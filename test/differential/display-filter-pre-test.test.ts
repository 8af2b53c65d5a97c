import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileDisplayFilter } from "../../src/display-filter/compile-display-filter.ts";
import { packetVocabulary } from "../../src/display-filter/packet-fields.ts";
import { holdsSomewhere } from "../../src/display-filter/pre-test.ts";
import { Compiler } from "../../src/dissect/compile.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { interpretedWalk } from "../../src/dissect/walk.ts";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import type { PacketRecord } from "../../src/files/record.ts";
import { openFile } from "../../src/host/open-file.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { listedCaptures, sampleCaptures } from "./captures.ts";

/** Packets that are looked at of one capture: by the filters, and for every value. */
const MOST_PACKETS = 300;
const MOST_FOR_VALUES = 25;

const filters = `tcp.port == 80
  udp.port == 53 or tcp.port == 443
  ip.addr == 10.0.0.0/16 and not tcp
  ip.src == 192.168.0.0/24
  ip.addr == 192.168.1.1 || ipv6.addr == fe80::/10
  eth.dst == ff:ff:ff:ff:ff:ff
  eth.type in {0x0806, 0x86dd}
  frame contains "HTTP" and tcp.dstport in {80, 8080}
  http contains "Host: "
  http.request.method == "GET"
  udp contains 00:01:00:00
  dns.id == 0x1234 xor udp.port == 5353
  vlan.id == 100 and ip.addr == 10.0.0.1
  any ip.addr === 127.0.0.1 or all tcp.port == 22
  @ip.src == c0:a8:00:01
  ip.dst[0:2] == c0:a8 and ip.id == 1`.split("\n").map((line) => line.trim()); // oxfmt-ignore

const catalog = standardCatalog();
const compiler = new Compiler(catalog);
const vocabulary = packetVocabulary(catalog, compiler);
const dissector = new Dissector(catalog, interpretedWalk(catalog), compiler);

/** Some packets of a capture, each dissected by itself. */
async function eachPacket(capture: string, see: (record: PacketRecord) => void, most = MOST_PACKETS): Promise<number> {
  let seen = 0;
  try {
    const reader = await openFile(capture);
    while (seen < most && (await reader.fill())) {
      while (seen < most && reader.next()) {
        const { record } = reader;
        dissector.dissect(record.bytes, record.start, record.end, record.start + record.original, record.linkType);
        see(record);
        seen++;
      }
    }
    await reader.close();
  } catch (fault) {
    if (!(fault instanceof NotACaptureError)) throw fault;
  }
  return seen;
}

const captures = [...sampleCaptures(), ...listedCaptures()].map(({ folder, path }) => join(folder, path));

describe("the quick look at octets", () => {
  it("skips no packet of any capture that a filter accepts", async () => {
    const compiled = filters.map((filter) => compileDisplayFilter(filter, vocabulary));
    const counts = { packets: 0, accepted: 0, skipped: 0 };
    const wrong: string[] = [];
    for (const capture of captures) {
      counts.packets += await eachPacket(capture, ({ bytes, start, end, number }) => {
        for (const { text, matches, mayMatch } of compiled) {
          const accepts = matches(dissector);
          const mayAccept = mayMatch(bytes, start, end);
          if (accepts && !mayAccept) wrong.push(`${capture} ${number}: ${text}`);
          counts.accepted += Number(accepts);
          counts.skipped += Number(!mayAccept);
        }
      });
    }
    expect(wrong).toEqual([]);
    // It would be useless if it skipped nothing.
    expect(counts.skipped).toBeGreaterThan((counts.packets * filters.length) / 2);
    expect(counts.accepted).toBeGreaterThan(counts.packets / 10);
  });

  it("finds the octets of every value that is said to have some", async () => {
    const wrong = new Map<string, string>();
    let values = 0;
    for (const capture of captures) {
      await eachPacket(
        capture,
        ({ bytes, start, end, number }) => {
          const names = new Set<string>();
          for (let layer = 0; layer < dissector.layers.count; layer++) {
            dissector.decode(layer);
            const root = dissector.layers.tree(layer);
            for (let quad = root + 1; quad < dissector.tree.after(root); quad++) {
              names.add(catalog.registry.fields[dissector.tree.field(quad)]!.name);
            }
          }
          for (const name of names) {
            const field = vocabulary.field(name);
            field?.values(undefined)(dissector, (value) => {
              const octets = field.octetsOf?.(value);
              const look = octets && holdsSomewhere(octets);
              if (look && !look(bytes, start, end)) wrong.set(name, `${capture} ${number}`);
              values += look ? 1 : 0;
              return false;
            });
          }
        },
        MOST_FOR_VALUES,
      );
    }
    expect(Object.fromEntries(wrong)).toEqual({});
    expect(values).toBeGreaterThan(10_000);
  });
});
