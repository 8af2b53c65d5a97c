import type { homeplugFields } from "./homeplug-fields.ts";

export type HomeplugName = keyof typeof homeplugFields;
/** A field of its own size; of so many octets, or of all that are left (-1); a group of fields; or so many groups as the field says that was taken last. */
export type Step =
  | HomeplugName
  | readonly [name: HomeplugName, size: number]
  | { readonly group: HomeplugName; readonly of: readonly Step[] }
  | { readonly each: readonly Step[] };

const REST = -1;
const RUN = 8;
const IDENTIFIER = 17;
const reserved = (size: number): Step => ["reserved", size];
const nid: Step = ["nid", 7];

/** Messages for all makers, by their types. */
export const publicBodies: { readonly [type: number]: readonly Step[] } = {
  0x6007: [{ group: "encryptedAnswer", of: ["encryptedResult", "pid", "prn"] }],
  0x6008: [
    {
      group: "setKey",
      of: ["keyType", "myNonce", "yourNonce", "pid", "prn", "pmn", "coordinates", nid, "peks", ["newKey", 16]],
    },
  ],
  0x6009: [{ group: "keySet", of: ["keySetResult", "myNonce", "yourNonce", "pid", "prn", "pmn", "coordinates"] }],
  0x600c: [{ group: "getKey", of: ["getKeyType", "keyType", nid, "myNonce", "pid", "prn", "pmn"] }],
  0x600d: [
    {
      group: "keyGot",
      of: ["keyResult", "askedKeyType", "myNonce", "yourNonce", nid, "peks", "pid", "prn", "pmn", ["gotKey", REST]],
    },
  ],
  0x6021: [{ group: "bridge", of: ["bridging", "bridgeTei", "bridged", { each: ["bridgedStation"] }] }],
  0x6064: ["parmApplication", "parmSecurity", ["parmRun", RUN]],
  0x6065: [
    ["soundTarget", 6],
    "soundCount",
    "parmTimeout",
    "parmResponse",
    "parmForward",
    "parmApplication",
    "parmSecurity",
    ["parmRun", RUN],
  ],
  0x606a: [
    "charApplication",
    "charSecurity",
    "startSounds",
    "startTimeout",
    "startResponse",
    "startForward",
    ["startRun", RUN],
  ],
  0x606e: [
    "charApplication",
    "charSecurity",
    "charSource",
    ["charRun", RUN],
    ["charSourceId", IDENTIFIER],
    ["charResponder", IDENTIFIER],
    "charSounds",
    { group: "charProfile", of: ["charGroups", { each: ["attenuation"] }] },
  ],
  0x606f: [
    "charApplication",
    "charSecurity",
    "charSource",
    ["charRun", RUN],
    ["charSourceId", IDENTIFIER],
    ["charResponder", IDENTIFIER],
    "charResult",
  ],
  0x6076: [
    "soundApplication",
    "soundSecurity",
    ["soundSender", IDENTIFIER],
    "soundsLeft",
    ["soundRun", RUN],
    ["soundReserved", 8],
    ["soundRandom", 16],
  ],
  0x607c: matched([]),
  0x607d: matched([
    ["matchNetwork", 7],
    ["matchReserved", 1],
    ["matchKey", 16],
  ]),
  0x6086: ["profileCar", "profileGroups", { each: ["attenuation"] }],
};

function matched(further: readonly Step[]): readonly Step[] {
  return [
    "matchApplication",
    "matchSecurity",
    "matchLength",
    ["matchCarId", IDENTIFIER],
    "matchCar",
    ["matchChargerId", IDENTIFIER],
    "matchCharger",
    ["matchRun", RUN],
    ["matchReserved", 8],
    ...further,
  ];
}

/** Messages of Qualcomm Atheros, by their types. */
export const qualcommBodies: { readonly [type: number]: readonly Step[] } = {
  0xa001: [{ group: "software", of: ["softwareStatus", "device", "versionLength", ["versionText", 64], "upgradable"] }],
  0xa039: [
    {
      group: "network",
      of: [
        reserved(5),
        "networks",
        {
          each: [
            {
              group: "networkInfo",
              of: [
                nid,
                reserved(2),
                "snid",
                "tei",
                reserved(4),
                "role",
                "coordinator",
                "coordinatorTei",
                reserved(3),
                "stations",
                reserved(5),
                {
                  each: [
                    {
                      group: "station",
                      of: [
                        "stationAddress",
                        "stationTei",
                        reserved(3),
                        "stationBridges",
                        "sendRate",
                        "coupling",
                        reserved(1),
                        "receiveRate",
                        reserved(2),
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  0xa048: [{ group: "loop", of: ["loopDuration", reserved(1), "loopLength", ["loopData", REST]] }],
  0xa049: [{ group: "looped", of: ["loopStatus", "loopDuration", "loopLength"] }],
  0xa068: [{ group: "getAttributes", of: ["cookie", "reportType"] }],
  0xa069: [
    {
      group: "attributes",
      of: [
        "attributesStatus",
        "cookie",
        "reportType",
        "attributesSize",
        {
          group: "attributesData",
          of: [
            ["hardware", 16],
            ["platform", 16],
            "major",
            "minor",
            "subversion",
            "subversion",
            reserved(4),
            ["built", 8],
            ["release", 12],
            "memoryType",
            reserved(1),
            "power",
            "memorySize",
            "authorization",
          ],
        },
      ],
    },
  ],
  0xa06c: [{ group: "getPhy", of: ["phyControl", "phyCapabilities", reserved(3)] }],
  0xa06d: [{ group: "phy", of: ["phyStatus", "phySpeed", "phyDuplex"] }],
};
