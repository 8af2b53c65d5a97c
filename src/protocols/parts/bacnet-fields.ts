import { text, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { octetBit } from "./bit-view.ts";
import { float } from "./numbers-inside.ts";
import {
  typeWords,
  responseSegmentsWords,
  adpuSizeWords,
  confirmedServiceWords,
  unconfirmedServiceWords,
  rejectReasonWords,
  abortReasonWords,
  tagNumberWords,
  objectTypeWords,
  characterSetWords,
  errorClassWords,
  errorCodeWords,
} from "./bacnet-words.ts";

/** The length in the last bits of a tag, which may be a value. */
const lengthInTag: View = {
  filter: "LVT",
  label: "Length Value Type",
  type: "FT_UINT8",
  size: 1,
  number: (octet) => octet & 7,
};

/** What requests and acknowledgements say of their segments. */
const segmentation: readonly View[] = [
  { filter: "pduflags", label: "PDU Flags", type: "FT_UINT8", size: 1, mask: 0x0f, show: "hex" },
  octetBit("segmented_request", "Segmented Request", 0x8, ["Segmented Request", "Unsegmented Request"]),
  octetBit("more_segments", "More Segments", 0x4, ["More Segments Follow", "No More Segments Follow"]),
];

/** The fields of BACnet's application layer. */
export const bacnetFields = {
  typeFlags: u8({
    filter: "",
    views: [{ filter: "type", label: "APDU Type", type: "FT_UINT8", size: 1, mask: 0xf0, strings: typeWords }],
  }),
  flagsRequest: u8({
    filter: "",
    views: [
      ...segmentation,
      octetBit("SA", "SA", 0x2, ["Segmented Response accepted", "Segmented Response not accepted"]),
    ],
  }),
  flagsAck: u8({
    filter: "",
    views: segmentation,
  }),
  sizes: u8({
    filter: "",
    views: [
      {
        filter: "response_segments",
        label: "Max Response Segments accepted",
        type: "FT_UINT8",
        size: 1,
        mask: 0x70,
        strings: responseSegmentsWords,
      },
      {
        filter: "max_adpu_size",
        label: "Size of Maximum ADPU accepted",
        type: "FT_UINT8",
        size: 1,
        mask: 0xf,
        strings: adpuSizeWords,
      },
    ],
  }),
  invoke: u8({ filter: "invoke_id", label: "Invoke ID" }),
  sequence: u8({ filter: "sequence_number", label: "Sequence Number" }),
  window: u8({ filter: "window_size", label: "Proposed Window Size" }),
  confirmed: u8({ filter: "confirmed_service", label: "Service Choice", strings: confirmedServiceWords }),
  unconfirmed: u8({
    filter: "unconfirmed_service",
    label: "Unconfirmed Service Choice",
    strings: unconfirmedServiceWords,
  }),
  rejectReason: u8({ filter: "reject_reason", label: "Reject Reason", strings: rejectReasonWords }),
  abortReason: u8({ filter: "abort_reason", label: "Abort Reason", strings: abortReasonWords }),
  segmentAck: u8({
    filter: "",
    views: [
      { filter: "NAK", label: "NAK", type: "FT_BOOLEAN", size: 1, mask: 0x2 },
      { filter: "SRV", label: "SRV", type: "FT_BOOLEAN", size: 1, mask: 0x1 },
    ],
  }),
  contextTag: u8({
    filter: "",
    views: [
      octetBit("tag_class", "Tag Class", 0x8, ["Context Specific Tag", "Application Tag"]),
      { filter: "context_tag_number", label: "Context Tag Number", type: "FT_UINT8", size: 1, mask: 0xf0 },
      lengthInTag,
    ],
  }),
  contextNamed: u8({
    filter: "",
    views: [
      octetBit("tag_class", "Tag Class", 0x8, ["Context Specific Tag", "Application Tag"]),
      { filter: "context_tag_number", label: "Context Tag Number", type: "FT_UINT8", size: 1, mask: 0xf0 },
      {
        filter: "named_tag",
        label: "Named Tag",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7,
        strings: { 5: "Extended Value", 6: "Opening Tag", 7: "Closing Tag" },
      },
    ],
  }),
  applicationTag: u8({
    filter: "",
    views: [
      octetBit("tag_class", "Tag Class", 0x8, ["Context Specific Tag", "Application Tag"]),
      {
        filter: "application_tag_number",
        label: "Application Tag Number",
        type: "FT_UINT8",
        size: 1,
        mask: 0xf0,
        strings: tagNumberWords,
      },
      lengthInTag,
    ],
  }),
  applicationNamed: u8({
    filter: "",
    views: [
      octetBit("tag_class", "Tag Class", 0x8, ["Context Specific Tag", "Application Tag"]),
      {
        filter: "application_tag_number",
        label: "Application Tag Number",
        type: "FT_UINT8",
        size: 1,
        mask: 0xf0,
        strings: tagNumberWords,
      },
      {
        filter: "named_tag",
        label: "Named Tag",
        type: "FT_UINT8",
        size: 1,
        mask: 0x7,
        strings: { 5: "Extended Value", 6: "Opening Tag", 7: "Closing Tag" },
      },
    ],
  }),
  length8: u8({ filter: "LVT", label: "Length Value Type" }),
  length16: u16({ filter: "LVT", label: "Length Value Type", type: "FT_UINT8" }),
  length32: u32({ filter: "LVT", label: "Length Value Type", type: "FT_UINT8" }),
  object: u32({
    filter: "",
    views: [
      {
        filter: "objectType",
        label: "Object Type",
        type: "FT_UINT32",
        size: 4,
        mask: 0xffc00000,
        strings: objectTypeWords,
      },
      { filter: "instance_number", label: "Instance Number", type: "FT_UINT32", size: 4, mask: 0x3fffff },
    ],
  }),
  property8: u8({ filter: "property_identifier", label: "Property Identifier", type: "FT_UINT32" }),
  property16: u16({ filter: "property_identifier", label: "Property Identifier", type: "FT_UINT32" }),
  property24: u24({ filter: "property_identifier", label: "Property Identifier", type: "FT_UINT32" }),
  property32: u32({ filter: "property_identifier", label: "Property Identifier" }),
  characterSet: u8({ filter: "string_character_set", label: "String Character Set", strings: characterSetWords }),
  objectName: text("rest", { filter: "object_name", label: "Object Name" }),
  errorClass: u8({ filter: "error_class", label: "Error Class", type: "FT_UINT32", strings: errorClassWords }),
  errorCode: u8({ filter: "error_code", label: "Error Code", type: "FT_UINT32", strings: errorCodeWords }),
  low8: u8({ filter: "who_is.low_limit", label: "Device Instance Range Low Limit", type: "FT_UINT32" }),
  low16: u16({ filter: "who_is.low_limit", label: "Device Instance Range Low Limit", type: "FT_UINT32" }),
  low24: u24({ filter: "who_is.low_limit", label: "Device Instance Range Low Limit", type: "FT_UINT32" }),
  high8: u8({ filter: "who_is.high_limit", label: "Device Instance Range High Limit", type: "FT_UINT32" }),
  high16: u16({ filter: "who_is.high_limit", label: "Device Instance Range High Limit", type: "FT_UINT32" }),
  high24: u24({ filter: "who_is.high_limit", label: "Device Instance Range High Limit", type: "FT_UINT32" }),
  unusedBits: u8({ filter: "unused_bits", label: "Unused bits" }),
  real: float({ filter: "present_value.real", label: "Present Value (real)", type: "FT_DOUBLE" }),
  vendor8: u8({ filter: "vendor_identifier", label: "Vendor Identifier", type: "FT_UINT16" }),
  vendor16: u16({ filter: "vendor_identifier", label: "Vendor Identifier" }),
};
