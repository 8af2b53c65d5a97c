import { unpackMysql, type MysqlKind } from "../../definition/mysql-told.ts";
import { laidOut } from "./laid-out.ts";
import { executeStatement, runQuery } from "./mysql-statements.ts";
import { counted, ended, has, leftOver, length, type MysqlLayout, type MysqlPage } from "./mysql-page.ts";
import { error, ok } from "./mysql-answers.ts";
import { attributes, greeting, login, password } from "./mysql-login.ts";
import { mysqlFields, mysqlMissing } from "./mysql-fields.ts";

const request: MysqlLayout = (page, told) =>
  page.group("request", page.left, () => {
    const command = page.take("command");
    const inside = requests[command];
    if (inside) return inside(page, told);
    if (page.left > 0 || command > 31) leftOver(page, "invalidCommand");
  });

const nothing: MysqlLayout = () => {};
const requests: { readonly [command: number]: MysqlLayout } = {
  1: nothing,
  2: (page) => page.take("schema", page.left),
  3: (page, told) => runQuery(page, has(told, "queryAttributes")),
  4: (page) => ended(page, "tableName"),
  5: (page) => page.take("schema", page.left),
  6: (page) => page.take("schema", page.left),
  7: (page) => page.take("refresh"),
  8: (page) => page.take("shutdown"),
  9: nothing,
  10: nothing,
  12: (page) => page.take("thread"),
  13: nothing,
  14: nothing,
  17(page, told) {
    ended(page, "user");
    password(page, true);
    ended(page, "schema");
    if (page.left > 0) {
      page.take(has(told, "mariaDb") ? "mariadbCharset" : "charset");
      page.pass(1);
    }
    if (page.left > 0 && has(told, "plugins")) ended(page, "clientPlugin");
    if (page.left > 0) attributes(page);
  },
  22: (page) => page.take("query", page.left),
  23: (page, { count }) => executeStatement(page, count),
  24(page) {
    page.take("statement");
    page.take("parameter");
    if (page.left > 0) page.take("payload", page.left);
  },
  25: (page) => page.take("statement"),
  26: (page) => page.take("statement"),
  27: (page) => page.take("option"),
  28(page) {
    page.take("statement");
    page.take("rows");
  },
  31: nothing,
};

const column: MysqlLayout = (page, told) => {
  counted(page, "countedCatalog", "catalog");
  counted(page, "countedDatabase", "database");
  counted(page, "countedTable", "table");
  counted(page, "countedOriginalTable", "originalTable");
  counted(page, "countedColumn", "column");
  counted(page, "countedOriginalColumn", "originalColumn");
  if (has(told, "extendedColumns")) extended(page);
  page.pass(1);
  page.take("columnCharset");
  page.take("columnLength");
  page.take("columnType");
  page.take("columnFlags");
  page.take("decimals");
  if (page.left > 0) page.pass(Math.min(2, page.left));
  if (page.left > 0) counted(page, "countedDefault", "default", "noDefault");
};

/** What MariaDB says of a column beside what MySQL does. */
function extended(page: MysqlPage): void {
  const { at } = page;
  const size = length(page);
  page.place("extended", at, page.at + size);
  page.within(() => page.place("extendedLength", at, page.at));
  page.pass(size);
}

const layouts: { readonly [kind in MysqlKind]: MysqlLayout } = {
  unknown: (page) => page.take("payload", page.left),
  greeting,
  refusal(page, told) {
    page.pass(1);
    error(page, told);
  },
  login,
  switchRequest(page) {
    if (page.peek(1) === 0xfe) {
      page.mark("response", 1);
      page.take("end");
    }
    ended(page, "switchName");
    page.take("switchData", page.left);
  },
  switchResponse: (page) => page.take("switchAnswer", page.left),
  request,
  ok(page, told) {
    page.take("response");
    ok(page, told);
  },
  okEnd(page, told) {
    page.mark("response", 1);
    page.take("end");
    ok(page, told);
  },
  end(page) {
    page.mark("response", 1);
    page.take("end");
    if (page.left === 0) return;
    page.take("warnings");
    page.take("status");
  },
  error(page, told) {
    page.take("response");
    error(page, told);
  },
  prepared(page) {
    page.take("response");
    page.take("statement");
    page.take("preparedFields", 2);
    page.take("preparedParameters");
    page.pass(1);
    page.take("warnings");
  },
  columnCount(page, told) {
    length(page, "fieldCount");
    if (page.left > 0 && has(told, "knownColumns")) page.take("metadata");
    if (page.left > 0) length(page, "extra");
  },
  column,
  shownColumn: column,
  row(page) {
    while (page.left > 0) counted(page, "countedText", "text", "noText");
  },
  binaryRow(page, { count }) {
    page.take("response");
    page.take("nulls", Math.min(page.left, (count + 9) >> 3));
    page.take("payload", page.left);
  },
  text: (page) => page.take("message", page.left),
  strange: (page) => leftOver(page, "strange"),
};

/** A message with its length and number; whoever cuts the stream tells what it is (`packMysql`). */
export const mysqlMessage = laidOut(
  "message of MySQL",
  mysqlFields,
  (page) => {
    const size = page.peekLittle(3);
    const told = unpackMysql(page.told);
    page.end = Math.min(page.end, page.start + 4 + size);
    page.take("packetLength");
    page.take("packetNumber");
    layouts[told.kind](page, told);
  },
  { worked: mysqlMissing },
);
