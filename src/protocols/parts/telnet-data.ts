import { decodeAscii, encodeText } from "../../bytes/text.ts";
import type { Inner } from "../../definition/custom.ts";
import { bytes, custom, text, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, View } from "../../definition/kinds.ts";
import { telnetAuthentications, telnetOptions } from "./telnet-names.ts";

/** The octet that commands begin with; two of them are data. */
export const IAC = 255;
const LF = 10;
const CR = 13;

/** A line of what the user sees or types, with its end (a line feed, or a return and a zero); up to a command. */
export function telnetLine(about: Common<string>): AnyField {
  return custom<string>(
    {
      name: "line of Telnet",
      single: true,
      skip(bytes, at, end) {
        let next = at;
        for (; next < end; next++) {
          if (bytes[next] === LF) return next + 1;
          if (bytes[next] === CR && bytes[next + 1] === 0 && next + 1 < end) return next + 2;
          if (bytes[next] !== IAC) continue;
          if (bytes[next + 1] === IAC && next + 1 < end) next++;
          else if (next > at) return next;
        }
        return next;
      },
      read: ({ bytes }, start, end) => decodeAscii(bytes, start, end),
      write: (writer, value) => writer.octets(encodeText(value ?? "")),
      text: (bytes, start, end) => {
        const zero = bytes.subarray(start, end).indexOf(0);
        return decodeAscii(bytes, start, zero < 0 ? end : start + zero);
      },
    },
    { type: "FT_STRING", ...about },
  );
}

/** Where the next command begins: two octets of 255 behind one another are none. */
function nextCommand(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && (bytes[next] !== IAC || bytes[next + 1] === IAC)) next += bytes[next] === IAC ? 2 : 1;
  return Math.min(next, end);
}

/** What follows an option that is negotiated, up to the next command. */
export const optionData: AnyField = custom<Uint8Array>(
  {
    name: "octets up to a command",
    skip: nextCommand,
    read: ({ bytes }, start, end) => bytes.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  },
  { filter: "", default: new Uint8Array(0) },
);

const kerberosCommands = ["Auth", "Reject", "Accept", "Response", "Forward", "Forward Accept", "Forward Reject"];
const fields = {
  flow: u8({
    filter: "rfc_subopt.cmd",
    label: "Command",
    strings: { 0: "OFF", 1: "ON", 2: "RESTART-ANY", 3: "RESTART-XON" },
  }),
  data: bytes("rest", { filter: "option_data", label: "Option data" }),
  width: u16({ filter: "naws_subopt.width", label: "Width" }),
  height: u16({ filter: "naws_subopt.height", label: "Height" }),
  subcommand: u8({ filter: "subcmd", label: "Subcommand" }),
  value: text("rest", { filter: "string_subopt.value", label: "Value" }),
  authCommand: u8({ filter: "auth.cmd", label: "Auth Cmd", strings: { 0: "IS", 1: "SEND", 2: "REPLY", 3: "NAME" } }),
  authType: u8({
    filter: "auth.type",
    label: "Auth Type",
    strings: telnetAuthentications,
  }),
  modifiers: u8({
    filter: "",
    views: [
      {
        ...modifier("auth.mod.enc", "Encrypt", 0x14),
        type: "FT_UINT8",
        strings: { 0: "Off", 1: "Telnet Options", 2: "After Exchange", 4: "Reserved" },
      },
      {
        ...modifier("auth.mod.cred_fwd", "Cred Fwd", 0x08),
        truth: ["Client WILL forward auth creds", "Client will NOT forward auth creds"],
      },
      { ...modifier("auth.mod.how", "How", 0x02), truth: ["MUTUAL authentication", "One Way authentication"] },
      { ...modifier("auth.mod.who", "Who", 0x01), truth: ["Mask server to client", "Mask client to server"] },
    ],
  }),
  krb5: u8({
    filter: "auth.krb5.cmd",
    label: "Command",
    strings: Object.fromEntries(kerberosCommands.entries()),
  }),
};
type Key = keyof typeof fields;
const inner: readonly Inner[] = Object.entries(fields).map(([key, field]) => ({ key, field }));
const numbers = new Map(Object.keys(fields).map((key, number) => [key, number]));

/** Options whose data is a text, behind an octet that says whether it is asked for; the window's size, and authentication. */
const STRINGS = [24, 35];
const WINDOW = 31;
const FLOW = 33;
const AUTHENTICATION = 37;
const NAME = 3;

/** The number of an option that is negotiated, in which Wireshark shows what is said of it. */
export const telnetOption: AnyField = custom<number>(
  {
    name: "option of Telnet",
    single: true,
    skip: (_bytes, at) => at + 1,
    read: ({ bytes }, start) => bytes[start],
    write: (writer, value) => writer.uint(value ?? 0, 1),
    number: (bytes, start) => bytes[start],
    inner,
    visit(bytes, start, end, found, _layerStart, limit) {
      // Only what is between 250 and the next command says anything of an option.
      if (bytes[start - 1] !== SUBOPTION) return;
      const stop = nextCommand(bytes, end, limit);
      const show = (key: Key, from: number, to: number): void => found(numbers.get(key) ?? 0, from, to);
      const option = bytes[start];
      if (end >= stop) return;
      if (option === WINDOW && stop - end === 4) {
        show("width", end, end + 2);
        show("height", end + 2, stop);
      } else if (option === FLOW && stop - end === 1) show("flow", end, stop);
      else if (STRINGS.includes(option)) {
        show("subcommand", end, end + 1);
        if (bytes[end] === 0 && stop > end + 1) show("value", end + 1, stop);
      } else if (option === AUTHENTICATION && stop - end >= 3) {
        show("authCommand", end, end + 1);
        if (bytes[end] === NAME) return;
        for (let pair = end + 1; pair + 2 <= stop; pair += 2) {
          show("authType", pair, pair + 1);
          show("modifiers", pair + 1, pair + 2);
          if (bytes[end] === 1) continue;
          if (pair + 2 < stop) show("krb5", pair + 2, pair + 3);
          break;
        }
      } else show("data", end, stop);
    },
  },
  { filter: "subcmd", label: "Subcommand", type: "FT_UINT8", strings: Object.fromEntries(telnetOptions.entries()) },
);
const SUBOPTION = 250;

function modifier(filter: string, label: string, mask: number): View {
  return { filter, label, type: "FT_BOOLEAN", mask };
}
