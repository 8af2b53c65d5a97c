import type { DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts } from "../parts/ethertype-texts.ts";
import type { Print } from "./rsvp-content.dump.ts";

export const label: Print = (line, { at, length, type, start }) => {
  if (type === 1) for (let i = 0; i + 4 <= length; i += 4) line.text(`${start}Label: ${line.u32(at + i)}`);
  else if (type === 2) line.text(`${start}Generalized Label: ${line.u32(at)}`);
  else {
    line.text(`${start}Waveband ID: ${line.u32(at)}${start}Start Label: ${line.u32(at + 4)}`);
    line.text(`, Stop Label: ${line.u32(at + 8)}`);
  }
  return true;
};

const protocol = (line: DumpLine, at: number): string => {
  const number = line.u16(at);
  return etherTypeTexts[number] ?? `Unknown Protocol (0x${number.toString(16).padStart(4, "0")})`;
};

export const request: Print = (line, { at, length, type, start }) => {
  if (type === 4) return false;
  if (type === 1) {
    for (let i = 0; i + 4 <= length; i += 4) line.text(`${start}L3 Protocol ID: ${protocol(line, at + i + 2)}`);
    return true;
  }
  line.text(`${start}L3 Protocol ID: ${protocol(line, at + 2)}`);
  if (type === 2) {
    line.text(`,${line.u8(at + 4) & 0x80 ? " no" : ""} merge capability`);
    line.text(`${start}Minimum VPI/VCI: ${line.u16(at + 4) & 0xfff}/${line.u16(at + 6) & 0xfff}`);
    line.text(`${start}Maximum VPI/VCI: ${line.u16(at + 8) & 0xfff}/${line.u16(at + 10) & 0xfff}`);
    return true;
  }
  const [from, to] = [line.u32(at + 4), line.u32(at + 8)];
  const size = ["10", "17", "23"][(from >>> 23) & 3] ?? "";
  line.text(`${start}Minimum/Maximum DLCI: ${from & 0x7fffff}/${to & 0x7fffff}, ${size} bit DLCI`);
  return true;
};

const setActions = ["Inclusive list", "Exclusive list", "Inclusive range", "Exclusive range"];
export const labelSet: Print = (line, { at, length, start }) => {
  const action = line.u8(at);
  line.text(`${start}Action: ${setActions[action] ?? "Unknown"} (${action}), Label type: ${line.u8(at + 3)}`);
  if (action === 2 || action === 3) {
    if (length < 12) return null;
    line.text(`${start}Start range: ${line.u32(at + 4)}, End range: ${line.u32(at + 8)}`);
  } else {
    for (let i = 4; i + 4 <= length; i += 4) line.text(`${start}Subchannel #${i / 4}: ${line.u32(at + i)}`);
  }
  return true;
};
