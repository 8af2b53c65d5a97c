import type { DumpLine } from "../../definition/dump-line.ts";

/** One end of a datagram. */
export interface AppletalkEnd {
  readonly network: number;
  readonly node: number;
  readonly socket: number;
}

/** Both ends of a datagram. */
export interface Delivery {
  readonly source: AppletalkEnd;
  readonly destination: AppletalkEnd;
}

const EVERY_NODE = 255;
const sockets: { readonly [socket: number]: string } = { 1: "rtmp", 2: "nis", 4: "echo", 6: "zip" };

/** `network.node`, and the network alone of all its nodes. */
export const addressText = (network: number, node: number): string =>
  node === EVERY_NODE ? `${network}` : `${network}.${node}`;

/** An address with its socket, by name where names are wanted. */
export function socketText(line: DumpLine, { network, node, socket }: AppletalkEnd): string {
  const name = line.options.numeric === true ? undefined : sockets[socket];
  return `${addressText(network, node)}.${name ?? socket}`;
}
