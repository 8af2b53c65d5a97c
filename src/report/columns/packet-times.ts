import type { FlowPacket } from "../../flows/packet.ts";

const NANOSECONDS = 1e9;

/** The times of a packet: its own, and those since others. `seconds` and `nanoseconds` hold what was asked for last. */
export class PacketTimes {
  seconds = 0;
  nanoseconds = 0;
  private readonly current = { seconds: 0, nanoseconds: 0 };
  private readonly previous = { seconds: 0, nanoseconds: 0 };
  private first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  private shown: { seconds: number; nanoseconds: number } | undefined;

  /** The next packet of the capture. */
  begin({ seconds, nanoseconds }: FlowPacket): void {
    const { current, previous } = this;
    previous.seconds = this.first ? current.seconds : seconds;
    previous.nanoseconds = this.first ? current.nanoseconds : nanoseconds;
    current.seconds = seconds;
    current.nanoseconds = nanoseconds;
    this.first ??= { seconds, nanoseconds };
  }

  /** The packet was shown. */
  displayed(): void {
    this.shown ??= { seconds: 0, nanoseconds: 0 };
    this.shown.seconds = this.current.seconds;
    this.shown.nanoseconds = this.current.nanoseconds;
  }

  absolute(): void {
    this.seconds = this.current.seconds;
    this.nanoseconds = this.current.nanoseconds;
  }

  sinceFirst(): void {
    this.since(this.first ?? this.current);
  }

  sincePrevious(): void {
    this.since(this.previous);
  }

  sinceShown(): void {
    this.since(this.shown ?? this.current);
  }

  /** Both parts of a difference have its sign. */
  private since(moment: { readonly seconds: number; readonly nanoseconds: number }): void {
    this.seconds = this.current.seconds - moment.seconds;
    this.nanoseconds = this.current.nanoseconds - moment.nanoseconds;
    if (this.seconds > 0 && this.nanoseconds < 0) {
      this.seconds--;
      this.nanoseconds += NANOSECONDS;
    } else if (this.seconds < 0 && this.nanoseconds > 0) {
      this.seconds++;
      this.nanoseconds -= NANOSECONDS;
    }
  }
}
