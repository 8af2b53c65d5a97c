import type { Command } from "./commands.ts";

type Commands = Readonly<Record<string, Command>>;

/** What `remora --help` prints. */
export function help(commands: Commands): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `  remora ${name.padEnd(12)}${summary}`);
  return `Usage: remora COMMAND [options]

${list.join("\n")}

Examples
  remora dump -r capture.pcap                a line for each packet
  remora dump -nn -r capture.pcapng -c 10    the first ten, with numbers instead of names
  remora dump -nn -e -v -r capture.pcap.gz   link-level headers, and every field that tcpdump knows
  remora dump -n -X -r capture.pcap          the bytes as well
  remora dump -r capture.pcap tcp port 80    what a capture filter selects
  remora dump -r in.pcap -w out.pcapng       another format
  remora COMMAND --help                      the options of a command
`;
}

/** The sentence for a command that there is not; it names the one that was probably meant. */
export function unknownCommand(word: string, commands: Commands): string {
  const nearest = Object.keys(commands).find((name) => isNear(word, name));
  const hint = nearest === undefined ? "remora --help lists the commands" : `did you mean "remora ${nearest}"?`;
  return `remora: there is no command "${word}": ${hint}`;
}

/** Whether two words differ in at most two letters, or one begins the other. */
function isNear(word: string, name: string): boolean {
  return name.startsWith(word) || word.startsWith(name) || editDistance(word.slice(0, 32), name) <= 2;
}

/** Letters to insert, remove or replace to make one word the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
