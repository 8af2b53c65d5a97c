import { u16, u8 } from "../../definition/fields.ts";
import type { FieldType, View } from "../../definition/kinds.ts";
import { aside } from "./aside.ts";
import { bitView, SET } from "./bit-view.ts";

/** What Wireshark shows of the control field of LLC (IEEE 802.2 5.4), of one octet or two. */
const control = { filter: "control", label: "Control", show: "hex" } as const;
const ftype = { filter: "control.ftype", label: "Frame type", show: "hex" } as const;

const types = { 0: "Information frame", 1: "Supervisory frame", 3: "Unnumbered frame" };
const supervisory = { 0: "Receiver ready", 1: "Receiver not ready", 2: "Reject", 3: "Selective reject" };
const both = {
  0x00: "Unnumbered Information",
  0x08: "Unnumbered Poll",
  0x0b: "Set Asynchronous Balanced Mode",
  0x13: "Set Asynchronous Response Mode Extended",
  0x18: "Unnumbered Acknowledge",
  0x1b: "Set Asynchronous Balanced Mode Extended",
  0x20: "Set Normal Response Mode",
  0x21: "Frame reject",
  0x23: "Reset",
  0x2b: "Exchange identification",
  0x31: "Configure",
  0x33: "Set Normal Response Mode Extended",
  0x38: "Test",
  0x3b: "Beacon",
};
const commands = {
  ...both,
  0x01: "Set Initialization Mode",
  0x03: "Set Asynchronous Response Mode",
  0x10: "Disconnect",
};
const responses = {
  ...both,
  0x01: "Request Initialization Mode",
  0x03: "Disconnected mode",
  0x10: "Request Disconnect",
};

/** The bit that asks for an answer, or says that this is one. */
const asks = (isAnswer: boolean, word: Partial<View>): View => ({
  ...(isAnswer ? bitView("control.f", "Final", 0x10, SET) : bitView("control.p", "Poll", 0x10, SET)),
  ...word,
});

/** In two octets it is the lowest bit of the second. */
const SECOND = { mask: 0x0100, size: 2, little: true };

/** The service access point of who sent it, whose lowest bit says that this is a response. */
const isResponse = (octets: Uint8Array, at: number): boolean => (octets[at - 1] & 1) === 1;

const command: View = {
  filter: "control.u_modifier_cmd",
  label: "Command",
  type: "FT_UINT8",
  mask: 0xec,
  show: "hex",
  strings: commands,
};
const response: View = { ...command, filter: "control.u_modifier_resp", label: "Response", strings: responses };
const unnumbered: View = { ...ftype, type: "FT_UINT8", mask: 3, strings: types };
const one = (...views: readonly View[]) => u8({ ...control, type: "FT_UINT16", views: [...views, unnumbered] });

/** An unnumbered frame, whose control field is the octet before this place. */
export const unnumberedControl = aside(
  [
    ["command", one(command)],
    ["response", one(response)],
    ["askingCommand", one(asks(false, {}), command)],
    ["askingResponse", one(asks(true, {}), response)],
  ],
  (octets, end, found) => {
    const at = end - 1;
    found((isResponse(octets, at) ? 1 : 0) + (octets[at] & 0x10 ? 2 : 0), at, end);
  },
);

/** A frame of information or supervision, whose control field is the two octets before this place. */
export const numberedControl = numbered("FT_UINT16", isResponse);
/** The same where nothing says which frames are responses. */
export const numberedCommand = numbered("FT_UINT8", () => false, "Control Field");

function numbered(
  type: FieldType,
  isAnswer: (octets: Uint8Array, at: number) => boolean,
  label: string = control.label,
) {
  const word = (filter: string, name: string, mask: number): View => ({
    filter,
    label: name,
    type: "FT_UINT16",
    mask,
    size: 2,
    little: true,
  });
  const received = word("control.n_r", "N(R)", 0xfe00);
  const sent = word("control.n_s", "N(S)", 0x00fe);
  const kind: View = {
    ...word("control.s_ftype", "Supervisory frame type", 0x000c),
    show: "hex",
    strings: supervisory,
  };
  const last: View = { ...word(ftype.filter, ftype.label, 1), show: "hex", strings: types };
  const of = (...views: readonly View[]) => u16({ ...control, label, type, little: true, views: [...views, last] });
  const information = (...asking: readonly View[]) => of(received, sent, ...asking);
  const supervision = (...asking: readonly View[]) => of(received, ...asking, kind);
  const marks = [[], [asks(false, SECOND)], [asks(true, SECOND)]] as const;
  return aside(
    [
      ...marks.map((mark, i) => [`information${i}`, information(...mark)] as const),
      ...marks.map((mark, i) => [`supervision${i}`, supervision(...mark)] as const),
    ],
    (octets, end, found) => {
      const at = end - 2;
      const asking = isAnswer(octets, at) ? 2 : 1;
      found((octets[at] & 1 ? marks.length : 0) + (octets[at + 1] & 1 ? asking : 0), at, end);
    },
  );
}
