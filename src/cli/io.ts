import type { Worker } from "node:worker_threads";
import type { LookUpHosts } from "../capture-filter/names/resolve-names.ts";
import type { NameFilePaths } from "../host/name-files.ts";
import type { ReverseResolver } from "../host/reverse-names.ts";
import type { Terminal } from "../host/terminal.ts";
import type { Machine } from "../link/machine.ts";

/** What a command does at signals that do not end it. */
export type SignalActions = Readonly<Record<"SIGUSR1" | "SIGUSR2", () => void>>;

/** Another thread: what it tells can be heard, and it can be ended. */
export type Thread = Pick<Worker, "on" | "terminate">;

/** Threads that a command may start, and processors for them. */
export interface Threads {
  /** How many processors this process left idle since this was asked last, on average. */
  idle(): number;
  /** Starts a thread that runs `remora shark` with the same words and prints its share of the packets. */
  start(words: readonly string[], share: unknown): Thread;
}

/** What a command may touch of the process that runs it. */
export interface CommandIo {
  /** Takes octets, which stay the caller's once this returns or its promise resolves. */
  stdout(bytes: Uint8Array): void | Promise<void>;
  stderr(bytes: Uint8Array): void;
  /** Whether standard output is a terminal. */
  readonly isTerminal?: boolean;
  /** Columns of that terminal. */
  readonly columns?: number | undefined;
  /** Standard input: whether it is a terminal, and what comes. */
  readonly stdin?: { readonly terminal: boolean; readonly chunks: AsyncIterable<Uint8Array> };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Aborted when the user wants the command to end. */
  readonly stop?: AbortSignal;
  /** Has signals act instead of ending the process, until the function that is returned is called. */
  onSignal?(actions: SignalActions): () => void;
  /** The same with a standard output that never stops the process: it goes on hearing signals while a reader is behind. */
  responsive?(): CommandIo;
  /** The terminal that shows the output and hears keys, where there is one. */
  terminal?(): Promise<Terminal | undefined>;
  /** Where names of hosts, networks, services, protocols and stations are, if not where the system has them. */
  readonly nameFiles?: NameFilePaths;
  /** Who answers for the names of addresses, if not the system's DNS. */
  readonly resolver?: ReverseResolver;
  /** Who answers for the addresses of names, if not the system's resolver. */
  readonly lookUpHosts?: LookUpHosts;
  /** Threads beside this one. */
  readonly threads?: Threads;
  /** The machine that packets are sent from, if not this one. */
  machine?(): Promise<Machine>;
}

const encoder = new TextEncoder();

/** Writes text and the end of the line to standard error. */
export function say(io: CommandIo, text: string): void {
  io.stderr(encoder.encode(`${text}\n`));
}
