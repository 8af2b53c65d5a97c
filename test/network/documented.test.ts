import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { shellWords } from "../differential/shell-words.ts";
import { describeWithNetwork } from "./network.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const commands = [...readme.matchAll(/^sudo remora dump (.*?)\s*(?:#.*)?$/gm)].map(([, words]) => words);

/** The samples are where the project is. */
const fromHere = (word: string): string =>
  word.startsWith("samples/") ? fileURLToPath(new URL(`../../${word}`, import.meta.url)) : word;

const sending = [
  ...readme.matchAll(/^sudo remora ((?:sr|sr1|srloop|send|replay|ping|traceroute) .*?)\s*(?:#.*)?$/gm),
].map(([, words]) => words);

describeWithNetwork("packets sent by README.md", (network) => {
  beforeAll(() => {
    network().ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth1");
    for (const name of ["eth0", "eth1"]) network().ip("link", "set", name, "up");
  });

  it("are there", () => expect(sending.length).toBeGreaterThan(2));

  it.each(sending)("sudo remora %s", { timeout: 60_000 }, (words) => {
    const { exit, stdout } = network().run(
      "near",
      process.execPath,
      ...network().command(...shellWords(words).map(fromHere)),
    );
    expect(exit).toBe(0);
    expect(stdout).not.toBe("");
  });
});

describeWithNetwork("live captures of README.md", (network) => {
  beforeAll(() => {
    network().ip("link", "add", "eth0", "type", "veth", "peer", "name", "eth1");
    for (const name of ["eth0", "eth1", "lo"]) network().ip("link", "set", name, "up");
  });

  it("are there", () => expect(commands.length).toBeGreaterThan(2));

  it.each(commands)("sudo remora dump %s", { timeout: 60_000 }, async (words) => {
    const running = await network().remora(...words.split(" "));
    await network().send("near", 3, 1000, 60, "eth1");
    await network().send("near", 3, 1000, 60, "lo");
    await sleep(300);
    const { exit, stderr } = await running.stop();
    expect(exit).toBe(0);
    expect(stderr).toMatch(/^[1-9]\d* packets captured$/m);
  });
});
