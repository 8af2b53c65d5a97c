import { tmpdir } from "node:os";
import type { Ran } from "../cli/run-dump.ts";
import { ip, remora, runIn } from "./network.ts";

let rows = 0;

/**
 * Namespaces in a row with cables between them, of which all but the first and the last are routers. Cable k has the networks
 * 10.99.k.0/24 and fd99:k::/64, and ends in 1 on the left, in 2 on the right.
 */
export class Row {
  private readonly name = `remora-row-${process.pid}-${rows++}`;
  private readonly length: number;

  constructor(length: number) {
    this.length = length;
    for (let place = 0; place < length; place++) {
      ip("netns", "add", this.namespace(place));
      ip("-n", this.namespace(place), "link", "set", "lo", "up");
      // No kind of error is limited in its rate: neither for each destination nor for the whole machine.
      this.set(place, "net/ipv4/icmp_ratemask", 0);
      this.set(place, "net/ipv6/icmp/ratemask", 0);
      this.set(place, "net/ipv4/ip_forward", 1);
      this.set(place, "net/ipv6/conf/all/forwarding", 1);
    }
    for (let cable = 0; cable < length - 1; cable++) this.join(cable);
    for (let place = 0; place < length; place++) this.addRoutes(place);
  }

  /** Runs `remora` in the first namespace until it ends. */
  remora(...words: string[]): Ran {
    return this.run(0, process.execPath, remora, ...words);
  }

  run(place: number, command: string, ...words: string[]): Ran {
    return runIn(this.namespace(place), tmpdir(), command, ...words);
  }

  remove(): void {
    for (let place = 0; place < this.length; place++) ip("netns", "delete", this.namespace(place));
  }

  private namespace(place: number): string {
    return `${this.name}-${place}`;
  }

  private set(place: number, name: string, value: number): void {
    this.run(place, "sh", "-c", `echo ${value} > /proc/sys/${name}`);
  }

  private join(cable: number): void {
    const [left, right] = [this.namespace(cable), this.namespace(cable + 1)];
    ip("link", "add", "right", "netns", left, "type", "veth", "peer", "name", "left", "netns", right);
    for (const [namespace, device, host] of [
      [left, "right", 1],
      [right, "left", 2],
    ] as const) {
      ip("-n", namespace, "address", "add", `10.99.${cable}.${host}/24`, "dev", device);
      ip("-n", namespace, "address", "add", `fd99:${cable}::${host}/64`, "dev", device, "nodad");
      ip("-n", namespace, "link", "set", device, "up");
    }
  }

  /** To the right by default, to the left cable by cable. */
  private addRoutes(place: number): void {
    const add = (to: string, via: string): void => ip("-n", this.namespace(place), "route", "add", to, "via", via);
    if (place < this.length - 1) {
      add("default", `10.99.${place}.2`);
      add("default", `fd99:${place}::2`);
    }
    for (let cable = 0; cable < place - 1; cable++) {
      add(`10.99.${cable}.0/24`, `10.99.${place - 1}.1`);
      add(`fd99:${cable}::/64`, `fd99:${place - 1}::1`);
    }
  }
}
