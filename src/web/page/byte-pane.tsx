import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { details, field, fieldAt, layer, selectField, sourceShown } from "./selection.ts";
import { VirtualRows, type RowsHandle } from "./virtual-rows.tsx";

/** Octets in a line, and in one that writes their bits. */
const WIDTH = 16;
const WIDTH_IN_BITS = 4;

/** Where the keyboard is in the bytes that are shown. */
const cursor = signal(0);
/** Bits are written in place of hexadecimal digits. */
const inBits = signal(false);

/** The octets of the packet, or of what was put together of it; the field that is looked at stands out. */
export function BytePane() {
  const handle = useRef<RowsHandle>(null);
  const shown = details.value?.sources[sourceShown.value];
  const wanted = field.value;
  const [start, end] = wanted && wanted.source === sourceShown.value ? [wanted.start, wanted.end] : [0, 0];

  const width = inBits.value ? WIDTH_IN_BITS : WIDTH;
  useLayoutEffect(() => {
    if (end <= start) return;
    cursor.value = start;
    handle.current?.reveal(Math.floor(start / width), true);
  }, [shown, start, end, width]);
  if (!shown) return <p class="message">No bytes to show.</p>;

  const { bytes } = shown;
  const go = (at: number) => {
    const next = Math.max(0, Math.min(bytes.length - 1, at));
    cursor.value = next;
    selectField(fieldAt(sourceShown.value, next));
    handle.current?.reveal(Math.floor(next / width));
  };
  const page = (handle.current?.page ?? 1) * width;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -width,
    ArrowDown: width,
    PageUp: -page,
    PageDown: page,
  };
  return (
    <VirtualRows
      class={`bytes data ${inBits.value ? "in-bits" : ""}`}
      role="group"
      tabIndex={0}
      aria-label={`Bytes of ${shown.name}. Arrow keys move from byte to byte.`}
      data-pane="bytes"
      handle={handle}
      count={Math.ceil(bytes.length / width)}
      rowHeight={20}
      onKeyDown={(event) => {
        const step = steps[event.key];
        if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
        event.preventDefault();
        go(cursor.value + step);
      }}
      onClick={({ target }) => {
        const at = target instanceof HTMLElement ? target.dataset["at"] : undefined;
        if (at !== undefined) go(Number(at));
      }}
      row={(line) => <ByteLine bytes={bytes} from={line * width} width={width} start={start} end={end} />}
    />
  );
}

interface LineProps {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

function ByteLine({ bytes, from, width, start, end }: LineProps) {
  const around = layer.value;
  const isAround = around && around.source === sourceShown.value;
  const places = Array.from({ length: Math.min(width, bytes.length - from) }, (_, place) => from + place);
  const look = (at: number) => {
    const state = at >= start && at < end ? "chosen" : isAround && at >= around.start && at < around.end ? "layer" : "";
    return at === cursor.value ? `${state} cursor` : state;
  };
  return (
    <div class="byte-line">
      <span class="offset">{from.toString(16).padStart(4, "0")}</span>
      <span class="digits">
        {places.map((at) => (
          <i key={at} data-at={at} class={look(at)}>
            {(bytes[at] ?? 0).toString(inBits.value ? 2 : 16).padStart(inBits.value ? 8 : 2, "0")}
          </i>
        ))}
      </span>
      <span class="characters">
        {places.map((at) => (
          <i key={at} data-at={at} class={look(at)}>
            {characterOf(bytes[at] ?? 0)}
          </i>
        ))}
      </span>
    </div>
  );
}

function characterOf(octet: number): string {
  return octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : octet === 0x20 ? " " : "·";
}

/** Which of the packet's sources is shown, and how. */
export function ByteTabs() {
  const sources = details.value?.sources ?? [];
  return (
    <>
      {sources.map(({ name, bytes }, index) => (
        <button
          key={index}
          type="button"
          role="tab"
          aria-selected={sourceShown.value === index}
          title={`${name}, ${bytes.length} bytes`}
          onClick={() => (sourceShown.value = index)}
        >
          {name} <span class="faint">{bytes.length}</span>
        </button>
      ))}
      <button
        type="button"
        class="end"
        aria-pressed={inBits.value}
        title="Write bytes as bits"
        onClick={() => (inBits.value = !inBits.value)}
      >
        Bits
      </button>
    </>
  );
}

/** The bits of the field that is looked at, those that it is made of standing out. */
export function FieldBits() {
  const node = field.value;
  const bytes = node && details.value?.sources[node.source]?.bytes;
  if (!node || !bytes || node.mask === undefined || node.end - node.start > 6) return null;
  const octets = [...bytes.subarray(node.start, node.end)];
  const count = octets.length * 8;
  const isIn = (bit: number) => Math.floor((node.mask ?? 0) / 2 ** (count - 1 - bit)) % 2 === 1;
  const digits = octets.map((octet) => octet.toString(2).padStart(8, "0")).join("");
  return (
    <span class="bits data" role="img" aria-label={`Bits ${digits}`}>
      {Array.from(digits, (digit, bit) => (
        <i key={bit} class={`${isIn(bit) ? "in" : ""} ${bit % 4 === 0 && bit > 0 ? "gap" : ""}`}>
          {digit}
        </i>
      ))}
    </span>
  );
}
