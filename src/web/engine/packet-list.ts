import { standardTexts } from "../../report/columns/standard-texts.ts";
import { noNames, PacketColumns } from "../../report/columns/packet-columns.ts";
import { PacketTimes } from "../../report/columns/packet-times.ts";
import { digitsOf } from "../../report/columns/time-text.ts";
import type { ShownPacket } from "../../report/columns/column.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { ColumnChoice, Row } from "../messages.ts";
import type { Capture, Passenger } from "./capture.ts";
import { Dissection } from "./dissection.ts";
import { PacketTable } from "./packet-table.ts";
import { pairOf } from "./pair-of.ts";
import { RowTexts } from "./row-texts.ts";
import { shownColumns } from "./shown-columns.ts";
import { WorstRemark } from "./worst-remark.ts";

const PROTOCOL_FORMAT = "%p";

/** Makes the row of each packet, once and in order, and keeps all rows; the first passenger of a capture. */
export class PacketList implements Passenger {
  readonly titles: readonly string[];
  readonly table: PacketTable = new PacketTable();
  private readonly dissection: Dissection;
  private readonly texts: RowTexts;
  private readonly shown: { -readonly [Key in keyof ShownPacket]: ShownPacket[Key] };
  private readonly remarks: WorstRemark;
  private readonly times = new PacketTimes();

  /** Throws an Error for a column that there is not. */
  constructor(capture: Capture, choices: readonly ColumnChoice[] | undefined) {
    this.dissection = new Dissection(capture.keys, true);
    const { session } = this.dissection;
    const columns = shownColumns(choices, session);
    // The protocol is kept whatever is shown: the page has colours for it.
    const protocol = shownColumns([["Protocol", PROTOCOL_FORMAT]], session);
    this.titles = columns.map(({ title }) => title);
    this.texts = new RowTexts([...columns, ...protocol]);
    const { dissector } = session;
    const composed = new PacketColumns(dissector, standardTexts, noNames);
    this.remarks = new WorstRemark(dissector);
    this.shown = { packet: session.packet, dissector, columns: composed, times: this.times, digits: 0 };
  }

  get count(): number {
    return this.table.count;
  }

  packet(reader: CaptureReader): void {
    const { dissection, shown, times } = this;
    const { record, interfaces } = reader;
    dissection.dissect(reader);
    times.begin(record);
    shown.packet = record;
    shown.digits = digitsOf(interfaces[record.interface]?.timeResolution);
    shown.columns.compose();
    this.texts.add(shown);
    this.table.add(record, pairOf(shown.columns), this.remarks.find());
    dissection.session.displayed();
    times.displayed();
  }

  /** The texts of a row, and the protocol behind them. */
  cells(index: number): readonly string[] {
    return this.texts.cells(index);
  }

  /** The texts of a row. */
  shownCells(index: number): readonly string[] {
    return this.cells(index).slice(0, -1);
  }

  row(index: number): Row {
    const { table } = this;
    const cells = this.cells(index);
    return {
      index,
      number: index + 1,
      cells: cells.slice(0, -1),
      protocol: cells[cells.length - 1],
      severity: table.severity(index),
      time: { seconds: table.seconds(index), nanoseconds: table.nanoseconds(index) },
      original: table.original(index),
      captured: table.captured(index),
      pair: table.pair(index),
    };
  }
}
