// `with-remora.ts ADDRESS COUNT` sends so many SYNs, several times after a warm-up; prints how many were answered and the milliseconds
// from the first SYN to the last answer, of the quickest.
import { sr, TCP, type Packet } from "../../src/node.ts";

const [address = "", count = ""] = process.argv.slice(2);
const rounds = 5;
const nanoseconds = ({ seconds, nanoseconds: rest }: Packet): number => seconds * 1e9 + rest;

let best = { answered: 0, milliseconds: Infinity };
for (let round = 0; round <= rounds; round++) {
  const expression = `IP(dst="${address}")/TCP(sport=${4000 + round},dport=(1,${count}),flags="S")`;
  const [answered] = await sr(expression, { timeout: 2 });
  const began = Math.min(...Array.from(answered, ({ query }) => nanoseconds(query)));
  const ended = Math.max(...Array.from(answered, ({ answer }) => nanoseconds(answer)));
  const ports = new Set(Array.from(answered, ({ answer }) => answer.get(TCP)?.sport));
  const milliseconds = (ended - began) / 1e6;
  if (round > 0 && (ports.size > best.answered || milliseconds < best.milliseconds))
    best = { answered: ports.size, milliseconds };
}
process.stdout.write(`${best.answered} ${best.milliseconds}\n`);
