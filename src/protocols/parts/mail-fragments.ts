import { frameNumber, mark, u32 } from "../../definition/fields.ts";

/** The packets that a message of mail was put together of. */
export const mailFragments = {
  fragments: mark({ filter: "data.fragments", label: "DATA fragments" }),
  fragment: frameNumber({ filter: "data.fragment", label: "DATA fragment" }),
  fragmentCount: u32({ filter: "data.fragment.count", label: "DATA fragment count" }),
  wholeLength: u32({ filter: "data.reassembled.length", label: "Reassembled DATA length" }),
};
