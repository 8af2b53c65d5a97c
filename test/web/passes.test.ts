import { beforeAll, describe, expect, it } from "vitest";
import { decodeText } from "../../src/bytes/text.ts";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import { aboutFilters } from "../../src/web/engine/about-filters.ts";
import { answerOf, type CaptureRequest } from "../../src/web/engine/answer.ts";
import type { Answer, Find, StatisticRow } from "../../src/web/messages.ts";
import { ours, sample } from "../cli/run-shark.ts";
import { opened, type OpenedCapture } from "./opened.ts";

const never = new AbortController().signal;

/** Asks as the page does. */
function ask<K extends CaptureRequest["ask"]>(
  { engine }: OpenedCapture,
  request: Extract<CaptureRequest, { ask: K }>,
): Promise<Answer<K>> {
  return answerOf(request, engine, never) as Promise<Answer<K>>;
}

async function json(file: string, statistic: string): Promise<Record<string, unknown>> {
  const { stdout } = await ours(["-n", "-q", "--json", "-z", statistic, "-r", file]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

let http: OpenedCapture;
let dns: OpenedCapture;
beforeAll(async () => {
  http = await opened(sample("http"));
  dns = await opened(sample("dns"));
});

describe("streams", () => {
  it("are what remora shark -z follow has", async () => {
    const followed = await ask(http, { ask: "follow", index: 0, kind: "tcp" });
    if ("reason" in followed) throw new Error(followed.reason);
    const told = await json(sample("http"), "follow,tcp,raw,0");
    const pieces = told["pieces"] as { side: number; packet: number; base64: string }[];
    expect(
      followed.segments.map(({ from, index, bytes }) => [from, index + 1, Buffer.from(bytes).toString("base64")]),
    ).toEqual(pieces.map(({ side, packet, base64 }) => [side, packet, base64]));
    expect(followed.filter).toBe("tcp.stream == 0");
    expect(followed.kinds).toEqual(["http", "tcp"]);
  });

  it("are shown as what tells most", async () => {
    expect(await ask(http, { ask: "follow", index: 0 })).toMatchObject({ kind: "http" });
    expect(await ask(dns, { ask: "follow", index: 0 })).toMatchObject({ kind: "udp", kinds: ["udp"] });
  });

  it("are said not to be there", async () => {
    const arp = await opened(sample("arp"));
    expect(await ask(arp, { ask: "follow", index: 0 })).toHaveProperty("reason");
    expect(await ask(dns, { ask: "sequence", index: 0 })).toHaveProperty("reason");
  });

  it("have sequence numbers from the beginning of each side", async () => {
    const sequence = await ask(http, { ask: "sequence", index: 0 });
    if ("reason" in sequence) throw new Error(sequence.reason);
    const fields = ["tcp.seq", "tcp.ack", "tcp.len", "tcp.window_size", "frame.number"];
    const words = fields.flatMap((field) => ["-e", field]);
    const { stdout } = await ours(["-n", "-Y", "tcp.stream == 0", "-T", "fields", ...words, "-r", sample("http")]);
    const rows = Array.from(sequence.indices, (index, i) => [
      sequence.sequences[i],
      sequence.acknowledgements[i],
      sequence.lengths[i],
      sequence.windows[i],
      index + 1,
    ]);
    expect(rows.map((row) => row.join("\t")).join("\n")).toBe(stdout.trimEnd());
  });
});

describe("statistics", () => {
  it("count what remora shark -z counts", async () => {
    const { rows, columns } = await ask(http, { ask: "statistic", name: "conv,tcp", view: 0 });
    const told = (await json(sample("http"), "conv,tcp"))["rows"] as { framesTo: number; bytesFrom: number }[];
    const column = (title: string) => columns.findIndex((one) => one.title === title);
    expect(rows.map(({ cells }) => [cells[column("Packets A → B")], cells[column("Bytes B → A")]])).toEqual(
      told.map(({ framesTo, bytesFrom }) => [framesTo, bytesFrom]),
    );
  });

  it.each(["conv,tcp", "conv,ip", "endpoints,udp", "endpoints,eth", "io,phs"])(
    "of %s name filters that accept as many packets",
    async (name) => {
      const { rows, columns } = await ask(http, { ask: "statistic", name, view: 0 });
      const packets = columns.findIndex(({ title }) => title === "Packets");
      for (const { cells, filter = "" } of rows) {
        // What a layer is made of is counted once for each; a filter accepts a packet once.
        if (name === "io,phs" && filter.includes("segments")) continue;
        expect(await countOf(http, filter), filter).toBe(cells[packets]);
      }
    },
  );

  it("are of a view alone", async () => {
    const view = await viewOf(dns, "dns.flags.response == 1");
    const rows = (await ask(dns, { ask: "statistic", name: "io,phs", view })).rows;
    expect(rows[0].cells[1]).toBe(dns.engine.rows(view, 0, 1000).length);
  });

  it("of the experts lead to their packets", async () => {
    const { rows } = await ask(http, { ask: "statistic", name: "expert", view: 0 });
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells, filter = "" } of rows.filter(({ severity }: StatisticRow) => severity === 2))
      expect(await countOf(http, filter)).toBeGreaterThanOrEqual(Number(cells[4]));
  });

  it.each(["dns,tree", "plen,tree", "http,tree", "hosts", "dns,srt", "icmp,srt", "rtp,streams"])(
    "%s is a table",
    async (name) => {
      const { rows, columns } = await ask(dns, { ask: "statistic", name, view: 0 });
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    },
  );

  it("that there are not are said", () =>
    expect(ask(dns, { ask: "statistic", name: "conv,tpc", view: 0 })).rejects.toThrow("no such statistic"));
});

