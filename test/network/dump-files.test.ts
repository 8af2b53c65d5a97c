import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { describeWithNetwork } from "./network.ts";
import { heldBy, upTo } from "./numbers.ts";

const LONG = { timeout: 120_000 };
const SETTLE_MS = 500;

describeWithNetwork("files of remora dump -i", (network) => {
  const place = (name: string): string => join(network().folder, name);
  /** Makes a folder, an empty one when the test is tried again, too. */
  const makeFolder = (path: string): void => {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
  };

  describeWithOracle("tcpdump", "with -C", () => {
    it("have tcpdump's names, and in them the same packets", LONG, async () => {
      for (const folder of ["ours", "theirs"]) makeFolder(place(folder));
      const [count, size] = [2500, 1500];
      const all = ({ length }: readonly string[]): number => length * 24 + count * (16 + size);
      const written = (folder: string): boolean => {
        const files = readdirSync(place(folder));
        return files.reduce((sum, name) => sum + statSync(place(`${folder}/${name}`)).size, 0) === all(files);
      };
      const words = ["-i", "near", "-U", "-C", "1", "-W", "10"];
      const ours = await network().remora(...words, "-w", "ours/f");
      const theirs = await network().tcpdump(...words, "-w", "theirs/f");
      await network().send("far", count, 5000, size);
      await (await ours.until(() => written("ours"))).stop();
      await (await theirs.until(() => written("theirs"))).stop();
      const names = readdirSync(place("theirs"));
      expect(names.length).toBeGreaterThan(2);
      expect(readdirSync(place("ours"))).toEqual(names);
      for (const name of names) {
        const { numbers } = await heldBy(place(`theirs/${name}`));
        expect((await heldBy(place(`ours/${name}`))).numbers, name).toEqual(numbers);
        expect(statSync(place(`ours/${name}`)).size, name).toBe(statSync(place(`theirs/${name}`)).size);
      }
    });
  });

  it("follow the clock with -G, lose no packet between them, and end after -W", LONG, async () => {
    makeFolder(place("clock"));
    const running = await network().remora("-i", "near", "-G", "2", "-W", "2", "-w", "clock/%s");
    const sending = network().send("far", 3000, 500);
    const { exit, stderr } = await running.end();
    expect({ exit, said: stderr.split("\n")[1] }).toEqual({ exit: 0, said: "Maximum file limit reached: 2" });
    const [first, second, ...more] = readdirSync(place("clock")).sort();
    expect(more).toEqual([]);
    expect(Number(second) - Number(first)).toBe(2);
    const { numbers } = await heldBy(place(`clock/${first}`), place(`clock/${second}`));
    expect(numbers).toEqual(upTo(numbers.length));
    // As with tcpdump, the packet that ended the last period is counted, and in no file.
    expect(stderr).toContain(`${numbers.length + 1} packets captured`);
    await sending;
  });

  it("say in pcapng what was captured on, how, and what was lost", LONG, async () => {
    const running = await network().remora("-i", "near", "-s", "100", "-w", "described.pcapng");
    await network().send("far", 20, 1000);
    await sleep(SETTLE_MS);
    await running.stop();
    const { numbers, reader } = await heldBy(place("described.pcapng"));
    expect(numbers).toEqual(upTo(20));
    expect(reader.record).toMatchObject({ direction: "in", captured: 60 });
    expect(reader.sections[0]).toMatchObject({
      os: expect.stringMatching(/^Linux /),
      application: expect.stringMatching(/^Remora /),
    });
    expect(reader.interfaces).toHaveLength(1);
    expect(reader.interfaces[0]).toMatchObject({
      name: "near",
      snapLength: 100,
      linkType: 1,
      statistics: { filterAccepted: 20n, osDropped: 0n, dropped: 0n },
    });
  });

  it("can be read up to the last flushed packet after kill -9", LONG, async () => {
    const running = await network().remora("-i", "near", "-w", "killed", "-U");
    const sending = network().send("far", 4000, 2000);
    await running.until(() => statSync(place("killed")).size > 50_000);
    const { exit } = await running.stop("SIGKILL");
    expect(exit).toBe(-1);
    const { numbers, problem } = await heldBy(place("killed"));
    expect(problem).toBeUndefined();
    expect(numbers.length).toBeGreaterThan(600);
    expect(numbers).toEqual(upTo(numbers.length));
    await sending;
  });

  it.each(["full.pcap", "full.pcapng"])("are whole when the disk is full: %s", LONG, async (name) => {
    const disk = place(`disk-${name}`);
    makeFolder(disk);
    // A mount made in a namespace of `ip netns exec` ends with it: the capture makes its own.
    const running = network().start("sh", [
      "-c",
      `mount -t tmpfs -o size=64k tmpfs ${disk} && "$0" "$@"; cp ${disk}/${name} ${place(name)}`,
      process.execPath,
      ...network().words("-i", "near", "-w", join(disk, name)),
    ]);
    await running.isListening();
    await network().send("far", 500, 2000, 1000);
    const { stderr } = await running.end();
    const said = stderr.split("\n").filter((line) => line.startsWith("remora: Unable"));
    expect(said).toEqual([`remora: Unable to write ${join(disk, name)}: No space left on device`]);
    const { numbers, problem } = await heldBy(place(name));
    expect(problem).toBeUndefined();
    expect(numbers).toEqual(upTo(numbers.length));
    const { size } = statSync(place(name));
    expect(size).toBeGreaterThan(65536 - 1100);
  });

  it("go on when the interface was down for a while, which is said", LONG, async () => {
    const running = await network().remora("-i", "near", "-w", "down.pcap");
    await network().send("far", 5);
    network().ip("link", "set", "near", "down");
    await running.until(({ stderr }) => stderr.includes("near went down"));
    network().ip("link", "set", "near", "up");
    await running.until(({ stderr }) => stderr.includes("near is up again"));
    await network().send("far", 5);
    await sleep(SETTLE_MS);
    const { exit } = await running.stop();
    expect(exit).toBe(0);
    expect((await heldBy(place("down.pcap"))).numbers).toEqual([...upTo(5), ...upTo(5)]);
  });

  it("are closed well when the interface is gone, which is said", LONG, async () => {
    network().ip("link", "add", "gone", "type", "veth", "peer", "name", "gone-peer");
    network().ip("link", "set", "gone", "up");
    const running = await network().remora("-i", "gone", "-w", "gone.pcap");
    const printing = await network().remora("-n", "-i", "gone");
    network().ip("link", "delete", "gone");
    for (const each of [running, printing]) {
      const { exit, stderr } = await each.end();
      expect(exit).toBe(1);
      expect(stderr).toMatch(/remora: pcap_loop: The interface disappeared/);
      expect(stderr).toMatch(/\d+ packets captured\n/);
    }
    expect(readFileSync(place("gone.pcap")).length).toBe(24);
  });
});
