import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { CopiedBatch, DumpedBatch, type PacketBatch } from "../../src/host/capture/libpcap-batch.ts";
import { openHandle, theLibpcap } from "../../src/host/capture/libpcap-handle.ts";
import { captureSettings } from "../../src/host/capture/settings.ts";
import { findLibpcap, type Libpcap } from "../../src/host/native/libpcap.ts";
import { native, type Address } from "../../src/host/native/native.ts";
import { datagram, inside, senderOf } from "./inside.ts";
import { describeWithNetwork, type Network } from "./network.ts";

const COUNT = 1500;

type BatchOf = new (libpcap: Libpcap, handle: Address) => PacketBatch;

/** Everything that a way of fetching packets gives, without their times. */
async function fetched(network: Network, Batch: BatchOf): Promise<string[]> {
  const libpcap = await theLibpcap();
  const settings = captureSettings({ interface: "near", immediate: true, bufferSize: 16 * 1024 * 1024 });
  const { handle } = await inside(network, "near", async () => openHandle(libpcap, "near", settings));
  const batch = new Batch(libpcap, handle);
  const sender = await senderOf(network, "far");
  for (let number = 0; number < COUNT; number++) sender.send(datagram(number, { size: 60 + (number % 1400) }));
  await sleep(100);
  const packets: string[] = [];
  for (let count = batch.fetch(); count > 0; count = batch.fetch()) {
    let at = 0;
    for (let left = count; left > 0; left--) {
      const [captured, original] = [batch.view.getUint32(at + 8, true), batch.view.getUint32(at + 12, true)];
      const octets = batch.bytes.subarray(at + 16, at + 16 + captured);
      packets.push(`${original} ${Buffer.from(octets).toString("base64")}`);
      at += 16 + captured;
    }
    expect(at).toBe(batch.length);
  }
  sender.close();
  batch.close();
  libpcap.close(handle);
  return packets;
}

describeWithNetwork("packets from libpcap", (network) => {
  it("are the same, written by it or copied one by one as on Windows", async ({ skip }) => {
    if (findLibpcap(await native()) === undefined) skip("needs libpcap");
    const written = await fetched(network(), DumpedBatch);
    expect(written).toHaveLength(COUNT);
    expect(await fetched(network(), CopiedBatch)).toEqual(written);
  });
});