describe("graphs", () => {
  it("have every packet in an interval", async () => {
    const series = [
      { filter: "", value: "packets" },
      { filter: "tcp", value: "bytes" },
      { filter: "tcp", value: "bits" },
    ] as const;
    const graph = await ask(http, { ask: "graph", series, intervalMs: 10 });
    if ("mistake" in graph) throw new Error(graph.mistake.message);
    const [packets, bytes, bits] = graph.values.map((values) => values.reduce((sum, value) => sum + value, 0));
    expect(packets).toBe(http.engine.count);
    const view = await viewOf(http, "tcp");
    expect(bytes).toBe(allRows(http, view).reduce((sum, { original }) => sum + original, 0));
    expect(bits).toBe(8 * bytes);
  });

  it("say which filter is wrong", async () => {
    const series = [
      { filter: "tcp", value: "packets" },
      { filter: "tpc", value: "packets" },
    ] as const;
    expect(await ask(http, { ask: "graph", series, intervalMs: 10 })).toMatchObject({ series: 1 });
  });

  it("begin with an overview in which every packet is counted", async () => {
    const overview = await ask(http, { ask: "overview", view: 0, buckets: 50 });
    expect(overview.packets.reduce((sum, count) => sum + count, 0)).toBe(http.engine.count);
    const rows = allRows(http, 0);
    overview.packets.forEach((count, bucket) => {
      if (count > 0) expect(rows[overview.places[bucket]].severity).toBe(overview.severities[bucket]);
    });
    expect(Math.max(...overview.severities)).toBe(Math.max(...rows.map(({ severity }) => severity)));
  });
});

describe("finding", () => {
  const find = (what: Find["what"], text: string, from: number, backwards = false) =>
    ask(http, { ask: "find", what, text, from, backwards, view: 0 });

  it("looks at what list and tree show, at octets, and at what filters accept", async () => {
    const requests = allRows(http, await viewOf(http, "http.request")).map(({ index }) => index);
    expect(await find("filter", "http.request", -1)).toEqual({ index: requests[0] });
    expect(await find("filter", "http.request", requests[0])).toEqual({ index: requests[1] });
    expect(await find("filter", "http.request", requests[1], true)).toEqual({ index: requests[0] });
    expect(await find("filter", "http.request", requests[0], true)).toBeNull();
    // "GET /" begins a request.
    expect(await find("hex", "47 45 54 20 2f", -1)).toEqual({ index: requests[0] });
    expect(await find("text", "get /", -1)).toEqual({ index: requests[0] });
    expect(await find("regex", "host: \\S+", -1)).toEqual({ index: requests[0] });
    expect(await find("text", "nobody wrote this", -1)).toBeNull();
  });

  it("says what it does not understand", async () => {
    for (const [what, text] of [
      ["hex", "4"],
      ["hex", "xy"],
      ["regex", "("],
      ["filter", "tpc"],
    ] as const)
      expect(await find(what, text, -1)).toHaveProperty("mistake");
  });
});

describe("colours", () => {
  it("are the first rule that fits", async () => {
    const rules = ["dns.flags.response == 1", "tpc", "dns"];
    expect(await ask(dns, { ask: "colors", rules })).toMatchObject([null, { from: 0, to: 3 }, null]);
    const { count } = dns.engine;
    await dns.heard("colors", ({ from, rules: found }) => from + found.length === count);
    const found: number[] = [];
    for (const event of dns.events)
      if (event.event === "colors") found.splice(event.from, event.rules.length, ...event.rules);
    const responses = new Set(allRows(dns, await viewOf(dns, "dns.flags.response == 1")).map(({ index }) => index));
    const all = new Set(allRows(dns, await viewOf(dns, "dns")).map(({ index }) => index));
    expect(found).toEqual(Array.from({ length: count }, (_, i) => (responses.has(i) ? 0 : all.has(i) ? 2 : 255)));
  });
});

