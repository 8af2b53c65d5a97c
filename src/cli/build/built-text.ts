import type { Packet } from "../../toolkit/packet.ts";
import type { BuildFormat } from "./build-options.ts";

/** A packet in one of the forms that are text, with its end of line. */
export function packetText(packet: Packet, format: Exclude<BuildFormat, "raw">): string {
  switch (format) {
    case "hex":
      return `${Array.from(packet.bytes, (octet) => octet.toString(16).padStart(2, "0")).join("")}\n`;
    case "hexdump":
      return `${packet.hexdump()}\n`;
    case "show":
      return packet.show2();
    case "json":
      return `${JSON.stringify(packet)}\n`;
    case "summary":
      return `${packet.summary()}\n`;
    case "command":
      return `${packet.command()}\n`;
    default:
      return format satisfies never;
  }
}
