import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { laidOut } from "../parts/laid-out.ts";

const CONGESTION = 6;

const body = laidOut(
  "management of SCCP",
  {
    type: u8({
      filter: "message_type",
      label: "Message Type",
      show: "hex",
      strings: {
        1: "Subsystem Allowed",
        2: "Subsystem Prohibited",
        3: "Subsystem Status Test",
        4: "Subsystem Out of Service Request",
        5: "Subsystem Out of Service Grant",
        6: "SCCP/Subsystem Congested (ITU)",
        253: "Subsystem Backup Routing (ANSI)",
        254: "Subsystem Normal Routing (ANSI)",
        255: "Subsystem Routing Status Test (ANSI)",
      },
    }),
    ssn: u8({ filter: "ssn", label: "Affected SubSystem Number" }),
    pc: u16({
      filter: "",
      little: true,
      views: [{ filter: "pc", label: "Affected Point Code", type: "FT_UINT16", mask: 0x3fff, little: true }],
    }),
    smi: u8({
      filter: "",
      views: [{ filter: "smi", label: "Subsystem Multiplicity Indicator", type: "FT_UINT8", mask: 0x3 }],
    }),
    congestion: u8({
      filter: "",
      views: [{ filter: "congestion", label: "SCCP Congestion Level (ITU)", type: "FT_UINT8", mask: 0x0f }],
    }),
  },
  (page) => {
    const type = page.take("type");
    page.take("ssn");
    page.take("pc");
    page.take("smi");
    if (type === CONGESTION) page.take("congestion");
  },
);

/** What nodes of SCCP tell each other of their subsystems. */
export const SCCPManagement = protocol({
  name: "sccpmg",
  layer: "SCCPMG",
  title: "Signalling Connection Control Part Management",
  short: "SCCPMG",
  spec: "ITU-T Q.713 5",
  carriedBy: { "sccp.ssn": 1 },
  summary: "SCCP management",
  fields: { body },
});
