import type { Event } from "../messages.ts";
import { PIECE, type Pieces } from "./pieces.ts";

/** What the server says beside octets: its counters, or that the capture has ended, and why if that was not wanted. */
type Said =
  | { readonly captured: number; readonly dropped: number; readonly skipped: number }
  | { readonly ended: string };

/**
 * A capture that a server sends over a WebSocket while it captures: pcapng in binary messages, `Said` in texts. All of it is
 * kept. The server is told how many octets were read for the first time, and does not run far ahead of that.
 */
export function livePieces(url: URL, name: string, tell: (event: Event) => void): Pieces {
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const kept = new KeptOctets();
  let counts = { captured: 0, dropped: 0, skipped: 0 };
  let taken = 0;
  let over = false;
  const waiting = new Set<() => void>();
  const arrived = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };

  const end = (): void => {
    if (over) return;
    over = true;
    arrived();
    tell({ event: "live", ...counts, open: false });
  };
  socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer | string>) => {
    if (typeof data !== "string") {
      kept.add(new Uint8Array(data));
      arrived();
      return;
    }
    const said = JSON.parse(data) as Said;
    if ("ended" in said) {
      if (said.ended !== "") tell({ event: "problem", message: said.ended, at: undefined });
      end();
    } else {
      counts = said;
      tell({ event: "live", ...counts, open: true });
    }
  });
  socket.addEventListener("close", () => {
    if (!over)
      tell({ event: "problem", message: "the server is gone; what was captured is still here", at: undefined });
    end();
  });
  return {
    name,
    size: undefined,
    async from(at) {
      if (at > taken && socket.readyState === WebSocket.OPEN) socket.send(String(at - taken));
      taken = Math.max(taken, at);
      if (at >= kept.length && !over) await new Promise<void>((resolve) => waiting.add(resolve));
      return kept.from(at);
    },
    close() {
      end();
      socket.close();
    },
  };
}

/** Octets in pages of one size, so that many small messages take no more than few large ones. */
class KeptOctets {
  length = 0;
  private readonly pages: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const at = this.length % PIECE;
      if (at === 0) this.pages.push(new Uint8Array(PIECE));
      const part = bytes.subarray(from, from + PIECE - at);
      this.pages[this.pages.length - 1].set(part, at);
      this.length += part.length;
      from += part.length;
    }
  }

  /** What there is from here to the end of the page; undefined where there is nothing. */
  from(at: number): Uint8Array | undefined {
    if (at >= this.length) return undefined;
    const page = Math.floor(at / PIECE);
    return this.pages[page].subarray(at - page * PIECE, Math.min(PIECE, this.length - page * PIECE));
  }
}
