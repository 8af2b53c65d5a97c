import type { InfoLine } from "../../definition/info-line.ts";

/** What Info says of a message of SMB 2 beside its command, and what its answer, or a later use of the file, repeats. */

const Command = {
  treeConnect: 3,
  create: 5,
  read: 8,
  write: 9,
  ioctl: 11,
  find: 14,
  getInfo: 16,
  setInfo: 17,
} as const;
/** What an answer does not say again: the name that is opened; what is looked for, and how. */
const NAME = "name";
const PATTERN = "pattern";
const LEVEL = "level";

/** Writes what is said behind command and status. */
export function smb2Details(line: InfoLine, command: number, request: boolean): void {
  if (command === Command.treeConnect) told(line, " Tree: ", "smb2.tree");
  else if (command === Command.ioctl) named(line, "smb2.ioctl.function", " ", "Unknown (%)");
  else if (command === Command.find) found(line, request);
  else if (command === Command.read) ranged(line, "smb2.read_length");
  else if (command === Command.write) ranged(line, "smb2.write_length");
  else if (command === Command.getInfo || command === Command.setInfo) asked(line);
  else if (command === Command.create) opened(line, request);
  if ((request && command !== Command.find) || command === Command.ioctl) file(line);
}

/** Notes of a message that is not shown what later ones depend on. */
export function noteSmb2(line: InfoLine, command: number, request: boolean): void {
  if (command === Command.create) noteOpened(line, request);
  else if (command === Command.find && request) noteSearch(line);
}

function found(line: InfoLine, request: boolean): void {
  if (request) {
    noteSearch(line);
    file(line);
    named(line, "smb2.find.infolevel", " ", "Unknown (%)");
    told(line, " Pattern: ", "smb2.find.pattern");
    return;
  }
  const level = line.notedText(exchange(line, LEVEL));
  if (level === undefined) return;
  line.text(` ${level} Pattern: `);
  line.utf8(line.notedText(exchange(line, PATTERN)) ?? "");
}

function noteSearch(line: InfoLine): void {
  const level = line.find("smb2.find.infolevel");
  const pattern = line.find("smb2.find.pattern");
  if (level < 0) return;
  line.noteText(exchange(line, LEVEL), line.word(level) ?? `Unknown (${line.number(level)})`);
  line.noteText(exchange(line, PATTERN), pattern < 0 ? "" : line.string(pattern));
}

function opened(line: InfoLine, request: boolean): void {
  noteOpened(line, request);
  if (request) return told(line, " File: ", "smb2.filename");
  file(line);
}

function noteOpened(line: InfoLine, request: boolean): void {
  const quad = line.find("smb2.filename");
  if (request) {
    if (quad >= 0) line.noteText(exchange(line, NAME), line.string(quad));
    return;
  }
  const name = line.notedText(exchange(line, NAME));
  const handle = line.find("smb2.fid");
  if (name !== undefined && handle >= 0) line.noteText(fileKey(line, handle), name);
}

/** The name of the file that is meant, where it was opened in the capture. */
function file(line: InfoLine): void {
  const handle = line.find("smb2.fid");
  const name = handle < 0 ? undefined : line.notedText(fileKey(line, handle));
  if (name === undefined) return;
  line.text(" File: ");
  line.utf8(name);
}

/** Writes what a field holds, where it is there, with a text in front. */
function told(line: InfoLine, before: string, name: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.text(before);
  line.show(quad);
}

function named(line: InfoLine, name: string, before: string, unknown: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.text(before);
  line.named(quad, unknown);
}

/** Writes what is asked for, by class and level. */
function asked(line: InfoLine): void {
  if (!line.has("smb2.class")) return;
  named(line, "smb2.class", " ", "UNKNOWN (%)");
  for (const name of ["smb2.file_info.infolevel", "smb2.fs_info.infolevel", "smb2.sec_info.infolevel"])
    named(line, name, "/", "UNKNOWN (%)");
}

function ranged(line: InfoLine, length: string): void {
  if (!line.has("smb2.file_offset")) return;
  told(line, " Len:", length);
  told(line, " Off:", "smb2.file_offset");
}

function exchange(line: InfoLine, what: string): string {
  return `${connection(line)} ${octets(line, line.find("smb2.msg_id"))} ${what}`;
}

/** A session's files are the same on each of its connections. */
function fileKey(line: InfoLine, handle: number): string {
  return `smb2 file ${octets(line, line.find("smb2.sesid"))} ${octets(line, handle)}`;
}

function connection(line: InfoLine): string {
  const outer = line.outer("tcp");
  return `smb2 ${outer < 0 ? -1 : line.valueAt(outer, "tcp.stream")}`;
}

function octets(line: InfoLine, quad: number): string {
  return quad < 0 ? "" : line.octetsOf(quad).join(".");
}
