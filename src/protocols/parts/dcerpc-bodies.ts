import { bytes, choice, custom, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField, Cases, Fields } from "../../definition/kinds.ts";
import { alignedTo } from "./aligned.ts";
import { faultStatus } from "./dcerpc-status.ts";
import { messageStub } from "./dcerpc-stub.ts";
import { bigGuid, bitViews, guid } from "./windows-values.ts";

/** What is behind the header of a message of DCE/RPC, by its type ([C706] 12.6.4, [MS-RPCE] 2.2.2). */

const NEGOTIATED = 3;
const reasonWords = {
  0: "Reason not specified",
  1: "Abstract syntax not supported",
  2: "Proposed transfer syntaxes not supported",
  3: "Local limit exceeded",
};
const stub = bytes("rest", { filter: "" });
const gap = (size: number): AnyField => bytes(size, { filter: "" });

/** The bodies by the type of the message, for senders that write the lowest octet of a number first or last. */
export function rpcBodies(little: boolean): Cases {
  const identifier = little ? guid : bigGuid;
  const number = (filter: string, label: string) => u16({ filter, label, little });
  const hint = u32({ filter: "cn_alloc_hint", label: "Alloc hint", little });
  const context = number("cn_ctx_id", "Context ID");

  // One number of 32 bits, whose lower half is the major version.
  const major = number("cn_bind_if_ver", "Interface Ver");
  const minor = number("cn_bind_if_ver_minor", "Interface Ver Minor");
  const interfaceVersion: Fields = little ? { version: major, minor } : { minor, version: major };

  const transfer = struct(
    {
      id: identifier({ filter: "cn_bind_trans_id", label: "ID" }),
      version: u32({ filter: "cn_bind_trans_ver", label: "ver", little }),
    },
    { filter: "cn_bind_trans", label: "Transfer Syntax", type: "FT_NONE" },
  );
  const contextItem = struct(
    {
      context,
      count: u8({ filter: "cn_num_trans_items", label: "Num Trans Items" }),
      reserved: gap(1),
      interface: struct(
        {
          id: identifier({ filter: "cn_bind_to_uuid", label: "Interface UUID" }),
          ...interfaceVersion,
        },
        { filter: "cn_bind_abstract_syntax", label: "Abstract Syntax", type: "FT_NONE" },
      ),
      transfers: repeated(transfer, { filter: "cn_bind_trans", count: "count" }),
    },
    { filter: "cn_ctx_item", label: "Ctx Item", type: "FT_NONE" },
  );
  const opening: Fields = {
    transmit: number("cn_max_xmit", "Max Xmit Frag"),
    receive: number("cn_max_recv", "Max Recv Frag"),
    group: u32({ filter: "cn_assoc_group", label: "Assoc Group", show: "hex", little }),
  };
  const bind = struct({
    ...opening,
    count: u8({ filter: "cn_num_ctx_items", label: "Num Ctx Items" }),
    reserved: gap(3),
    items: repeated(contextItem, { filter: "cn_ctx_item", count: "count" }),
  });

  const features = u16({
    filter: "cn_bind_trans_btfn",
    label: "Bind Time Features",
    show: "hex",
    little,
    lists: true,
    views: bitViews(2, [
      ["cn_bind_trans_btfn.01", "Security Context Multiplexing Supported", 1],
      ["cn_bind_trans_btfn.02", "Keep Connection On Orphan Supported", 2],
    ]),
  });
  const result = struct(
    {
      result: u16({
        filter: "cn_ack_result",
        label: "Ack result",
        little,
        strings: { 0: "Acceptance", 1: "User rejection", 2: "Provider rejection", 3: "Negotiate ACK" },
      }),
      reason: choice(
        "result",
        { 0: gap(2), [NEGOTIATED]: features },
        { otherwise: u16({ filter: "cn_ack_reason", label: "Ack reason", little, strings: reasonWords }) },
      ),
      id: identifier({ filter: "cn_ack_trans_id", label: "Transfer Syntax" }),
      version: u32({ filter: "cn_ack_trans_ver", label: "Syntax ver", little }),
    },
    { filter: "", label: "Ctx Item", line: "dcerpc.ctx_result" },
  );
  const bindAck = struct({
    ...opening,
    addressLength: number("cn_sec_addr_len", "Scndry Addr len"),
    address: when(
      { field: "addressLength" },
      text({ by: "addressLength" }, { filter: "cn_sec_addr", label: "Scndry Addr", type: "FT_STRINGZ" }),
    ),
    aligned: custom(alignedTo(4), { filter: "" }),
    count: u8({ filter: "cn_num_results", label: "Num results" }),
    reserved: gap(3),
    results: repeated(result, { filter: "", count: "count" }),
  });
  const version = struct(
    {
      major: u8({ filter: "cn_protocol_ver_major", label: "Protocol major version" }),
      minor: u8({ filter: "cn_protocol_ver_minor", label: "Protocol minor version" }),
    },
    { filter: "" },
  );
  const bindNak = struct({
    reason: u16({
      filter: "cn_reject_reason",
      label: "Reject reason",
      little,
      strings: {
        0: "Reason not specified",
        1: "Temporary congestion",
        2: "Local limit exceeded",
        3: "Called paddr unknown",
        4: "Protocol version not supported",
        5: "Default context not supported",
        6: "User data not readable",
        7: "No PSAP available",
        8: "Authentication type not recognized",
        9: "Invalid checksum",
      },
    }),
    count: u8({ filter: "cn_num_protocols", label: "Number of protocols" }),
    versions: repeated(version, { filter: "", count: "count" }),
    rest: stub,
  });

  const called = messageStub(little);
  const request = struct({
    hint,
    context,
    opnum: number("opnum", "Opnum"),
    object: when({ field: "cn_flags", mask: 0x80 }, identifier({ filter: "obj_id", label: "Object" })),
    stub: called,
  });
  const cancels = u8({ filter: "cn_cancel_count", label: "Cancel count" });
  const response = struct({ hint, context, cancels, reserved: gap(1), stub: called });
  const fault = struct({
    hint,
    context,
    cancels,
    flags: u8({
      filter: "cn_fault_flags",
      label: "Fault flags",
      show: "hex",
      lists: true,
      views: bitViews(1, [["cn_fault_flags.extended_error", "Extended error information present", 1]]),
    }),
    status: u32({
      filter: "cn_status",
      label: "Status",
      show: "hex",
      little,
      strings: faultStatus,
    }),
    reserved: bytes(4, { filter: "reserved", label: "Reserved" }),
    stub,
  });

  return {
    request,
    response,
    fault,
    bind,
    "bind-ack": bindAck,
    "bind-nak": bindNak,
    "alter-context": bind,
    "alter-context-resp": bindAck,
    auth3: stub,
  };
}
