/** Drawings of 16 by 16, stroked in the colour of the text. */
const paths = {
  filter: "M2 3h12l-4.6 5.4V13l-2.8-1.5V8.4z",
  clear: "M4 4l8 8M12 4l-8 8",
  star: "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
  down: "M4 6l4 4 4-4",
  moon: "M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z",
  sun: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1",
  auto: "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
  help: "M6 6a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6M8 12v.1M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13",
  open: "M2 12.5V3.5h4l1.5 2H14v7z",
  find: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.5 10.5l3.5 3.5",
  follow: "M2 5h9M8 2l3 3-3 3M14 11H5M8 8l-3 3 3 3",
  talkers: "M2 4h5v4H2zM9 8h5v4H9zM7 6h2v4",
  layers: "M8 2l6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3",
  graph: "M2 2v12h12M4 11l3-4 2.5 2L14 4",
  warning: "M8 2l6.5 11.5h-13zM8 6.5v3M8 11.6v.1",
  objects: "M3 2h6l4 4v8H3zM9 2v4h4",
  export: "M8 2v8M5 7l3 3 3-3M2.5 12v2h11v-2",
  columns: "M2 3h12v10H2zM6 3v10M10 3v10",
  color: "M8 2s4.5 4.6 4.5 7.5a4.5 4.5 0 0 1-9 0C3.5 6.600 8 2 8 2z",
  sequence: "M2 2v12h12M3.500 12.500l3-1 2-4 3-1 2-4",
  more: "M3 8h.1M8 8h.1M13 8h.1",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The fish that holds on to what is bigger. */
export function Emblem() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path
        fill="currentColor"
        d="M1.500 12.500c3-5 7.500-6.500 12-5.500 1.500.3 3 1 4.300 2.100L22.500 6.500l-1.700 5.400 2 5.300-5.300-2.600c-1.500 1.600-3.800 2.500-6.300 2.600-4 .1-7.500-1.700-9.700-4.700z"
      />
      <circle cx="6.500" cy="11.500" r="1.100" fill="var(--raised)" />
      <path d="M7.500 6.800h6" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}
