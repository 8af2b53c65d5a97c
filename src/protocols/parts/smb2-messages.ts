import { choice, variant, when } from "../../definition/fields.ts";
import type { AnyField, Cases } from "../../definition/kinds.ts";
import { createRequest, createResponse } from "./smb2-create.ts";
import {
  closeRequest,
  closeResponse,
  flushRequest,
  ioctlRequest,
  ioctlResponse,
  lockRequest,
  readRequest,
  readResponse,
  writeRequest,
  writeResponse,
} from "./smb2-data.ts";
import { failure, message, octets, structureSize } from "./smb2-fields.ts";
import { negotiateRequest, negotiateResponse, sessionSetupRequest, sessionSetupResponse } from "./smb2-negotiate.ts";
import {
  breaking,
  findRequest,
  findResponse,
  getInfoRequest,
  getInfoResponse,
  notifyRequest,
  notifyResponse,
  setInfoRequest,
} from "./smb2-queries.ts";
import { treeConnectRequest, treeConnectResponse } from "./smb2-trees.ts";

/** The bodies of messages by their commands ([MS-SMB2] 2.2.2 to 2.2.40). */

/** A message, or what takes its place where the command failed, whose size tells it. */
const orFailure = (of: AnyField): AnyField => variant([{ starts: [[9, 0]], of: failure }], { otherwise: of });
/** The same where the message has the same size: the status tells. */
const unlessFailed = (of: AnyField, ...fine: readonly number[]): AnyField =>
  choice("nt_status", Object.fromEntries([0, ...fine].map((status) => [status, of])), { otherwise: failure });
const BUFFER_OVERFLOW = 0x80000005;
const NOTIFY_ENUM_DIR = 0x10c;

const idle = (label: string, size = 4): AnyField =>
  message(label, { size: structureSize(size), reserved: when({ left: 2 }, octets(2)) });

export const smb2Commands = {
  negotiate: 0,
  "session-setup": 1,
  logoff: 2,
  "tree-connect": 3,
  "tree-disconnect": 4,
  create: 5,
  close: 6,
  flush: 7,
  read: 8,
  write: 9,
  lock: 10,
  ioctl: 11,
  cancel: 12,
  echo: 13,
  find: 14,
  notify: 15,
  "get-info": 16,
  "set-info": 17,
  break: 18,
} as const;

export const smb2Requests: Cases = {
  negotiate: negotiateRequest,
  "session-setup": sessionSetupRequest,
  logoff: idle("Session Logoff Request (0x02)"),
  "tree-connect": treeConnectRequest,
  "tree-disconnect": idle("Tree Disconnect Request (0x04)"),
  create: createRequest,
  close: closeRequest,
  flush: flushRequest,
  read: readRequest,
  write: writeRequest,
  lock: lockRequest,
  ioctl: ioctlRequest,
  cancel: idle("Cancel Request (0x0c)"),
  echo: idle("KeepAlive Request (0x0d)"),
  find: findRequest,
  notify: notifyRequest,
  "get-info": getInfoRequest,
  "set-info": setInfoRequest,
  break: breaking,
};

export const smb2Responses: Cases = {
  negotiate: orFailure(negotiateResponse),
  "session-setup": sessionSetupResponse,
  logoff: orFailure(idle("Session Logoff Response (0x02)")),
  "tree-connect": orFailure(treeConnectResponse),
  "tree-disconnect": orFailure(idle("Tree Disconnect Response (0x04)")),
  create: orFailure(createResponse),
  close: orFailure(closeResponse),
  flush: orFailure(
    message("Flush Response (0x07)", { size: structureSize(4), unknown: octets(2, "unknown", "Unknown") }),
  ),
  read: orFailure(readResponse),
  write: orFailure(writeResponse),
  lock: orFailure(idle("Lock Response (0x0a)")),
  ioctl: orFailure(ioctlResponse),
  echo: orFailure(idle("KeepAlive Response (0x0d)")),
  find: unlessFailed(findResponse),
  notify: unlessFailed(notifyResponse, NOTIFY_ENUM_DIR),
  "get-info": unlessFailed(getInfoResponse, BUFFER_OVERFLOW),
  "set-info": orFailure(message("SetInfo Response (0x11)", { size: structureSize(2) })),
  break: breaking,
};
