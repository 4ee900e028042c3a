// An SMTP server of a test, and a client that says whatever it likes to it.

import { connect, type Socket } from 'node:net';
import {
  type ReceivedEnvelope,
  type ServerHandlers,
  type ServerOptions,
  type SmtpServer,
  startSmtpServer,
} from '#smtp/server.ts';
import { closeAtEnd } from './ending.ts';

export interface Taken {
  envelope: ReceivedEnvelope;
  bytes: Buffer;
}

export interface Served {
  server: SmtpServer;
  port: number;
  taken: Taken[];
  faults: unknown[];
}

export async function serve(
  options: Partial<ServerOptions> = {},
  handlers: Partial<ServerHandlers> = {},
): Promise<Served> {
  const taken: Taken[] = [];
  const faults: unknown[] = [];
  const server = await startSmtpServer(
    { name: 'mx.example', host: '127.0.0.1', port: 0, ...options },
    {
      onMessage: async (envelope, bytes) => void taken.push({ envelope, bytes }),
      onFault: (fault) => void faults.push(fault),
      ...handlers,
    },
  );
  closeAtEnd(() => server.close({ milliseconds: 0 }));
  return { server, taken, faults, port: server.port };
}

/** Says everything at once and gives all that was answered until the server closed; QUIT is added. */
export function talk(port: number, text: string | Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes.toString())).on('error', reject);
    socket.on('close', () => resolve(answer.split('\r\n').slice(0, -1)));
    socket.write(Buffer.concat([Buffer.from(text as string), Buffer.from('QUIT\r\n')]));
  });
}

/** The last line of each answer: its code and enhanced code. */
export const codes = (lines: readonly string[]): string[] =>
  lines.filter((line) => line[3] === ' ').map((line) => line.slice(0, 9).trimEnd());
