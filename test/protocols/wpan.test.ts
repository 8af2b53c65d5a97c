import { describe, expect, it } from "vitest";
import { crcCcitt } from "../../src/bytes/crc-ccitt.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const CHECKED = 195;
const UNCHECKED = 230;
const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

/** What is seen of a frame without a check sequence. */
function seen(hex: string) {
  return seenBy(new FullSession(standardCatalog(), standardWalk, {}), octets(hex), 1, UNCHECKED);
}

/** The same with one, which is wrong by `change`. */
function seenChecked(hex: string, change = 0) {
  const frame = octets(hex);
  const crc = crcCcitt(frame, 0, frame.length) ^ change;
  const bytes = Uint8Array.of(...frame, crc & 0xff, crc >> 8);
  return seenBy(new FullSession(standardCatalog(), standardWalk, {}), bytes, 1, CHECKED);
}

const UNICAST = "6188 01 ff01 0100 0200";

describe("IEEE 802.15.4", () => {
  it("reads addresses as their modes and the version say", () => {
    const request = seen("23c8 0c ff01 0000 ffff 0720000000da1c00 01 8e").fields;
    expect(request.get("wpan.dst_pan")).toEqual(["0x01ff"]);
    expect(request.get("wpan.src64")).toEqual(["00:1c:da:00:00:00:20:07"]);
    expect(request.get("wpan.cmd")).toEqual(["0x01"]);
    expect(request.get("wpan.cinfo.device_type")).toEqual(["1"]);
    const bothLong = seen("21ec 01 4dab 0100010081000110 0210024002000200 7e").fields;
    expect(bothLong.get("wpan.dst64")).toEqual(["10:01:00:81:00:01:00:01"]);
    expect(bothLong.has("wpan.src_pan")).toBe(false);
  });

  it("reads beacons, with slots and addresses that wait", () => {
    const { fields } = seen("0080 0a ff01 0000 ffcf 82 01 3412 21 3512 43 21 00ff aabb 0102030405060708 09");
    expect(fields.get("wpan.gts.count")).toEqual(["2"]);
    expect(fields.get("wpan.gts.direction")).toEqual(["1", "0"]);
    expect(fields.get("wpan.pending64")).toEqual(undefined);
    expect(fields.get("wpan.assoc_permit")).toEqual(["1"]);
  });

  it("says whether the check sequence is right, and hands on only what is", () => {
    const right = seenChecked(`${UNICAST} 0800 0100 0200 1e 01 02 0a 0600 0401 0b 01`);
    expect(right.path).toBe("wpan:zbee_nwk:zbee_aps");
    expect(right.fields.get("wpan.fcs_ok")).toEqual(["1"]);
    const wrong = seenChecked(`${UNICAST} 0800 0100 0200 1e 01 02 0a 0600 0401 0b 01`, 1);
    expect(wrong.path).toBe("wpan:data");
    expect(wrong.fields.get("wpan.fcs_ok")).toEqual(["0"]);
    expect(wrong.fields.has("wpan.fcs.bad")).toBe(true);
  });

  it("shows how a frame is encrypted, and leaves it so", () => {
    const { path, fields } = seen("6998 01 ff01 0000 0100 1d 05000000 0102030405060708 09 aabbccdd 11223344");
    expect(path).toBe("wpan:data");
    expect(fields.get("wpan.aux_sec.key_index")).toEqual(["0x09"]);
    expect(fields.get("wpan.mic")).toEqual(["11:22:33:44"]);
    expect(fields.get("data.data")).toEqual(["aa:bb:cc:dd"]);
    expect(seen("1800 80 1506 20 00 00 00000000 07 aa 0102030405060708").fields.get("wpan.mic")).toEqual([
      "01:02:03:04:05:06:07:08",
    ]);
  });

  it("reads elements up to the one that ends them", () => {
    const { fields } = seen("02a2 5e badc 0100 020f 0a80 803f aabb");
    expect(fields.get("wpan.header_ie.time_correction.value")).toEqual(["10"]);
    expect(fields.get("wpan.nack")).toEqual(["1"]);
    expect(seen("02a2 5e badc 0100 003f 0288 aabb 00f8").fields.get("wpan.ie.unknown_content")).toEqual(["aa:bb"]);
  });

  it("goes no further where modes or versions cannot be", () => {
    for (const [hex, remark] of [
      ["0144 01 aabb", "wpan.dst_invalid"],
      ["0140 01 aabb", "wpan.src_invalid"],
      ["4180 01 aabb", "wpan.invalid_panid_compression"],
      ["01b0 01 aabb", "wpan.frame_version_unknown"],
      ["ad6d 01 aabb", "wpan.frame_version_unknown"],
    ]) {
      const { path, fields } = seen(hex);
      expect(path).toBe("wpan");
      expect(fields.has(remark)).toBe(true);
    }
  });

  it("reads what is cut off as far as it goes", () => {
    const whole = octets("23c8 0c ff01 0000 ffff 0720000000da1c00 02 3412 00");
    for (let size = 0; size <= whole.length; size++) {
      const { path } = seenBy(new FullSession(standardCatalog(), standardWalk, {}), whole.slice(0, size), 1, CHECKED);
      expect(path.split(":")[0]).toBe("wpan");
    }
  });
});

