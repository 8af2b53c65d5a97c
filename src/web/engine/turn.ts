/** Milliseconds that a pass works before it lets others in: requests that came, and other passes. */
const SLICE_MS = 12;

/** Lets everything that waits have its turn. Timers would wait four milliseconds at least (HTML, nested timers). */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(0);
  });
}

/** Milliseconds between two looks whether others still work. */
const PAUSE_MS = 50;

/** Waits a moment. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/** Says when it is somebody else's turn. */
export class Slice {
  private until = performance.now() + SLICE_MS;

  get over(): boolean {
    return performance.now() > this.until;
  }

  async next(): Promise<void> {
    await turn();
    this.until = performance.now() + SLICE_MS;
  }
}
