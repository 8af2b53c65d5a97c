import { describe, expect, it } from "vitest";
import { SimulatedNetwork, type Scenario } from "../../src/link/simulated-network.ts";
import { answerArp, answerEcho, type AnsweringOptions, type GivenAnswer } from "../../src/probe/answering.ts";
import { arping } from "../../src/probe/arping.ts";
import { ping } from "../../src/probe/ping.ts";
import { Ether } from "../../src/toolkit/index.ts";

/** Two hosts with a wire between them, of which `peer` answers nothing by itself. */
const pair: Scenario = {
  seed: 1,
  nodes: {
    us: { addresses: ["10.0.0.2/24", "2001:db8:a::2/64"] },
    peer: { addresses: ["10.0.0.1/24"] },
  },
  wires: [["us", "peer", { delayMs: 1 }]],
};

/** Answers on `peer` for addresses while somebody asks who has `target`: what comes of it, and the answers that were given. */
async function claiming(options: AnsweringOptions, target: string) {
  const network = new SimulatedNetwork(pair);
  const link = network.open("peer", { latency: "immediate" });
  const answers: GivenAnswer[] = [];
  const running = (async () => {
    for await (const answer of answerArp(link, options)) answers.push(answer);
  })();
  const found = await claims(network, target);
  link.close();
  await running;
  return { found, answers };
}

async function claims(network: SimulatedNetwork, target: string): Promise<string[]> {
  const found: string[] = [];
  for await (const event of arping(network.machine("us"), [target], { count: 1 })) {
    if (event.kind === "reply") found.push(`${event.target} ${event.mac}`);
  }
  return found;
}

describe("answering machines", () => {
  it.each(["10.0.0.77", "2001:db8:a::77"])("claim %s on the link", async (target) => {
    const options = { addresses: [target], mac: "02:11:22:33:44:55" };
    const { found, answers } = await claiming(options, target);
    expect(found).toEqual([`${target} 02:11:22:33:44:55`]);
    expect(answers).toHaveLength(1);
    expect(answers[0].reply.verify()).toEqual([]);
    expect(answers[0].request.get(Ether)?.src).toBe("02:00:00:00:00:00");
  });

  it("are silent about addresses that are not theirs", async () => {
    const options = { addresses: (address: string) => address === "10.0.0.78" };
    const { found, answers } = await claiming(options, "10.0.0.77");
    expect(found).toEqual([]);
    expect(answers).toEqual([]);
  });

  it.each(["10.0.0.1", "2001:db8:a::1"])("answer echo requests to %s", async (target) => {
    const options = { addresses: [target] };
    const network = new SimulatedNetwork(pair);
    const machine = network.machine("us");
    const known = { ...bound(machine), neighbour: () => "02:00:00:00:00:01" };
    const link = network.open("peer", { latency: "immediate" });
    const replies: string[] = [];
    const asking = (async () => {
      for await (const event of ping(known, [target], { count: 2 })) {
        if (event.kind === "reply") replies.push(`${event.from} ${event.what} ${event.octets} ${event.rttMs}`);
      }
      link.close();
    })();
    const answers: GivenAnswer[] = [];
    for await (const answer of answerEcho(link, options)) answers.push(answer);
    await asking;
    expect(replies).toEqual([`${target} echo 64 2`, `${target} echo 64 2`]);
    for (const { reply } of answers) expect(reply.verify()).toEqual([]);
  });
});

function bound(machine: ReturnType<SimulatedNetwork["machine"]>) {
  return {
    route: machine.route.bind(machine),
    open: machine.open.bind(machine),
  };
}
