import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Session } from "../../flows/session.ts";
import { HttpObjects } from "../../report/objects/http-objects.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";

/** Octets that a file's name may have. */
const LONGEST_NAME = 200;

/** Told of each packet, by its number. */
export interface ObjectExport {
  see(packet: number): void;
}

/** Writes the objects that packets carry into folders, as --export-objects PROTOCOL,FOLDER asks; throws `Refusal`. */
export function objectExport(asked: readonly string[], session: Session, io: CommandIo): ObjectExport | undefined {
  if (asked.length === 0) return undefined;
  const folders = asked.map((word) => {
    const [, protocol, folder] = /^([^,]+),(.+)$/.exec(word) ?? [];
    if (folder === undefined) throw new Refusal(`--export-objects "${word}": it is PROTOCOL,FOLDER`);
    if (protocol !== "http") throw new Refusal(`Objects of ${protocol} are not exported; those of http are`);
    return resolve(io.cwd, folder);
  });
  for (const folder of folders) attempt(folder, () => mkdirSync(folder, { recursive: true }));
  const objects = new HttpObjects(session.dissector);
  return {
    see(packet) {
      for (const { name, bytes } of objects.find()) {
        const known = ["", ".", ".."].includes(name) ? `object${packet}` : name;
        for (const folder of folders) attempt(folder, () => writeFileSync(freePath(folder, known), bytes));
      }
    },
  };
}

/** A name that no file has yet: `name`, `name(1)`, `name(2)`. */
function freePath(folder: string, name: string): string {
  const plain = name.slice(0, LONGEST_NAME);
  const dot = plain.lastIndexOf(".");
  const [stem, suffix] = dot > 0 ? [plain.slice(0, dot), plain.slice(dot)] : [plain, ""];
  for (let count = 0; ; count++) {
    const path = join(folder, count === 0 ? plain : `${stem}(${count})${suffix}`);
    if (!existsSync(path)) return path;
  }
}

function attempt(folder: string, act: () => void): void {
  try {
    act();
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`Unable to write into ${folder}: ${systemText(fault)}`) : fault;
  }
}
