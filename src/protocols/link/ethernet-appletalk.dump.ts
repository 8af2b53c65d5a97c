import { dumpText } from "../../definition/dump-line.ts";
import { bindingText } from "../parts/appletalk-names-line.ts";
import { addressText, socketText, type Delivery } from "../parts/appletalk-line.ts";
import { transactionText } from "../parts/appletalk-transaction-line.ts";
import { Ether } from "./ethernet.ts";

const HEADER = 13;
const RESOLUTION = 28;
const [BINDING, TRANSACTION] = [2, 3] as const;
const types: { readonly [type: number]: string } = { 1: "rtmp", 4: "echo", 5: "rtmpReq" };

/** AppleTalk's datagrams (Inside AppleTalk, chapter 4). */
export const appletalkText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "atalk";
    if (line.verbose > 0) line.text("et1 ");
    if (!line.options.linkHeader) line.text("AT ");
    if (length < HEADER) return line.text(` [|ddp ${length}]`);
    if (!line.has(at, HEADER)) return line.text(" [|ddp]");
    const delivery: Delivery = {
      destination: { network: line.u16(at + 4), node: line.u8(at + 8), socket: line.u8(at + 10) },
      source: { network: line.u16(at + 6), node: line.u8(at + 9), socket: line.u8(at + 11) },
    };
    line.text(`${socketText(line, delivery.source)} > ${socketText(line, delivery.destination)}: `);
    const type = line.u8(at + 12);
    const left = length - HEADER;
    if (type === BINDING) bindingText(line, at + HEADER, left, delivery);
    else if (type === TRANSACTION) transactionText(line, at + HEADER, left);
    else line.text(` at-${types[type] ?? `#${type}`} ${left}`);
  },
  { carriedBy: { ethertype: 0x809b, "snap.apple": 0x809b } },
);

/** Which station has an address of AppleTalk. */
export const aarpText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "aarp";
    line.text("aarp ");
    if (length < RESOLUTION) return line.text(` [|aarp ${length}]`);
    if (!line.has(at, RESOLUTION)) return line.truncated();
    const [hardware, protocol, operation] = [line.u16(at), line.u16(at + 2), line.u16(at + 6)];
    const [stationSize, addressSize] = [line.u8(at + 4), line.u8(at + 5)];
    if (hardware === 1 && protocol === 0x809b && stationSize === 6 && addressSize === 4) {
      const asker = addressText(line.u16(at + 15), line.u8(at + 17));
      const asked = addressText(line.u16(at + 25), line.u8(at + 27));
      if (operation === 1) return line.text(`who-has ${asked} tell ${asker}`);
      if (operation === 3) return line.text(`probe ${asked} tell ${asker}`);
      if (operation === 2) {
        line.text(`reply ${asker} is-at `);
        return line.ether(at + 8);
      }
    }
    line.text(`len ${length} op ${operation} htype ${hardware} ptype 0x${protocol.toString(16)}`);
    line.text(` halen ${stationSize} palen ${addressSize}`);
  },
  { carriedBy: { ethertype: 0x80f3 } },
);
