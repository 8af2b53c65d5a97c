// A sniffer: prints each packet of an interface in a line, until Ctrl-C.
// sudo node scripts/run.mjs examples/sniffer.ts INTERFACE [FILTER]
import { sniff } from "remora";

const [name = "lo", ...filter] = process.argv.slice(2);

await sniff({
  interface: name,
  filter: filter.join(" "),
  store: false,
  startedCallback: () => console.log(`listening on ${name}`),
  prn: (packet) => console.log(packet.number, packet.summary()),
});
