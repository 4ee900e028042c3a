// A web server that stands for the rest of the world: it notes every address that is asked of it, so a test can say that nothing was.
// It closes at the end of the block that holds it, whatever connections a browser keeps open to it.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Outside extends AsyncDisposable {
  url: string;
  /** The paths asked for so far, but for the icon that a browser asks of every site. */
  heard(): string[];
}

export async function listenOutside(): Promise<Outside> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    if (request.url !== '/favicon.ico') paths.push(request.url ?? '');
    response.end('<title>outside</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => [...paths],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
