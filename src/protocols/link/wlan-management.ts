import { bytes, mac, struct, u16, u64, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { TOLD } from "../../definition/told.ts";
import { some } from "../parts/element-views.ts";
import { actionFields } from "../parts/wlan-actions.ts";
import { capabilities } from "../parts/wlan-capabilities.ts";
import { elements } from "../parts/wlan-elements.ts";
import { reasons } from "../parts/wlan-reasons.ts";
import { statuses } from "../parts/wlan-statuses.ts";

/** Subtypes of management frames (IEEE 802.11 9.2.4.1.3). */
const ASSOCIATION_REQUEST = 0;
const ASSOCIATION_RESPONSE = 1;
const REASSOCIATION_REQUEST = 2;
const REASSOCIATION_RESPONSE = 3;
const PROBE_REQUEST = 4;
const PROBE_RESPONSE = 5;
const BEACON = 8;
const DISASSOCIATION = 10;
const AUTHENTICATION = 11;
const DEAUTHENTICATION = 12;
const ACTION = 13;
const ACTION_WITHOUT_ACKNOWLEDGEMENT = 14;

const REQUESTS = [ASSOCIATION_REQUEST, REASSOCIATION_REQUEST];
const RESPONSES = [ASSOCIATION_RESPONSE, REASSOCIATION_RESPONSE];
const ANNOUNCEMENTS = [PROBE_RESPONSE, BEACON];
const FAREWELLS = [DISASSOCIATION, DEAUTHENTICATION];
const ACTIONS = [ACTION, ACTION_WITHOUT_ACKNOWLEDGEMENT];
const ELEMENTS = [...REQUESTS, ...RESPONSES, PROBE_REQUEST, ...ANNOUNCEMENTS, ...FAREWELLS, AUTHENTICATION];
const FIXED = ELEMENTS.filter((subtype) => subtype !== PROBE_REQUEST);

const where = <F extends AnyField>(subtypes: readonly number[], field: F) => when({ field: TOLD, is: subtypes }, field);
const status = u16({ filter: "fixed.status_code", label: "Status code", show: "hex", little: true, strings: statuses });

/** What a management frame says: fields that its subtype decides on, which the frame's header tells, and elements. */
export const Dot11Management = protocol({
  name: "wlan.mgt",
  prefix: "wlan",
  path: "",
  standsAlone: true,
  layer: "Dot11Management",
  title: "IEEE 802.11 Wireless Management",
  short: "802.11",
  spec: "IEEE 802.11 9.3.3",
  carriedBy: { "wlan.payload": [[0, 14]] },
  summary: "802.11 management",
  fields: {
    fixed: where(
      FIXED,
      struct(
        {
          timestamp: where(ANNOUNCEMENTS, u64({ filter: "fixed.timestamp", label: "Timestamp", little: true })),
          interval: where(
            ANNOUNCEMENTS,
            u16({ filter: "fixed.beacon", label: "Beacon Interval", type: "FT_UINT32", little: true }),
          ),
          capabilities: where(
            [...REQUESTS, ...RESPONSES, ...ANNOUNCEMENTS],
            u16({
              filter: "fixed.capabilities",
              label: "Capabilities Information",
              show: "hex",
              little: true,
              views: capabilities,
            }),
          ),
          algorithm: where(
            [AUTHENTICATION],
            u16({
              filter: "fixed.auth.alg",
              label: "Authentication Algorithm",
              little: true,
              strings: {
                0: "Open System",
                1: "Shared key",
                2: "Fast BSS Transition",
                3: "Simultaneous Authentication of Equals (SAE)",
                4: "FILS Shared Key authentication without PFS",
                5: "FILS Shared Key authentication with PFS",
                6: "FILS Public Key authentication",
                7: "Pre-Association Security Negotiation (PASN)",
                128: "Network EAP",
              },
            }),
          ),
          sequence: where(
            [AUTHENTICATION],
            u16({ filter: "fixed.auth_seq", label: "Authentication SEQ", show: "hex", little: true }),
          ),
          status: where([...RESPONSES, AUTHENTICATION], status),
          association: where(
            RESPONSES,
            u16({
              filter: "",
              little: true,
              views: [some("fixed.aid", "Association ID", 0x3fff, { show: "hex" })],
            }),
          ),
          listen: where(
            REQUESTS,
            u16({ filter: "fixed.listen_ival", label: "Listen Interval", show: "hex", little: true }),
          ),
          current: where([REASSOCIATION_REQUEST], mac({ filter: "fixed.current_ap", label: "Current AP" })),
          reason: where(
            FAREWELLS,
            u16({ filter: "fixed.reason_code", label: "Reason code", show: "hex", little: true, strings: reasons }),
          ),
          sae: where([AUTHENTICATION], when({ field: "algorithm", is: [3] }, bytes("rest", { filter: "" }))),
        },
        { filter: "fixed.all", label: "Fixed parameters", type: "FT_NONE" },
      ),
    ),
    action: where(ACTIONS, actionFields),
    tagged: where(ELEMENTS, when({ left: 1 }, elements)),
  },
});
