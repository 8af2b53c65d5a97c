import { blobPieces, PIECE, type Pieces } from "./pieces.ts";

/**
 * A capture that a web server has. It is read in ranges (RFC 9110), each once: the browser keeps what was read, and
 * shows it when the server is gone. A server that knows no ranges is asked for all of it.
 */
export async function urlPieces(url: URL, name: string): Promise<Pieces> {
  const ending = new AbortController();
  const first = await ask(url, 0, ending.signal);
  if (first.status === 200) return blobPieces(await first.blob(), name);
  const size = Number(/\/(\d+)$/.exec(first.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(size)) throw new Error(`${name}: the server does not say how long it is`);
  const kept: (Promise<Blob> | undefined)[] = [first.blob()];

  async function fetchPiece(number: number): Promise<Blob> {
    try {
      return await (await ask(url, number, ending.signal)).blob();
    } catch (fault) {
      kept[number] = undefined;
      throw fault;
    }
  }
  return {
    name,
    size,
    async from(at) {
      if (at >= size) return undefined;
      const number = Math.floor(at / PIECE);
      const blob = await (kept[number] ??= fetchPiece(number));
      return new Uint8Array(await blob.slice(at - number * PIECE).arrayBuffer());
    },
    close: () => ending.abort(),
  };
}

async function ask(url: URL, number: number, signal: AbortSignal): Promise<Response> {
  const range = `bytes=${number * PIECE}-${(number + 1) * PIECE - 1}`;
  let answer: Response;
  try {
    answer = await fetch(url, { headers: { range }, signal });
  } catch (fault) {
    throw signal.aborted ? fault : new Error("the server does not answer; what was loaded is still here");
  }
  if (answer.status === 416 && number === 0) return new Response(new Blob());
  if (!answer.ok) throw new Error(`the server answers ${answer.status} ${answer.statusText}`.trimEnd());
  return answer;
}
