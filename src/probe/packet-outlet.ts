import { timeOf } from "../link/link.ts";
import { Packet } from "../toolkit/packet.ts";
import { destinationOf, withSource } from "./addressed.ts";
import type { Arrival, Channel, Sent } from "./channel.ts";
import { Outlet } from "./outlet.ts";

/** An outlet for packets, crafted or received, that begin with IP; what comes in is packets, too. */
export class PacketOutlet extends Outlet implements Channel {
  private readonly filled = new WeakMap<Packet, { readonly source: string; readonly packet: Packet }>();

  /**
   * Sends a packet that begins with IP or IPv6, from the address that the machine would use where it has none. Throws as
   * `way`, RangeError for a packet that begins otherwise, and what the system says.
   */
  async send(packet: Packet, leaving?: (sent: Sent) => void): Promise<Sent> {
    const destination = destinationOf(packet);
    const { source } = await this.way(destination);
    const filled = this.withSource(packet, source);
    let sent: Sent | undefined;
    await this.sendOctets(filled.bytes, destination, (leavingNow) => {
      sent = Object.assign(leavingNow, { packet: filled });
      leaving?.(sent);
    });
    return sent!;
  }

  async receive(timeoutMs?: number): Promise<readonly Arrival[] | undefined> {
    const frames = await this.receiveFrames(timeoutMs);
    return frames?.map(({ frame, link }) => {
      const packet = new Packet(frame.bytes, { ...frame, linkType: link.linkType });
      return { packet, at: timeOf(frame), link };
    });
  }

  /** A packet that is sent again and again is filled in once for each source. */
  private withSource(packet: Packet, source: string): Packet {
    const known = this.filled.get(packet);
    if (known?.source === source) return known.packet;
    const filled = { source, packet: withSource(packet, source) };
    this.filled.set(packet, filled);
    return filled.packet;
  }
}
