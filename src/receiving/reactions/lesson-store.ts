// What the judge learned for one owner, and whether he agreed to it. An agreement holds a year (CPCE L32-3 IV, D98-5); taking it back
// forgets everything, exactly. SQL in, records out.

import type { Sql } from 'postgres';

/** Wording 1 of the question asked; changed words are another number. */
export const LEARNING_WORDING = 1;

/** The newest count; an owner's taste of years ago is not his taste. */
const MOST_LESSONS = 1_000;

export async function hasAgreed(sql: Sql, workspaceId: string, ownerId: string, now: Date): Promise<boolean> {
  const rows = await sql`
    select from owners where workspace_id = ${workspaceId} and id = ${ownerId}
      and learning_agreed_at > ${now}::timestamptz - interval '1 year'`;
  return rows.length > 0;
}

/** The owner's own act: agreeing, or taking it back, which forgets what was learned. */
export async function setAgreement(
  sql: Sql,
  { workspaceId, ownerId, agrees, now }: { workspaceId: string; ownerId: string; agrees: boolean; now: Date },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      update owners set learning_agreed_at = ${agrees ? now : null}, learning_wording = ${agrees ? LEARNING_WORDING : null},
        lessons_epoch = lessons_epoch + 1
      where workspace_id = ${workspaceId} and id = ${ownerId}`;
    if (!agrees) await tx`delete from lessons where workspace_id = ${workspaceId} and owner_id = ${ownerId}`;
  });
}

export async function addLesson(
  sql: Sql,
  { workspaceId, ownerId, example, now }: { workspaceId: string; ownerId: string; example: Buffer; now: Date },
): Promise<void> {
  await sql`
    with added as (
      insert into lessons (workspace_id, owner_id, at, example) values (${workspaceId}, ${ownerId}, ${now}, ${example}))
    update owners set lessons_epoch = lessons_epoch + 1 where workspace_id = ${workspaceId} and id = ${ownerId}`;
}

/** The journal of an owner, oldest first: `readExamples` reads it. */
export async function readLessons(sql: Sql, ownerId: string): Promise<Buffer> {
  const rows = await sql<{ example: Buffer }[]>`
    select example from (
      select l.id, l.example from lessons l join owners o on o.workspace_id = l.workspace_id and o.id = l.owner_id
      where o.id = ${ownerId} order by l.id desc limit ${MOST_LESSONS}) newest
    order by id`;
  return Buffer.concat(rows.map(({ example }) => example));
}
