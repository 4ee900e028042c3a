// Who gets a mailing: one query, for counting and for freezing alike, so that the number shown is the number sent.
// Only contacts who granted consent for the purpose, by e-mail, and whose address is not suppressed, match. The outbox checks
// both again, row by row, when it hands a message over.

import type { Fragment, ISql } from 'postgres';
import { matching } from './condition-sql.ts';
import type { Conditions } from './conditions.ts';

export interface Audience {
  workspaceId: string;
  purposeId: string;
  conditions: Conditions;
}

/** A query that gives `id`, `email`, `address_hash` of each contact once. Set inside another: sql`select count(*) from (${…}) a`. */
export function audienceQuery(sql: ISql, { workspaceId, purposeId, conditions }: Audience): Fragment {
  return sql`
    select c.id, c.email, c.address_hash
    from consents g
    join contacts c on c.workspace_id = g.workspace_id and c.id = g.contact_id
    where g.workspace_id = ${workspaceId} and g.purpose_id = ${purposeId}
      and g.channel = 'email' and g.state = 'granted'
      and not exists (
        select from suppressions s
        where s.workspace_id = c.workspace_id and s.address_hash = c.address_hash
          and (s.purpose_id is null or s.purpose_id = g.purpose_id))
      and ${matching(sql, conditions)}`;
}
