// `sniffer.ts [INTERFACE [FILTER]]` prints each packet of an interface in a line, until Ctrl-C; it needs the right to capture.
import { sniff } from "remora";

const [name = "lo", ...filter] = process.argv.slice(2);

await sniff({
  interface: name,
  filter: filter.join(" "),
  store: false,
  startedCallback: () => console.log(`listening on ${name}`),
  prn: (packet) => console.log(packet.number, packet.summary()),
});
