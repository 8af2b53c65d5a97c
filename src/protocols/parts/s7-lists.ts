import { bytes, u16, u8 } from "../../definition/fields.ts";
import { idIdWords, partlistExWords } from "./s7-words.ts";

/** Entries of the lists of what a controller knows of itself. */
export const s7Lists = {
  ledId: u16({
    filter: "szl.xy74.0000.cpu_led_id",
    label: "cpu_led_id",
    show: "hex",
    views: [
      {
        filter: "szl.xy74.0000.cpu_led_id.rackno",
        label: "Bits 0, 1, 2: Rack number",
        type: "FT_UINT16",
        size: 2,
        mask: 0x700,
      },
      {
        filter: "szl.xy74.0000.cpu_led_id.cputype",
        label: "Bit 3: CPU Type (0=Standby, 1=Master)",
        type: "FT_UINT16",
        size: 2,
        mask: 0x800,
      },
      {
        filter: "szl.xy74.0000.cpu_led_id.id",
        label: "Byte 1: LED ID",
        type: "FT_UINT16",
        size: 2,
        mask: 0xff,
        strings: idIdWords,
      },
    ],
  }),
  ledOn: u8({ filter: "szl.xy74.0000.led_on", label: "Status of the LED", strings: { 0: "Off", 1: "On" } }),
  ledBlink: u8({
    filter: "szl.xy74.0000.led_blink",
    label: "Flashing status of the LED",
    strings: { 0: "Not flashing", 1: "Flashing normally (2 Hz)", 2: "Flashing slowly (0.5 Hz)" },
  }),
  existing: u16({ filter: "szl.0000.0000.szl_id", label: "SZL ID that exists", show: "hex", strings: partlistExWords }),
  level1: u16({ filter: "szl.0132.0004.index", label: "Index", show: "hex" }),
  level2: u16({
    filter: "szl.0132.0004.key",
    label: "key (Protection level for the key switch, possible values: 1,2 or 3)",
  }),
  level3: u16({
    filter: "szl.0132.0004.param",
    label: "param (Assigned protection level, possible values: 0, 1, 2 or 3)",
  }),
  level4: u16({
    filter: "szl.0132.0004.real",
    label: "real (Valid protection level of the CPU, possible values: 1, 2 or 3)",
  }),
  level5: u16({
    filter: "szl.0132.0004.bart_sch",
    label: "bart_sch (Position of the mode switch)",
    strings: { 0: "undefined or cannot be ascertained", 1: "RUN", 2: "RUN_P", 3: "STOP", 4: "MRES" },
  }),
  level6: u16({
    filter: "szl.0132.0004.crst_wrst",
    label: "crst_wrst (Setting of the CRST/WRST switch)",
    strings: { 0: "undefined, does not exist or cannot be ascertained", 1: "CRST", 2: "WRST" },
  }),
  level7: u16({ filter: "szl.0132.0004.ken_f", label: "ken_f (Reserved)", show: "hex" }),
  level8: u16({
    filter: "szl.0132.0004.ken_rel",
    label: "ken_rel (ID for valid version identifications/checksums)",
    show: "hex",
  }),
  level9: u16({
    filter: "szl.0132.0004.ken_ver1_hw",
    label: "ken_ver1_hw (Version ID/checksum 1 of the hardware configuration)",
    little: true,
    show: "hex",
  }),
  level10: u16({
    filter: "szl.0132.0004.ken_ver2_hw",
    label: "ken_ver2_hw (Version ID/checksum 2 of the hardware configuration)",
    little: true,
    show: "hex",
  }),
  level11: u16({
    filter: "szl.0132.0004.ken_ver1_awp",
    label: "ken_ver1_awp (Version ID/checksum 1 of the user program)",
    little: true,
    show: "hex",
  }),
  level12: u16({
    filter: "szl.0132.0004.ken_ver2_awp",
    label: "ken_ver2_awp (Version ID/checksum 2 of the user program)",
    little: true,
    show: "hex",
  }),
  level13: bytes("rest", { filter: "szl.0132.0004.res", label: "res (Reserved)" }),
};
