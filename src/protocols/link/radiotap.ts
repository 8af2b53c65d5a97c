import { u32le } from "../../bytes/numbers.ts";
import { headerLengthIn } from "../../definition/auto.ts";
import { custom, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { alignedTo } from "../parts/aligned.ts";
import { channelFlags } from "../parts/radio-flags.ts";
import { frameTold } from "../parts/wlan-told.ts";
import { furtherReadings } from "../parts/radiotap-readings.ts";
import { presentViews, readings } from "../parts/radiotap-fields.ts";

const FIXED = 8;
const EXTENDED = 0x80000000;
const TSFT = 1;
const FLAGS = 2;
const FCS_AT_END = 0x10;
const PADDED = 0x20;

const has = (bit: number) => ({ field: "present", mask: 2 ** bit }) as const;
const pad = (bit: number, unit: number) => when(has(bit), custom(alignedTo(unit), { filter: "" }));
const reading = <F extends AnyField>(bit: number, field: F) => when(has(bit), field);

/** What a radio says of a frame in front of it: what is there, bits say, the first of each kind in fields of its own. */
export const RadioTap = protocol({
  name: "radiotap",
  layer: "RadioTap",
  title: "Radiotap Header",
  spec: "radiotap.org",
  carriedBy: { linktype: 127 },
  next: { table: "wlan_radio", always: 1 },
  // What other versions hold nobody knows.
  unreadable: { is: (bytes, start) => bytes[start] !== 0, shows: ["version", "pad", "length"] },
  tells(bytes, start, headerEnd, end, captured) {
    let at = start + FIXED;
    const present = u32le(bytes, start + 4);
    for (let word = present; word >= EXTENDED && at < headerEnd; at += 4) word = u32le(bytes, at);
    if ((present & FLAGS) === 0) return 0;
    if ((present & TSFT) !== 0) at += ((8 - ((at - start) % 8)) % 8) + 8;
    const flags = at < headerEnd && at < captured ? bytes[at] : 0;
    return frameTold((flags & FCS_AT_END) !== 0, (flags & PADDED) !== 0, end <= captured);
  },
  summary: "RadioTap",
  fields: {
    version: u8({ label: "Header revision" }),
    pad: u8({ label: "Header pad" }),
    len: u16({ filter: "length", label: "Header length", little: true, auto: headerLengthIn(1) }),
    present: u32({
      filter: "present.word",
      label: "Present flags word",
      show: "hex",
      little: true,
      whole: { through: "present", filter: "present", label: "Present flags", type: "FT_NONE" },
      views: presentViews,
    }),
    ext: when({ field: "present", mask: EXTENDED }, furtherReadings.words),
    tsftPad: pad(0, 8),
    mac_timestamp: reading(0, readings.mactime),
    Flags: reading(1, readings.flags),
    Rate: reading(2, readings.rate),
    channelPad: pad(3, 2),
    ChannelFrequency: reading(3, readings.frequency),
    ChannelFlags: reading(3, readings.channelFlags),
    hopset: reading(4, readings.hopset),
    hoppattern: reading(4, readings.pattern),
    dBm_AntSignal: reading(5, readings.signal),
    dBm_AntNoise: reading(6, readings.noise),
    qualityPad: pad(7, 2),
    Lock_Quality: reading(7, readings.quality),
    attenuationPad: pad(8, 2),
    attenuation: reading(8, readings.attenuation),
    dBAttenuationPad: pad(9, 2),
    dBAttenuation: reading(9, readings.dBAttenuation),
    power: reading(10, readings.power),
    Antenna: reading(11, readings.antenna),
    dBSignal: reading(12, readings.dBSignal),
    dBNoise: reading(13, readings.dBNoise),
    rxPad: pad(14, 2),
    RXFlags: reading(14, readings.rxFlags),
    txPad: pad(15, 2),
    TXFlags: reading(15, readings.txFlags),
    rtsRetries: reading(16, u8({ filter: "" })),
    dataRetries: reading(17, readings.retries),
    xchannelPad: pad(18, 4),
    ChannelPlusFlags: reading(
      18,
      u32({
        filter: "xchannel.flags",
        label: "Channel flags",
        show: "hex",
        little: true,
        views: channelFlags("xchannel.flags", 4, 18).map((view) =>
          view.filter === "xchannel.flags.passive" ? { ...view, filter: "channel.xtype.passive" } : view,
        ),
      }),
    ),
    ChannelPlusFrequency: reading(
      18,
      u16({ filter: "xchannel.freq", label: "Channel frequency", type: "FT_UINT32", little: true }),
    ),
    ChannelPlusNumber: reading(18, u8({ filter: "xchannel.channel", label: "Channel number", type: "FT_UINT32" })),
    ChannelPlusPower: reading(18, u8({ filter: "" })),
    knownMCS: reading(19, readings.mcs),
    ampduPad: pad(20, 4),
    A_MPDU: reading(20, readings.ampdu),
    rest: furtherReadings.rest,
  },
});
