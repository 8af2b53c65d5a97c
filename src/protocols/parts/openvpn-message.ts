import { uint } from "../../bytes/numbers.ts";
import { bytes, mark, u16, u24, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { HMAC, isAuthenticated, NUMBER, OPENVPN_TOLD } from "../../definition/openvpn-told.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** What messages are by their first five bits. */
const Opcode = { control: 4, acknowledgement: 5, data1: 6, data2: 9, reset3: 10, wrapped: 11 } as const;
const openvpnOpcodes: { readonly [opcode: number]: string } = {
  1: "P_CONTROL_HARD_RESET_CLIENT_V1",
  2: "P_CONTROL_HARD_RESET_SERVER_V1",
  3: "P_CONTROL_SOFT_RESET_V1",
  4: "P_CONTROL_V1",
  5: "P_ACK_V1",
  6: "P_DATA_V1",
  7: "P_CONTROL_HARD_RESET_CLIENT_V2",
  8: "P_CONTROL_HARD_RESET_SERVER_V2",
  9: "P_DATA_V2",
  10: "P_CONTROL_HARD_RESET_CLIENT_V3",
  11: "P_CONTROL_WKC_V1",
};
/** Octets of what authenticates a message with a wrapped key. */
const LONG_HMAC = 32;

const group = (label: string, line: string): AnyField => mark({ filter: "", label, line: `openvpn.${line}Group` });
const fields = {
  size: u16({ filter: "plen", label: "Packet Length" }),
  type: u8({
    filter: "type",
    label: "Type",
    show: "hex",
    views: [
      { filter: "opcode", label: "Opcode", type: "FT_UINT8", mask: 0xf8, show: "hex", strings: openvpnOpcodes },
      { filter: "keyid", label: "Key ID", type: "FT_UINT8", mask: 0x07 },
    ],
  }),
  peer: u24({ filter: "peerid", label: "Peer ID" }),
  session: u64({ filter: "sessionid", label: "Session ID" }),
  hmac: bytes("rest", { filter: "hmac", label: "HMAC" }),
  replay: u32({ filter: "pid", label: "Replay-Packet-ID" }),
  time: u32({ filter: "net_time", label: "Net Time", type: "FT_ABSOLUTE_TIME", show: "seconds" }),
  count: u8({ filter: "mpidarraylength", label: "Message Packet-ID Array Length" }),
  list: group("Packet-ID Array", "list"),
  element: u32({ filter: "mpidarrayelement", label: "Message Packet-ID Array Element" }),
  remote: u64({ filter: "rsessionid", label: "Remote Session ID" }),
  number: u32({ filter: "mpid", label: "Message Packet-ID" }),
  dataGroup: group("Data", "data"),
  data: bytes("rest", { filter: "data", label: "Data" }),
  fragmentGroup: group("Message fragment", "fragment"),
  fragment: bytes("rest", { filter: "fragment_bytes", label: "Fragment bytes" }),
  keyGroup: group("Wrapped client key", "key"),
  key: bytes("rest", { filter: "wkc", label: "Wrapped client key" }),
  keyLength: u16({ filter: "wkc_len", label: "Wrapped client key length" }),
};
type MessagePage = Page<keyof typeof fields>;

function rest(page: MessagePage, outer: "dataGroup" | "fragmentGroup", name: "data" | "fragment"): void {
  if (page.left > 0) page.group(outer, page.left, () => page.take(name, page.left));
}

/** A key of the client's stands at the end, whose last two octets say how long it is. */
function wrapped(page: MessagePage): void {
  page.take("replay");
  page.take("time");
  page.take("hmac", LONG_HMAC);
  const length = page.left < 2 ? 0 : uint(page.bytes, page.end - 2, 2);
  if (length > page.left || page.left < 2) return page.fail();
  const data = page.left - length;
  const from = page.at;
  if (data > 0) page.group("dataGroup", data, () => page.take("data", data));
  page.place("keyGroup", from, from + data);
  page.within(() => {
    page.take("key", length);
    page.place("keyLength", page.end - 2, page.end);
  });
}

function control(page: MessagePage, opcode: number): void {
  page.take("session");
  if (opcode === Opcode.reset3 || opcode === Opcode.wrapped) return wrapped(page);
  if (page.left < NUMBER) return page.fail();
  if (isAuthenticated(page.bytes, page.at)) {
    page.take("hmac", HMAC);
    page.take("replay");
    page.take("time");
  }
  const count = page.take("count");
  if (count > 0) {
    page.mark("list");
    page.within(() => {
      for (let left = count; left > 0 && !page.lacks; left--) page.take("element");
    });
    page.take("remote");
  }
  if (opcode !== Opcode.acknowledgement) page.take("number");
  if (opcode !== Opcode.control) rest(page, "dataGroup", "data");
  else if (page.told & OPENVPN_TOLD.fragment) rest(page, "fragmentGroup", "fragment");
}

/** A message; over TCP its length stands in front of it. */
export const openvpnMessage = laidOut("message of OpenVPN", fields, (page) => {
  // Where nobody told, a number that is just the length of the rest is one: no message begins so.
  const isCounted = page.told === 0 && page.left > 2 && page.peek(2) === page.left - 2;
  if (isCounted || page.told & OPENVPN_TOLD.counted) page.take("size");
  const opcode = page.take("type") >> 3;
  if (page.lacks) return;
  if (opcode !== Opcode.data1 && opcode !== Opcode.data2) return control(page, opcode);
  if (opcode === Opcode.data2) page.take("peer");
  rest(page, "dataGroup", "data");
});
