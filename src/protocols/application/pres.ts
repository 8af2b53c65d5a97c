import { choice, mark } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { presentationContexts } from "../parts/presentation-contexts.ts";
import { TOLD } from "../../definition/told.ts";
import { asn1Octets } from "../parts/asn1.ts";
import { presentationAccept, presentationConnect, presentationData } from "../parts/presentation-types.ts";
import { SES_CARRIES } from "../../definition/ses-told.ts";

const about = { filter: "" } as const;
const needed = { needed: true } as const;

/** The presentation layer of OSI, over a connection. */
export const PRES = protocol({
  name: "pres",
  layer: "PRES",
  title: "ISO 8823 OSI Presentation Protocol",
  spec: "ITU-T X.226",
  uncut: 1,
  tellsEmpty: true,
  carriedBy: { ses: [SES_CARRIES.data, SES_CARRIES.connect, SES_CARRIES.accept] },
  foreign: ["ber"],
  contexts: presentationContexts,
  summary: "OSI presentation",
  fields: {
    message: choice(
      TOLD,
      {
        [SES_CARRIES.connect]: asn1Octets(presentationConnect, about, needed),
        [SES_CARRIES.accept]: asn1Octets(presentationAccept, about, needed),
      },
      { otherwise: asn1Octets(presentationData, about, needed), filter: "" },
    ),
  },
  generated: {
    unavailable: mark({
      filter: "dissector_not_available",
      label: "Dissector is not available",
      expert: { severity: "Warn", group: "Undecoded" },
    }),
  },
});
