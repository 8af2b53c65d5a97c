import { bytes, custom, mark, u16, u24, u8 } from "../../definition/fields.ts";
import { derivedText, derivedNumber } from "../../definition/derived.ts";
import { dialledCountries } from "./dialled-countries.ts";
import { dialledCountry, dialledDigits } from "./mobile-numbers.ts";
import { linkedTo } from "./sccp-users.ts";
import { octetOf } from "./bit-view.ts";
import {
  messageTypeWords,
  releaseCauseWords,
  returnCauseWords,
  resetCauseWords,
  refusalCauseWords,
  ssnWords,
  calledNpWords,
} from "./sccp-words.ts";

/** The fields of one of the two addresses, whose names begin with its side. */
function addressFields(side: string, title: string) {
  return {
    Indicator: octetOf(
      { filter: `${side}.reserved`, label: "Reserved for national use", type: "FT_UINT8", show: "hex", mask: 0x80 },
      {
        filter: `${side}.ri`,
        label: "Routing Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: { 0: "Route on GT", 1: "Route on SSN" },
        mask: 0x40,
      },
      {
        filter: `${side}.gti`,
        label: "Global Title Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: {
          0: "No Global Title",
          1: "Nature of Address Indicator only",
          2: "Translation Type only",
          3: "Translation Type, Numbering Plan, and Encoding Scheme included",
          4: "Translation Type, Numbering Plan, Encoding Scheme, and Nature of Address Indicator included",
        },
        mask: 0x3c,
      },
      {
        filter: `${side}.ssni`,
        label: "SubSystem Number Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: { 1: "SSN present", 0: "SSN not present" },
        mask: 0x2,
      },
      {
        filter: `${side}.pci`,
        label: "Point Code Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: { 1: "Point Code present", 0: "Point Code not present" },
        mask: 0x1,
      },
    ),
    Code: u16({
      filter: "",
      views: [{ filter: `${side}.pc`, label: "PC", type: "FT_UINT16", mask: 0x3fff, little: true }],
    }),
    Ssn: u8({ filter: `${side}.ssn`, label: "SubSystem Number", strings: ssnWords }),
    Tt: u8({ filter: `${side}.tt`, label: "Translation Type", show: "hex-dec" }),
    Plan: octetOf(
      {
        filter: `${side}.np`,
        label: "Numbering Plan",
        type: "FT_UINT8",
        show: "hex",
        strings: calledNpWords,
        mask: 0xf0,
      },
      {
        filter: `${side}.es`,
        label: "Encoding Scheme",
        type: "FT_UINT8",
        show: "hex",
        strings: {
          0: "Unknown",
          1: "BCD, odd number of digits",
          2: "BCD, even number of digits",
          3: "National specific",
          15: "Reserved (ITU)/Spare (ANSI)",
        },
        mask: 0xf,
      },
    ),
    Nature: octetOf({
      filter: `${side}.nai`,
      label: "Nature of Address Indicator",
      type: "FT_UINT8",
      show: "hex",
      strings: {
        0: "NAI unknown",
        1: "Subscriber Number",
        2: "Reserved for national use",
        3: "National significant number",
        4: "International number",
      },
      mask: 0x7f,
    }),
    OddNature: octetOf(
      {
        filter: `${side}.oe`,
        label: "Odd/Even Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: { 0: "Even number of address signals", 1: "Odd number of address signals" },
        mask: 0x80,
      },
      {
        filter: `${side}.nai`,
        label: "Nature of Address Indicator",
        type: "FT_UINT8",
        show: "hex",
        strings: {
          0: "NAI unknown",
          1: "Subscriber Number",
          2: "Reserved for national use",
          3: "National significant number",
          4: "International number",
        },
        mask: 0x7f,
      },
    ),
    Digits: dialledDigits({ filter: `${side}.digits`, label: `${title} Party Digits` }),
    OddDigits: dialledDigits({ filter: `${side}.digits`, label: `${title} Party Digits` }, "odd"),
  };
}

type AddressFields = ReturnType<typeof addressFields>;

/** The fields of the address of `side` by their names there: `calledSsn`. */
function addressOf<S extends string>(
  side: S,
  title: string,
): { readonly [K in keyof AddressFields as `${S}${K}`]: AddressFields[K] };
function addressOf(side: string, title: string): object {
  return Object.fromEntries(Object.entries(addressFields(side, title)).map(([key, field]) => [side + key, field]));
}

