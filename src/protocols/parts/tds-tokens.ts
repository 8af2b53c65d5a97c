import { tdsVersion, type TdsTold } from "../../definition/tds-told.ts";
import type { Page } from "./laid-out.ts";
import type { tdsNumbered, tdsResponseFields } from "./tds-response-fields.ts";
import { isDecimal, isText, isTimed, lengthSize, tdsValue, type TdsType, type ValuePage } from "./tds-values.ts";

export type ResponsePage = Page<keyof typeof tdsResponseFields | keyof typeof tdsNumbered> & ValuePage;

/** What tokens of a response say of those behind them. */
interface State {
  version: TdsTold["version"];
  columns: TdsType[];
}
type Token = (page: ResponsePage, state: State) => void;

const COLLATION_CHANGED = 7;
/** Kinds of changes whose values are octets, and that of a route, whose values are no such pair. */
const FIRST_OCTETS = 8;
const ROUTING = 20;
const NO_COLUMNS = 0xffff;

/** A new or an old value of what changed. */
function changed(page: ResponsePage, which: "new" | "old", type: number): void {
  const length = page.take(`${which}Length`);
  if (length === 0) return;
  if (type === COLLATION_CHANGED) {
    page.take("codepage");
    page.take("collateFlags");
    page.take("charset");
    page.pass(length - 5);
  } else if (type >= FIRST_OCTETS && type < ROUTING) page.take(`${which}Octets`, length);
  else page.take(`${which}Text`, 2 * length);
}

const change: Token = (page) => {
  page.pass(1);
  const size = page.take("changeSize");
  page.window(size, () => {
    const type = page.take("changeType");
    if (type === ROUTING) return;
    changed(page, "new", type);
    if (page.left > 0) changed(page, "old", type);
  });
};

const notice =
  (name: "error" | "info"): Token =>
  (page, { version }) => {
    page.pass(1);
    const size = page.take(`${name}Size`);
    page.window(size, () => {
      page.take(`${name}Number`);
      page.take(`${name}State`);
      page.take(`${name}Class`);
      const message = page.take(`${name}MessageLength`);
      if (message > 0) page.take(`${name}Message`, 2 * message);
      const server = page.take(`${name}ServerLength`);
      if (server > 0) page.take(`${name}Server`, 2 * server);
      const procedure = page.take(`${name}ProcedureLength`);
      if (procedure > 0) page.take(`${name}Procedure`, 2 * procedure);
      page.take(isLate(version) ? `${name}LongLine` : `${name}Line`);
    });
  };

const isLate = (version: TdsTold["version"]): boolean => version === "7.2" || version === "unknown";

const accepted: Token = (page, state) => {
  page.pass(1);
  const size = page.take("acceptedSize");
  page.window(size, () => {
    page.take("acceptedInterface");
    state.version = tdsVersion(page.take("acceptedVersion"));
    const length = page.peek(1);
    page.pass(1);
    page.take("acceptedServer", 2 * length);
    page.take("acceptedServerVersion");
  });
};

const LAST_FEATURE = 0xff;

const features: Token = (page) => {
  page.pass(1);
  while (page.left > 0) {
    const isLast = page.peek(1) === LAST_FEATURE;
    page.group("feature", 0, () => {
      page.take("featureId");
      if (!isLast) page.take("featureData", page.take("featureLength"));
    });
    if (isLast) return;
  }
};

const session: Token = (page) => {
  page.pass(1);
  const size = page.take("sessionSize");
  page.window(size, () => {
    page.take("sessionNumber");
    page.take("sessionStatus");
    while (page.left > 0) {
      page.take("stateId");
      page.take("stateValue", page.take("stateShortLength"));
    }
  });
};

const order: Token = (page) => {
  page.pass(1);
  const size = page.take("orderSize");
  page.window(size, () => {
    while (page.left > 0) page.take("orderColumn");
  });
};

const offset: Token = (page) => {
  page.pass(1);
  page.take("offsetId");
  page.take("offsetLength");
};

