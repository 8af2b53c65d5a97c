import { readNameFile } from "../../host/name-files.ts";
import { ReverseNames } from "../../host/reverse-names.ts";
import { readHosts } from "../../report/dump/name-files.ts";
import type { CommandIo } from "../io.ts";

/** The names of hosts on a way; asked for, and not waited for longer than the time that all questions of a run have. */
export class HopNames {
  /** Whether names are shown. */
  shown: boolean;
  private readonly known = new Map<string, string>();
  private readonly reverse: ReverseNames;

  constructor(shown: boolean, io: CommandIo) {
    this.shown = shown;
    const learn = (address: string, name: string): void => {
      if (!this.known.has(address)) this.known.set(address, name);
    };
    for (const { address, name } of readHosts(readNameFile("hosts", io.nameFiles))) learn(address, name);
    this.reverse = new ReverseNames(learn, io.resolver);
  }

  /** Asks for names, and waits for them as long as there is time. */
  async ask(addresses: Iterable<string>): Promise<void> {
    if (!this.shown) return;
    const unknown = [...addresses].filter((address) => !this.known.has(address));
    // What does not come is not missed: addresses stay what they are.
    await this.reverse.ask(unknown).catch(() => {});
  }

  /** The name of an address where names are shown and it has one, or itself. */
  of(address: string): string {
    return (this.shown ? this.known.get(address) : undefined) ?? address;
  }

  close(): void {
    this.reverse.close();
  }
}
