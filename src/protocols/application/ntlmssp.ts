import { bytes, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ntlmMessage } from "../parts/ntlm-messages.ts";

/** NTLM: who one is, with a challenge and what answers it. */
export const NTLMSSP = protocol({
  name: "ntlmssp",
  layer: "NTLMSSP",
  title: "NTLM Secure Service Provider",
  spec: "[MS-NLMP]",
  carriedBy: { "security.blob": 0x4e, "dcerpc.auth": 0x4e, "security.token": 0x4e, "spnego.token": 0x4e },
  pathBehind: { dcerpc: "" },
  startsWith: ["NTLMSSP\0"],
  summary: "NTLMSSP {messagetype}",
  fields: {
    identifier: bytes(8, { label: "NTLMSSP identifier", type: "FT_STRING" }),
    messagetype: u32({
      label: "NTLM Message Type",
      show: "hex",
      little: true,
      strings: { 1: "NTLMSSP_NEGOTIATE", 2: "NTLMSSP_CHALLENGE", 3: "NTLMSSP_AUTH", 4: "NTLMSSP_UNKNOWN" },
    }),
    message: ntlmMessage,
  },
});
