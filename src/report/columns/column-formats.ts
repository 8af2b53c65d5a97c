import type { TextWriter } from "../../bytes/text-writer.ts";
import { wireLength } from "../../flows/record-head.ts";
import type { Column, Padding, ShownPacket } from "./column.ts";
import { writeTime, type TimeForm, type TimeStyle } from "./time-text.ts";

/** What columns are made for. */
export interface ColumnSettings {
  readonly time: TimeForm;
  readonly style: TimeStyle;
  /** Makes what writes the fields of a custom column: names, which occurrence, and whether with words for numbers. */
  readonly custom: (fields: string, occurrence: number, words: boolean) => Column["write"];
}

interface Format {
  readonly says: string;
  readonly padding: Padding;
  readonly write: (out: TextWriter, shown: ShownPacket, settings: ColumnSettings) => void;
}

/** The formats of columns by their words (`tshark -G column-formats`), as far as we have what they show. */
const formats: { readonly [word: string]: Format } = {
  "%Yt": timed("ad", "Absolute date, as YYYY-MM-DD, and time"),
  "%YDOYt": timed("adoy", "Absolute date, as YYYY/DOY, and time"),
  "%At": timed("a", "Absolute time"),
  "%Tt": timed("d", "Delta time"),
  "%Gt": timed("dd", "Delta time displayed"),
  "%rd": address("destination", "Dest addr (resolved)"),
  "%ud": address("destination", "Dest addr (unresolved)", false),
  "%d": address("destination", "Destination address"),
  "%i": plain("Information", (out, { columns }) => out.octets(columns.buffer, 0, columns.length)),
  "%m": {
    says: "Number",
    padding: "number",
    write: (out, { packet }) => out.decimal(packet.number),
  },
  "%L": plain("Packet length (bytes)", (out, { packet }) => out.decimal(wireLength(packet))),
  "%p": plain("Protocol", (out, { columns }) => out.text(columns.protocol)),
  "%Rt": timed("r", "Relative time"),
  "%s": address("source", "Source address"),
  "%rs": address("source", "Src addr (resolved)"),
  "%us": address("source", "Src addr (unresolved)", false),
  "%Yut": timed("ud", "UTC date, as YYYY-MM-DD, and time"),
  "%YDOYut": timed("udoy", "UTC date, as YYYY/DOY, and time"),
  "%Aut": timed("u", "UTC time"),
  "%t": {
    says: "Time (format as specified)",
    padding: "time",
    write: (out, { times, digits }, { time, style }) => writeTime(out, time, times, style, digits),
  },
};

/** What the formats of columns of fields begin with. */
export const CUSTOM = "%Cus";

/** Wireshark's columns. */
export const defaultColumns: readonly (readonly [title: string, format: string])[] = [
  ["No.", "%m"],
  ["Time", "%t"],
  ["Source", "%s"],
  ["Destination", "%d"],
  ["Protocol", "%p"],
  ["Length", "%L"],
  ["Info", "%i"],
];

/** The lines of `-G column-formats`. */
export function columnFormatLines(): string[] {
  const known = Object.entries(formats).map(([word, { says }]) => ({ word, says }));
  const all = [...known, { word: "%Cus", says: "Custom" }];
  return all.toSorted((one, other) => (one.says < other.says ? -1 : 1)).map(({ word, says }) => `${word}\t${says}`);
}

/** The column of a format; undefined where there is no such format. */
export function columnOf(title: string, format: string, settings: ColumnSettings): Column | undefined {
  if (format.startsWith(`${CUSTOM}:`)) {
    const [, fields = "", occurrence = "0", resolved = "U"] = format.split(":");
    return { title, padding: "none", write: settings.custom(fields, Number(occurrence) || 0, resolved === "R") };
  }
  if (!Object.hasOwn(formats, format)) return undefined;
  const { padding, write } = formats[format];
  return { title, padding, write: (out, shown) => write(out, shown, settings) };
}

function timed(form: TimeForm, says: string): Format {
  return {
    says,
    padding: "time",
    write: (out, { times, digits }, { style }) => writeTime(out, form, times, style, digits),
  };
}

function address(which: "source" | "destination", says: string, names = true): Format {
  return {
    says,
    padding: which,
    write: (out, { columns }) => columns.writeAddress(out, columns[which], names),
  };
}

function plain(says: string, write: Column["write"]): Format {
  return { says, padding: "none", write };
}