/** The fields of SCCP. */
export const sccpFields = {
  messageType: u8({ filter: "message_type", label: "Message Type", show: "hex", strings: messageTypeWords }),
  dlr: u24({ filter: "dlr", label: "Destination Local Reference", show: "hex", little: true }),
  slr: u24({ filter: "slr", label: "Source Local Reference", show: "hex", little: true }),
  lr: u24({ filter: "lr", label: "Local Reference", show: "hex", little: true }),
  sourceClass: octetOf({ filter: "class", label: "Class", type: "FT_UINT8", show: "hex", mask: 0xf }),
  classAndHandling: octetOf(
    {
      filter: "handling",
      label: "Message handling",
      type: "FT_UINT8",
      show: "hex",
      strings: { 0: "No special options", 8: "Return message on error" },
      mask: 0xf0,
    },
    { filter: "class", label: "Class", type: "FT_UINT8", show: "hex", mask: 0xf },
  ),
  more: octetOf({
    filter: "more",
    label: "More data",
    type: "FT_UINT8",
    show: "hex",
    strings: { 0: "No more data", 1: "More data" },
    mask: 0x1,
  }),
  rsn: octetOf({ filter: "rsn", label: "Receive Sequence Number", type: "FT_UINT8", show: "hex", mask: 0xfe }),
  credit: u8({ filter: "credit", label: "Credit", show: "hex" }),
  sequencing: u16({
    filter: "",
    views: [
      {
        filter: "sequencing_segmenting.ssn",
        label: "Sequencing Segmenting: Send Sequence Number",
        type: "FT_UINT8",
        show: "hex",
        mask: 0xfe00,
      },
      {
        filter: "sequencing_segmenting.rsn",
        label: "Sequencing Segmenting: Receive Sequence Number",
        type: "FT_UINT8",
        show: "hex",
        mask: 0xfe,
      },
      {
        filter: "sequencing_segmenting.more",
        label: "Sequencing Segmenting: More",
        type: "FT_UINT8",
        show: "hex",
        strings: { 0: "No more data", 1: "More data" },
        mask: 0x1,
      },
    ],
  }),
  releaseCause: u8({ filter: "release_cause", label: "Release Cause", show: "hex", strings: releaseCauseWords }),
  returnCause: u8({ filter: "return_cause", label: "Return Cause", show: "hex", strings: returnCauseWords }),
  resetCause: u8({ filter: "reset_cause", label: "Reset Cause", show: "hex", strings: resetCauseWords }),
  errorCause: u8({
    filter: "error_cause",
    label: "Error Cause",
    show: "hex",
    strings: {
      0: "Local Reference Number (LRN) mismatch - unassigned destination LRN",
      1: "Local Reference Number (LRN) mismatch - inconsistent source LRN",
      2: "Point code mismatch",
      3: "Service class mismatch",
      4: "Unqualified",
    },
  }),
  refusalCause: u8({ filter: "refusal_cause", label: "Refusal Cause", show: "hex", strings: refusalCauseWords }),
  hops: u8({ filter: "hops", label: "Hop Counter", show: "hex" }),
  importance: octetOf({ filter: "importance", label: "Importance", type: "FT_UINT8", show: "hex", mask: 0x7 }),
  variablePointer1: u8({
    filter: "variable_pointer1",
    label: "Pointer to first Mandatory Variable parameter",
    type: "FT_UINT16",
  }),
  variablePointer2: u8({
    filter: "variable_pointer2",
    label: "Pointer to second Mandatory Variable parameter",
    type: "FT_UINT16",
  }),
  variablePointer3: u8({
    filter: "variable_pointer3",
    label: "Pointer to third Mandatory Variable parameter",
    type: "FT_UINT16",
  }),
  optionalPointer: u8({ filter: "optional_pointer", label: "Pointer to Optional parameter", type: "FT_UINT16" }),
  longPointer1: u16({
    filter: "variable_pointer1",
    label: "Pointer to first Mandatory Variable parameter",
    little: true,
  }),
  longPointer2: u16({
    filter: "variable_pointer2",
    label: "Pointer to second Mandatory Variable parameter",
    little: true,
  }),
  longPointer3: u16({
    filter: "variable_pointer3",
    label: "Pointer to third Mandatory Variable parameter",
    little: true,
  }),
  longOptional: u16({ filter: "optional_pointer", label: "Pointer to Optional parameter", little: true }),
  parameterLength: u8({
    filter: "parameter_length",
    label: "Variable parameter length",
    hidden: true,
    type: "FT_UINT16",
  }),
  longLength: u16({ filter: "parameter_length", label: "Variable parameter length", hidden: true, little: true }),
  segmentation: octetOf(
    {
      filter: "segmentation.first",
      label: "Segmentation: First",
      type: "FT_UINT8",
      show: "hex",
      strings: { 1: "First segment", 0: "Not first segment" },
      mask: 0x80,
    },
    {
      filter: "segmentation.class",
      label: "Segmentation: Class",
      type: "FT_UINT8",
      show: "hex",
      strings: { 0: "Class 0 selected", 1: "Class 1 selected" },
      mask: 0x40,
    },
    { filter: "segmentation.remaining", label: "Segmentation: Remaining", type: "FT_UINT8", show: "hex", mask: 0xf },
  ),
  segmentationSlr: u24({
    filter: "segmentation.slr",
    label: "Segmentation: Source Local Reference",
    show: "hex",
    little: true,
  }),
  endOfOptional: bytes(1, { filter: "end_optional_param", label: "End of Optional", type: "FT_NONE" }),
  unknownMessage: bytes("rest", { filter: "unknown_message", label: "Unknown message" }),
  unknownParameter: bytes("rest", { filter: "unknown_parameter", label: "Unknown parameter" }),
  segmentedData: bytes("rest", { filter: "segmented_data", label: "Segmented Data" }),
  called: mark({ filter: "", label: "Called Party address", line: "sccp.called" }),
  calling: mark({ filter: "", label: "Calling Party address", line: "sccp.calling" }),
  indicator: mark({ filter: "", label: "Address Indicator" }),
  title: mark({ filter: "", label: "Global Title", line: "sccp.title" }),
  ssn: u8({ filter: "ssn", label: "Called or Calling SubSystem Number", strings: ssnWords, hidden: true }),
  linked: custom(derivedText("linked", linkedTo), {
    filter: "linked_dissector",
    label: "Linked dissector",
    type: "FT_STRING",
  }),
  ...addressOf("called", "Called"),
  ...addressOf("calling", "Calling"),
  digits: dialledDigits({ filter: "digits", label: "Called or Calling GT Digits" }),
  oddDigits: dialledDigits({ filter: "digits", label: "Called or Calling GT Digits" }, "odd"),
  country: custom(derivedNumber("country code", dialledCountry), {
    filter: "=e164.country_code",
    label: "Country Code",
    type: "FT_UINT16",
    strings: dialledCountries,
  }),
};
