import { wireLength } from "../../flows/record-head.ts";
import { fixed } from "../../bytes/fixed.ts";
import { fieldType } from "../../definition/field-type.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, StatisticError, type Sight, type StatisticContext } from "./statistic.ts";

const FUNCTIONS = ["FRAMES", "BYTES", "SUM", "COUNT", "MIN", "MAX", "AVG", "LOAD"] as const;
type Calculation = (typeof FUNCTIONS)[number];

/** What one interval holds of one column. */
interface Cell {
  frames: number;
  bytes: number;
  count: number;
  total: number;
  least: number;
  most: number;
}

/** A column of `io,stat`: frames and octets that a filter accepts, or something calculated of a field. */
export class IoColumn {
  /** As it was given; heads the column in the legend. */
  readonly legend: string;
  /** Undefined for the two columns that count frames and octets. */
  readonly calculation: Calculation | undefined;
  private readonly matches: (sight: Sight) => boolean;
  private readonly field: FieldSearch | undefined;
  /** Times and floating-point numbers; others are whole. */
  private readonly fractional: boolean = false;
  private readonly isTime: boolean = false;
  private readonly cells: Cell[] = [];

  /** Throws a StatisticError for a calculation without its field. */
  constructor(words: string, context: StatisticContext) {
    this.legend = words === "" ? "Frames and bytes" : words;
    const parts = /^([A-Z]+)(?:\(([^)]*)\)(.*))?$/.exec(words);
    this.calculation = FUNCTIONS.find((name) => name === parts?.[1]);
    const name = parts?.[2] ?? "";
    const filter = this.calculation === undefined ? words : (parts?.[3] ?? "");
    this.matches = filterOf(filter, context);
    if (this.calculation === undefined || this.calculation === "FRAMES" || this.calculation === "BYTES") return;
    if (name === "")
      throw new StatisticError(`${this.calculation} needs a field, as in ${this.calculation}(ip.len)ip.len`);
    if (context.fields.named(name).length === 0) throw new StatisticError(`"${name}" is no field to calculate with`);
    this.field = new FieldSearch(name, context);
    const type = fieldType(context.fields.named(name)[0]);
    this.isTime = type === "FT_RELATIVE_TIME";
    this.fractional = this.isTime || type === "FT_DOUBLE" || type === "FT_FLOAT" || this.calculation === "LOAD";
  }

  see(sight: Sight, interval: number): void {
    if (!this.matches(sight)) return;
    const cell = (this.cells[interval] ??= {
      frames: 0,
      bytes: 0,
      count: 0,
      total: 0,
      least: Infinity,
      most: -Infinity,
    });
    cell.frames++;
    cell.bytes += wireLength(sight.packet);
    const { field } = this;
    if (!field) return;
    for (field.start(sight); field.next();) {
      const value = this.isTime ? timeOf(sight, field) : sight.values.number(field.layer, field.quad);
      cell.count++;
      cell.total += value;
      cell.least = Math.min(cell.least, value);
      cell.most = Math.max(cell.most, value);
    }
  }

  /** The numbers of one interval, which lasts `seconds`: two for the columns that count, else one. */
  values(interval: number, seconds: number): number[] {
    const cell = this.cells[interval];
    const none = cell === undefined;
    switch (this.calculation) {
      case undefined:
        return none ? [0, 0] : [cell.frames, cell.bytes];
      case "FRAMES":
        return [none ? 0 : cell.frames];
      case "BYTES":
        return [none ? 0 : cell.bytes];
      case "COUNT":
        return [none ? 0 : cell.count];
      case "SUM":
        return [none ? 0 : cell.total];
      case "MIN":
        return [none || cell.count === 0 ? 0 : cell.least];
      case "MAX":
        return [none || cell.count === 0 ? 0 : cell.most];
      case "AVG":
        return [none || cell.count === 0 ? 0 : cell.total / cell.count];
      case "LOAD":
        return [none || seconds === 0 ? 0 : cell.total / seconds];
    }
  }

  /** The same as they are shown. */
  texts(interval: number, seconds: number): string[] {
    const whole = !this.fractional || this.calculation === "COUNT";
    return this.values(interval, seconds).map((value) => (whole ? String(Math.trunc(value)) : fixed(value, 6)));
  }

  /** What stands above its numbers. */
  get headings(): readonly string[] {
    return this.calculation === undefined ? ["Frames", "Bytes"] : [this.calculation];
  }
}

function timeOf(sight: Sight, field: FieldSearch): number {
  return sight.values.seconds(field.layer, field.quad) + sight.values.nanoseconds / 1e9;
}
