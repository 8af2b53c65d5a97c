import type { Custom, Inner } from "../../definition/custom.ts";
import { bytes, custom, frameNumber, u16 } from "../../definition/fields.ts";
import { interfaceNumber, RPC_INTERFACES, unpackCall } from "../../definition/interface-told.ts";
import type { Field } from "../../definition/kinds.ts";
import { NdrPage, type Ndr } from "./ndr-page.ts";

/** What an operation is called with, and what it answers. */
export interface RpcCall {
  readonly in?: readonly Ndr[];
  readonly out?: readonly Ndr[];
}

/** An interface of DCE/RPC: its operations by their numbers, and what those hold of which that is known. */
interface RpcInterface<Name extends string> {
  readonly name: Name;
  /** What Wireshark's names of its fields begin with, where that is not `name`. */
  readonly prefix?: string;
  readonly layer: string;
  readonly title: string;
  readonly short: string;
  readonly spec: string;
  readonly identifiers: readonly string[];
  /** The major versions that have these operations; all where they are not given. */
  readonly versions?: readonly number[];
  readonly operations: { readonly [number: number]: string };
  readonly calls?: { readonly [operation: string]: RpcCall };
  /** Other protocols whose fields it has. */
  readonly foreign?: readonly string[];
}

const Part = { operation: 0, request: 1, response: 2, encrypted: 3, stub: 4, padding: 5 } as const;
const common = [
  frameNumber({ filter: "=dcerpc.request_in", label: "Request in frame" }),
  frameNumber({ filter: "=dcerpc.response_in", label: "Response in frame" }),
  bytes("rest", { filter: "=dcerpc.encrypted_stub_data", label: "Encrypted stub data" }),
  bytes("rest", { filter: "=dcerpc.stub_data", label: "Stub data" }),
  bytes("rest", { filter: "=dcerpc.auth_padding", label: "Auth Padding" }),
];

/** The declaration of the protocol that calls of an interface are. */
export function rpcInterface<const Name extends string>(about: RpcInterface<Name>) {
  const { name, prefix = name, layer, title, short, spec, identifiers, versions, operations } = about;
  const { calls = {}, foreign = [] } = about;
  return {
    name,
    prefix,
    layer,
    title,
    short,
    spec,
    path: "",
    standsAlone: true,
    foreign: ["dcerpc", ...foreign],
    interfaces: { identifiers, versions },
    carriedBy: { [RPC_INTERFACES]: identifiers.map(interfaceNumber) },
    summary: short,
    fields: { call: callOf(operations, calls) },
  } as const;
}

function callOf(
  operations: RpcInterface<string>["operations"],
  calls: NonNullable<RpcInterface<string>["calls"]>,
): Field<Uint8Array> {
  const operation = u16({ filter: "opnum", label: "Operation", strings: operations });
  const types = Object.values(calls).flatMap(({ in: given = [], out = [] }) => [...given, ...out]);
  const inner: Inner[] = [operation, ...common].map((field, at) => ({
    key: `part${at}`,
    field,
    worked: at < Part.encrypted,
  }));
  const numbers = NdrPage.enter(types, inner);
  const codec: Custom<Uint8Array> = {
    name: "call",
    beside: true,
    lacks: true,
    skip: (_octets, _at, end) => end,
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    inner,
    visit(octets, start, end, found, _layerStart, _limit, told = 0, knowledge) {
      const about = unpackCall(told);
      const { request, response } = (knowledge ?? {}) as { readonly request?: number; readonly response?: number };
      found(Part.operation, start, start, about.operation, 0);
      if (request) found(Part.request, start, start, request, 0);
      if (response) found(Part.response, start, start, response, 0);
      if (about.encrypted) {
        if (end > start) found(Part.encrypted, start, end, undefined, 0);
        return false;
      }
      const call = calls[operations[about.operation] ?? ""];
      const parameters = call && (about.response ? call.out : call.in);
      const stop = end - about.padding < start ? end : end - about.padding;
      if (!parameters || about.big) {
        if (!(about.operation in operations) && stop > start) found(Part.stub, start, stop, undefined, 0);
        if (stop < end) found(Part.padding, stop, end, undefined, 0);
        return false;
      }
      const page = new NdrPage(octets, start, stop, about.wide, numbers);
      page.parameters(parameters);
      page.tell(found);
      if (stop < end) found(Part.padding, stop, end, undefined, 0);
      return page.lacks;
    },
  };
  return custom(codec, { filter: "" });
}
