import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { MOST_INSTRUCTIONS, type Program } from "../../src/bpf/instruction.ts";
import type { PacketRecord } from "../../src/files/record.ts";
import type { Backend, LiveCapture, LiveCaptureOptions } from "../../src/host/capture/live-capture.ts";
import { openLiveCapture } from "../../src/host/capture/open-live-capture.ts";
import { openFile } from "../../src/host/open-file.ts";
import { describeWithOracle } from "../oracles.ts";
import { datagram, inside, senderOf, take } from "./inside.ts";
import { describeWithNetwork, type Network } from "./network.ts";
import { upTo } from "./numbers.ts";

const PORT = 4001;
/** Octets before the number in a datagram's frame. */
const NUMBER = 42;

/** Frames as they are met: plain, tagged, tagged twice, with priority alone, full, and shorter than a header. */
const frames = [
  datagram(0),
  datagram(1, { tags: "81000064" }),
  datagram(2, { tags: "88a80007" + "81000064" }),
  datagram(3, { tags: "8100e000" }),
  datagram(4, { size: 1514 }),
  datagram(5, { tags: "81000fff", size: 1518 }),
  Uint8Array.of(255, 255, 255, 255, 255, 255, 2, 0, 0, 0, 0, 1, 0x12, 0x34, 1, 2, 3),
];

/** `return kept` for datagrams to a port over IPv4 over Ethernet, else nothing. */
function toPort(port: number, kept = 0xffff): Program {
  return [
    { code: 0x28, jt: 0, jf: 0, k: 36 },
    { code: 0x15, jt: 0, jf: 1, k: port },
    { code: 0x06, jt: 0, jf: 0, k: kept },
    { code: 0x06, jt: 0, jf: 0, k: 0 },
  ];
}

/** Everything over IPv6 over Ethernet. */
const ipv6: Program = [
  { code: 0x28, jt: 0, jf: 0, k: 12 },
  { code: 0x15, jt: 0, jf: 1, k: 0x86dd },
  { code: 0x06, jt: 0, jf: 0, k: 0xffffffff },
  { code: 0x06, jt: 0, jf: 0, k: 0 },
];

const numberOf = ({ bytes, start }: PacketRecord): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(start + NUMBER);

/** What of a packet two programs must agree on: the kernel takes the time for each of them. */
function shown({ bytes, start, end, original, linkType }: PacketRecord): object {
  const octets = bytes.subarray(start, end);
  const head = Buffer.from(octets.subarray(0, 60)).toString("hex");
  return { linkType, original, captured: end - start, head, all: createHash("sha1").update(octets).digest("hex") };
}

/** Sends the frames over the cable, each in both directions. */
async function sendBothWays(network: Network): Promise<void> {
  const [near, far] = [await senderOf(network, "near"), await senderOf(network, "far")];
  for (const frame of frames) for (const side of [far, near]) side.send(frame);
  near.close();
  far.close();
}

async function packetsOf(file: string): Promise<object[]> {
  const reader = await openFile(file);
  const packets = (await take(reader)).map(shown);
  await reader.close();
  return packets;
}

/** What `list` gives when it is so long, or, after a while, whatever it is. */
async function untilThereAre(count: number, list: () => Promise<object[]>): Promise<object[]> {
  for (let tries = 0; ; tries++) {
    const items = await list();
    if (items.length >= count || tries > 30) return items;
    await sleep(100);
  }
}

async function untilThat(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await sleep(20);
}

function open(network: Network, options: Partial<LiveCaptureOptions> = {}): Promise<LiveCapture> {
  return inside(network, "near", () => openLiveCapture({ interface: "near", immediate: true, ...options }));
}

