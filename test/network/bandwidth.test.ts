import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openLiveTraffic } from "../../src/host/traffic/live-traffic.ts";
import { bandwidth, netIoCounters, type Bandwidth, type TrafficRow } from "../../src/node.ts";
import { inside } from "./inside.ts";
import { describeWithNetwork, type Network, type Running } from "./network.ts";

const program = fileURLToPath(new URL("transfer.mjs", import.meta.url));
const PORT = "4321";
const NOBODY = ["--reuid=65534", "--regid=65534", "--clear-groups"];

interface Interval {
  readonly source: string;
  readonly total: TrafficRow;
  readonly rows: readonly TrafficRow[];
}

const intervals = (running: Running): Interval[] =>
  running.stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Interval);

/** Starts `remora top --json` on the near side, and waits for its first interval. */
function top(network: Network, asNobody: boolean, ...words: string[]): Promise<Running> {
  const all = network.command("top", "-n", "--json", "--interval", "0.2", ...words);
  const running = asNobody
    ? network.start("setpriv", [...NOBODY, process.execPath, ...all])
    : network.start(process.execPath, all);
  return running.until(({ stdout }) => stdout.includes("\n"));
}

/** A program on the near side that sends, as root or as a user without rights. */
function sender(network: Network, octets: number, connections: number, asNobody: boolean, holds = false): Running {
  const words = [program, "send", PORT, "10.99.0.2", String(octets), String(connections), ...(holds ? ["hold"] : [])];
  if (!asNobody) return network.start(process.execPath, words);
  return network.start("setpriv", [...NOBODY, process.execPath, ...words]);
}

interface Sent {
  readonly pid: number;
  readonly sent: number;
  readonly received: number;
}

async function results(...senders: Running[]): Promise<Sent[]> {
  const ended = await Promise.all(senders.map((one) => one.end()));
  return ended.map(({ stdout }, i) => ({
    pid: senders[i].pid,
    ...(JSON.parse(stdout) as { sent: number; received: number }),
  }));
}

