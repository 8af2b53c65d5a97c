// `bandwidth.ts [INTERFACE [SECONDS]]` says who sends and receives how much, a line a second, until Ctrl-C; without rights of TCP alone.
import { bandwidth } from "remora";

const [name, interval = "1"] = process.argv.slice(2);
const MOST_SHOWN = 3;

const rate = ({ in: received, out: sent }: { readonly in: number; readonly out: number }): string =>
  `${(received / 1e3).toFixed(1)} kB/s in, ${(sent / 1e3).toFixed(1)} kB/s out`;

for await (const { time, total, rows } of bandwidth({ interface: name, interval: Number(interval), by: "host" })) {
  const clock = new Date(time * 1000).toISOString().slice(11, 19);
  const hosts = rows.slice(0, MOST_SHOWN).map((row) => `${row.key}: ${rate(row.now)}`);
  console.log([`${clock}  ${rate(total.now)}`, ...hosts].join("  |  "));
}
