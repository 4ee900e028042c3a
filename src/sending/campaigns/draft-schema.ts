// What may be written into a draft over HTTP, field by field; any of them may be left out.

import { z } from 'zod';
import { idSchema } from '#platform/http/route.ts';
import { conditionsSchema } from '#sending/audience/conditions.ts';
import { longestTemplate } from '#sending/templates/compile.ts';

/** One line: a control character in a subject or a name could only be a mistake or an attack. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u);

export const draftSchema = z
  .object({
    name: line(200).trim().min(1),
    purposeId: idSchema.nullable(),
    conditions: conditionsSchema,
    domainId: idSchema.nullable(),
    senderName: line(200),
    senderLocalPart: line(64),
    replyTo: line(320),
    stream: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,29}$/),
    language: z.enum(['fr', 'en']),
    subject: line(1000),
    preheader: line(1000),
    templateId: idSchema.nullable(),
    mjml: z.string().max(longestTemplate),
    clickTracking: z.enum(['none', 'anonymous', 'consented']),
    scheduledLocal: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
      .nullable(),
  })
  .partial();
