import { bytes, choice, struct, u16, u8 } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { smbCommands } from "./smb-commands.ts";

/** What bodies of SMB 1 are made of: words, which their number is in front of, and octets, likewise ([MS-CIFS] 2.2.3). */

export const number = (filter: string, label: string) => u16({ filter, label, little: true });
export const reserved = (size: number) => bytes(size, { filter: "reserved", label: "Reserved" });
export const hidden = bytes("rest", { filter: "" });
export const count = number("bcc", "Byte Count (BCC)");

/** Words that nobody has names for, and the octets. */
const plain: Fields = {
  words: bytes({ by: "wct", unit: 2 }, { filter: "" }),
  count,
  octets: hidden,
};
export const otherwise = struct(plain, { filter: "" });
/** A body that is known where it has so many words. */
export const withWords = (words: number, fields: Fields): AnyField =>
  choice("wct", { [words]: struct(fields, { filter: "" }) }, { otherwise });

/** The command that a message has beside its first one, and where. */
export const another: Fields = {
  command: u8({ filter: "cmd", label: "AndXCommand", show: "hex", strings: smbCommands }),
  commandReserved: reserved(1),
  offset: number("andxoffset", "AndXOffset"),
};
