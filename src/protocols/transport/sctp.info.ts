import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SCTP } from "./sctp.ts";

const source = SCTP.slot("sport");
const destination = SCTP.slot("dport");

export const sctpInfo = infoText(SCTP, {
  info(line) {
    let isFirst = true;
    for (let type = line.find("sctp.chunk_type"); type >= 0; type = line.find("sctp.chunk_type", type)) {
      // What stands in front of data stays in front of what that carries.
      if (line.number(type) === DATA && isFirst) line.fence();
      isFirst &&= line.number(type) !== DATA;
      line.named(type, "RESERVED");
      line.text(" ");
      if (line.number(type) === DATA) {
        const number = line.find("sctp.data_tsn_raw", type);
        line.text(`(TSN=${relative(line, line.number(number), false)}) `);
      } else if (line.number(type) === SACK) {
        const number = line.number(line.find("sctp.sack_cumulative_tsn_ack_raw", type));
        const window = line.number(line.find("sctp.sack_a_rwnd", type));
        line.text(`(Ack=${relative(line, number, true)}, Arwnd=${window}) `);
      }
    }
  },
  notes: remember,
  heading(line) {
    line.text(`, Src Port: ${line.slot(source)} (${line.slot(source)}), `);
    line.text(`Dst Port: ${line.slot(destination)} (${line.slot(destination)})`);
  },
  labels: {
    "sctp.chunk"(line, quad) {
      line.named(line.inside(quad, "sctp.chunk_type"), "Unknown");
      line.text(" chunk");
    },
    "sctp.parameter"(line, quad) {
      line.named(line.inside(quad, "sctp.parameter_type"), "Unknown");
      line.text(" parameter");
    },
    "sctp.cause"(line, quad) {
      line.named(line.inside(quad, "sctp.cause_code"), "Unknown");
      line.text(" cause");
    },
  },
});
const DATA = 0;
const SACK = 3;

/** What numbers of one direction of an association are counted from: its addresses, as far as they fit a number, and its ports. */
function direction(line: InfoLine, reverse: boolean): string {
  const ip = line.outer("ip");
  const ends = [
    `${ip < 0 ? "" : line.headOf(ip, "src")} ${line.slot(source)}`,
    `${ip < 0 ? "" : line.headOf(ip, "dst")} ${line.slot(destination)}`,
  ];
  return `sctp ${(reverse ? ends.toReversed() : ends).join(" ")}`;
}

/** Notes the first number of a direction, which the opening chunk announces. */
function remember(line: InfoLine): void {
  const key = direction(line, false);
  for (const name of ["sctp.init_initial_tsn", "sctp.initack_initial_tsn"])
    if (line.has(name)) return line.note(key, line.value(name));
  if (line.has("sctp.data_tsn_raw") && line.noted(key) === undefined) line.note(key, line.value("sctp.data_tsn_raw"));
}

/** A number counted from the first of its direction; as it is where that was not seen. */
function relative(line: InfoLine, number: number, reverse: boolean): number {
  remember(line);
  return (number - (line.noted(direction(line, reverse)) ?? 0)) >>> 0;
}
