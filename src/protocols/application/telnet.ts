import { choice, repeated, struct, u8, variant } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { IAC, optionData, telnetLine, telnetOption } from "../parts/telnet-data.ts";
import { telnetCommands } from "../parts/telnet-names.ts";

const negotiated: AnyField = struct({ option: telnetOption }, { filter: "" });
const SUBOPTION = 250;

const command = struct(
  {
    iac: u8({ filter: "", default: IAC }),
    command: u8({ filter: "cmd", label: "Command", strings: telnetCommands, default: 241 }),
    what: choice(
      "command",
      {
        [SUBOPTION]: struct({ option: telnetOption, data: optionData }, { filter: "" }),
        251: negotiated,
        252: negotiated,
        253: negotiated,
        254: negotiated,
      },
      { otherwise: struct({}, { filter: "" }) },
    ),
  },
  { filter: "", line: "telnet.command" },
);

/** Telnet: lines of text, and commands that negotiate options. */
export const Telnet = protocol({
  name: "telnet",
  layer: "Telnet",
  title: "Telnet",
  spec: "RFC 854",
  carriedBy: { "tcp.port": 23 },
  summary: "Telnet",
  fields: {
    items: repeated(
      variant([{ starts: [[IAC, [236, 254]]], of: command }], {
        otherwise: struct({ data: telnetLine({ filter: "data", label: "Data" }) }, { filter: "" }),
      }),
      { filter: "" },
    ),
  },
});
