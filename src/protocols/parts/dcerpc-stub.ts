import { formatGuid } from "../../bytes/guid.ts";
import { u16, u16le } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, custom, implied, mark, struct } from "../../definition/fields.ts";
import { STUB_TOLD, type UnknownInterface } from "../../definition/interface-told.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { rpcInterfaces } from "./dcerpc-interfaces.ts";

/** The arguments and results of calls, as octets; Wireshark's name for them depends on whether it knows the interface. */

/** Where the header of a datagram has its first flags, of which one says that it is a fragment, and its interface. */
const FLAGS = 2;
const FRAGMENT = 4;
const INTERFACE = 24;
/** Where the header of a message has the length of the message and of what proves who sent it. */
const LENGTH = 8;
const PROOF_LENGTH = 10;
/** What is in front of that proof, with how much is protected and how many octets fill up in front of it. */
const PROOF_HEAD = 8;
const LEVEL = 1;
const FILLING = 2;
const PRIVACY = 6;

const inner = [
  bytes("rest", { filter: "stub_data", label: "Stub data" }),
  struct({}, { filter: "", label: "Complete stub data", line: "complete" }),
  bytes("rest", { filter: "payload_stub_data", label: "Payload stub data", type: "FT_NONE" }),
  bytes("rest", { filter: "fragment_data", label: "Fragment data" }),
  bytes("rest", { filter: "encrypted_stub_data", label: "Encrypted stub data" }),
  bytes("rest", { filter: "auth_padding", label: "Auth Padding" }),
  implied({ filter: "unknown_if_id", label: "Unknown DCERPC interface id", type: "FT_BOOLEAN", is: 1 }),
  mark({
    filter: "cn_ctx_id.no_bind",
    label: "No bind info for interface Context ID",
    expert: { severity: "Note", group: "Undecoded" },
  }),
] as const;
const Part = {
  stub: 0,
  complete: 1,
  payload: 2,
  piece: 3,
  encrypted: 4,
  padding: 5,
  unknown: 6,
  unbound: 7,
} as const;

/** What a datagram carries. */
export function datagramStub(little: boolean): AnyField {
  return stubOf((octets, _start, end, layerStart) => {
    const known = formatGuid(octets, layerStart + INTERFACE, little) in rpcInterfaces;
    const kind = octets[layerStart + FLAGS] & FRAGMENT ? STUB_TOLD.piece : known ? STUB_TOLD.known : STUB_TOLD.unseen;
    return { kind, encrypted: false, end, proven: end };
  });
}

/** What a message carries. */
export function messageStub(little: boolean): AnyField {
  return stubOf((octets, start, end, layerStart, told, knowledge) => {
    const about = knowledge as UnknownInterface | undefined;
    const named =
      told === STUB_TOLD.unknown && about !== undefined && !about.isOther && about.identifier in rpcInterfaces;
    return { kind: named ? STUB_TOLD.known : told, ...protection(octets, start, end, layerStart, little) };
  });
}

/** Whether the arguments in bytes[start..end) of a message are encrypted, and where they end and octets that fill up begin. */
function protection(
  octets: Uint8Array,
  start: number,
  end: number,
  layerStart: number,
  little: boolean,
): Omit<About, "kind"> {
  const number = little ? u16le : u16;
  const proof = number(octets, layerStart + PROOF_LENGTH);
  const head = layerStart + number(octets, layerStart + LENGTH) - proof - PROOF_HEAD;
  const proven = head + PROOF_HEAD + proof;
  if (proof === 0 || head !== end) return { encrypted: false, end, proven: end };
  const filling = octets[head + FILLING];
  return { encrypted: octets[head + LEVEL] === PRIVACY, end: end - filling < start ? end : end - filling, proven };
}

interface About {
  readonly kind: number;
  readonly encrypted: boolean;
  /** Where the octets end that are arguments, and where what proves who sent them does. */
  readonly end: number;
  readonly proven: number;
}

/** Octets up to the end of the message, named by what `aboutOf` finds in the header and what was told. */
function stubOf(
  aboutOf: (
    octets: Uint8Array,
    start: number,
    end: number,
    layerStart: number,
    told: number,
    knowledge: unknown,
  ) => About,
): AnyField {
  const codec: Custom<Uint8Array> = {
    name: "stub data",
    skip: (_octets, _at, end) => end,
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    inner: inner.map((field, at) => ({ key: `stub${at}`, field })),
    visit(octets, start, end, found, layerStart, _limit, told = 0, knowledge) {
      const { kind, encrypted, end: stop, proven } = aboutOf(octets, start, end, layerStart, told, knowledge);
      if (kind === STUB_TOLD.unbound) found(Part.unbound, start, start);
      if (kind === STUB_TOLD.unknown) found(Part.unknown, start, start);
      if (end === start) return;
      const open = kind === STUB_TOLD.piece ? Part.piece : Part.stub;
      if (kind === STUB_TOLD.known) {
        if (encrypted) return;
        found(Part.complete, start, stop);
        found(Part.payload, start, stop, undefined, 1);
        return;
      }
      // Of calls whose interface is not known Wireshark takes what proves who sent them for arguments, too.
      const last = kind === STUB_TOLD.unbound && stop < end ? proven : end;
      found(encrypted ? Part.encrypted : open, start, encrypted ? end : last - (end - stop));
      if (!encrypted && stop < end) found(Part.padding, last - (end - stop), last);
    },
  };
  return custom(codec, { filter: "" });
}
