import { remember } from "../../bytes/remember.ts";
import type { Session } from "../../flows/session.ts";
import { FirstValues } from "./first-values.ts";
import { fileName, type CarriedObject, type Objects } from "./objects.ts";
import { PutTogether } from "./put-together.ts";

/** Commands of SMB 2 ([MS-SMB2] 2.2.1). */
const CREATE = 5;
const READ = 8;
const WRITE = 9;
/** The status of an answer that is not the last. */
const PENDING = 0x103;
const NOTHING = new Uint8Array(0);
/** Requests without an answer, and names of open files, that are remembered; beyond them the oldest are forgotten. */
const REQUEST_LIMIT = 4096;
const FILE_LIMIT = 65_536;

/** What an answer needs of its request. */
interface Asked {
  /** Of an opened file. */
  readonly name?: string;
  /** Of what is read. */
  readonly file?: string;
  readonly at?: number;
}

interface Opened {
  readonly name: string;
}

/** Finds files that SMB 2 read and wrote, in parts, each by its path in a share. They end where the capture does. */
export class SmbObjects implements Objects {
  private readonly session: Session;
  private readonly values: FirstValues;
  /** By session and number of the message. */
  private readonly asked = new Map<string, Asked>();
  /** By the identifiers of open files. */
  private readonly opened = new Map<string, Opened>();
  private readonly files = new PutTogether<Opened | string>();

  constructor(session: Session) {
    this.session = session;
    this.values = new FirstValues(session.dissector);
  }

  find(): CarriedObject[] {
    const { layers, catalog } = this.session.dissector;
    for (let layer = 1; layer < layers.count; layer++)
      if (catalog.protocols[layers.protocol(layer)]?.name === "smb2") this.see(layer);
    return [];
  }

  end(): CarriedObject[] {
    return this.files.whole();
  }

  private see(layer: number): void {
    const { values, asked } = this;
    const command = values.number(layer, "smb2.cmd");
    if (command !== CREATE && command !== READ && command !== WRITE) return;
    const file = values.text(layer, "smb2.fid");
    const key = `${values.wide(layer, "smb2.sesid")} ${values.wide(layer, "smb2.msg_id")}`;
    if (values.number(layer, "smb2.flags.response") === 1) {
      const request = asked.get(key);
      if (values.number(layer, "smb2.nt_status") === PENDING) {
        if (request?.file !== undefined) this.put(request.file, NOTHING, 0);
        return;
      }
      asked.delete(key);
      if (request) this.answer(layer, request, file);
      return;
    }
    const at = Number(values.wide(layer, "smb2.file_offset") ?? NaN);
    if (command === CREATE) remember(asked, key, { name: values.text(layer, "smb2.filename") ?? "" }, REQUEST_LIMIT);
    else if (file === undefined || Number.isNaN(at)) return;
    else if (command === READ) remember(asked, key, { file, at }, REQUEST_LIMIT);
    else this.add(layer, file, at, values.number(layer, "smb2.write_length"));
  }

  private answer(layer: number, { name, file, at }: Asked, opened: string | undefined): void {
    if (name !== undefined && opened !== undefined) remember(this.opened, opened, { name }, FILE_LIMIT);
    if (file !== undefined && at !== undefined)
      this.add(layer, file, at, this.values.number(layer, "smb2.read_length"));
  }

  /** Adds the octets behind a message to a file. */
  private add(layer: number, file: string, at: number, length: number | undefined): void {
    if (length === undefined) return;
    const { layers, sources } = this.session.dissector;
    const { bytes, end } = sources[layers.sourceOf(layer)]!;
    const start = layers.headerEnd(layer);
    this.put(file, bytes.slice(start, Math.min(start + length, end)), at);
  }

  /** Like tshark, a file that was opened before the capture began is there, but empty. */
  private put(file: string, octets: Uint8Array, at: number): void {
    const opened = this.opened.get(file);
    if (opened === undefined) this.files.add(file, `File_Id_${file}`, NOTHING, 0);
    else this.files.add(opened, fileName(`\\${opened.name}`), octets, at);
  }
}
