import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FlowPacket } from "../../flows/packet.ts";
import { isoDay, ofSecond } from "../fields/moment-text.ts";

const beginning = ofSecond(
  (seconds) =>
    `\n  {\n    "_index": "packets-${isoDay(seconds)}",\n    "_type": "doc",\n    "_score": null,\n    "_source": {\n      "layers": {`,
);

/** Writes what stands in front of the layers of a packet in tshark's JSON: what Elasticsearch would want to know. */
export function beginPacket(out: TextWriter, { seconds }: FlowPacket, isFirst: boolean): void {
  if (!isFirst) out.octet(44);
  beginning(out, seconds);
}

/** Writes what stands behind them; `filled` is whether there are any. */
export function endPacket(out: TextWriter, filled: boolean): void {
  out.text(`${filled ? "\n      " : ""}}\n    }\n  }`);
}
