import { protocol } from "../../definition/protocol.ts";
import { pgsqlMessage } from "../parts/pgsql-message.ts";

/** One message of PostgreSQL, of version 3. */
export const PostgreSQL = protocol({
  name: "pgsql",
  records: {},
  uncut: 1,
  layer: "PostgreSQL",
  title: "PostgreSQL",
  short: "PGSQL",
  spec: "PostgreSQL 15 documentation, chapter 55",
  carriedBy: { "tcp.port": 5432 },
  summary: "PostgreSQL",
  fields: { message: pgsqlMessage },
});
