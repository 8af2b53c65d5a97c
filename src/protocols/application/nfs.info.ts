import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { callText, contentsLines, procedureText } from "../parts/rpc-info.ts";
import { NFS } from "./nfs.ts";

/** Procedures whose calls name a file in a directory, and whose file handle is then called DH. */
const NAMING = ["LOOKUP", "CREATE", "MKDIR", "SYMLINK", "MKNOD", "REMOVE", "RMDIR"];
const RIGHTS = [
  ["read", "RD"],
  ["lookup", "LU"],
  ["modify", "MD"],
  ["extend", "XT"],
  ["delete", "DL"],
  ["execute", "XE"],
] as const;

export const nfsInfo = infoText(NFS, {
  labels: contentsLines,
  info(line) {
    const procedure = procedureText(line, "nfs");
    callText(line, procedure, "");
    if (!line.has("nfs.procedure_v3")) return;
    const status = line.find("nfs.status3");
    if (status < 0) call(line, procedure);
    else if (line.number(status) !== 0) {
      line.text(" Error: ");
      line.named(status);
    } else reply(line, procedure);
  },
});

function call(line: InfoLine, procedure: string): void {
  const handle = line.find("nfs.fh.hash");
  if (handle < 0) return;
  if (procedure === "RENAME" || procedure === "LINK") {
    line.text(", From DH: ");
    if (procedure === "RENAME") place(line, handle);
    else hash(line, handle);
    line.text(" To DH: ");
    place(line, line.find("nfs.fh.hash", handle));
    return;
  }
  if (procedure === "SYMLINK") line.text(", From DH: ");
  else line.text(NAMING.includes(procedure) ? ", DH: " : ", FH: ");
  if (NAMING.includes(procedure)) place(line, handle);
  else hash(line, handle);
  if (procedure === "SYMLINK") {
    line.text(" To ");
    line.show(line.find("nfs.symlink.to"));
  } else if (procedure === "CREATE") {
    line.text(" Mode: ");
    line.named(line.find("nfs.createmode"));
  } else if (procedure === "READ" || procedure === "WRITE" || procedure === "COMMIT") {
    line.text(" Offset: ");
    line.show(line.find("nfs.offset3"));
    line.text(` Len: ${line.value("nfs.count3")}`);
    const stable = line.find("nfs.write.stable");
    if (stable < 0) return;
    line.text(" ");
    line.named(stable);
  } else if (procedure === "ACCESS") rights(line, "Check");
}

function reply(line: InfoLine, procedure: string): void {
  if (procedure === "GETATTR") attributes(line);
  else if (procedure === "LOOKUP") {
    line.text(", FH: ");
    hash(line, line.find("nfs.fh.hash"));
  } else if (procedure === "ACCESS") rights(line, "Allowed");
  else if (procedure === "READ") line.text(` Len: ${line.value("nfs.count3")}`);
  else if (procedure === "WRITE") {
    line.text(` Len: ${line.value("nfs.count3")} `);
    line.named(line.find("nfs.write.committed"));
  } else if (procedure === "READDIR" || procedure === "READDIRPLUS") {
    const names = procedure === "READDIR" ? "nfs.readdir.entry3.name" : "nfs.readdirplus.entry.name";
    for (let name = line.find(names); name >= 0; name = line.find(names, name)) {
      line.text(" ");
      line.show(name);
    }
  } else if (procedure === "READLINK") {
    line.text(" Path: ");
    line.show(line.find("nfs.readlink.data"));
  }
}

function attributes(line: InfoLine): void {
  line.text("  ");
  line.named(line.find("nfs.fattr3.type"));
  line.text(` mode: ${(line.value("nfs.mode3") & 0o7777).toString(8).padStart(4, "0")}`);
  line.text(` uid: ${line.value("nfs.fattr3.uid")} gid: ${line.value("nfs.fattr3.gid")}`);
}

function rights(line: InfoLine, what: string): void {
  line.text(`, [${what}:`);
  for (const [name, letters] of RIGHTS) if (line.has(`nfs.access_${name}`)) line.text(` ${letters}`);
  line.text("]");
}

function hash(line: InfoLine, quad: number): void {
  line.text("0x");
  line.hex(line.number(quad), 8);
}

/** A directory's handle and the name behind it. */
function place(line: InfoLine, handle: number): void {
  hash(line, handle);
  line.text("/");
  line.show(line.find("nfs.name", handle));
}
