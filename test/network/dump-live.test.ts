import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { asOurs, type Ran } from "../cli/run-dump.ts";
import { describeWithOracle } from "../oracles.ts";
import { describeWithNetwork, type Network } from "./network.ts";

/** Cases that run at the same time. */
const AT_ONCE = 4;

/** Both programs on the same packets, both ways over the cable. */
async function sideBySide(network: Network, cases: readonly string[][]) {
  const pairs = cases.map((words) => [network.remora(...words), network.tcpdump(...words)] as const);
  const running = await Promise.all(pairs.map((pair) => Promise.all(pair)));
  for (const side of ["far", "near", "far"] as const) await network.send(side, 5, 500);
  await sleep(1500);
  return Promise.all(
    running.map(async ([ours, theirs], index) => ({
      words: cases[index].join(" "),
      ours: comparable(await ours.stop(), cases[index]),
      theirs: comparable(asOurs(await theirs.stop()), cases[index]),
    })),
  );
}

/** Without what is not the same for two programs: the kernel takes the time for each by itself. */
function comparable(ran: Ran, words: readonly string[]): Ran {
  const stdout = ran.stdout.replaceAll(/\d\d:\d\d:\d\d\.\d+/g, (clock) => clock.replaceAll(/\d/g, "0"));
  // With -Q tcpdump has the kernel give it also what it then leaves out; -c ends amid what is received.
  const isCounted = !words.includes("-Q") && !words.includes("-c");
  return { ...ran, stdout, stderr: isCounted ? ran.stderr : ran.stderr.replace(/^\d+ packets? received.*\n/m, "") };
}

describeWithOracle("tcpdump", "remora dump -i", () => {
  describeWithNetwork("beside tcpdump on the same packets", (network) => {
    it("prints the same lines and counters", { timeout: 180_000 }, async () => {
      const cases = [
        ["-n"],
        ["-nevv"],
        ["-nXX", "-s", "50"],
        ["-n", "-i", "near", "-p", "-B", "1000"],
        ["-n", "-i", "any"],
        ["-n", "-i", "any", "-e", "-y", "LINUX_SLL"],
        ["-n", "-i", "near", "-Q", "in"],
        ["-n", "-i", "near", "-Q", "out", "-tttt"],
        ["-nt#", "-c", "7", "-i", "near"],
        ["-n", "-i", "near", "--count"],
        ["-n", "-i", "near", "-j", "host", "--immediate-mode", "--nano", "-l"],
        ["-v", "-w", "pcap", "-i", "near", "--print", "-n"],
      ];
      for (let at = 0; at < cases.length; at += AT_ONCE) {
        for (const { words, ours, theirs } of await sideBySide(network(), cases.slice(at, at + AT_ONCE)))
          expect({ words, ...ours }).toEqual({ words, ...theirs });
      }
    });
  });
});
