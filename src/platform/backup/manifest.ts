// What a backup says of itself: first what is needed to judge whether it can be restored here, last what proves that it is whole.

import { z } from 'zod';

export const FORMAT = 1;

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

export const endSchema = z.object({
  rows: z.record(z.string(), z.number()),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().nullable() })),
  jobs: z.array(
    z.object({
      name: z.string(),
      data: z.record(z.string(), z.unknown()),
      singletonKey: z.string().nullable(),
      after: z.string(),
    }),
  ),
  blobs: z.number(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type End = z.output<typeof endSchema>;

export interface BackupSummary {
  tables: number;
  rows: number;
  blobs: number;
}

export const summaryOf = ({ rows, blobs }: End): BackupSummary => ({
  tables: Object.keys(rows).length,
  rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
  blobs,
});