describeWithNetwork("a live capture", (network) => {
  describeWithOracle("tcpdump", "has tcpdump's packets", () => {
    const cases: readonly [words: string, options: Partial<LiveCaptureOptions>][] = [
      ["-i near", {}],
      ["-i near -s 40", { snapLength: 40 }],
      ["-i near -Q in", { direction: "in" }],
      ["-i near -Q out", { direction: "out" }],
      ["-i near -p", { promiscuous: false }],
      ["-i any", { interface: "any" }],
      ["-i any -s 50", { interface: "any", snapLength: 50 }],
      ["-i any -y LINUX_SLL", { interface: "any", linkType: 113 }],
    ];
    const compare = async (backends: readonly Backend[]): Promise<void> => {
      const theirs = cases.map(([words], index) => ({ words, file: join(network().folder, `${index}.pcap`) }));
      const quickly = ["--immediate-mode", "-U", "-B", "8192"];
      const running = await Promise.all(
        theirs.map(({ words, file }) => network().tcpdump(...words.split(" "), "-w", file, ...quickly)),
      );
      const ending = new AbortController();
      const ours: { words: string; backend: Backend; capture: LiveCapture }[] = [];
      for (const [words, options] of cases)
        for (const backend of backends) {
          if (backend === "dumpcap" && options.direction !== undefined) continue;
          const capture = await open(network(), { backend, ...options, signal: ending.signal });
          ours.push({ words, backend, capture });
        }
      const taken = Promise.all(
        ours.map(async (each) => ({ ...each, packets: (await take(each.capture)).map(shown) })),
      );
      await sendBothWays(network());
      await sleep(1000);
      ending.abort();
      for (const { words, backend, packets, capture } of await taken) {
        await capture.close();
        const file = join(network().folder, `${cases.findIndex(([each]) => each === words)}.pcap`);
        const expected = await untilThereAre(packets.length, () => packetsOf(file));
        expect({ words, backend, packets }).toEqual({ words, backend, packets: expected });
        expect(packets.length).toBeGreaterThanOrEqual(frames.length);
      }
      await Promise.all(running.map((each) => each.stop()));
    };
    it("through the ring and libpcap", { timeout: 60_000 }, () => compare(["ring", "libpcap"]));
    // dumpcap comes with tshark.
    describeWithOracle("tshark", "and", () => it("through dumpcap", { timeout: 60_000 }, () => compare(["dumpcap"])));
  });

  it("begins with the filter: nothing that came before it is seen", async () => {
    const sender = await senderOf(network(), "far");
    const flood = setInterval(() => sender.send(datagram(0, { port: PORT + 1 })), 1);
    for (const backend of ["ring", "libpcap"] as const) {
      const capture = await open(network(), { backend, filter: () => toPort(PORT) });
      await sleep(50);
      for (let number = 0; number < 10; number++) sender.send(datagram(number));
      const records = await take(capture, 10);
      await capture.close();
      expect({ backend, numbers: records.map(numberOf) }).toEqual({ backend, numbers: upTo(10) });
    }
    clearInterval(flood);
    sender.close();
  });

  it("runs here what the kernel cannot, and says so", async () => {
    const sender = await senderOf(network(), "far");
    const long: Program = [
      ...Array.from({ length: MOST_INSTRUCTIONS }, () => ({ code: 0, jt: 0, jf: 0, k: 0 })),
      ...toPort(PORT),
    ];
    const capture = await open(network(), {
      snapLength: 100,
      filter: (_linkType, _snapLength, runner) => (runner === "kernel" ? long : toPort(PORT, 50)),
    });
    for (let number = 0; number < 4; number++) sender.send(datagram(number, { port: PORT + (number % 2), size: 200 }));
    const records = await take(capture, 2);
    expect(records.map((record) => [numberOf(record), record.captured, record.original])).toEqual([
      [0, 50, 200],
      [2, 50, 200],
    ]);
    expect(capture.notices).toEqual([
      "near: the filter does not run in the kernel but here, on every packet: it has 4100 instructions, and the kernel takes 4096",
    ]);
    await capture.close();
    sender.close();
  });

  it("changes its filter", async () => {
    const sender = await senderOf(network(), "far");
    const capture = await open(network(), { filter: () => toPort(PORT) });
    const first = take(capture, 1);
    sender.send(datagram(1, { port: PORT + 1 }));
    sender.send(datagram(2));
    const before = await first;
    capture.setFilter(() => toPort(PORT + 1));
    sender.send(datagram(3));
    sender.send(datagram(4, { port: PORT + 1 }));
    const after = await take(capture, 1);
    expect([...before, ...after].map(numberOf)).toEqual([2, 4]);
    await capture.close();
    sender.close();
  });

  it("gives what came before its end, and nothing that came later", async () => {
    const sender = await senderOf(network(), "far");
    for (const backend of ["ring", "libpcap"] as const) {
      const ending = new AbortController();
      const capture = await open(network(), { backend, immediate: false, signal: ending.signal });
      for (let number = 0; number < 5; number++) sender.send(datagram(number));
      ending.abort();
      await sleep(5);
      sender.send(datagram(5));
      expect({ backend, numbers: (await take(capture)).map(numberOf) }).toEqual({ backend, numbers: upTo(5) });
      await capture.close();
    }
    sender.close();
  });

  it("goes on when the interface was down, and ends when it is gone, with all that was captured", async () => {
    network().ip("link", "add", "short", "type", "veth", "peer", "name", "lived");
    for (const name of ["short", "lived"]) network().ip("link", "set", name, "up");
    const capture = await open(network(), { interface: "short" });
    const sender = await senderOf(network(), "near", "lived");
    const records: PacketRecord[] = [];
    const all = (async () => {
      while (await capture.fill()) while (capture.next()) records.push(capture.record.keep());
    })();
    sender.send(datagram(0));
    network().ip("link", "set", "short", "down");
    await untilThat(() => capture.notices.length === 1);
    network().ip("link", "set", "short", "up");
    await untilThat(() => capture.notices.length === 2);
    sender.send(datagram(1));
    network().ip("link", "delete", "short");
    await all;
    sender.close();
    expect(records.filter(({ original }) => original === 60).map(numberOf)).toEqual([0, 1]);
    expect(capture.problem).toEqual({ kind: "gone", message: "The interface disappeared", at: records.length });
    expect(capture.notices).toEqual([
      "short went down: there are no packets until it is up again",
      "short is up again",
      "short disappeared",
    ]);
    await capture.close();
  });

  it("of several interfaces is in the order of time, and says which a packet came through", async () => {
    const ending = new AbortController();
    const capture = await open(network(), { interface: ["near", "lo"], immediate: false, signal: ending.signal });
    const [far, lo] = [await senderOf(network(), "far"), await senderOf(network(), "near", "lo")];
    for (let number = 0; number < 40; number++) {
      (number % 2 === 0 ? far : lo).send(datagram(number));
      if (number % 10 === 9) await sleep(60);
    }
    ending.abort();
    const records = await take(capture);
    expect(records.map(numberOf)).toEqual(upTo(40));
    expect(records.map((record) => record.interface)).toEqual(upTo(40).map((number) => number % 2));
    expect(capture.interfaces.map(({ name }) => name)).toEqual(["near", "lo"]);
    for (const each of [capture, far, lo]) await each.close();
  });

  it("keeps packets that come while nobody fetches them, and counts those it has no room for", async () => {
    const sender = await senderOf(network(), "far");
    const capture = await open(network(), { bufferSize: 2 * 1024 * 1024, immediate: false });
    for (let number = 0; number < 5000; number++) {
      sender.send(datagram(number, { size: 1000 }));
      if (number % 100 === 99) await sleep(15);
    }
    const kept = await take(capture, 5000);
    expect(kept.map(numberOf)).toEqual(upTo(5000));
    for (let number = 0; number < 5000; number++) sender.send(datagram(number, { size: 1000 }));
    const { captured, receivedByFilter, droppedByKernel = 0, ...others } = capture.stats();
    expect({ captured, receivedByFilter, others }).toEqual({
      captured: 5000,
      receivedByFilter: 10_000,
      others: { droppedByInterface: 0, droppedByUs: 0 },
    });
    expect(droppedByKernel).toBeGreaterThan(2000);
    expect((await take(capture, 5000 - droppedByKernel)).map(numberOf)).toEqual(upTo(5000 - droppedByKernel));
    expect(capture.interfaces[0].statistics).toMatchObject({
      filterAccepted: 10_000n,
      osDropped: BigInt(droppedByKernel),
    });
    await capture.close();
    sender.close();
  });

  it("leaves nothing of its memory to who kept looking at it", async () => {
    const sender = await senderOf(network(), "far");
    const capture = await open(network());
    sender.send(datagram(1));
    await take(capture, 1);
    const { bytes, start, end } = capture.record;
    await capture.close();
    sender.close();
    expect(bytes.subarray(start, end)).toEqual(new Uint8Array(60));
    expect([await capture.fill(), capture.next(), capture.record.bytes.length]).toEqual([false, false, 0]);
  });

  it("has segments of more than 64 KiB whole", async ({ skip }) => {
    for (const side of ["near", "far"] as const) {
      network().run(side, "sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
      network().run(side, "ip", "address", "add", side === "near" ? "fd00::1/64" : "fd00::2/64", "dev", side, "nodad");
      const { exit } = network().run(
        side,
        "ip",
        "link",
        "set",
        side,
        "gso_max_size",
        "180000",
        "gro_max_size",
        "180000",
      );
      if (exit !== 0) skip("segments of more than 64 KiB need a newer Linux or ip(8)");
    }
    const capture = await open(network(), { filter: () => ipv6 });
    const server = await inside(network(), "far", async () => {
      const listening = createServer((socket) => socket.resume()).listen(PORT, "fd00::2");
      await once(listening, "listening");
      return listening;
    });
    const client = await inside(network(), "near", async () => {
      const connected = connect(PORT, "fd00::2");
      await once(connected, "connect");
      return connected;
    });
    client.write(new Uint8Array(4 * 1024 * 1024));
    const records: PacketRecord[] = [];
    while (!records.some(({ original }) => original > 65_536 + 100)) records.push(...(await take(capture, 1)));
    client.destroy();
    server.close();
    const [longest] = records.toSorted((one, other) => other.original - one.original);
    expect({ captured: longest.captured, length: longest.end - longest.start }).toEqual({
      captured: longest.original,
      length: longest.original,
    });
    await capture.close();
  });
});
