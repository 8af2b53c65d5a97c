import { u16le } from "../../bytes/numbers.ts";
import { dumpText, type PrintLine } from "../../definition/dump-line.ts";
import { UsbLinux, UsbLinuxMapped } from "./usb.ts";

const transfers = ["ISOCHRONOUS", "INTERRUPT", "CONTROL", "BULK"];
const INTERRUPT = 1;
const events: { readonly [event: number]: string } = { 0x53: " SUBMIT", 0x43: " COMPLETE", 0x45: " ERROR" };
const SUBMIT = 0x53;

/** What Linux says of a transfer: the header has `size` octets. */
function transfer(protocol: string, size: number): PrintLine {
  return (line, at) => {
    line.protocol = protocol;
    line.need(at, size);
    line.payload = at + size;
    const event = events[line.u8(at + 8)];
    const type = line.u8(at + 9);
    line.text(`USB ${transfers[type] ?? " ?"}${event ?? " ?"}`);
    // tcpdump takes whoever asks for interrupts to be told something, instead of who is asked.
    const asks = (line.u8(at + 8) === SUBMIT) !== (type === INTERRUPT);
    if (event !== undefined && type < transfers.length) line.text(asks ? " to" : " from");
    line.text(` ${u16le(line.bytes, at + 12)}:${line.u8(at + 11)}:${line.u8(at + 10) & 0x7f}`);
  };
}

export const usbText = dumpText(UsbLinux, transfer("usb_linux_48_byte", 48));
export const usbMappedText = dumpText(UsbLinuxMapped, transfer("usb_linux_64_byte", 64));
