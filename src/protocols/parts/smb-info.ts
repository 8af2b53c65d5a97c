import type { InfoLine } from "../../definition/info-line.ts";

/** What Info says of a message of SMB beside its command: what is opened, and which file is meant. */

const Command = { close: 0x04, read: 0x2e, write: 0x2f, connect: 0x75, create: 0xa2 } as const;
/** A message, by what its answer repeats of it. */
const REPEATED = ["smb.pid", "smb.mid"];

/** What a request asks for; the file is noted for its answer, which does not say it again. */
export function smbRequestInfo(line: InfoLine, command: number): void {
  if (command === Command.connect) path(line, "smb.path");
  else if (command === Command.create) path(line, "smb.file");
  if (command !== Command.close && command !== Command.read && command !== Command.write) return;
  const file = line.find("smb.fid");
  if (file < 0) return;
  fileOf(line, line.number(file));
  line.note(exchange(line), line.number(file));
  if (command === Command.close) return;
  octets(line, command === Command.read ? line.value("smb.maxcount_low") : long(line, "smb.data_len"));
  line.text(` at offset ${line.value("smb.offset_high") * 2 ** 32 + line.value("smb.offset")}`);
}

/** What an answer is about. */
export function smbResponseInfo(line: InfoLine, command: number): void {
  const opened = line.find("smb.fid");
  const file = opened < 0 ? line.noted(exchange(line)) : line.number(opened);
  if (file !== undefined) fileOf(line, file);
  if (command === Command.read && line.has("smb.data_len_low")) octets(line, long(line, "smb.data_len"));
  if (command === Command.write && line.has("smb.count_low")) octets(line, long(line, "smb.count"));
}

/** Notes of a request that is not shown what its answer depends on. */
export function noteSmbFile(line: InfoLine): void {
  const file = line.find("smb.fid");
  if (file >= 0) line.note(exchange(line), line.number(file));
}

function path(line: InfoLine, name: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.text(", Path: ");
  line.utf8(line.string(quad));
}

function fileOf(line: InfoLine, file: number): void {
  line.text(", FID: 0x");
  line.hex(file, 4);
}

function octets(line: InfoLine, count: number): void {
  line.text(`, ${count} byte${count === 1 ? "" : "s"}`);
}

/** A number whose upper half stands elsewhere. */
function long(line: InfoLine, name: string): number {
  return line.value(`${name}_high`) * 0x10000 + line.value(`${name}_low`);
}

function exchange(line: InfoLine): string {
  const outer = line.outer("tcp");
  const stream = outer < 0 ? -1 : line.valueAt(outer, "tcp.stream");
  return `smb ${stream} ${REPEATED.map((name) => line.value(name)).join(" ")}`;
}
