import type { ScanProgress } from "../../probe/scan/scan-hosts.ts";

const BAR = 30;
const SECOND_MS = 1000;

/** A bar on a terminal that says how far a scan is; it stands in one line, which is cleared when anything else is written. */
export class ProgressBar {
  private readonly write: (text: string) => void;
  private readonly now: () => number;
  private phase = "";
  private began = 0;
  private isShown = false;

  constructor(write: (text: string) => void, now: () => number) {
    this.write = write;
    this.now = now;
  }

  show({ phase, hosts, settled, probes }: ScanProgress): void {
    const key = `${phase} ${hosts}`;
    if (key !== this.phase) {
      this.phase = key;
      this.began = this.now();
    }
    const done = probes === 0 ? 1 : settled / probes;
    const filled = Math.round(done * BAR);
    const passed = (this.now() - this.began) / SECOND_MS;
    const left = done > 0 && done < 1 && passed > 1 ? `, ${Math.ceil((passed / done) * (1 - done))} s left` : "";
    const who = `${hosts} ${hosts === 1 ? "host" : "hosts"}`;
    const bar = `${"#".repeat(filled)}${".".repeat(BAR - filled)}`;
    this.write(`\r\x1b[K${phase} [${bar}] ${Math.floor(done * 100)} % of ${who}${left}`);
    this.isShown = true;
  }

  clear(): void {
    if (this.isShown) this.write("\r\x1b[K");
    this.isShown = false;
  }
}
