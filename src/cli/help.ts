import { nearWords } from "../bytes/near-words.ts";
import type { Command } from "./commands.ts";

type Commands = Readonly<Record<string, Command>>;

/** What `remora --help` prints. */
export function help(commands: Commands): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `  remora ${name.padEnd(12)}${summary}`);
  return `Usage: remora COMMAND [options]

${list.join("\n")}

Examples
  remora dump -n -i eth0                     what passes an interface; sudo where rights are missing
  remora dump -i any -w days-%d.pcap -G 86400  a file a day, for days
  remora dump -r capture.pcap                a line for each packet
  remora dump -nn -r capture.pcapng -c 10    the first ten, with numbers instead of names
  remora dump -nn -e -v -r capture.pcap.gz   link-level headers, and every field that tcpdump knows
  remora dump -n -X -r capture.pcap          the bytes as well
  remora dump -r capture.pcap tcp port 80    what a capture filter selects
  remora dump -r in.pcap -w out.pcapng       another format
  remora shark -r capture.pcap 'http.request' -T fields -e http.host -e http.request.uri  fields of what a filter selects
  remora shark -r capture.pcap -T ndjson     every field of every layer, a line of JSON a packet
  remora ui capture.pcap                     in the browser; remora ui -i eth0 shows what passes now
  remora conns -k tcp --tcp-info             sockets, whose they are, round trips and retransmissions
  remora rates                               what each interface carries, second by second
  sudo remora top                            who uses the network, live
  sudo remora report --for 30s               hosts with what they sent and received
  remora build 'IP()/TCP(dport=80)' | xxd    the octets of a packet
  sudo remora sr1 'IP(dst="10.0.0.1")/ICMP()'  a packet out, and what answers it
  sudo remora replay -i eth0 --speed 10 capture.pcap  a capture again, ten times as fast
  remora shell                               a prompt: packets, captures and all else of the library
  eval "$(remora completion bash)"           Tab completes commands, options, interfaces and filters
  remora COMMAND --help                      the options of a command
`;
}

/** The sentence for a command that there is not; it names the one that was probably meant. */
export function unknownCommand(word: string, commands: Commands): string {
  const [nearest] = nearWords(word, Object.keys(commands));
  const hint = nearest === undefined ? "remora --help lists the commands" : `did you mean "remora ${nearest}"?`;
  return `remora: there is no command "${word}": ${hint}`;
}
