import { readNameFile } from "../../host/name-files.ts";
import { ReverseNames } from "../../host/reverse-names.ts";
import type { TrafficRow } from "../../monitor/traffic-row.ts";
import { readHosts } from "../../report/dump/name-files.ts";
import type { CommandIo } from "../io.ts";

/** What rows of traffic are called: with the names of hosts, as soon as they are known. */
export class HostLabels {
  /** Whether names are shown. */
  names: boolean;
  private readonly known = new Map<string, string>();
  private readonly reverse: ReverseNames;

  constructor(names: boolean, io: CommandIo) {
    this.names = names;
    const learn = (address: string, name: string): void => {
      if (!this.known.has(address)) this.known.set(address, name);
    };
    for (const { address, name } of readHosts(readNameFile("hosts", io.nameFiles))) learn(address, name);
    this.reverse = new ReverseNames(learn, io.resolver);
  }

  /** Asks for the names of rows, and does not wait for them. */
  ask(rows: readonly TrafficRow[]): void {
    if (!this.names || !this.reverse.curious) return;
    const addresses = rows.flatMap((row) => row.addresses ?? (row.host === undefined ? [] : [row.host]));
    const unknown = addresses.filter((address) => !this.known.has(address));
    // What does not come is not missed: addresses stay what they are.
    void this.reverse.ask(unknown, 0).catch(() => {});
  }

  /** What a row is called. */
  of(row: TrafficRow): string {
    const { key, host, local, remote, protocol, pid, process, user, addresses } = row;
    if (key === "others") return "others, silent for longest";
    if (local !== undefined && remote !== undefined) {
      return `${protocol} ${this.end(local, addresses?.[0])} > ${this.end(remote, addresses?.[1])}`;
    }
    if (host !== undefined) return this.host(host);
    const whose = [pid, user].filter((word) => word !== undefined);
    if (whose.length > 0) return `${process ?? "?"} (${whose.join(", ")})`;
    return process ?? protocol ?? key;
  }

  /** The name of an address, or itself. */
  host(address: string): string {
    return (this.names ? this.known.get(address) : undefined) ?? address;
  }

  close(): void {
    this.reverse.close();
  }

  /** `192.0.2.1:80` or `[2001:db8::1]:80` with the name in place of the address. */
  private end(end: string, address: string | undefined): string {
    const name = this.names && address !== undefined ? this.known.get(address) : undefined;
    if (name === undefined || address === undefined) return end;
    return name + end.slice(end.startsWith("[") ? address.length + 2 : address.length);
  }
}
