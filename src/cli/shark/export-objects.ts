import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Session } from "../../flows/session.ts";
import { FtpObjects } from "../../report/objects/ftp-objects.ts";
import { HttpObjects } from "../../report/objects/http-objects.ts";
import { MailObjects } from "../../report/objects/mail-objects.ts";
import type { CarriedObject, Objects } from "../../report/objects/objects.ts";
import { SmbObjects } from "../../report/objects/smb-objects.ts";
import { TftpObjects } from "../../report/objects/tftp-objects.ts";
import type { CommandIo } from "../io.ts";
import { isSystemError, Refusal, systemText } from "../refusal.ts";

/** Octets that a file's name may have. */
const LONGEST_NAME = 255;

const finders: { readonly [protocol: string]: new (session: Session) => Objects } = {
  "ftp-data": FtpObjects,
  http: HttpObjects,
  imf: MailObjects,
  smb: SmbObjects,
  tftp: TftpObjects,
};

export interface ObjectExport {
  /** Is told of each packet, by its number. */
  see(packet: number): void;
  end(): void;
}

/** Writes the objects that packets carry into folders, as --export-objects PROTOCOL,FOLDER asks; throws `Refusal`. */
export function objectExport(asked: readonly string[], session: Session, io: CommandIo): ObjectExport | undefined {
  if (asked.length === 0) return undefined;
  const exports = asked.map((word) => {
    const [, protocol, folder] = /^([^,]+),(.+)$/.exec(word) ?? [];
    if (folder === undefined) throw new Refusal(`--export-objects "${word}": it is PROTOCOL,FOLDER`);
    const Finder = Object.hasOwn(finders, protocol!) ? finders[protocol!] : undefined;
    if (!Finder) {
      const known = Object.keys(finders).sort();
      throw new Refusal(`Objects of ${protocol} are not exported; those of ${known.join(", ")} are`);
    }
    return { objects: new Finder(session), folder: resolve(io.cwd, folder) };
  });
  for (const { folder } of exports) attempt(folder, () => mkdirSync(folder, { recursive: true }));
  const write = (folder: string, found: readonly CarriedObject[], packet: number): void => {
    for (const { name, type, bytes } of found) {
      const unnamed = `object${packet}${type === undefined ? "" : `.${type}`}`;
      const known = ["", ".", ".."].includes(name) ? unnamed : name;
      attempt(folder, () => writeFileSync(freePath(folder, known), bytes));
    }
  };
  let last = 0;
  return {
    see(packet) {
      last = packet;
      for (const { objects, folder } of exports) write(folder, objects.find(), packet);
    },
    end() {
      for (const { objects, folder } of exports) write(folder, objects.end?.() ?? [], last);
    },
  };
}

/** A name that no file has yet: `name`, `name(1)`, `name(2)`. */
function freePath(folder: string, name: string): string {
  const dot = name.lastIndexOf(".");
  const [stem, suffix] = dot >= 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (let count = 0; ; count++) {
    const path = join(folder, fitted(stem, `${count === 0 ? "" : `(${count})`}${suffix}`));
    if (!existsSync(path)) return path;
  }
}

/** As much of a name as files may have with what stands behind it. */
function fitted(stem: string, suffix: string): string {
  let name = `${stem.slice(0, Math.max(0, LONGEST_NAME - suffix.length))}${suffix}`;
  for (let kept = stem.length; Buffer.byteLength(name) > LONGEST_NAME && kept > 0; kept--)
    name = `${stem.slice(0, kept - 1)}${suffix}`;
  return name.slice(0, LONGEST_NAME);
}

function attempt(folder: string, act: () => void): void {
  try {
    act();
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`Unable to write into ${folder}: ${systemText(fault)}`) : fault;
  }
}
