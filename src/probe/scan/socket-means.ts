import type { Sockets } from "../../link/sockets.ts";
import type { Means } from "./means.ts";
import type { Question } from "./question.ts";
import { SocketProber } from "./socket-prober.ts";

/** Scans by connecting: a host is there when it takes or refuses a connection to a port of the web. */
export function socketMeans(sockets: Sockets): Means {
  const discovery = [80, 443].map((port): Question => ({ kind: "tcp", port, flags: "S" }));
  return {
    discovery,
    reach: async (address) => ({ address, isThere: false }),
    prober(hosts, questions) {
      return new SocketProber(
        sockets,
        hosts.map(({ address }) => address),
        questions,
      );
    },
  };
}
