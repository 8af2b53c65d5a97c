import { spawn } from "node:child_process";
import { parseIPv4, parseIPv6 } from "../bytes/addresses.ts";

/** Questions asked at once. */
const PARALLEL = "64";

/** Prints a line for each name in its arguments once it is answered: the name and its addresses, in JSON. */
const QUESTIONS = `
const { lookup } = require("node:dns");
for (const name of process.argv.slice(1))
  lookup(name, { all: true, verbatim: true }, (fault, found = []) =>
    console.log(JSON.stringify([name, found.map(({ address }) => address)])));
`;

/**
 * The addresses of hosts by name, in the order of the system's resolver (getaddrinfo(3), with all that nsswitch.conf(5)
 * says); a name that is missing was not answered in time. All are asked for at once. A question to that resolver cannot
 * be taken back, not even by the end of the process: so another process asks, which can be killed.
 */
export async function lookUpHosts(
  names: readonly string[],
  milliseconds: number,
): Promise<Map<string, readonly Uint8Array[]>> {
  const answers = new Map<string, readonly Uint8Array[]>();
  const child = spawn(process.execPath, ["-e", QUESTIONS, "--", ...names], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, UV_THREADPOOL_SIZE: PARALLEL },
    timeout: milliseconds,
    killSignal: "SIGKILL",
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
  await new Promise((resolve) => child.on("close", resolve).on("error", resolve));
  for (const line of text.split("\n").slice(0, -1)) {
    const [name, addresses] = JSON.parse(line) as [string, string[]];
    answers.set(
      name,
      addresses.map(octets).filter((address) => address !== undefined),
    );
  }
  return answers;
}

/** The octets of an address in text, whose zone (`%eth0`) no packet carries. */
function octets(text: string): Uint8Array | undefined {
  return parseIPv4(text) ?? parseIPv6(text.replace(/%.*/, ""));
}
