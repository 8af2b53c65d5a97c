import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { capture, captureDevices, UDP, type CaptureOptions, type Packet, type PacketCapture } from "../../src/node.ts";
import { datagram, inside, senderOf } from "./inside.ts";
import { describeWithNetwork, type Network } from "./network.ts";

function open(network: Network, options: Partial<CaptureOptions>): Promise<PacketCapture> {
  return inside(network, "near", () => capture({ interface: "near", immediate: true, ...options }).open());
}

async function all(packets: PacketCapture): Promise<Packet[]> {
  const list: Packet[] = [];
  for await (const packet of packets) list.push(packet);
  return list;
}

const ports = (packets: readonly Packet[]): unknown[] => packets.map((packet) => packet.get(UDP)?.dport);

/** The sockets that this process has open. */
function sockets(): string[] {
  const targets = readdirSync("/proc/self/fd").map((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`);
    } catch {
      return ""; // the folder itself
    }
  });
  return targets.filter((target) => target.startsWith("socket:")).sort();
}

describeWithNetwork("capture()", (network) => {
  it("ends after its count, and says what was lost", async () => {
    const sender = await senderOf(network(), "far");
    const packets = await open(network(), { count: 2 });
    expect(packets.interfaces.map(({ name }) => name)).toEqual(["near"]);
    for (const port of [1, 2, 3]) sender.send(datagram(0, { port }));
    expect(ports(await all(packets))).toEqual([1, 2]);
    expect(packets.stats()).toEqual({
      captured: 2,
      receivedByFilter: 3,
      droppedByKernel: 0,
      droppedByInterface: 0,
      droppedByUs: 0,
    });
    expect(await packets.next()).toEqual({ value: undefined, done: true });
    sender.close();
  });

  it("ends after its time, and when its signal aborts, with what came before", async () => {
    const sender = await senderOf(network(), "far");
    const ending = new AbortController();
    const timed = await open(network(), { timeout: 3 });
    const ended = await open(network(), { signal: ending.signal });
    sender.send(datagram(0, { port: 1 }));
    ending.abort();
    await sleep(10);
    sender.send(datagram(0, { port: 2 }));
    expect([ports(await all(ended)), ports(await all(timed))]).toEqual([[1], [1, 2]]);
    sender.close();
  });

  it("ends when its loop does", async () => {
    const sender = await senderOf(network(), "far");
    const packets = await open(network(), {});
    for (const port of [1, 2]) sender.send(datagram(0, { port }));
    for await (const packet of packets) {
      expect(packet.get(UDP)?.dport).toBe(1);
      break;
    }
    expect(await all(packets)).toEqual([]);
    sender.close();
  });

  it("can be ended before it has begun, and leaves nothing open", async () => {
    const before = sockets();
    const never = capture({ interface: "lo" });
    await never.return();
    expect(await all(never)).toEqual([]);
    const early = capture({ interface: "lo" });
    const opening = early.open();
    await early.return();
    await opening;
    expect(await all(early)).toEqual([]);
    expect(sockets()).toEqual(before);
  });

  it("captures once on an interface that is named twice", async () => {
    const packets = await open(network(), { interface: ["near", "near"] });
    expect(packets.interfaces.map(({ name }) => name)).toEqual(["near"]);
    await packets.return();
  });

  it.each([
    [{ interface: [] }, "no interface is named"],
    [{ interface: "lo", snapLength: -5 }, "snapLength is a whole number of octets from 0 on, not -5"],
    [{ interface: "lo", bufferSize: NaN }, "bufferSize is a whole number of octets from 1 on, not NaN"],
  ])("refuses what cannot be meant: %j", async (options, words) => {
    await expect(capture(options).open()).rejects.toThrow(words);
  });

  it("keeps the octets of its packets", async () => {
    const sender = await senderOf(network(), "far");
    const packets = await open(network(), { snapLength: 50, count: 3 });
    for (const port of [1, 2, 3]) sender.send(datagram(0, { port, size: 100 }));
    const list = await all(packets);
    expect(ports(list)).toEqual([1, 2, 3]);
    expect(list.map(({ bytes, originalLength }) => [bytes.length, originalLength])).toEqual([
      [50, 100],
      [50, 100],
      [50, 100],
    ]);
    sender.close();
  });

  it("lets its filter choose", async () => {
    const sender = await senderOf(network(), "far");
    const packets = await open(network(), { filter: "udp dst port 2", count: 1 });
    for (const port of [1, 2]) sender.send(datagram(0, { port }));
    expect(ports(await all(packets))).toEqual([2]);
    await expect(all(capture({ interface: "lo", filter: "prot 2" }))).rejects.toThrow("syntax error");
    sender.close();
  });

  it("names the interface that was meant", async () => {
    const names = await inside(network(), "near", async () => (await captureDevices()).map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(["near", "any", "lo"]));
    const wrong = inside(network(), "near", () => capture({ interface: "naer" }).open());
    await expect(wrong).rejects.toMatchObject({
      code: "NO_SUCH_INTERFACE",
      message: "naer: No such device exists: did you mean near?",
    });
  });
});
