// `connections.ts [STATE]` lists connections of TCP, and sockets that listen, with the processes that have them.
import { netConnections, type Connection } from "remora";

const [state] = process.argv.slice(2);

const end = (address: Connection["laddr"]): string =>
  typeof address === "object" ? `${address.ip}:${address.port}` : "*";

for (const { laddr, raddr, status, pid, process: name } of await netConnections("tcp")) {
  if (state !== undefined && status !== state.toUpperCase()) continue;
  console.log(status.padEnd(12), end(laddr).padEnd(28), end(raddr).padEnd(28), pid ?? "-", name ?? "-");
}
