import { laidOut, type Page } from "./laid-out.ts";
import { modbusFields, modbusWorked } from "./modbus-fields.ts";
import { unpackModbus, type ModbusTold } from "../../definition/told.ts";

type Name = keyof typeof modbusFields | keyof typeof modbusWorked;
type Layout = (page: Page<Name>, told: ModbusTold) => void;

/** The octets up to the end, which are there as a field even where there are none. */
const rest = (page: Page<Name>): void => {
  page.take("data", page.left);
};
const counted = (page: Page<Name>): void => {
  const octets = page.take("octets");
  page.take("data", Math.min(octets, page.left));
};

/** As many registers as the octets hold, by their numbers. */
function registers(page: Page<Name>, octets: number, first: number): void {
  page.window(octets, () => {
    for (let number = first; page.left >= 2; number++) {
      page.group("oneRegister", 2, () => {
        page.mark("registerNumber", 2, number & 0xffff);
        page.take("register");
      });
    }
  });
}

/** The bits of octets, lowest first, by their numbers. */
function bits(page: Page<Name>, octets: number, { known, reference, bits: asked }: ModbusTold): void {
  page.window(octets, () => {
    const count = Math.min(8 * page.left, known ? asked : 8 * page.left);
    for (let index = 0; index < count; index++) {
      const value = (page.peek(1) >> (index & 7)) & 1;
      page.group("oneBit", 1, () => {
        page.mark("bit", 1, (reference + index) & 0xffff);
        page.mark("bitValue", 1, value);
      });
      if ((index & 7) === 7) page.pass(1);
    }
  });
}

const readBits: Layout = (page, told) => {
  if (!told.response) return askFor("bits")(page, told);
  bits(page, page.take("octets"), told);
};
const askFor =
  (count: "bits" | "words"): Layout =>
  (page) => {
    page.take("reference");
    page.take(count);
  };
const readRegisters: Layout = (page, told) => {
  if (!told.response) return askFor("words")(page, told);
  registers(page, page.take("octets"), told.reference);
};

/** What a diagnostic function is answered with, where that is not octets. */
const diagnostics: { readonly [code: number]: readonly [asked: Name | undefined, answered: Name | undefined] } = {
  0: ["queryData", "echoData"],
  1: ["restartOption", "restartOption"],
  2: [undefined, "diagnosticRegister"],
  3: ["delimiter", "delimiter"],
  10: [undefined, "clear"],
  11: [undefined, "messages"],
  12: [undefined, "errors"],
  13: [undefined, "exceptions"],
  14: [undefined, "slaveMessages"],
  15: [undefined, "noResponses"],
  16: [undefined, "refusals"],
  17: [undefined, "busy"],
  18: [undefined, "overruns"],
};
const sized: readonly (Name | undefined)[] = ["queryData", "echoData"];

const diagnose: Layout = (page, { response }) => {
  const names = diagnostics[page.take("diagnostic")];
  const name = names?.[response ? 1 : 0];
  if (name === undefined || page.left === 0) return rest(page);
  if (sized.includes(name)) page.take(name, page.left);
  else page.take(name);
  if (name === "delimiter") page.take("padding");
};

const log: Layout = (page, { response }) => {
  if (!response) return;
  const octets = page.take("octets");
  page.take("status");
  page.take("eventCount");
  page.take("messageCount");
  for (let left = octets - 6; left > 0 && page.left > 0; left--) {
    const event = page.peek(1);
    page.take(event & 0x80 ? "receiveEvent" : event & 0x40 ? "sendEvent" : "event");
  }
};

const identify: Layout = (page, { response }) => {
  const mei = page.take("mei");
  if (mei !== 14) return rest(page);
  page.take("readDevice");
  if (!response) {
    page.take("object");
    return;
  }
  page.take("conformity");
  page.take("more");
  page.take("nextObject");
  const count = page.take("objectCount");
  page.group("objects", page.left, () => {
    for (let number = 0; number < count && page.left > 0; number++) {
      page.group("oneObject", 2 + page.peek(1, 1), () => {
        const object = page.take("object");
        const length = page.take("objectLength");
        page.take(object < 7 ? "objectText" : "objectValue", length);
      });
    }
  });
};

/** References to records of files, with their data where they are written or answered. */
const records =
  (data: (response: boolean) => boolean, answered: boolean): Layout =>
  (page, { response }) => {
    const octets = page.take("octets");
    if (response && answered) {
      if (octets > 0) page.take("data", Math.min(octets, page.left));
      return;
    }
    page.window(octets, () => {
      while (page.left >= 7) {
        page.take("referenceType");
        page.take("reference32");
        const words = page.take("words");
        if (data(response)) page.take("data", 2 * words);
      }
    });
  };

const layouts: { readonly [code: number]: Layout } = {
  1: readBits,
  2: readBits,
  3: readRegisters,
  4: readRegisters,
  5(page) {
    page.take("reference");
    page.mark("data", page.left);
    page.pass(1);
    page.take("padding");
  },
  6(page) {
    page.take("reference");
    rest(page);
  },
  7(page, { response }) {
    if (response) page.take("data", 1);
  },
  8: diagnose,
  11(page, { response }) {
    if (!response) return;
    page.take("status");
    page.take("eventCount");
  },
  12: log,
  15(page, { response }) {
    page.take("reference");
    page.take("bits");
    if (!response) counted(page);
  },
  16(page, { response }) {
    const reference = page.take("reference");
    page.take("words");
    if (!response) registers(page, page.take("octets"), reference);
  },
  17(page, { response }) {
    if (response) rest(page);
  },
  20: records(() => false, true),
  21: records(() => true, false),
  22(page) {
    page.take("reference");
    page.take("andMask");
    page.take("orMask");
  },
  23(page, { response }) {
    if (!response) {
      page.take("readReference");
      page.take("readWords");
      page.take("writeReference");
      page.take("writeWords");
    }
    counted(page);
  },
  24(page, { response }) {
    if (!response) {
      page.take("reference");
      return;
    }
    page.take("octets16");
    const words = page.take("words");
    page.take("data", Math.min(2 * words, page.left));
  },
  43: identify,
};

const EXCEPTION = 0x80;

/** What follows the code of a function, which stands in front. */
export const modbusMessage = laidOut(
  "message of Modbus",
  modbusFields,
  (page) => {
    const code = page.bytes[page.start - 1];
    if (code & EXCEPTION) page.take("exception");
    else (layouts[code] ?? rest)(page, unpackModbus(page.told));
  },
  { worked: modbusWorked },
);
