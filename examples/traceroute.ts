// `traceroute.ts TARGET [udp|icmp|tcp]` shows the routers on the way to a host as they answer; it needs the right to send frames.
import { traceroute } from "remora";

const [target = "127.0.0.1", method = "udp"] = process.argv.slice(2);

for await (const { ttl, probes } of traceroute(target, { method: method as "udp" | "icmp" | "tcp" })) {
  const routers = new Set(probes.map(({ answer }) => answer?.from ?? "*"));
  const times = probes.map(({ answer }) => (answer === undefined ? "*" : `${answer.rttMs.toFixed(2)} ms`));
  console.log(String(ttl).padStart(2), [...routers].join(" "), times.join("  "));
}
