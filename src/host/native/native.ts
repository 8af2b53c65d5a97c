import { endianness } from "node:os";
import { getSystemErrorMap } from "node:util";

const LITTLE_ENDIAN = endianness() === "LE";

/** An address in this process's memory; 0n is none. */
export type Address = bigint;

/** What C functions take: numbers, addresses, text, and octets (as a pointer to them). */
export type NativeValue = number | Address | string | Uint8Array | null;

/** A C library. Functions are had by their declaration, `int socket(int domain, int type, int protocol)`, and by what they return. */
export interface NativeLibrary {
  number(declaration: string): (...values: readonly NativeValue[]) => number;
  address(declaration: string): (...values: readonly NativeValue[]) => Address;
  text(declaration: string): (...values: readonly NativeValue[]) => string | null;
  /** Where a function is, to be handed to another. */
  symbol(name: string): Address;
}

/** Octets of a pointer. */
export const POINTER_LENGTH: 4 | 8 = process.arch === "arm" || process.arch === "ia32" ? 4 : 8;

/** Reads the pointer at `at` of a structure. */
export function pointerAt(view: DataView, at: number): Address {
  return POINTER_LENGTH === 8 ? view.getBigUint64(at, LITTLE_ENDIAN) : BigInt(view.getUint32(at, LITTLE_ENDIAN));
}

/** Waits for a descriptor without a thread. */
export interface Waiting {
  /** Calls `act` once when the descriptor is readable or in error; replaces the wait before. */
  start(act: () => void): void;
  stop(): void;
  /** Waits with all of this thread; says whether the descriptor is readable or in error. Where there is none, it cannot. */
  block?(milliseconds: number): boolean;
  close(): void;
}

/** What of the system is reached by calling C: the seam to the one package that can. */
export interface Native {
  /** The first of these libraries that is there; null names this process itself, which has the C library's functions. */
  library(names: readonly (string | null)[]): NativeLibrary | undefined;
  /** The memory at an address, not copied: it must stay mapped for as long as anybody has the buffer. */
  view(address: Address, length: number): ArrayBuffer;
  /** The text, ended by a zero, at an address; undefined for none. */
  text(address: Address): string | undefined;
  /** Where octets are; they must be kept for as long as C may read them. */
  address(bytes: Uint8Array): Address;
  /** What the last call set errno to; to be asked at once. */
  errno(): number;
  waiting(descriptor: number): Waiting;
}

let loaded: Promise<Native> | undefined;

/** The seam, loaded when first asked for: who only reads files never pays for it. */
export function native(): Promise<Native> {
  return (loaded ??= import("./koffi.ts").then(({ koffiNative }) => koffiNative));
}

/** A failed call as Node's own errors are: with `code`, `errno` and `syscall`. */
export function systemError(errno: number, syscall: string): NodeJS.ErrnoException {
  const [code, words] = getSystemErrorMap().get(-errno) ?? [`ERRNO_${errno}`, `error ${errno}`];
  return Object.assign(new Error(`${code}: ${words}, ${syscall}`), { code, errno: -errno, syscall });
}
