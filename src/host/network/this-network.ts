import type { NetworkSystem } from "../../monitor/network-system.ts";
import { linux } from "../native/linux.ts";
import { linuxNetwork } from "./linux-network.ts";

/** What is asked of the system's network can be asked on Linux only. */
export class NetworkUnknownError extends Error {
  readonly code = "NETWORK_UNKNOWN";

  constructor(platform: string) {
    super(`sockets and interfaces are read on Linux only, not on ${platform}; captures and files work there`);
    this.name = "NetworkUnknownError";
  }
}

/** The network of this host. Throws `NetworkUnknownError`. */
export async function thisNetwork(): Promise<NetworkSystem> {
  if (process.platform !== "linux") throw new NetworkUnknownError(process.platform);
  return linuxNetwork(await linux());
}
