import type { S7Page } from "./s7-message.ts";

const REQUEST = 4;
const RESPONSE = 8;
const Group = { programmer: 1, blocks: 3, cpu: 4, time: 7 } as const;
const LONG_PARAMETERS = 12;

/** User data: what functions beside reading and writing ask for and answer. */
export function s7Reading(page: S7Page, parameters: number, data: number): void {
  const typeGroup = page.peek(1, 5);
  const [type, group, kind] = [typeGroup >> 4, typeGroup & 15, page.peek(1, 6)];
  page.group("param", parameters, () =>
    page.window(parameters, () => {
      for (const name of ["userHead", "userLength", "method", "typeGroup", "subfunc", "sequence"] as const)
        page.take(name);
      if (parameters < LONG_PARAMETERS) return;
      for (const name of ["unitRef", "lastUnit", "errorCode"] as const) page.take(name);
    }),
  );
  if (data <= 0) return;
  const isPart = parameters >= LONG_PARAMETERS && (page.bytes[page.at - 4] !== 0 || page.bytes[page.at - 3] !== 0);
  page.group("dataTree", data, () =>
    page.window(data, () => {
      page.take("returncode");
      page.take("dataTransport");
      const length = page.peek(2);
      page.take("dataLength", 2);
      if (length === 0 || isPart) return;
      if (group === Group.cpu && kind === 1) systemList(page, type);
      else if (group === Group.cpu && kind === 3) diagnosis(page);
      else if (group === Group.blocks) blocks(page, type, kind);
      else if (group === Group.time) clock(page, 10);
      else if (group === Group.programmer) testing(page);
    }),
  );
}

/** A part of the list of what is known of the system. */
function systemList(page: S7Page, type: number): void {
  const id = page.take("szlId");
  const index = page.take("szlIndex");
  if (type !== RESPONSE) return;
  const length = page.take("partLength");
  const count = page.take("partCount");
  if (length === 0) return;
  for (let number = 0; number < count && page.left >= length; number++) {
    page.group("szlTree", length, () => page.window(length, () => entry(page, id, index)));
  }
}

const LEVELS = Array.from({ length: 12 }, (_, index) => `level${index + 1}` as `level1`);

function entry(page: S7Page, id: number, index: number): void {
  if (id === 0) page.take("existing");
  else if ((id & 0xff) === 0x74) {
    page.take("ledId");
    page.take("ledOn");
    page.take("ledBlink");
  } else if (id === 0x0132 && index === 4) {
    for (const name of LEVELS) page.take(name);
    page.take("level13", page.left);
  }
}

/** A message of the CPU about itself. */
function diagnosis(page: S7Page): void {
  page.group("diagMessage", 20, () => {
    for (const name of ["eventId", "priority", "ob", "datId", "info1", "info2"] as const) page.take(name);
    clock(page, 8);
  });
}

/** A time, with two octets in front where it has ten. */
function clock(page: S7Page, size: number): void {
  if (page.left < size) return;
  page.group("time", size, () => {
    if (size === 10) {
      page.take("tsReserved");
      page.take("tsYear1", 1);
    }
    for (const name of ["tsYear", "tsMonth", "tsDay", "tsHour", "tsMinute", "tsSecond"] as const) page.take(name, 1);
    page.mark("tsMs", 2);
    page.take("tsWeekday");
  });
}

function blocks(page: S7Page, type: number, kind: number): void {
  if (kind === 1 && type === RESPONSE) {
    while (page.left >= 4)
      page.group("dataItem", 4, () => {
        page.take("infoBlockType", 2);
        page.take("blockCount");
      });
  } else if (kind === 2 && type === RESPONSE) {
    while (page.left >= 4)
      page.group("dataItem", 4, () => {
        page.take("blockNum");
        page.take("blockFlags");
        page.take("blockLang");
      });
  } else if (kind === 2) page.take("infoBlockType", 2);
  else if (kind === 3 && type === REQUEST) {
    page.take("infoBlockType", 2);
    page.take("blockNumber", 5);
    page.take("blockFile", 1);
  } else if (kind === 3 && type === RESPONSE) description(page);
}

/** What is known of one block. */
function description(page: S7Page): void {
  page.take("infoBlockType", 2);
  page.take("infoLength");
  page.take("blockUnknown2");
  page.take("blockConst", 2);
  page.take("blockUnknown", 1);
  for (const name of ["userBlockFlags", "blockLang", "subblkType", "blockNum", "loadMemory", "security"] as const)
    page.take(name);
  page.take("codeTime", 6);
  page.take("interfaceTime", 6);
  for (const name of ["ssb", "add", "localData", "mc7"] as const) page.take(name);
  for (const name of ["author", "family", "headerName"] as const) page.take(name, 8);
  page.take("headerVersion", 1);
  page.take("blockUnknown", 1);
  for (const name of ["blockSum", "reserved1", "reserved2"] as const) page.take(name);
}

/** Testing: parameters and data, whose meaning depends on what is tested. */
function testing(page: S7Page): void {
  const parameters = page.take("tisParameterSize");
  const data = page.take("tisDataSize");
  if (parameters > 0) page.group("tisParameter", parameters, () => page.pass(parameters));
  if (data > 0) page.group("tisData", data, () => page.pass(data));
}
