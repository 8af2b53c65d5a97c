import type { InfoLine } from "../../definition/info-line.ts";

/** Writes what a message of an adaptation layer is called, by its class and its type. */
export const acronymByClass =
  (name: string, acronyms: { readonly [messageClass: number]: readonly string[] }) =>
  (line: InfoLine): void => {
    const type = line.value(`${name}.message_type`);
    line.text(`${acronyms[line.value(`${name}.message_class`)]?.[type] || "reserved"} `);
  };

/** Writes which parameter one is. */
export const parameterLine =
  (name: string) =>
  (line: InfoLine, quad: number): void =>
    line.named(line.inside(quad, `${name}.parameter_tag`), "Parameter");

/** Writes what a message is called, by its type. */
export const acronymByType =
  (field: string, acronyms: { readonly [type: number]: string }, unknown: (type: number) => string) =>
  (line: InfoLine): void => {
    const type = line.value(field);
    line.text(`${acronyms[type] ?? unknown(type)} `);
  };
