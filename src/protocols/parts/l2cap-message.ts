import { bytes, mark, u16, u8 } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { bit, some } from "./element-views.ts";
import { l2capCommands, l2capServices } from "./l2cap-words.ts";
import { laidOut, type Page } from "./laid-out.ts";

const little = true;
const show = "hex";
const SIGNALLING = 1;
const LOW_ENERGY_SIGNALLING = 5;
const DYNAMIC = 0x40;

const channels: ValueStrings = [
  [0x0000, 0x0000, "Null identifier"],
  [0x0001, 0x0001, "L2CAP Signaling Channel"],
  [0x0002, 0x0002, "Connectionless Channel"],
  [0x0003, 0x0003, "AMP Manager Protocol"],
  [0x0004, 0x0004, "Attribute Protocol"],
  [0x0005, 0x0005, "Low Energy L2CAP Signaling Channel"],
  [0x0006, 0x0006, "Security Manager Protocol"],
  [0x0007, 0x003e, "Reserved"],
  [0x003f, 0x003f, "AMP Test Manager"],
  [DYNAMIC, 0xffff, "Dynamically Allocated Channel"],
];
const channel = (filter: string, label: string) => u16({ filter, label, show, little, strings: channels });
const word = (filter: string, label: string, strings: ValueStrings) => u16({ filter, label, show, little, strings });

const fields = {
  length: u16({ filter: "length", label: "Length", little }),
  cid: channel("cid", "CID"),
  command: mark({ filter: "command", label: "Command" }),
  code: u8({ filter: "cmd_code", label: "Command Code", show, strings: l2capCommands }),
  identifier: u8({ filter: "cmd_ident", label: "Command Identifier", show }),
  commandLength: u16({ filter: "cmd_length", label: "Command Length", little }),
  service: word("psm", "PSM", l2capServices),
  scid: channel("scid", "Source CID"),
  dcid: channel("dcid", "Destination CID"),
  result: word("result", "Result", {
    0: "Successful",
    1: "Pending",
    2: "Refused - PSM not supported",
    3: "Refused - security block",
    4: "Refused - no resources available",
    5: "Refused - Controller ID not supported",
  }),
  status: word("status", "Status", {
    0: "No further information available",
    1: "Authentication pending",
    2: "Authorization pending",
  }),
  flags: u16({
    filter: "",
    little,
    views: [
      some("flags.reserved", "Reserved", 0xfffe, { show }),
      bit("flags.continuation", "Continuation Flag", 0x0001),
    ],
  }),
  configured: word("conf_result", "Result", {
    0: "Success",
    1: "Failure - unacceptable parameters",
    2: "Failure - reject (no reason provided)",
    3: "Failure - unknown options",
    4: "Pending",
    5: "Failure - flow spec rejected",
  }),
  rejected: word("rej_reason", "Reason", {
    0: "Command not understood",
    1: "Signaling MTU exceeded",
    2: "Invalid CID in request",
  }),
  commandData: mark({ filter: "cmd_data", label: "Command Data" }),
  payload: bytes("rest", { filter: "payload", label: "Payload" }),
};
type L2capPage = Page<keyof typeof fields>;

const bodies: { readonly [code: number]: readonly (keyof typeof fields)[] } = {
  0x01: ["rejected"],
  0x02: ["service", "scid"],
  0x03: ["dcid", "scid", "result", "status"],
  0x04: ["dcid", "flags"],
  0x05: ["scid", "flags", "configured"],
  0x06: ["dcid", "scid"],
  0x07: ["dcid", "scid"],
};

function layCommand(page: L2capPage): void {
  page.group("command", Math.min(page.left, 4 + page.peekLittle(2, 2)), () => {
    const code = page.take("code");
    page.take("identifier");
    page.window(page.take("commandLength"), () => {
      for (const name of bodies[code] ?? []) if (page.left > 0) page.take(name);
      if (page.left > 0) page.mark("commandData", page.left);
    });
  });
}

/** A frame of L2CAP: signalling, or what a channel carries (Bluetooth Core 5.3, volume 3 part A, 3 and 4). */
export const l2capFrame = laidOut("frame of L2CAP", fields, (page: L2capPage) => {
  const length = page.take("length");
  const cid = page.take("cid");
  page.window(Math.min(length, page.left), () => {
    if (cid === SIGNALLING || cid === LOW_ENERGY_SIGNALLING) while (page.left >= 4) layCommand(page);
    if (page.left > 0) page.take("payload", page.left);
  });
});
