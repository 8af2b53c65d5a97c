import type { InterfaceStats } from "../../monitor/network-system.ts";
import type { Linux } from "../native/linux.ts";
import { LITTLE } from "../native/netlink.ts";
import { POINTER_LENGTH } from "../native/native.ts";

const AF_INET = 2;
const SOCK_DGRAM = 2;
const SIOCETHTOOL = 0x8946;
const ETHTOOL_GSET = 0x01;
const ETHTOOL_GDRVINFO = 0x03;
const NAME_LENGTH = 16;
const REQUEST_LENGTH = 40;
/** struct ethtool_cmd and struct ethtool_drvinfo (linux/ethtool.h). */
const SETTINGS = { length: 44, speed: 12, duplex: 14, speedHigh: 28 } as const;
const DRIVER = { length: 196, name: 4, nameLength: 32 } as const;
const DUPLEX = ["half", "full"] as const;
/** Speeds that stand for none: of 16 bits, which virtual interfaces have, and of 32. */
const NO_SPEED: ReadonlySet<number> = new Set([0xffff, 0xffffffff]);

/** How fast an interface is linked; 0 and unknown where it does not say. */
export type LinkSettings = Pick<InterfaceStats, "speed" | "duplex">;

/** Asks the drivers of interfaces (SIOCETHTOOL); most of it needs no rights. */
export class Ethtool {
  private readonly system: Linux;
  private readonly socket: number;

  constructor(system: Linux) {
    this.system = system;
    this.socket = system.socket(AF_INET, SOCK_DGRAM, 0);
  }

  settings(name: string): LinkSettings {
    const answer = this.ask(name, ETHTOOL_GSET, SETTINGS.length);
    if (answer === undefined) return { speed: 0, duplex: "unknown" };
    const low = answer.getUint16(SETTINGS.speed, LITTLE);
    const speed = low + 0x10000 * answer.getUint16(SETTINGS.speedHigh, LITTLE);
    return {
      speed: NO_SPEED.has(speed) ? 0 : speed,
      duplex: DUPLEX[answer.getUint8(SETTINGS.duplex)] ?? "unknown",
    };
  }

  driver(name: string): string | undefined {
    const answer = this.ask(name, ETHTOOL_GDRVINFO, DRIVER.length);
    if (answer === undefined) return undefined;
    const bytes = new Uint8Array(answer.buffer, DRIVER.name, DRIVER.nameLength);
    const end = bytes.indexOf(0);
    return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)) || undefined;
  }

  close(): void {
    this.system.close(this.socket);
  }

  private ask(name: string, command: number, length: number): DataView | undefined {
    const data = new Uint8Array(length);
    const answer = new DataView(data.buffer);
    answer.setUint32(0, command, LITTLE);
    const request = new Uint8Array(REQUEST_LENGTH);
    new TextEncoder().encodeInto(name, request.subarray(0, NAME_LENGTH - 1));
    const pointer = this.system.native.address(data);
    if (POINTER_LENGTH === 8) new DataView(request.buffer).setBigUint64(NAME_LENGTH, pointer, LITTLE);
    else new DataView(request.buffer).setUint32(NAME_LENGTH, Number(pointer), LITTLE);
    try {
      this.system.ioctl(this.socket, SIOCETHTOOL, request);
      return answer;
    } catch {
      return undefined; // it has no driver that answers, or is gone
    }
  }
}
