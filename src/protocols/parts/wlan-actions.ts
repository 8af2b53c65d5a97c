import { bytes, choice, struct, u16, u8, when } from "../../definition/fields.ts";
import type { AnyField, ValueStrings } from "../../definition/kinds.ts";
import { blockAckEnd, blockAckParameters } from "./wlan-capabilities.ts";
import { startingSequence } from "./wlan-block-ack.ts";
import { actionCategories, highThroughputActions, meshActions, publicActions } from "./wlan-action-names.ts";
import { reasons } from "./wlan-reasons.ts";
import { statuses } from "./wlan-statuses.ts";

const BLOCK_ACK = 3;
const PUBLIC = 4;
const HIGH_THROUGHPUT = 7;
const MESH = 13;

const code = (filter: string, label: string, strings?: ValueStrings) =>
  u8({ filter, label, ...(strings ? { show: "hex", strings } : {}) });
const ADD_REQUEST = 0;
const ADD_RESPONSE = 1;
const DELETE = 2;
const during = <F extends AnyField>(actions: readonly number[], field: F) =>
  when({ field: "action", is: actions }, field);

const blockAck = struct(
  {
    action: u8({
      filter: "fixed.action_code",
      label: "Action code",
      show: "hex",
      strings: { 0: "Add Block Ack Request", 1: "Add Block Ack Response", 2: "Delete Block Ack Request" },
    }),
    token: during(
      [ADD_REQUEST, ADD_RESPONSE],
      u8({ filter: "fixed.dialog_token", label: "Dialog token", show: "hex" }),
    ),
    status: during(
      [ADD_RESPONSE],
      u16({ filter: "fixed.status_code", label: "Status code", show: "hex", little: true, strings: statuses }),
    ),
    parameters: during(
      [ADD_REQUEST, ADD_RESPONSE],
      u16({
        filter: "fixed.baparams",
        label: "Block Ack Parameters",
        show: "hex",
        little: true,
        views: blockAckParameters,
      }),
    ),
    timeout: during(
      [ADD_REQUEST, ADD_RESPONSE],
      u16({ filter: "fixed.batimeout", label: "Block Ack Timeout", show: "hex", little: true }),
    ),
    start: during([ADD_REQUEST], startingSequence),
    end: during(
      [DELETE],
      u16({
        filter: "fixed.delba.param",
        label: "Delete Block Ack (DELBA) Parameter Set",
        show: "hex",
        little: true,
        views: blockAckEnd,
      }),
    ),
    reason: during(
      [DELETE],
      u16({ filter: "fixed.reason_code", label: "Reason code", show: "hex", little: true, strings: reasons }),
    ),
    more: when({ left: 1 }, bytes("rest", { filter: "" })),
  },
  { filter: "" },
);
const other = (action: AnyField): AnyField =>
  struct({ action, more: when({ left: 1 }, bytes("rest", { filter: "" })) }, { filter: "" });

/** What a station asks another to do, by categories. */
export const actionFields = struct(
  {
    category: u8({
      filter: "fixed.category_code",
      label: "Category code",
      type: "FT_UINT16",
      strings: actionCategories,
    }),
    content: choice(
      "category",
      {
        [BLOCK_ACK]: blockAck,
        [PUBLIC]: other(code("fixed.publicact", "Public Action", publicActions)),
        [HIGH_THROUGHPUT]: other(code("fixed.htact", "HT Action", highThroughputActions)),
        [MESH]: other(code("fixed.mesh_action", "Mesh Action code", meshActions)),
      },
      { otherwise: when({ left: 1 }, other(code("fixed.action_code", "Action code"))) },
    ),
  },
  { filter: "fixed.all", label: "Fixed parameters", type: "FT_NONE" },
);
