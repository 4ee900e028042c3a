// One browser's stream of what changed in its workspace (server-sent events). It carries topics, never data: the browser asks
// again through the routes, which check who it is. A browser that stops reading is let go.

import type { Live } from '../live.ts';

const KEEP_ALIVE_MILLISECONDS = 20_000;

export async function liveStream(live: Live, workspaceId: string, signal: AbortSignal): Promise<Response> {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => {
        if ((controller.desiredSize ?? 0) < -50) return stop();
        controller.enqueue(encoder.encode(text));
      };
      const unsubscribe = await live.subscribe((notice) => {
        if (notice.workspaceId !== workspaceId) return;
        write(`data: ${JSON.stringify({ topic: notice.topic, id: notice.id })}\n\n`);
      });
      const keepAlive = setInterval(() => write(': still here\n\n'), KEEP_ALIVE_MILLISECONDS);
      stop = () => {
        stop = () => {};
        clearInterval(keepAlive);
        unsubscribe();
        controller.close();
      };
      signal.addEventListener('abort', () => stop(), { once: true });
      if (signal.aborted) return stop();
      write('retry: 2000\n\n');
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
}
