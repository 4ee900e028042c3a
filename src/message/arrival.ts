// When a message reached its last server, for who reads it later from a file: the date of its topmost Received line.
// Undefined when there is none to be read: then the moment is unknown, and is not that of the reading.

import type { Message } from './parse.ts';
import { headerValues } from './parse.ts';
import { readReceived } from './received.ts';

export function arrivalOf(message: Pick<Message, 'fields'>): Date | undefined {
  const [last] = headerValues(message, 'Received');
  return last === undefined ? undefined : readReceived(last).date;
}
