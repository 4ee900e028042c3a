// What the routes of single messages answer, as the API document tells it. A test holds real answers to these shapes.

import { z } from 'zod';
import { recipientStates } from '../outbox/send.ts';

const moment = z.iso.datetime();

export const submittedAnswer = z.strictObject({
  id: z.string(),
  messageId: z.string().describe('The Message-ID header, without brackets'),
  recipients: z.int(),
  sendAt: moment,
});

export const batchAnswer = z.strictObject({ messages: z.array(submittedAnswer) });

const messageFields = {
  id: z.string(),
  from: z.string(),
  subject: z.string(),
  messageId: z.string(),
  tags: z.array(z.string()),
  class: z.string().describe('What the judge takes it for'),
  way: z.enum(['http', 'smtp', 'notice']),
  sendAt: moment,
  createdAt: moment,
};

export const messageAnswer = z.strictObject({
  ...messageFields,
  recipients: z.array(
    z.strictObject({
      email: z.string(),
      state: z.enum(recipientStates).describe('`accepted`: the receiving server has it'),
      reason: z.string().nullable(),
      reply: z.string().nullable().describe('What the receiving server said'),
      attempts: z.int(),
      nextAttemptAt: moment.nullable(),
      updatedAt: moment,
    }),
  ),
});

export const messagesAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      ...messageFields,
      outcome: z
        .strictObject({ accepted: z.int(), bounced: z.int(), withheld: z.int(), open: z.int() })
        .describe('How many recipients stand where; `withheld`: cancelled or suppressed'),
    }),
  ),
  next: z.string().nullable().describe('The `after` of the next page'),
});
