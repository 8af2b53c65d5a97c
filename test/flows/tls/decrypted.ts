import { nodeCiphers } from "../../../src/host/node-ciphers.ts";
import type { Ciphers } from "../../../src/flows/tls/ciphers.ts";
import { DecryptionTally } from "../../../src/flows/tls/decryption-tally.ts";
import { KeyLog } from "../../../src/flows/tls/key-log.ts";
import { TlsConnection } from "../../../src/flows/tls/tls-connection.ts";
import { valueName } from "../../../src/definition/registry.ts";
import { tlsCipherSuites } from "../../../src/protocols/parts/tls-cipher-suites.ts";
import type { Traffic } from "./traffic.ts";

export interface Decrypted {
  /** Application data by direction. */
  readonly texts: readonly [string, string];
  /** Types of the records that were opened, and whether all were checked. */
  readonly types: readonly number[];
  readonly isChecked: boolean;
  readonly tally: DecryptionTally;
  readonly connection: TlsConnection;
}

interface How {
  readonly keyLog?: string;
  readonly ciphers?: Ciphers;
  /** Octets captured of each record. */
  readonly snap?: number;
  readonly decryptPremaster?: (encrypted: Uint8Array) => Uint8Array | undefined;
  readonly presharedKey?: Uint8Array;
  readonly log?: KeyLog;
  /** Leaves out records by direction and place. */
  readonly leaveOut?: (direction: 0 | 1, place: number) => boolean;
}

/** Decrypts all records of a connection in the order in which they were complete. */
export function decrypted(traffic: Pick<Traffic, "pieces"> & Partial<Traffic>, how: How = {}): Decrypted {
  const keys = how.log ?? new KeyLog();
  keys.read(how.keyLog ?? traffic.keyLog ?? "");
  const tally = new DecryptionTally();
  const connection = new TlsConnection({
    ciphers: how.ciphers ?? nodeCiphers,
    keys,
    tally,
    suiteName: (suite) => valueName(tlsCipherSuites, suite),
    decryptPremaster: how.decryptPremaster,
    presharedKey: how.presharedKey,
  });
  const texts: [string, string] = ["", ""];
  const types: number[] = [];
  let isChecked = true;
  const buffers = [new Uint8Array(0), new Uint8Array(0)];
  const places = [0, 0];
  for (const { direction, bytes } of traffic.pieces) {
    const all = Buffer.concat([buffers[direction], bytes]);
    let at = 0;
    while (at + 5 <= all.length && at + 5 + all.readUInt16BE(at + 3) <= all.length) {
      const length = all.readUInt16BE(at + 3);
      const [type, version, start] = [all[at], all.readUInt16BE(at + 1), at + 5];
      at = start + length;
      const end = start + Math.min(length, how.snap !== undefined && type === 23 ? how.snap : length);
      if (how.leaveOut?.(direction, places[direction]++)) continue;
      const opened = connection.read(direction, { type, version, bytes: all, start, end, length });
      if (!opened) continue;
      types.push(opened.type);
      isChecked &&= opened.isChecked;
      if (opened.type === 23) texts[direction] += Buffer.from(opened.bytes).toString("latin1");
    }
    buffers[direction] = all.subarray(at);
  }
  return { texts, types, isChecked, tally, connection };
}
