import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { PostgreSQL } from "./pgsql.ts";

const SERVER = 5432;
const type = slotAt(0, 1, 0);
const count = (label: string) => (line: InfoLine, quad: number) => line.text(`${label}: ${line.number(quad)}`);

const side = (line: InfoLine, tcp: number): string => (line.headOf(tcp, "dport") === SERVER ? ">" : "<");

export const pgsqlInfo = infoText(PostgreSQL, {
  again: "",
  info(line) {
    const typed = line.has("pgsql.type") && line.slot(type) !== 0;
    if (line.isHandedAnew || line.nameOf(line.layer - 1) !== "pgsql") line.text(side(line, line.outer("tcp")));
    else if (typed) line.text("/");
    if (typed) line.octet(line.slot(type));
  },
  begun: (line) => line.text(side(line, line.nameOf(line.layer) === "tcp" ? line.layer : line.outer("tcp"))),
  labels: {
    "pgsql.parameters": count("Parameters"),
    "pgsql.parameterFormats": count("Parameter formats"),
    "pgsql.parameterValues": count("Parameter values"),
    "pgsql.resultFormats": count("Result formats"),
    "pgsql.columns": count("Columns"),
  },
});
