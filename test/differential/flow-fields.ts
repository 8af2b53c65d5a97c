import { FieldIndex } from "../../src/dissect/field-index.ts";
import { FieldValues } from "../../src/dissect/field-values.ts";
import { fieldType } from "../../src/definition/field-type.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { openFile } from "../../src/host/open-file.ts";
import { standardCatalog } from "../../src/toolkit/index.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

/** Fields that say how packets stand to others. */
export const flowFields: readonly string[] = [
  ...named(
    "tcp",
    "stream completeness len seq nxtseq ack window_size window_size_scalefactor time_relative time_delta",
  ),
  ...named("tcp", "segment segment.count reassembled.length"),
  ...named(
    "tcp.analysis",
    "acks_frame ack_rtt initial_rtt bytes_in_flight push_bytes_sent rto rto_frame retransmission",
  ),
  ...named("tcp.analysis", "fast_retransmission spurious_retransmission out_of_order lost_segment ack_lost_segment"),
  ...named("tcp.analysis", "reused_ports window_update window_full keep_alive keep_alive_ack zero_window"),
  ...named(
    "tcp.analysis",
    "zero_window_probe zero_window_probe_ack duplicate_ack duplicate_ack_num duplicate_ack_frame",
  ),
  ...named("udp", "stream time_delta"),
  ...named("ip", "fragment reassembled.length"),
  ...named("ipv6", "fragment reassembled.length"),
  ...named("dns", "response_to time"),
  ...named("icmp", "resp_to"),
];

function named(protocol: string, names: string): string[] {
  return names.split(" ").map((name) => `${protocol}.${name}`);
}

/** The values of `flowFields` in the packets of a capture, as `tshark -T fields` prints them. */
export async function ourFlowFields(path: string): Promise<string[]> {
  const session = new FullSession(standardCatalog(), standardWalk);
  const { dissector, compiler } = session;
  const index = new FieldIndex(dissector.catalog, compiler);
  const columns = new Map(flowFields.flatMap((name, i) => index.named(name).map(({ id }) => [id, i] as const)));
  const values = new FieldValues(dissector);
  const lines: string[] = [];
  const reader = await openFile(path);
  while (await reader.fill()) {
    while (reader.next()) {
      session.dissect(reader.record);
      const cells: string[][] = flowFields.map(() => []);
      for (let layer = 0; layer < dissector.layers.count; layer++) {
        dissector.decode(layer);
        const root = dissector.layers.tree(layer);
        for (let quad = root + 1; quad < dissector.tree.after(root); quad++) {
          const column = columns.get(dissector.tree.field(quad));
          if (column !== undefined) cells[column]!.push(shown(values, layer, quad));
        }
      }
      lines.push(cells.map((cell) => cell.join(",")).join("\t"));
    }
  }
  await reader.close();
  return lines;
}

function shown(values: FieldValues, layer: number, quad: number): string {
  const type = fieldType(values.info(quad));
  if (type === "FT_NONE") return "1";
  if (type !== "FT_RELATIVE_TIME") return String(values.number(layer, quad));
  const seconds = values.seconds(layer, quad);
  const { nanoseconds } = values;
  const sign = seconds < 0 || nanoseconds < 0 ? "-" : "";
  return `${sign}${Math.abs(seconds)}.${String(Math.abs(nanoseconds)).padStart(9, "0")}`;
}
