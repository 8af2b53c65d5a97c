import { closeSync, openSync, renameSync, writeSync } from "node:fs";
import { frameLength, writeFrame, type Segment } from "./frames.ts";

const blockLength = 4 << 20;
const largestRecord = 16 + 65_535;
const firstSecond = 1_735_689_600; // 2025-01-01

/** Writes segments to a pcap file as they come, some microseconds apart; the file has its name once it is whole. */
export class CaptureOutput {
  private readonly file: number;
  private readonly bytes = new Uint8Array(blockLength);
  private readonly view = new DataView(this.bytes.buffer);
  private readonly name: string;
  private at = 24;
  private microseconds = 0;

  constructor(name: string) {
    this.name = name;
    this.file = openSync(`${name}.part`, "w");
    [0xa1b2c3d4, 0x00040002, 0, 0, 262_144, 1].forEach((word, index) => this.view.setUint32(index * 4, word, true));
  }

  write(segment: Segment, sinceLastMicroseconds: number): void {
    const { view, at } = this;
    const length = frameLength(segment);
    this.microseconds += sinceLastMicroseconds;
    view.setUint32(at, firstSecond + Math.floor(this.microseconds / 1e6), true);
    view.setUint32(at + 4, this.microseconds % 1e6, true);
    view.setUint32(at + 8, length, true);
    view.setUint32(at + 12, length, true);
    this.at = at + 16 + writeFrame(view, at + 16, segment);
    if (this.at > blockLength - largestRecord) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
    renameSync(`${this.name}.part`, this.name);
  }

  private flush(): void {
    writeSync(this.file, this.bytes, 0, this.at);
    this.at = 0;
  }
}
