import { u16le, u32le } from "../bytes/numbers.ts";
import { latin1 } from "../bytes/text.ts";
import { remember } from "../bytes/remember.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Smb2File, Smb2Session, Smb2Told, Smb2Tree } from "../definition/smb2-told.ts";
import type { Follower, Passage } from "./follower.ts";

/** What is remembered of each kind, over all connections. */
const LIMIT = 20_000;
const NAME_LIMIT = 1024;

/** Where a header says what it is about ([MS-SMB2] 2.2.1.2), counted from its start. */
const STATUS = 8;
const COMMAND = 12;
const FLAGS = 16;
const MESSAGE = 24;
const TREE = 36;
const SESSION = 40;
const BODY = 64;
const [RESPONSE, LATER] = [1, 2];

const Command = { session: 1, connect: 3, create: 5, close: 6 } as const;
/** Where messages have the identifier of a file, by command. */
const REQUESTS: { readonly [command: number]: number } = {
  6: 72,
  7: 72,
  8: 80,
  9: 80,
  10: 72,
  11: 72,
  14: 72,
  15: 72,
  16: 88,
  17: 80,
};
const RESPONSES: { readonly [command: number]: number } = { 5: 128, 11: 72 };
const FILE = 16;
const SHARE_TYPE = 66;

/** What earlier messages of SMB 2 say of sessions, of shares that are connected and of files that are open. */
export class Smb2Memory implements Follower {
  private readonly passage: Passage;
  private readonly stream: () => number;
  private readonly ids: { readonly [key: string]: number };
  private readonly smb2: number;
  private readonly sessions = new Map<string, Smb2Session>();
  private readonly trees = new Map<string, Smb2Tree>();
  private readonly files = new Map<string, Smb2File>();
  /** Names that requests ask for, by the numbers of their messages. */
  private readonly asked = new Map<string, string>();
  /** Looks at who authenticates with NTLM. */
  readonly accounts: Follower = { follow: (layer) => this.authenticate(layer) };

  /** `stream` tells the number of the TCP connection at hand. */
  constructor(passage: Passage, smb2: Protocol, stream: () => number) {
    this.passage = passage;
    this.stream = stream;
    this.smb2 = passage.dissector.catalog.idOf(smb2);
    this.ids = passage.compiler.generatedIds(smb2);
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    if (start + BODY + 8 > end) return;
    const command = u16le(bytes, start + COMMAND);
    const flags = bytes[start + FLAGS];
    const isResponse = (flags & RESPONSE) !== 0;
    const connection = `${this.stream()} `;
    const session = connection + latin1(bytes, start + SESSION, start + SESSION + 8);
    const tree = `${session} ${u32le(bytes, start + TREE)}`;
    const message = `${connection}${latin1(bytes, start + MESSAGE, start + MESSAGE + 8)}`;
    const known = this.sessions.get(session);
    const told: { -readonly [Key in keyof Smb2Told]: Smb2Told[Key] } = {
      session: known && { ...known },
      tree: (flags & LATER) === 0 ? this.trees.get(tree) : undefined,
      file: undefined,
    };
    if (!isResponse && (command === Command.connect || command === Command.create))
      remember(this.asked, message, nameAt(bytes, start, command === Command.create ? 108 : 68, end), LIMIT);
    const isDone = isResponse && u32le(bytes, start + STATUS) === 0;
    if (isDone && command === Command.session)
      remember(this.sessions, session, { ...known, frame: packet.number }, LIMIT);
    if (isDone && command === Command.connect) {
      const name = this.asked.get(message);
      const share = bytes[start + SHARE_TYPE];
      if (name !== undefined) remember(this.trees, tree, { name, share, frame: packet.number }, LIMIT);
    }
    const at = start + ((isResponse ? RESPONSES : REQUESTS)[command] ?? NaN);
    if (at + FILE <= end && (isDone || !isResponse)) {
      const handle = `${session} ${latin1(bytes, at, at + FILE)}`;
      const name = command === Command.create ? this.asked.get(message) : undefined;
      if (name !== undefined) remember(this.files, handle, { name, opened: packet.number, closed: 0 }, LIMIT);
      const file = this.files.get(handle);
      if (file && command === Command.close && !isResponse) file.closed = packet.number;
      told.file = file && { ...file };
    }
    if (told.session || told.tree || told.file) dissector.tell(layer, told);
  }

  annotate(layer: number): void {
    const { dissector } = this.passage;
    const told = dissector.knowledgeOf(layer) as Smb2Told | undefined;
    if (told === undefined) return;
    const { ids } = this;
    const { session, tree, file } = told;
    if (tree) {
      dissector.addObject(ids["tid>tree"], tree.name);
      dissector.addNumber(ids["tid>share"], tree.share);
      dissector.addNumber(ids["tid>connected"], tree.frame);
    }
    if (session?.account !== undefined) {
      dissector.addObject(ids["sesid>account"], session.account);
      dissector.addObject(ids["sesid>domain"], session.domain ?? "");
      dissector.addObject(ids["sesid>host"], session.host ?? "");
    }
    if (session) dissector.addNumber(ids["sesid>authenticated"], session.frame);
    if (file) dissector.addNumber(ids["file>opened"], file.opened);
    if (file && file.closed > 0) dissector.addNumber(ids["file>closed"], file.closed);
  }

  /** Who asks for a session, where a message of NTLM in its setup says so. */
  private authenticate(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers, tree, catalog } = dissector;
    let outer = layer - 1;
    while (outer > 0 && layers.protocol(outer) !== this.smb2) outer--;
    if (outer <= 0) return;
    dissector.decode(layer);
    const root = layers.tree(layer);
    const texts: { [name: string]: string } = {};
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      const { name, field } = catalog.registry.get(tree.field(quad));
      if (!NAMES.includes(name)) continue;
      // Where there is none the field is where its place stands.
      const isNone = field.kind === "custom" && field.custom.name === "no text";
      const text = isNone
        ? ""
        : textOf(dissector.bytesOf(layer), tree.start(quad), tree.end(quad), field.kind === "text");
      texts[name] ??= text;
    }
    const [account, domain, host] = NAMES.map((name) => texts[name]);
    if (account === undefined) return;
    const at = layers.start(outer) + SESSION;
    const session = `${this.stream()} ${latin1(dissector.bytesOf(outer), at, at + 8)}`;
    remember(this.sessions, session, { account, domain, host, frame: packet.number }, LIMIT);
  }
}

const NAMES = ["ntlmssp.auth.username", "ntlmssp.auth.domain", "ntlmssp.auth.hostname"];

/** A name whose offset from the header and length in octets stand at `at` of the message. */
function nameAt(bytes: Uint8Array, start: number, at: number, end: number): string {
  if (start + at + 4 > end) return "";
  const from = start + u16le(bytes, start + at);
  return textOf(bytes, from, Math.min(from + u16le(bytes, start + at + 2), end));
}

/** UTF-16, or with `narrow` an octet a letter. */
function textOf(bytes: Uint8Array, start: number, end: number, narrow = false): string {
  const size = narrow ? 1 : 2;
  let text = "";
  for (let at = start; at + size <= Math.min(end, start + NAME_LIMIT); at += size)
    text += String.fromCharCode(narrow ? bytes[at] : u16le(bytes, at));
  return text;
}
