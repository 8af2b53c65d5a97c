import { iecFields, iecWorked } from "./iec60870-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

type Lay = (page: Page<keyof typeof iecFields | keyof typeof iecWorked>) => void;

const one =
  (...names: (keyof typeof iecFields)[]): Lay =>
  (page) => {
    for (const name of names) page.take(name);
  };
const real: Lay = (page) => void page.take("real", 4);
const normal: Lay = (page) => void page.take("normal", 2);
const counter: Lay = one("count", "counterFlags");
const time: Lay = (page) => {
  page.group("time", 7, one("ms", "min", "hour", "day", "month", "year"));
};
const shortTime: Lay = (page) => {
  page.group("shortTime", 3, one("ms24", "min24"));
};
const all =
  (...lays: Lay[]): Lay =>
  (page) => {
    for (const lay of lays) lay(page);
  };

/** What is in an information object, by the type of the unit (IEC 60870-5-101 7.3). */
const objects: { readonly [type: number]: Lay } = {
  1: one("siq"),
  2: all(one("siq"), shortTime),
  3: one("diq"),
  4: all(one("diq"), shortTime),
  5: one("vti", "qds"),
  6: all(one("vti", "qds"), shortTime),
  7: one("bitstring", "qds"),
  8: all(one("bitstring", "qds"), shortTime),
  9: all(normal, one("qds")),
  10: all(normal, one("qds"), shortTime),
  11: one("scaled", "qds"),
  12: all(one("scaled", "qds"), shortTime),
  13: all(real, one("qds")),
  14: all(real, one("qds"), shortTime),
  15: counter,
  16: all(counter, shortTime),
  21: normal,
  30: all(one("siq"), time),
  31: all(one("diq"), time),
  32: all(one("vti", "qds"), time),
  33: all(one("bitstring", "qds"), time),
  34: all(normal, one("qds"), time),
  35: all(one("scaled", "qds"), time),
  36: all(real, one("qds"), time),
  37: all(counter, time),
  45: one("sco"),
  46: one("dco"),
  47: one("rco"),
  48: all(normal, one("qos")),
  49: one("scaled", "qos"),
  50: all(real, one("qos")),
  51: one("bitstring"),
  58: all(one("sco"), time),
  59: all(one("dco"), time),
  60: all(one("rco"), time),
  61: all(normal, one("qos"), time),
  62: all(one("scaled", "qos"), time),
  63: all(real, one("qos"), time),
  64: all(one("bitstring"), time),
  70: one("coi"),
  100: one("qoi"),
  101: one("qcc"),
  102: () => {},
  103: time,
  105: one("qrp"),
  110: all(normal, one("qpm")),
  111: one("scaled", "qpm"),
  112: all(real, one("qpm")),
};

const SEQUENCE = 0x80;

/** Information objects of a unit, whose type and number stand at the beginning of the layer. */
export const informationObjects = laidOut(
  "information objects",
  iecFields,
  (page) => {
    const [type, number] = [page.bytes[page.layerStart], page.bytes[page.layerStart + 1]];
    const lay = objects[type];
    const first = page.peekLittle(3);
    if (!lay) {
      page.take("ioa");
      if (page.left > 0) page.take("rawdata", page.left);
      return;
    }
    for (let index = 0; index < (number & ~SEQUENCE) && !page.lacks; index++) {
      const begin = page.at;
      page.group("object", 0, () => {
        if (number & SEQUENCE && index > 0) page.mark("further", 0, (first + index) & 0xffffff);
        else page.take("ioa");
        lay(page);
      });
      if (page.at === begin) return;
    }
    if (page.left > 0 && !page.lacks) page.take("rawdata", page.left);
  },
  { worked: iecWorked },
);
