import { type Condition, equal } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import type { Frame } from "../frame.ts";
import { PF_LOG, PF_LOG_NAME_LENGTH } from "../link-types/pf-log.ts";
import { octetsAre, read } from "../place.ts";
import type { Choice, Primitive } from "../syntax-tree.ts";

type Field = Extract<Primitive, { kind: "pf" }>["field"];

/** Why a rule matched; the systems have their own from 15 on. Sources: net/pfvar.h of OpenBSD, FreeBSD, NetBSD and Darwin. */
const REASONS: Readonly<Record<string, number>> = {
  match: 0, "bad-offset": 1, fragment: 2, short: 3, normalize: 4, memory: 5, "bad-timestamp": 6, congestion: 7,
  "ip-option": 8, "proto-cksum": 9, "state-mismatch": 10, "state-insert": 11, "state-limit": 12, "src-limit": 13,
  synproxy: 14, "map-failed": 15, "state-locked": 15, translate: 15, dummynet: 15, "no-route": 16,
}; // oxfmt-ignore

/** What was done; the systems have their own from 11 on. */
const ACTIONS: Readonly<Record<string, number>> = {
  pass: 0, accept: 0, drop: 1, block: 1, scrub: 2, noscrub: 3, nat: 4, nonat: 5, binat: 6, nobinat: 7, rdr: 8, nordr: 9,
  "synproxy-drop": 10, defer: 11, dummynet: 11, match: 12, nodummynet: 12, divert: 13, nat64: 13, rt: 14, nonat64: 14,
  afrt: 15,
}; // oxfmt-ignore

/** `ifname em0`, `reason short`, `action pass`, …: fields of the header that PF's log puts before packets. */
export function pfField({ field, value }: Extract<Primitive, { kind: "pf" }>, frame: Frame): Condition {
  switch (field) {
    case "ifname":
    case "rset":
      return pfName(field, value, frame);
    case "reason":
      return pfNumber(field, value, REASONS, PF_LOG.reason, frame);
    case "action":
      return pfNumber(field, value, ACTIONS, PF_LOG.action, frame);
  }
}

function pfName(field: Field, { text, span }: Choice, frame: Frame): Condition {
  checkPfLog(frame, field === "rset" ? "ruleset" : field);
  const octets = new TextEncoder().encode(text);
  if (octets.length >= PF_LOG_NAME_LENGTH) {
    const what = field === "ifname" ? "ifname interface" : "ruleset";
    throw new FilterError(`${what} names can only be ${PF_LOG_NAME_LENGTH - 1} characters`, span);
  }
  return octetsAre(frame.header, field === "ifname" ? PF_LOG.interfaceName : PF_LOG.ruleset, octets);
}

function pfNumber(
  field: Field,
  { text, value, span }: Choice,
  names: Readonly<Record<string, number>>,
  offset: number,
  frame: Frame,
): Condition {
  const name = text.toLowerCase();
  const number = value ?? (Object.hasOwn(names, name) ? names[name] : undefined);
  if (number === undefined)
    throw new FilterError(`unknown PF ${field} "${text}"`, span, `there are ${Object.keys(names).join(", ")}`);
  checkPfLog(frame, field);
  return equal(read(frame.header, offset, 1), number);
}

/** `rnr 5`, `srnr 5`: the number of the rule. */
export function pfRuleIs({ field, number }: Extract<Primitive, { kind: "pf-rule" }>, frame: Frame): Condition {
  checkPfLog(frame, field);
  return equal(read(frame.header, field === "rnr" ? PF_LOG.rule : PF_LOG.subrule, 4), number);
}

function checkPfLog({ linkType }: Frame, word: string): void {
  if (!linkType.pfLog) throw new FilterError(`'${word}' supported only on PFLOG linktype`);
}
