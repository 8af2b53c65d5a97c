import { PcapngWriter } from "../files/pcapng-writer.ts";
import type { LiveCapture } from "../host/capture/live-capture.ts";
import type { LiveTaker } from "../server/served.ts";
import { describeLive, liveSection } from "./dump/live-pcapng.ts";

/** Milliseconds between two looks at the counters. */
const COUNT_MS = 500;

/** Gives what a capture captures to a taker, as pcapng, until it ends; throws an Error that says why where it broke off. */
export async function feedLive(capture: LiveCapture, taker: LiveTaker): Promise<void> {
  const count = (): void => {
    const { captured, droppedByKernel = 0, droppedByInterface = 0, droppedByUs } = capture.stats();
    taker.counted({ captured, dropped: droppedByKernel + droppedByInterface, skipped: droppedByUs });
  };
  const timer = setInterval(count, COUNT_MS);
  const writer = new PcapngWriter({ write: (bytes) => taker.octets(bytes), close() {} }, liveSection());
  for (const described of capture.interfaces) writer.addInterface(described);
  try {
    await writer.flush();
    while (await capture.fill()) {
      while (capture.next()) {
        describeLive(capture.record);
        const wait = writer.write(capture.record, capture.interfaces[capture.record.interface]);
        if (wait !== undefined) await wait;
      }
      await writer.flush();
    }
    count();
  } finally {
    clearInterval(timer);
  }
  if (capture.problem !== undefined) throw new Error(capture.problem.message);
}
