/** An answer has 400 tokens at most; a server that goes on for ever must not fill our memory meanwhile. */
const MOST_BYTES = 256 * 1024;

/** `fetch` whose responses fail once their body is longer than any honest answer. */
export function bounded(inner: typeof fetch): typeof fetch {
  return async (...args) => {
    const response = await inner(...args);
    if (!response.body) return response;
    let seen = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          seen += chunk.byteLength;
          if (seen > MOST_BYTES)
            controller.error(new Error(`answer longer than ${MOST_BYTES} bytes`));
          else controller.enqueue(chunk);
        },
      }),
    );
    const { status, statusText, headers } = response;
    return new Response(counted, { status, statusText, headers });
  };
}
