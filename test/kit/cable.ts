// A network cable between a program and a server, to be cut by a test: octets pass by TCP until `cut`, then they are held and nobody
// is told, as when a switch dies; after `mend` they arrive after all, late. Both ends keep connections that lead nowhere: the hardest case.

import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

export interface Cable {
  port: number;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function layCable(target: NetConnectOpts): Promise<Cable> {
  const pairs: Pair[] = [];
  let isCut = false;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (near) => {
    const pair = joinPair(near, target);
    pairs.push(pair);
    if (!isCut) pair.flow();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      isCut = true;
      for (const pair of pairs) pair.hold();
    },
    mend() {
      isCut = false;
      for (const pair of pairs) pair.flow();
    },
    close: () => closeAll(server, pairs),
  };
}

interface Pair {
  flow(): void;
  hold(): void;
  destroy(): void;
}

function joinPair(near: Socket, target: NetConnectOpts): Pair {
  let far: Socket | undefined;
  let held = true;
  /** An end that came while the cable was cut: the other side hears of it when it is mended. */
  const ended = new Set<Socket>();

  function lead(from: Socket, to: Socket): void {
    from.on('data', (bytes: Buffer) => to.write(bytes));
    from.on('end', () => to.end());
    from.on('error', () => {});
    from.on('close', () => (held ? ended.add(to) : to.destroy()));
  }

  near.on('error', () => {});
  return {
    flow() {
      held = false;
      if (!far && !near.destroyed) {
        far = connect({ ...target, allowHalfOpen: true } as NetConnectOpts);
        lead(near, far);
        lead(far, near);
      }
      near.resume();
      far?.resume();
      for (const socket of ended) socket.destroy();
    },
    hold() {
      held = true;
      near.pause();
      far?.pause();
    },
    destroy() {
      near.destroy();
      far?.destroy();
    },
  };
}

function closeAll(server: Server, pairs: readonly Pair[]): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const pair of pairs) pair.destroy();
  return closed;
}