describe("ZigBee", () => {
  it("has beacons", () => {
    const { path, fields } = seen("0080 0a ff01 0000 ffcf 0000 00 2284 ffeeddccbbaa0099 ffffff 05");
    expect(path).toBe("wpan:zbee_beacon");
    expect(fields.get("zbee_beacon.ext_panid")).toEqual(["99:00:aa:bb:cc:dd:ee:ff"]);
    expect(fields.get("zbee_beacon.update_id")).toEqual(["5"]);
  });

  it("has commands of the network", () => {
    const commands: readonly (readonly [hex: string, field: string, value: string])[] = [
      ["01 20 05 0300 07 0102030405060708", "cmd.route.dest_ext", "08:07:06:05:04:03:02:01"],
      ["02 30 05 0300 0400 07 0102030405060708 1112131415161718", "cmd.route.resp", "0x0004"],
      ["03 09 0300", "cmd.status", "0x09"],
      ["04 e0", "cmd.leave.request", "1"],
      ["05 02 0300 0400", "cmd.relay_count", "2"],
      ["06 8e", "cmd.cinfo.ffd", "1"],
      ["07 0300 00", "cmd.rejoin_status", "0x00"],
      ["08 61 0300 72", "cmd.link.outgoing_cost", "7"],
    ];
    for (const [hex, field, value] of commands)
      expect(seen(`${UNICAST} 0900 0100 0200 1e 01 ${hex}`).fields.get(`zbee_nwk.${field}`)).toEqual([value]);
  });

  it("names relays, long addresses and groups", () => {
    const { fields } = seen(
      `${UNICAST} 081d 0100 0200 1e 01 0102030405060708 1112131415161718 35 0100 0500 02 0a 0600 0401 0b 01`,
    );
    expect(fields.get("zbee_nwk.src64")).toEqual(["18:17:16:15:14:13:12:11"]);
    expect(fields.get("zbee_nwk.multicast.radius")).toEqual(["5"]);
    expect(fields.get("zbee_nwk.relay")).toEqual(["5"]);
    expect(fields.get("zbee_aps.src")).toEqual(["11"]);
  });

  it("says with which key something is encrypted", () => {
    const { path, fields } = seen(`${UNICAST} 0802 0100 0200 1e 01 28 0a000000 0102030405060708 00 aabb 11223344`);
    expect(path).toBe("wpan:zbee_nwk:data");
    expect(fields.get("zbee.sec.key_id")).toEqual(["0x01"]);
    expect(fields.get("zbee.sec.mic")).toEqual(["11:22:33:44"]);
    expect(fields.get("data.data")).toEqual(["aa:bb"]);
    const nested = seen(`${UNICAST} 0800 0100 0200 1e 01 21 05 10 00000000 aabb 11223344`);
    expect(nested.path).toBe("wpan:zbee_nwk:zbee_aps:data");
    expect(nested.fields.get("zbee.sec.key_id")).toEqual(["0x02"]);
  });

  it("hands out keys, and proves that it has them", () => {
    const command = (hex: string) => seen(`${UNICAST} 0800 0100 0200 1e 01 01 64 ${hex}`).fields;
    const key = "00".repeat(15) + "07";
    const transported = command(`05 01 ${key} 02 0102030405060708 1112131415161718`);
    expect(transported.get("zbee_aps.cmd.key_type")).toEqual(["0x01"]);
    expect(transported.get("zbee_aps.cmd.seqno")).toEqual(["2"]);
    expect(command(`05 03 ${key} 0102030405060708 01`).get("zbee_aps.cmd.init_flag")).toEqual(["1"]);
    expect(command(`01 0102030405060708 1112131415161718 ${key}`).has("zbee_aps.cmd.challenge")).toBe(true);
    expect(command(`06 0102030405060708 0300 02`).get("zbee_aps.cmd.update_status")).toEqual(["0x02"]);
    const ack = seen(`${UNICAST} 0800 0100 0200 1e 01 8a 0a 0600 0401 0b 01 01 00 03`).fields;
    expect(ack.get("zbee_aps.block_acks")).toEqual(["0x03"]);
    expect(seen(`${UNICAST} 0800 0100 0200 1e 01 04 0a`).fields.has("zbee_aps.invalid_delivery_mode")).toBe(true);
  });
});
