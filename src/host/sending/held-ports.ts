import { attachFilter, nothing } from "../attach-filter.ts";
import type { Linux } from "../native/linux.ts";
import { SendError } from "./send-error.ts";

const AF_INET6 = 10;
const SOCK_STREAM_CLOEXEC = 1 | 0x80000;
const ADDRESS_LENGTH = 28;
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
    const socket = linux.socket(AF_INET6, SOCK_STREAM_CLOEXEC, 0);
    this.sockets.push(socket);
    const address = new Uint8Array(ADDRESS_LENGTH);
    new Uint16Array(address.buffer)[0] = AF_INET6;
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