describe("exports", () => {
  const indices = Uint32Array.of(5, 2, 3, 1000);

  async function octetsOf(request: Extract<CaptureRequest, { ask: "export" }>): Promise<Uint8Array> {
    return new Uint8Array(await (await ask(http, request)).arrayBuffer());
  }

  it.each(["pcap", "pcapng"] as const)("are captures that can be read again: %s", async (format) => {
    const request = { ask: "export", format, packets: { indices }, comments: [[3, "look here"]] } as const;
    const reader = await openCapture(memorySource(await octetsOf(request)));
    const lengths: number[] = [];
    const comments: string[] = [];
    while (await reader.fill())
      while (reader.next()) {
        lengths.push(reader.record.original);
        comments.push(...reader.record.comments);
      }
    expect(reader.format).toBe(format);
    expect(lengths).toEqual([2, 3, 5].map((index) => http.engine.list.row(index).original));
    expect(comments).toEqual(format === "pcapng" ? ["look here"] : []);
  });

  it("are the lines of remora shark -T ndjson", async () => {
    const octets = await octetsOf({ ask: "export", format: "ndjson", packets: { view: 0 } });
    const { stdout } = await ours(["-n", "-T", "ndjson", "-r", sample("http")]);
    expect(decodeText(octets, 0, octets.length)).toBe(stdout);
  });

  it("are tables for people and for spreadsheets", async () => {
    const csv = decodeText(...whole(await octetsOf({ ask: "export", format: "csv", packets: { indices } }))).split(
      "\r\n",
    );
    expect(csv[0]).toBe('"No.","Time","Source","Destination","Protocol","Length","Info"');
    expect(csv).toHaveLength(5);
    const octets = await octetsOf({ ask: "export", format: "text", packets: { indices } });
    const [titles, ...lines] = decodeText(...whole(octets))
      .trimEnd()
      .split("\n");
    const info = titles.indexOf("Info");
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.slice(info - 1)).toMatch(/^ \S/);
  });

  it("are the bodies that HTTP carried", async () => {
    const objects = await ask(http, { ask: "objects" });
    expect(objects.length).toBeGreaterThan(0);
    for (const { which, name, size } of objects) {
      const object = await ask(http, { ask: "object", which });
      expect(object.name).toBe(name);
      expect(object.bytes).toHaveLength(size);
    }
    await expect(ask(http, { ask: "object", which: 1000 })).rejects.toThrow("no such object");
  });
});

describe("a filter that is typed", () => {
  it("is proposed the values that the capture has, most frequent first", async () => {
    const { proposals } = await complete(dns, "dns.qry.name == ");
    const values = proposals.flatMap(({ text, count = 0 }) => (count > 0 ? [{ text, count }] : []));
    expect(values.length).toBeGreaterThan(1);
    expect(values.map(({ count }) => count)).toEqual(values.map(({ count }) => count).toSorted((a, b) => b - a));
    for (const { text } of values) expect(await countOf(dns, `dns.qry.name == ${text}`), text).toBeGreaterThan(0);
  });

  it("is proposed the words for numbers", async () => {
    const { proposals } = await complete(dns, "dns.qry.type == ");
    expect(proposals.find(({ text }) => text === "1")).toMatchObject({ detail: "A (Host Address)" });
  });

  it("is proposed fields without a capture", async () => {
    const answer = await aboutFilters({ ask: "complete", text: "dns.qry.na", cursor: 10 }, undefined);
    expect(answer).toMatchObject({
      from: 0,
      to: 10,
      proposals: [{ text: "dns.qry.name" }, { text: "dns.qry.name.len" }],
    });
  });

  it("is said where it is wrong", async () => {
    expect(await ask(dns, { ask: "check", text: "tcp" })).toBeNull();
    expect(await ask(dns, { ask: "check", text: "ip.adr == 1.2.3.4" })).toMatchObject({ from: 0, to: 6 });
  });

  it("is told what a field is", async () => {
    const field = await ask(dns, { ask: "field", name: "dns.qry.type" });
    expect(field).toMatchObject({ name: "dns.qry.type", title: "Type", protocol: "Domain Name System" });
    expect(field?.values).toContainEqual(["1", "A (Host Address)"]);
    expect(await ask(dns, { ask: "field", name: "dns.nothing" })).toBeNull();
  });

  /** A loaded machine counts longer than somebody who types waits. */
  async function complete(capture: OpenedCapture, text: string): Promise<Answer<"complete">> {
    for (;;) {
      const answer = await ask(capture, { ask: "complete", text, cursor: text.length });
      if (answer.proposals.some(({ count }) => count !== undefined)) return answer;
    }
  }
});

function whole(octets: Uint8Array): [Uint8Array, number, number] {
  return [octets, 0, octets.length];
}

async function viewOf(capture: OpenedCapture, text: string): Promise<number> {
  const answer = await ask(capture, { ask: "filter", text });
  if ("mistake" in answer) throw new Error(`${text}: ${answer.mistake.message}`);
  await capture.heard("matches", ({ view, done }) => view === answer.view && done);
  return answer.view;
}

async function countOf(capture: OpenedCapture, text: string): Promise<number> {
  const view = await viewOf(capture, text);
  return allRows(capture, view).length;
}

function allRows({ engine }: OpenedCapture, view: number) {
  return engine.rows(view, 0, 2000);
}

describe("names of hosts", () => {
  it("are those that answers of DNS tell", async () => {
    const names = await ask(dns, { ask: "names", from: 0 });
    expect(Object.fromEntries(names)).toEqual({ "10.0.0.2": "www.example.test", "fd00::2": "www.example.test" });
    expect(await ask(dns, { ask: "names", from: 1 })).toEqual(names.slice(1));
  });
});
