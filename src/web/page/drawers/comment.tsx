import { useLayoutEffect, useRef } from "preact/hooks";
import { closeDrawer } from "../drawer-state.ts";
import { comments, setComment } from "../marks.ts";

/** What somebody writes beside a packet; it goes into files that are exported. */
export function CommentDrawer({ packet }: { readonly packet: number }) {
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => input.current?.focus(), [packet]);
  return (
    <form
      class="drawer-body"
      onSubmit={(event) => {
        event.preventDefault();
        setComment(packet, input.current?.value ?? "");
        closeDrawer();
      }}
    >
      <label class="stacked">
        Comment on packet {packet + 1}
        <textarea ref={input} rows={5} key={packet} defaultValue={comments.value.get(packet) ?? ""} />
      </label>
      <div class="line">
        <button type="submit" class="main">
          Keep
        </button>
        <span class="faint">Comments are written into pcapng files that you export.</span>
      </div>
    </form>
  );
}