describeWithNetwork("bandwidth", (network) => {
  let server: Running | undefined;
  const serve = async (): Promise<void> => {
    server ??= await network()
      .start(process.execPath, [program, "serve", PORT, "10.99.0.2"], "far")
      .until(({ stdout }) => stdout.includes("ready"));
  };
  const counters = () => inside(network(), "near", () => netIoCounters({ perNic: true }));

  it("is what the interface counts, and each process has what it sent, two of them at once", async () => {
    await serve();
    const running = await top(network(), false, "-i", "near", "--by", "process");
    const before = (await counters())["near"];
    const senders = [sender(network(), 20_000_000, 1, false, true), sender(network(), 3_000_000, 3, false, true)];
    const sent = await Promise.all(
      senders.map(async (one) => {
        await one.until(({ stdout }) => stdout.includes("\n"));
        return JSON.parse(one.stdout) as Omit<Sent, "pid">;
      }),
    );
    let after = (await counters())["near"];
    await running.until((each) => {
      const { total, rows } = intervals(each).at(-1)!;
      const whole = total.packets.out >= after.packetsSent - before.packetsSent;
      return whole && senders.every(({ pid }) => rows.some((row) => row.pid === pid));
    });
    for (const one of senders) await one.stop();
    after = (await counters())["near"];
    await running.stop();
    const { total, rows, source } = intervals(running).at(-1)!;
    expect(source).toBe("capture");
    const within = (ours: number, theirs: number): void => {
      expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.01);
    };
    within(total.total.out, after.bytesSent - before.bytesSent);
    within(total.total.in, after.bytesRecv - before.bytesRecv);
    for (const [i, { pid }] of senders.entries()) {
      const row = rows.find((each) => each.pid === pid)!;
      // Headers come on top.
      expect(row.total.out).toBeGreaterThan(sent[i].sent);
      expect(row.total.out).toBeLessThan(sent[i].sent * 1.08);
    }
  });

  it("is what a display filter selects", async () => {
    const running = await top(network(), false, "-i", "near", "--by", "protocol", "frame.len == 100 && eth");
    for (const size of [60, 100, 200]) await network().send("far", 5, 1000, size);
    const ofAll = (each: Running) => intervals(each).at(-1)!.total;
    await running.until((each) => ofAll(each).packets.in + ofAll(each).packets.out >= 5);
    await running.stop();
    const { packets, total } = ofAll(running);
    expect(total.in + total.out).toBe(100 * (packets.in + packets.out));
  });

  it("captures packets whole from when a filter looks at them", async () => {
    const traffic = await inside(network(), "near", () => openLiveTraffic({ interface: "near", view: "here" }));
    try {
      const sizes: number[] = [];
      traffic.setFilter(undefined, ({ captured }) => sizes.push(captured) > 0);
      await network().send("far", 5, 1000, 900);
      await expect.poll(() => Math.max(...sizes), { timeout: 10_000 }).toBe(900);
    } finally {
      await traffic.close();
    }
  });

  it("is what programs count, by the kernel's counts without any rights, also of connections that are over at once", async () => {
    await serve();
    const running = await top(network(), true, "--by", "process");
    expect(running.stderr).toContain("without the right to capture");
    const [long, short] = await results(sender(network(), 30_000_000, 1, true), sender(network(), 1000, 50, true));
    const sent = long.sent + short.sent;
    const received = long.received + short.received;
    await running.until((each) => intervals(each).at(-1)!.total.total.out >= sent);
    const { total, source } = intervals(running).at(-1)!;
    expect(source).toBe("kernel");
    expect(total.total).toEqual({ in: received, out: sent });
    const held = sender(network(), 5_000_000, 1, true, true);
    const heldRow = (each: Running) =>
      intervals(each)
        .at(-1)!
        .rows.find(({ pid }) => pid === held.pid);
    await running.until((each) => (heldRow(each)?.total.out ?? 0) >= 5_000_000);
    expect(heldRow(running)?.total.out).toBe(5_000_000);
    await held.stop();
    await running.stop();
  });

  it("is iterated over by the library, and ends with its loop", async () => {
    await serve();
    const running = inside(network(), "near", async () => {
      const iterator = bandwidth({ interface: "near", by: "connection", interval: 0.05, filter: `tcp port ${PORT}` });
      return { iterator, first: await iterator.next() };
    });
    const { iterator, first } = await running;
    expect(first.value).toMatchObject({ source: "capture", lost: 0, rows: [] });
    const [{ sent }] = await results(sender(network(), 100_000, 1, false));
    let last: Bandwidth | undefined;
    for await (const each of iterator) {
      last = each;
      if (each.total.total.out > sent) break;
    }
    expect(last?.rows).toHaveLength(1);
    expect(last?.rows[0]).toMatchObject({ remote: `10.99.0.2:${PORT}`, protocol: "tcp" });
    expect(await iterator.next()).toEqual({ value: undefined, done: true });
  });

  it("ends with its signal, and refuses a filter for the kernel's counts", async () => {
    const ending = new AbortController();
    const values = await inside(network(), "near", async () => {
      const iterator = bandwidth({ source: "kernel", interval: 60, signal: ending.signal });
      const next = iterator.next();
      setTimeout(() => ending.abort(), 5);
      return [await next, await iterator.next()];
    });
    expect(values.map(({ done }) => done)).toEqual([false, true]);
    const all = network().command("top", "--once", "--source", "kernel", "tcp");
    expect(network().run("near", process.execPath, ...all)).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining("have no packets that a filter could choose from"),
    });
  });

  it("report lists hosts with what each received and sent", async () => {
    await serve();
    const words = network().command("report", "-n", "-i", "near", "--for", "60s", "--csv");
    const running = await network()
      .start(process.execPath, words)
      .until(({ stderr }) => stderr.includes("counting on near for 60 s"));
    const [{ sent }] = await results(sender(network(), 500_000, 1, false));
    const { stdout, exit } = await running.stop();
    expect(exit).toBe(0);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    expect(head).toBe("host,in,out,packets");
    const hosts = new Map(lines.map((line) => [line.split(",")[0], line.split(",").slice(1).map(Number)]));
    const [near, far] = ["10.99.0.1", "10.99.0.2"].map((name) => hosts.get(name)!);
    expect(near).toEqual([far[1], far[0], far[2]]);
    expect(far[0]).toBeGreaterThan(sent);
  });
});
