import type { CaptureStatistics } from "../../host/capture/live-capture.ts";

/** The counters of a live capture as tcpdump says them, each a phrase; those that are not known are left out. */
export function counters(captured: number, statistics: CaptureStatistics): string[] {
  const { receivedByFilter, droppedByKernel, droppedByInterface, droppedByUs } = statistics;
  return [
    phrase(captured, "captured"),
    ...(receivedByFilter === undefined ? [] : [phrase(receivedByFilter, "received by filter")]),
    ...(droppedByKernel === undefined ? [] : [phrase(droppedByKernel, "dropped by kernel")]),
    ...unlessZero(droppedByInterface, "dropped by interface"),
    ...unlessZero(droppedByUs, "dropped by remora, whose own queue was full"),
  ];
}

function unlessZero(count: number | undefined, what: string): string[] {
  return count === undefined || count === 0 ? [] : [phrase(count, what)];
}

function phrase(count: number, what: string): string {
  return `${count} packet${count === 1 ? "" : "s"} ${what}`;
}
