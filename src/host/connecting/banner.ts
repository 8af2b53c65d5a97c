import { connect } from "node:net";

/** Octets of a banner that are kept. */
const MOST = 256;
/** What a service is asked that waits for its client to speak first: most of those that do are servers of the web. */
const QUESTION = "HEAD / HTTP/1.0\r\n\r\n";

/**
 * The first that a TCP service says: its greeting, or, where it has none for `askMs`, its answer to a request of HTTP.
 * Undefined where it says nothing.
 */
export function readBanner(
  address: string,
  port: number,
  timeoutMs: number,
  askMs: number = timeoutMs / 2,
): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const asking = setTimeout(() => socket.write(QUESTION), askMs);
    const ending = setTimeout(() => socket.destroy(), timeoutMs);
    socket.once("data", (said) => {
      resolve(new Uint8Array(said.subarray(0, MOST)));
      socket.destroy();
    });
    // What is wrong with the connection is followed by its end.
    socket.on("error", () => undefined);
    socket.once("close", () => {
      clearTimeout(asking);
      clearTimeout(ending);
      resolve(undefined);
    });
  });
}
