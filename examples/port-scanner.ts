// `port-scanner.ts [TARGET [PORTS]]` prints the open ports of hosts, and what services say. Scan only what is yours.
import { scan } from "remora";

const [target = "127.0.0.1", ports = "top100"] = process.argv.slice(2);

for await (const host of scan(target, { ports, banner: true })) {
  if (!host.isUp) continue;
  const open = host.ports.filter(({ state }) => state === "open");
  console.log(`${host.address}: ${open.length} open`);
  for (const { port, service = "unknown", tookMs = 0, banner = "" } of open)
    console.log(`  ${port}\t${service}\t${tookMs.toFixed(2)} ms\t${banner}`);
}
