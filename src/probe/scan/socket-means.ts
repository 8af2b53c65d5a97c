import type { Sockets } from "../../link/sockets.ts";
import type { Means } from "./means.ts";
import { inquiry, type Question } from "./question.ts";
import { SocketProber } from "./socket-prober.ts";

const SYN: Question = { kind: "tcp", flags: "S" };

/** Scans by connecting: a host is there when it takes or refuses a connection to a port of the web. */
export function socketMeans(sockets: Sockets): Means {
  const discovery = inquiry([80, 443], () => SYN);
  return {
    discovery,
    reach: async (address) => ({ address, isThere: false }),
    prober(hosts, { ports }) {
      return new SocketProber(
        sockets,
        hosts.map(({ address }) => address),
        ports,
      );
    },
  };
}