const sspi: Token = (page) => {
  const length = page.peekLittle(2, 1);
  page.pass(3);
  page.take("sspiBuffer", length);
};

const returned: Token = (page) => {
  page.pass(1);
  page.take("returnedValue");
};

const done =
  (name: "done" | "doneProc" | "doneInProc"): Token =>
  (page, { version }) => {
    page.pass(1);
    page.take(`${name}Status`);
    page.take(`${name}Command`);
    if (isLate(version)) page.take(`${name}LongRows`, 8);
    else page.take(`${name}Rows`);
  };

/** The type of a column, and what is said of it. */
function columnType(page: ResponsePage, version: TdsTold["version"]): TdsType {
  const number = page.take("columnType");
  const size = lengthSize(number);
  let isChunked = size === 8;
  if (size === 4) page.take("columnLongSize");
  else if (size === 2) isChunked = page.take("columnLargeSize") === 0xffff;
  else if (isTimed(number)) page.take("columnScale");
  else if (size === 1 && number !== 0x28) page.take("columnSize");
  else if (size === 8) page.pass(1);
  if (isDecimal(number)) {
    page.take("columnPrecision");
    page.take("columnScale");
  }
  if (isText(number) && version !== "7.0") {
    page.take("columnCodepage");
    page.take("columnCollateFlags");
    page.take("columnCharset");
  }
  if (size === 4 && number !== 0x62) {
    for (let left = isLate(version) ? page.take("tableParts") : 1; left > 0 && !page.lacks; left--)
      page.take("table", 2 * page.take("tableLength"));
  }
  return { number, isChunked };
}

const columns: Token = (page, state) => {
  page.pass(1);
  const count = page.take("columnCount");
  state.columns = [];
  if (count === NO_COLUMNS) return;
  for (let number = 1; number <= count && !page.lacks; number++) {
    page.mark("column", 0, number);
    page.within(() => {
      page.take(isLate(state.version) ? "userType" : "shortUserType");
      page.take(isLate(state.version) ? "columnFlags" : "earlierColumnFlags");
      state.columns.push(columnType(page, state.version));
      const length = page.take("columnNameLength");
      if (length > 0) page.take("columnName", 2 * length);
    });
  }
};

function rowField(page: ResponsePage, type: TdsType, index: number): void {
  page.mark("rowField", 0, index + 1);
  page.within(() => tdsValue(page, type));
}

const row: Token = (page, state) => {
  page.pass(1);
  for (const [index, type] of state.columns.entries()) {
    if (page.lacks) return;
    rowField(page, type, index);
  }
};

/** A row in front of which bits say which columns have no value. */
const sparseRow: Token = (page, state) => {
  page.pass(1);
  const bits = page.at;
  page.pass((state.columns.length + 7) >> 3);
  for (const [index, type] of state.columns.entries()) {
    if (page.lacks) return;
    if (((page.bytes[bits + (index >> 3)] >> (index & 7)) & 1) === 0) rowField(page, type, index);
  }
};

const tokens: { readonly [id: number]: readonly [keyof typeof tdsResponseFields, Token] } = {
  0x78: ["offset", offset],
  0x79: ["returned", returned],
  0x81: ["columns", columns],
  0xa9: ["order", order],
  0xaa: ["error", notice("error")],
  0xab: ["info", notice("info")],
  0xad: ["accepted", accepted],
  0xae: ["features", features],
  0xd1: ["row", row],
  0xd2: ["sparseRow", sparseRow],
  0xe3: ["change", change],
  0xe4: ["session", session],
  0xed: ["sspi", sspi],
  0xfd: ["done", done("done")],
  0xfe: ["doneProc", done("doneProc")],
  0xff: ["doneInProc", done("doneInProc")],
};

/** The tokens of a response ([MS-TDS] 2.2.7), up to one that nothing is known of. */
export function response(page: ResponsePage, { version }: TdsTold): void {
  const state: State = { version, columns: [] };
  while (page.left > 0) {
    const token = tokens[page.peek(1)];
    if (!token) return page.mark("unknownToken", page.left);
    page.group(token[0], 0, () => token[1](page, state));
  }
}
