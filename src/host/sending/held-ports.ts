import { attachFilter, nothing } from "../attach-filter.ts";
import type { Linux } from "../native/linux.ts";
import { SendError } from "./send-error.ts";

/** A socket of IPv6 stands for both versions; where there is no IPv6, IPv4 is all there is. */
const FAMILIES = [
  { family: 10, addressLength: 28 },
  { family: 2, addressLength: 16 },
] as const;
const SOCK_STREAM_CLOEXEC = 1 | 0x80000;
const PORT_AT = 2;
const EADDRINUSE = "EADDRINUSE";

/**
 * TCP ports that the kernel leaves alone: a listening socket that accepts no segment has it drop what comes for them, where
 * it would reset connections that it did not open. Nothing remains when they are let go.
 */
export class HeldPorts {
  private readonly linux: Linux;
  private readonly sockets: number[] = [];

  /** Throws SendError where a program has one of the ports. */
  constructor(linux: Linux, ports: Iterable<number>) {
    this.linux = linux;
    try {
      for (const port of ports) this.hold(port);
    } catch (fault) {
      this.close();
      throw fault;
    }
  }

  close(): void {
    for (const socket of this.sockets.splice(0)) this.linux.close(socket);
  }

  private hold(port: number): void {
    const { linux } = this;
    const { socket, family, addressLength } = openSocket(linux);
    this.sockets.push(socket);
    const address = new Uint8Array(addressLength);
    new Uint16Array(address.buffer)[0] = family;
    new DataView(address.buffer).setUint16(PORT_AT, port);
    const refusal = attachFilter(linux, socket, nothing, { linkType: 0, cooked: false, snapLength: 0 });
    if (refusal !== undefined) throw new SendError(`TCP port ${port} cannot be held: ${refusal}`);
    try {
      linux.bind(socket, address);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== EADDRINUSE) throw fault;
      throw new SendError(`a program has TCP port ${port} already: send from another (sport)`);
    }
    linux.listen(socket);
  }
}

function openSocket(linux: Linux): {
  readonly socket: number;
  readonly family: number;
  readonly addressLength: number;
} {
  const [both, ipv4] = FAMILIES;
  try {
    return { ...both, socket: linux.socket(both.family, SOCK_STREAM_CLOEXEC, 0) };
  } catch {
    return { ...ipv4, socket: linux.socket(ipv4.family, SOCK_STREAM_CLOEXEC, 0) };
  }
}
