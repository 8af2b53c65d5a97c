import type { Sockets } from "../../link/sockets.ts";
import { NodeSockets } from "./node-sockets.ts";

/** What connects on this machine. */
export async function theseSockets(): Promise<Sockets> {
  if (process.platform !== "linux") return new NodeSockets();
  return (await import("./linux-sockets.ts")).LinuxSockets.open();
}
