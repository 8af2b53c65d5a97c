/** Types of errors and their codes, from 0 on (OpenFlow Switch Specification 1.3.4, 7.4.4). */
export const openflowErrors: { readonly [type: number]: { readonly name: string; readonly codes: readonly string[] } } =
  {
    0: { name: "HELLO_FAILED", codes: words("INCOMPATIBLE EPERM") },
    1: {
      name: "BAD_REQUEST",
      codes: words(
        "BAD_VERSION BAD_TYPE BAD_MULTIPART BAD_EXPERIMENTER BAD_EXP_TYPE EPERM BAD_LEN BUFFER_EMPTY BUFFER_UNKNOWN " +
          "BAD_TABLE_ID IS_SLAVE BAD_PORT BAD_PACKET MULTIPART_BUFFER_OVERFLOW",
      ),
    },
    2: {
      name: "BAD_ACTION",
      codes: words(
        "BAD_TYPE BAD_LEN BAD_EXPERIMENTER BAD_EXP_TYPE BAD_OUT_PORT BAD_ARGUMENT EPERM TOO_MANY BAD_QUEUE BAD_OUT_GROUP " +
          "MATCH_INCONSISTENT UNSUPPORTED_ORDER BAD_TAG BAD_SET_TYPE BAD_SET_LEN BAD_SET_ARGUMENT",
      ),
    },
    3: {
      name: "BAD_INSTRUCTION",
      codes: words(
        "UNKNOWN_INST UNSUP_INST BAD_TABLE_ID UNSUP_METADATA UNSUP_METADATA_MASK BAD_EXPERIMENTER BAD_EXP_TYPE BAD_LEN EPERM",
      ),
    },
    4: {
      name: "BAD_MATCH",
      codes: words(
        "BAD_TYPE BAD_LEN BAD_TAG BAD_DL_ADDR_MASK BAD_NW_ADDR_MASK BAD_WILDCARDS BAD_FIELD BAD_VALUE BAD_MASK BAD_PREREQ " +
          "DUP_FIELD EPERM",
      ),
    },
    5: {
      name: "FLOW_MOD_FAILED",
      codes: words("UNKNOWN TABLE_FULL BAD_TABLE_ID OVERLAP EPERM BAD_TIMEOUT BAD_COMMAND BAD_FLAGS"),
    },
    6: {
      name: "GROUP_MOD_FAILED",
      codes: words(
        "GROUP_EXISTS INVALID_GROUP WEIGHT_UNSUPPORTED OUT_OF_GROUPS OUT_OF_BUCKETS CHAINING_UNSUPPORTED WATCH_UNSUPPORTED LOOP " +
          "UNKNOWN_GROUP CHAINED_GROUP BAD_TYPE BAD_COMMAND BAD_BUCKET BAD_MATCH EPERM",
      ),
    },
    7: { name: "PORT_MOD_FAILED", codes: words("BAD_PORT BAD_HW_ADDR BAD_CONFIG BAD_ADVERTISE EPERM") },
    8: { name: "TABLE_MOD_FAILED", codes: words("BAD_TABLE BAD_CONFIG EPERM") },
    9: { name: "QUEUE_OP_FAILED", codes: words("BAD_PORT BAD_QUEUE EPERM") },
    10: { name: "SWITCH_CONFIG_FAILED", codes: words("BAD_FLAGS BAD_LEN EPERM") },
    11: { name: "ROLE_REQUEST_FAILED", codes: words("STALE UNSUP BAD_ROLE") },
    12: {
      name: "METER_MOD_FAILED",
      codes: words(
        "UNKNOWN METER_EXISTS INVALID_METER UNKNOWN_METER BAD_COMMAND BAD_FLAGS BAD_RATE BAD_BURST BAD_BAND BAD_BAND_VALUE " +
          "OUT_OF_METERS OUT_OF_BANDS",
      ),
    },
    13: { name: "TABLE_FEATURES_FAILED", codes: words("BAD_TABLE BAD_METADATA BAD_TYPE BAD_LEN BAD_ARGUMENT EPERM") },
    0xffff: { name: "EXPERIMENTER", codes: [] },
  };

function words(text: string): readonly string[] {
  return text.split(" ");
}
