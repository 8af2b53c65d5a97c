import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { STUB_TOLD, type UnknownInterface } from "../../definition/interface-told.ts";
import { contextLabels } from "../parts/dcerpc-contexts.ts";
import { rpcInterfaces, transferSyntaxes } from "../parts/dcerpc-interfaces.ts";
import { exchangeOf, objectLine, representation, stubLines } from "../parts/dcerpc-lines.ts";
import { DCERPC, DCERPCBigEndian } from "./dcerpc.ts";

const FIRST = 1;
const LAST = 2;

/** Writes which piece of a message a fragment is. */
function fragment(line: InfoLine): void {
  const flags = line.slot(DCERPC.slot("cn_flags")) & (FIRST | LAST);
  const piece = flags === (FIRST | LAST) ? "Single" : flags === FIRST ? "1st" : flags === LAST ? "Last" : "Mid";
  line.text(`, Fragment: ${piece}`);
}

function contextItems(line: InfoLine): void {
  line.text(`, ${line.value("dcerpc.cn_num_ctx_items")} context items: `);
  let separate = "";
  for (let item = line.find("dcerpc.cn_ctx_item"); item >= 0; item = line.find("dcerpc.cn_ctx_item", item)) {
    const place = line.inside(item, "dcerpc.cn_bind_to_uuid");
    const syntax = line.inside(item, "dcerpc.cn_bind_trans_id");
    if (place < 0) break;
    const interfaceId = line.string(place);
    const written = line.string(syntax);
    const version = line.number(line.inside(item, "dcerpc.cn_bind_if_ver"));
    const minor = line.number(line.inside(item, "dcerpc.cn_bind_if_ver_minor"));
    line.text(`${separate}${rpcInterfaces[interfaceId] ?? interfaceId} V${version}.${minor}`);
    line.text(` (${transferSyntaxes[written] ?? written})`);
    separate = ", ";
  }
}

function results(line: InfoLine): void {
  line.text(`, max_xmit: ${line.value("dcerpc.cn_max_xmit")} max_recv: ${line.value("dcerpc.cn_max_recv")}`);
  line.text(`, ${line.value("dcerpc.cn_num_results")} results:`);
  let separate = " ";
  for (let one = line.find("dcerpc.cn_ack_result"); one >= 0; one = line.find("dcerpc.cn_ack_result", one)) {
    line.text(separate);
    line.named(one, "Unknown result (%)");
    separate = ", ";
  }
}

/** Which context is called, and the interface that it stands for where nothing more is known of that. */
function calledContext(line: InfoLine): void {
  line.text(`, Ctx: ${line.value("dcerpc.cn_ctx_id")}`);
  if (line.told !== STUB_TOLD.unknown) return;
  const { identifier, version } = line.knowledge as UnknownInterface;
  line.text(` ${rpcInterfaces[identifier] ?? identifier} V${version}`);
}

const details: { readonly [type: number]: (line: InfoLine) => void } = {
  0: (line) => {
    line.text(`, opnum: ${line.value("dcerpc.opnum")}`);
    calledContext(line);
  },
  2: calledContext,
  3: (line) => {
    line.text(`, Ctx: ${line.value("dcerpc.cn_ctx_id")}, status: `);
    line.named(line.find("dcerpc.cn_status"), "Unknown (%)");
  },
  11: contextItems,
  12: results,
  13: (line) => {
    line.text(" reason: ");
    line.named(line.find("dcerpc.cn_reject_reason"), "Unknown (%)");
  },
  14: contextItems,
  15: results,
};

const about: Omit<InfoText, "protocol"> = {
  again: ", ",
  info(line) {
    const type = line.slot(DCERPC.slot("pkt_type"));
    const quad = line.find("dcerpc.pkt_type");
    line.named(quad, "Unknown (%)");
    line.text(`: call_id: ${line.value("dcerpc.cn_call_id")}`);
    fragment(line);
    details[type]?.(line);
    // What is known of a call its interface says in place of this.
    if (line.told !== STUB_TOLD.known) line.fence();
  },
  heading(line) {
    line.octet(32);
    line.named(line.find("dcerpc.pkt_type"), "Unknown (%)");
    fragment(line);
    line.text(`, FragLen: ${line.value("dcerpc.cn_frag_len")}, Call: ${line.value("dcerpc.cn_call_id")}`);
    if (CALLS.includes(line.slot(DCERPC.slot("pkt_type")))) line.text(`, Ctx: ${line.value("dcerpc.cn_ctx_id")}`);
    exchangeOf(line);
  },
  endings: { "dcerpc.drep": representation },
  labels: { ...contextLabels, "dcerpc.obj_id": objectLine, ...stubLines },
};
/** Types of messages that belong to a call. */
const CALLS: readonly number[] = [0, 2, 3];

export const dcerpcInfo = infoText(DCERPC, about);
export const dcerpcBigInfo = infoText(DCERPCBigEndian, about);
