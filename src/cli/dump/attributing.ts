import type { Processes } from "../../host/process/processes.ts";
import type { PacketSink } from "./packet-sink.ts";

/** Gives each packet to `sink` with the process that it belongs to. */
export function attributing(processes: Processes, sink: PacketSink): PacketSink {
  return {
    get full() {
      return sink.full === true;
    },
    take(capture) {
      const { record, interfaces } = capture;
      record.metadata = undefined;
      record.comments = [];
      processes.attribute(record, interfaces[record.interface].name ?? "");
      return sink.take(capture);
    },
    pause: () => sink.pause(),
    close: () => sink.close(),
  };
}
