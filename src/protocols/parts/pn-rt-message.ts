import { bytes, mark, text, u16, u8 } from "../../definition/fields.ts";
import type { FromHeader } from "../../definition/nesting.ts";
import { partView } from "./bit-view.ts";
import { laidOut } from "./laid-out.ts";

const show = "hex";
/** Octets of a cyclic frame behind its data. */
const STATUS = 4;
const FRAME_ID = 2;

/** What stands in the table of what frames carry. */
export const ProfinetPayload = { none: 0, configuration: 1 } as const;

const view = (filter: string, label: string, mask: number) => ({ ...partView(filter, label, mask), show }) as const;

const fields = {
  frameId: u16({ filter: "frame_id", label: "FrameID" }),
  cycle: u16({ filter: "cycle_counter", label: "CycleCounter" }),
  status: u8({
    filter: "ds",
    label: "DataStatus",
    show,
    views: [
      view("ds_ignore", "Ignore (1:Ignore/0:Evaluate)", 0x80),
      view("ds_Reserved_2", "Reserved_2 (should be zero)", 0x40),
      view("ds_ok", "StationProblemIndicator (1:Ok/0:Problem)", 0x20),
      view("ds_operate", "ProviderState (1:Run/0:Stop)", 0x10),
      view("ds_res3", "Reserved_1 (should be zero)", 0x08),
      view("ds_valid", "DataValid (1:Valid/0:Invalid)", 0x04),
      {
        filter: "ds_redundancy",
        label: "Redundancy",
        type: "FT_BOOLEAN",
        mask: 0x02,
        truth: [
          "The ARState from the IO device point of view is Backup",
          "Default - The ARState from the IO device point of view is Primary",
        ],
      },
      view("ds_primary", "State (1:Primary/0:Backup)", 0x01),
    ],
  }),
  transfer: u8({ filter: "transfer_status", label: "TransferStatus" }),
  machineData: mark({ filter: "", path: "pn_io" }),
  fragment: mark({ filter: "frag", label: "PROFINET Fragment", path: "pn_rt" }),
  fragmentLength: u8({ filter: "frag_data_length", label: "FragDataLength" }),
  fragmentStatus: mark({ filter: "frag_status", label: "FragStatus" }),
  fragmentParts: u8({
    filter: "",
    views: [
      {
        ...partView("frag_status.more_follows", "MoreFollows", 0x80, {
          0: "Last fragment",
          1: "More fragments follow",
        }),
        show,
      },
      {
        ...partView("frag_status.error", "Reserved", 0x40, { 0: "reserved", 1: "reserved: invalid should be zero" }),
        show,
      },
      partView("frag_status.fragment_number", "FragmentNumber (zero based)", 0x3f),
    ],
  }),
  fragmentData: bytes("rest", { filter: "=pn.frag_bytes", label: "Fragment Data" }),
};
/** Wireshark's value of such fields is this word, whatever the octets are. */
export const WORD_FOR_OCTETS = "data";
const worked = { fragmentText: text("rest", { filter: "frag_data", label: "FragData" }) };

/** Whether frames of this number are cyclic: data, and a status behind them (IEC 61158-6-10 4.7). */
export const isCyclic = (frame: number): boolean =>
  (frame >= 0x0100 && frame <= 0x06ff) || (frame >= 0x8000 && frame <= 0xfbff);
const isConfiguration = (frame: number): boolean => frame >= 0xfefc && frame <= 0xfeff;
const isFragment = (frame: number): boolean => frame >= 0xff80 && frame <= 0xff8f;

const frameOf = (octets: Uint8Array, start: number, captured: number): number =>
  start + FRAME_ID <= captured ? (octets[start] << 8) | octets[start + 1] : 0;

export const profinetCarries: FromHeader = (octets, start, _headerEnd, _end, captured) => {
  const frame = frameOf(octets, start, captured);
  return isConfiguration(frame) ? ProfinetPayload.configuration : ProfinetPayload.none;
};

/** The number of a frame, and what stands behind what it carries. */
export const profinetFrame = laidOut<keyof typeof fields, keyof typeof worked>(
  "frame of PROFINET",
  fields,
  (page) => {
    const frame = page.take("frameId");
    if (isFragment(frame)) {
      page.group("fragment", page.left, () => {
        page.take("fragmentLength");
        page.group("fragmentStatus", 1, () => void page.take("fragmentParts"));
        page.mark("fragmentText", page.left, WORD_FOR_OCTETS);
        page.take("fragmentData", page.left);
      });
      return;
    }
    const end = page.announced;
    if (!isCyclic(frame) || end > page.limit || end - STATUS < page.at) return;
    // What machines tell one another only who set them up can read.
    page.mark("machineData", end - STATUS - page.at);
    page.place("cycle", end - 4, end - 2);
    page.place("status", end - 2, end - 1);
    page.place("transfer", end - 1, end);
  },
  {
    worked,
    skip(octets, at, end) {
      const frame = frameOf(octets, at, end);
      return isFragment(frame) || isCyclic(frame) ? end : Math.min(end, at + FRAME_ID);
    },
  },
);
