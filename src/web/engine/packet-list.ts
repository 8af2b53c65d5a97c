import { FieldIndex } from "../../dissect/field-index.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import { CUSTOM, defaultColumns } from "../../report/columns/column-formats.ts";
import { noNames, PacketColumns } from "../../report/columns/packet-columns.ts";
import { PacketTimes } from "../../report/columns/packet-times.ts";
import { digitsOf } from "../../report/columns/time-text.ts";
import type { Column, ShownPacket } from "../../report/columns/column.ts";
import { AnsweredNames } from "../../report/statistics/answered-names.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { ColumnChoice, Row } from "../messages.ts";
import type { Capture, Passenger } from "./capture.ts";
import { HostNames } from "./host-names.ts";
import { common } from "./common-knowledge.ts";
import { Dissection } from "./dissection.ts";
import type { Knowledge } from "./knowledge.ts";
import { PacketTable } from "./packet-table.ts";
import { pairOf } from "./pair-of.ts";
import { RowTexts } from "./row-texts.ts";
import { shownColumns } from "./shown-columns.ts";
import { WorstRemark } from "./worst-remark.ts";

const PROTOCOL: ColumnChoice = ["Protocol", "%p"];

/** What makes rows of one session's packets. */
interface Rows {
  readonly knowledge: Knowledge;
  readonly dissection: Dissection;
  readonly columns: readonly Column[];
  readonly remarks: WorstRemark;
  readonly answers: AnsweredNames;
  readonly times: PacketTimes;
  readonly shown: { -readonly [Key in keyof ShownPacket]: ShownPacket[Key] };
}

/** Makes the row of each packet, once and in order, and keeps all rows; the first passenger of a capture. */
export class PacketList implements Passenger {
  readonly titles: readonly string[];
  readonly table: PacketTable = new PacketTable();
  readonly hosts: HostNames = new HostNames();
  private readonly capture: Capture;
  private readonly choices: readonly ColumnChoice[];
  private readonly texts: RowTexts;
  private rows: Rows | undefined;
  /** Blocks of names that were read. */
  private resolutions = 0;

  constructor(capture: Capture, choices: readonly ColumnChoice[] = defaultColumns) {
    this.capture = capture;
    this.choices = choices;
    this.titles = choices.map(([title]) => title);
    // The protocol is kept whatever is shown: the page has colours for it.
    this.texts = new RowTexts(choices.length + 1);
  }

  /** Whether a column shows a field by its name, which may be one of any protocol. */
  get asksForFields(): boolean {
    return this.choices.some(([, format]) => format.startsWith(CUSTOM));
  }

  get count(): number {
    return this.table.count;
  }

  /** Whether the rows are made with all that Remora knows of protocols. */
  get knowsAll(): boolean {
    return this.rows !== undefined && this.rows.knowledge !== common;
  }

  /** From now on packets come from the first one again; those that have rows keep them. Throws an Error for a column that there is not. */
  async begin(knowledge: Knowledge): Promise<void> {
    const dissection = new Dissection(knowledge, this.capture.keys);
    const { session } = dissection;
    const { dissector } = session;
    const composed = new PacketColumns(dissector, knowledge.texts, noNames);
    const times = new PacketTimes();
    this.rows = {
      knowledge,
      dissection,
      columns: await shownColumns([...this.choices, PROTOCOL], session),
      remarks: new WorstRemark(dissector),
      answers: new AnsweredNames(
        dissector,
        new FieldIndex(dissector.catalog, session.compiler),
        new FieldValues(dissector),
      ),
      times,
      shown: { packet: session.packet, dissector, columns: composed, times, digits: 0 },
    };
  }

  /** False, and no row, where more has to be known of protocols: `begin` with everything. */
  packet(reader: CaptureReader): boolean {
    if (!this.rows) return false;
    const { dissection, shown, times, columns, remarks, answers } = this.rows;
    const { record, interfaces } = reader;
    dissection.dissect(reader);
    if (dissection.isBeyond) return false;
    times.begin(record);
    shown.packet = record;
    shown.digits = digitsOf(interfaces[record.interface]?.timeResolution);
    shown.columns.compose();
    if (record.number > this.count) {
      this.texts.add(shown, columns);
      this.table.add(record, pairOf(shown.columns), remarks.find());
      answers.find((address, name) => this.hosts.learn(address, name));
      const { nameResolutions } = reader;
      while (this.resolutions < nameResolutions.length) this.hosts.read(nameResolutions[this.resolutions++]);
    }
    dissection.session.displayed();
    times.displayed();
    return true;
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
