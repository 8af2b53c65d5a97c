import { commandFields, eventFields } from "./hci-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

const ADDRESS = 6;

type CommandStep = keyof typeof commandFields;
/** What commands hold, by their numbers. */
const commands: { readonly [opcode: number]: readonly CommandStep[] } = {
  0x0406: ["handle", "reason"],
  0x0409: ["address", "role"],
  0x040b: ["address", "linkKey"],
  0x040c: ["address"],
  0x040d: ["address", "pinLength", "pin"],
  0x040e: ["address"],
  0x040f: ["handle", "packetKinds"],
  0x0411: ["handle"],
  0x080d: ["handle", "policy"],
  0x0c05: ["filterType"],
  0x0c0d: ["address", "allKeys"],
  0x0c16: ["timeout"],
  0x0c18: ["timeout"],
  0x0c1a: ["scans"],
  0x0c20: ["authenticates"],
  0x0c22: ["encrypts"],
  0x0c24: ["classOfDevice"],
};

type EventStep = keyof typeof eventFields;
/** What events hold, by their codes. */
const events: { readonly [code: number]: readonly EventStep[] } = {
  0x03: ["status", "handle", "address", "linkType", "encryption"],
  0x04: ["address", "classOfDevice", "linkType"],
  0x05: ["status", "handle", "reason"],
  0x06: ["status", "handle"],
  0x0f: ["status", "allowed", "opcode"],
  0x16: ["address"],
  0x17: ["address"],
  0x18: ["address", "linkKey", "keyType"],
  0x1b: ["handle", "slots"],
  0x1d: ["status", "handle", "packetKinds"],
  0x20: ["address", "repetition"],
};
const COMMAND_COMPLETE = 0x0e;
const COMPLETED_PACKETS = 0x13;
const RETURNED_KEYS = 0x15;
/** What commands return behind their status. */
const results: { readonly [opcode: number]: readonly EventStep[] } = {
  0x040b: ["address"],
  0x040c: ["address"],
  0x040d: ["address"],
  0x040e: ["address"],
  0x080d: ["handle"],
  0x0c0d: ["mostKeys", "keysRead"],
  0x1005: ["aclLength", "scoLength", "aclPackets", "scoPackets"],
  0x1009: ["address"],
};

function laySteps<Name extends string>(page: Page<Name>, steps: readonly Name[]): void {
  for (const step of steps) {
    if (page.left === 0) return;
    page.take(step, step === "address" ? ADDRESS : undefined);
  }
}

/** A command to a controller: its number, and its parameters. */
export const hciCommand = laidOut("command of HCI", commandFields, (page) => {
  const opcode = page.take("opcode");
  page.window(page.take("parameterLength"), () => laySteps(page, commands[opcode] ?? []));
});

/** An event of a controller. */
export const hciEvent = laidOut("event of HCI", eventFields, (page) => {
  const code = page.take("code");
  page.window(page.take("parameterLength"), () => {
    if (code === COMMAND_COMPLETE) {
      page.take("allowed");
      const opcode = page.take("opcode");
      if (page.left > 0) page.take("status");
      laySteps(page, results[opcode] ?? []);
    } else if (code === COMPLETED_PACKETS) {
      const count = page.take("handles");
      for (let i = 0; i < count && page.left >= 4; i++) laySteps(page, ["handle", "completed"]);
    } else if (code === RETURNED_KEYS) {
      const count = page.take("keys");
      for (let i = 0; i < count && page.left > 0; i++) laySteps(page, ["address", "linkKey"]);
    } else laySteps(page, events[code] ?? []);
  });
});
