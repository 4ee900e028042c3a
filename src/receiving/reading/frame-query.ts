// What one may ask of a frame that shows a message: pictures of others or not, marks or not, and the page that marks lead back to.

import { z } from 'zod';

export const frameQuery = z.object({
  images: z.enum(['blocked', 'shown']).default('blocked'),
  marks: z.enum(['shown']).optional(),
  /** A path on this site, never another one. */
  page: z
    .string()
    .regex(/^\/(?![/\\])[^\s#\\]{0,500}$/)
    .optional(),
});
