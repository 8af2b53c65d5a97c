import { layColors, layUpdate } from "../../definition/vnc-pictures.ts";
import { unpackVnc, type VncStage, type VncTold } from "../../definition/vnc-told.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { pixelParts, vncFields } from "./vnc-fields.ts";
import { pictureFields, pictureGroups } from "./vnc-picture-fields.ts";

const fields = { ...vncFields, ...pictureFields };
type VncPage = Page<keyof typeof fields | keyof typeof pictureGroups>;

/** Octets of a greeting, and where its version is. */
const GREETING = 12;
const VERSION_AT = 4;
const VERSION = 7;
const CHALLENGE = 16;
const APPLE_CREDENTIALS = 128;

function greeting(page: VncPage, name: "serverVersion" | "clientVersion"): void {
  page.place(name, page.at + VERSION_AT, page.at + VERSION_AT + VERSION);
  if (name === "clientVersion" && page.bytes[page.at + GREETING - 1] === 0) {
    page.at += VERSION_AT;
    page.mark("zeroInGreeting", 8);
  }
  page.at = page.end;
}

function pad(page: VncPage, size: number): void {
  page.take("padding", size);
}

function pixelFormat(page: VncPage, side: "server" | "client"): void {
  for (const part of pixelParts) page.take(`${side}${part}`);
  pad(page, 3);
}

/** Codes with who made them, behind their number. */
function codes(
  page: VncPage,
  count: number,
  names:
    | readonly ["tunnelCode", "tunnelVendor", "tunnelSignature"]
    | readonly ["authenticationCode", "serverVendor", "signature"],
): void {
  for (let i = 0; i < count && page.left > 0; i++) {
    page.take(names[0]);
    page.take(names[1], 4);
    page.take(names[2], 8);
  }
}

function fence(page: VncPage): void {
  pad(page, 3);
  page.take("fenceFlags");
  page.take("fence", page.take("fenceLength"));
}

const clientBodies: { readonly [type: number]: (page: VncPage) => void } = {
  0(page) {
    pad(page, 3);
    pixelFormat(page, "client");
  },
  2(page) {
    pad(page, 1);
    for (let count = page.take("wantedCount"); count > 0 && page.left > 0; count--) page.take("wanted");
  },
  3(page) {
    page.take("incremental");
    page.take("requestX");
    page.take("requestY");
    page.take("requestWidth");
    page.take("requestHeight");
  },
  4(page) {
    page.take("keyDown");
    pad(page, 2);
    page.take("key");
  },
  5(page) {
    page.take("buttons");
    page.take("pointerX");
    page.take("pointerY");
  },
  6(page) {
    pad(page, 3);
    page.take("clientText", page.take("clientTextLength"));
  },
  248: fence,
};

/** The messages of a server, of which Wireshark shows those that follow one another in one layer. */
function serverMessages(page: VncPage, told: VncTold): void {
  while (page.left > 0) {
    const type = page.take("serverMessage");
    let whole = true;
    page.within(() => (whole = serverBody(page, type, told)));
    if (whole) continue;
    if (!told.waits) return page.fail();
    page.mark("reassemble");
    return;
  }
}

function serverBody(page: VncPage, type: number, told: VncTold): boolean {
  if (type === 0) return layUpdate(page, told);
  if (type === 1) return layColors(page);
  if (type === 3) {
    if (page.left < 4) return false;
    const size = page.take("serverTextLength");
    page.take("serverText", Math.min(page.left, size));
    return page.left > 0 || size === 0;
  }
  if (type === 248) fence(page);
  else if (type !== 2 && type !== 150) page.pass(page.left);
  return true;
}

const layouts: { readonly [stage in VncStage]?: (page: VncPage, told: VncTold) => void } = {
  serverVersion: (page) => greeting(page, "serverVersion"),
  clientVersion: (page) => greeting(page, "clientVersion"),
  security(page, { version }) {
    if (version === 3) return void page.take("serverType");
    for (let count = page.take("typeCount"); count > 0; count--) page.take("type");
  },
  selected: (page) => page.take("clientType"),
  challenge: (page) => page.take("challenge", CHALLENGE),
  response: (page) => page.take("response", CHALLENGE),
  appleChallenge(page) {
    page.take("generator");
    const size = page.take("keyLength");
    page.take("modulus", size);
    page.take("serverKey", size);
  },
  appleResponse(page) {
    page.take("credentials", APPLE_CREDENTIALS);
    page.take("clientKey", page.left);
  },
  tunnels: (page) => codes(page, page.take("tunnelCount"), ["tunnelCode", "tunnelVendor", "tunnelSignature"]),
  tunnelReply: (page) => page.take("tunnelCode"),
  authentications: (page) =>
    codes(page, page.take("authenticationCount"), ["authenticationCode", "serverVendor", "signature"]),
  authenticationReply: (page) => page.take("authenticationCode"),
  vencryptServer(page) {
    page.take("serverMajor");
    page.take("serverMinor");
  },
  vencryptClient(page) {
    page.take("clientMajor");
    page.take("clientMinor");
  },
  vencryptTypes(page) {
    page.take("versionAccepted");
    for (let count = page.take("vencryptCount"); count > 0 && page.left > 0; count--) page.take("vencryptType");
  },
  vencryptReply: (page) => page.take("vencryptType"),
  vencryptAccepted: (page) => page.take("typeAccepted"),
  result(page, { version }) {
    const failed = page.peek(4) === 1;
    page.take("result");
    if (failed && version === 8) page.take("error", page.take("errorLength"));
  },
  clientInit: (page) => page.take("share"),
  serverInit(page) {
    page.take("width");
    page.take("height");
    pixelFormat(page, "server");
    page.take("name", page.take("nameLength"));
  },
  interactions(page) {
    const counts = [page.take("serverMessageTypes"), page.take("clientMessageTypes"), page.take("encodingTypes")];
    pad(page, 2);
    const names = [
      ["tightServerMessage", "serverVendor", "serverName"],
      ["tightClientMessage", "clientVendor", "clientName"],
      ["tightEncoding", "encodingVendor", "encodingName"],
    ] as const;
    for (const [kind, [code, vendor, name]] of names.entries())
      for (let i = 0; i < counts[kind] && !page.lacks; i++) {
        page.take(code);
        page.take(vendor, 4);
        page.take(name, 8);
      }
  },
  client(page) {
    const type = page.take("clientMessage");
    page.within(() => clientBodies[type]?.(page));
  },
  server: serverMessages,
};

/** What a segment of RFB says; which message it is whoever follows the connection tells (`packVnc`). */
export const vncMessage = laidOut(
  "message of RFB",
  fields,
  (page) => {
    const told = unpackVnc(page.told);
    layouts[told.stage]?.(page, told);
  },
  { worked: pictureGroups },
);
