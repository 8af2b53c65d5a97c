import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FlowPacket } from "../../flows/packet.ts";
import type { PacketReport } from "../packet-report.ts";
import { isoDay, ofSecond } from "../fields/moment-text.ts";

/** What stands around packets: they are the items of one array. */
export const jsonArray: Required<Pick<PacketReport, "begin" | "between" | "end">> = {
  begin: (out) => out.text("["),
  between: (out) => out.octet(44),
  end: (out, empty) => out.text(empty ? "]\n" : "\n]\n"),
};

const beginning = ofSecond(
  (seconds) =>
    `\n  {\n    "_index": "packets-${isoDay(seconds)}",\n    "_type": "doc",\n    "_score": null,\n    "_source": {\n      "layers": {`,
);

/** Writes what stands in front of the layers of a packet in tshark's JSON: what Elasticsearch would want to know. */
export function beginPacket(out: TextWriter, { seconds }: FlowPacket): void {
  beginning(out, seconds);
}

/** Writes what stands behind them; `filled` is whether there are any. */
export function endPacket(out: TextWriter, filled: boolean): void {
  out.text(`${filled ? "\n      " : ""}}\n    }\n  }`);
}
