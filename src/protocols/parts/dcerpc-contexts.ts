import type { InfoLine } from "../../definition/info-line.ts";
import { FEATURE_NEGOTIATION, rpcInterfaces, transferSyntaxes } from "./dcerpc-interfaces.ts";

/** Lines of the contexts that a bind offers, and of what is answered to each ([C706] 12.6.3.1). */

const ITEM = "dcerpc.cn_ctx_item";
const RESULT = "dcerpc.cn_ack_result";
const ANSWERED = "dcerpc.cn_ack_trans_id";
const TRANSFER = "dcerpc.cn_bind_trans";

function interfaceOf(line: InfoLine, group: number): string {
  const identifier = line.string(line.inside(group, "dcerpc.cn_bind_to_uuid"));
  return rpcInterfaces[identifier] ?? identifier;
}

/** The word for a way to write values; undefined where it has none. */
function syntaxWord(identifier: string): string | undefined {
  return identifier.startsWith(FEATURE_NEGOTIATION) ? "Bind Time Feature Negotiation" : transferSyntaxes[identifier];
}

function syntaxOf(line: InfoLine, transfer: number): string {
  const identifier = line.string(line.inside(transfer, "dcerpc.cn_bind_trans_id"));
  return syntaxWord(identifier) ?? identifier;
}

/** Which of the items up to `quad` it is, from 1. */
function place(quad: number, first: number, next: (after: number) => number): number {
  let count = 1;
  for (let at = first; at >= 0 && at < quad; at = next(at)) count++;
  return count;
}

/** The word for an answered way to write values; none at all has the name that the first of PROFINET's objects has. */
function answeredSyntax(identifier: string): string {
  if (identifier === "00000000-0000-0000-0000-000000000000") return "PNIO (Implicit Ar)";
  return syntaxWord(identifier) ?? identifier;
}

export const contextLabels: { readonly [name: string]: (line: InfoLine, quad: number) => void } = {
  [ITEM](line, quad) {
    const number = place(quad, line.find(ITEM), (after) => line.find(ITEM, after));
    line.text(`Ctx Item[${number}]: Context ID:${line.number(line.inside(quad, "dcerpc.cn_ctx_id"))}`);
    line.text(`, ${interfaceOf(line, quad)}`);
    for (let at = line.inside(quad, TRANSFER); at >= 0; at = line.inside(quad, TRANSFER, at))
      line.text(`, ${syntaxOf(line, at)}`);
  },
  "dcerpc.cn_bind_abstract_syntax"(line, quad) {
    const [version, minor] = ["", "_minor"].map((end) => line.number(line.inside(quad, `dcerpc.cn_bind_if_ver${end}`)));
    line.text(`Abstract Syntax: ${interfaceOf(line, quad)} V${version}.${minor}`);
  },
  "dcerpc.cn_bind_to_uuid"(line, quad) {
    const identifier = line.string(quad);
    const word = rpcInterfaces[identifier];
    line.text(word === undefined ? `Interface UUID: ${identifier}` : `Interface: ${word} UUID: ${identifier}`);
  },
  [TRANSFER](line, quad) {
    let item = line.find(ITEM);
    for (let next = item; next >= 0 && next < quad; next = line.find(ITEM, next)) item = next;
    const number = place(quad, line.inside(item, TRANSFER), (after) => line.inside(item, TRANSFER, after));
    const version = line.number(line.inside(quad, "dcerpc.cn_bind_trans_ver"));
    line.text(`Transfer Syntax[${number}]: ${syntaxOf(line, quad)} V${version}`);
  },
  "dcerpc.cn_bind_trans_id"(line, quad) {
    const identifier = line.string(quad);
    const word = syntaxWord(identifier);
    line.text(word === undefined ? `Transfer Syntax: ${identifier}` : `Transfer Syntax: ${word} UUID:${identifier}`);
  },
  "dcerpc.ctx_result"(line, quad) {
    const result = line.inside(quad, RESULT);
    const number = place(result, line.find(RESULT), (after) => line.find(RESULT, after));
    line.text(`Ctx Item[${number}]: `);
    line.named(result, "Unknown (%)");
    line.text(`, ${answeredSyntax(line.string(line.inside(quad, ANSWERED)))}`);
  },
  [ANSWERED]: (line, quad) => line.text(`Transfer Syntax: ${answeredSyntax(line.string(quad))}`),
};
