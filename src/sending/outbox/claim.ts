// The statement that claims rows, in which everything that can forbid a message is asked once more (invariant 7).
// Runs in the transaction that drew the rows, after their messages are made and just before they go on the wire: what is
// claimed is what is in flight, a few hundred rows at most. A row that may never leave is closed here with its reason; a row
// that may not leave now (send paused or cancelled, domain switched to another mode, account suspended or at its ceiling of the
// day) is left untouched.

import type { Sql, TransactionSql } from 'postgres';

export interface ClaimRequest {
  workspaceId: string;
  sendId: string;
  worker: number;
  /** The mode for which the road was chosen: nothing made for the sandbox may leave for the world, nor the reverse. */
  mode: 'sandbox' | 'live';
  now: Date;
}

export interface Claimed {
  contactId: string;
  step: number;
  /** False: closed instead, by law or because the person is gone. */
  allowed: boolean;
}

export async function claimRecipients(
  tx: Sql | TransactionSql,
  { workspaceId, sendId, worker, mode, now }: ClaimRequest,
  rows: readonly { contactId: string; step: number }[],
): Promise<Claimed[]> {
  const contacts = rows.map((row) => row.contactId);
  const steps = rows.map((row) => row.step);
  return tx<Claimed[]>`
    with asked as (
      select * from unnest(${contacts}::bigint[], ${steps}::int[]) as asked (contact_id, step)
    ), gate as (
      -- One line per rule, the first that applies decides.
      -- A relayed message answers a person's own act: it needs no consent and stops at no objection to mailings, but at every other suppression.
      select r.contact_id, r.step, case
        when s.kind <> 'relay' and c.id is null then 'contact_gone'
        when c.address_hash <> r.address_hash then 'address_changed'
        when exists (select from suppressions x where x.workspace_id = r.workspace_id and x.address_hash = r.address_hash
                       and (x.purpose_id is null or x.purpose_id = s.purpose_id)
                       and (s.kind <> 'relay' or x.reason not in ('unsubscribe', 'objection'))) then 'suppressed'
        when s.kind <> 'relay' and not exists (select from consents g where g.workspace_id = r.workspace_id and g.purpose_id = s.purpose_id
                           and g.contact_id = r.contact_id and g.channel = 'email' and g.state = 'granted') then 'consent_withdrawn'
      end as barred, r.claims = 0 as is_first
      from sends s
      join standings t on t.workspace_id = s.workspace_id and t.stream = s.kind and t.step not in ('suspended', 'closed')
      join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
      cross join asked a
      join recipients r on r.workspace_id = s.workspace_id and r.send_id = s.id and r.contact_id = a.contact_id and r.step = a.step
      left join contacts c on c.workspace_id = r.workspace_id and c.id = r.contact_id
      where s.workspace_id = ${workspaceId} and s.id = ${sendId} and s.state = 'running' and d.mode = ${mode}
    ), ranked as (
      select *, barred is null and is_first as is_counted, row_number() over (partition by barred is null and is_first) as place from gate
    ), quota as (
      -- Only a new or limited account has a ceiling, and pays for it with the lock of one row. Each recipient counts once, at its first claim.
      update standings t set
        granted = least(w.wanted, greatest(t.ceiling - case when t.used_on = w.day then t.used else 0 end, 0)),
        used = case when t.used_on = w.day then t.used else 0 end
          + least(w.wanted, greatest(t.ceiling - case when t.used_on = w.day then t.used else 0 end, 0)),
        used_on = w.day
      from (select count(*)::int as wanted, (${now}::timestamptz at time zone 'UTC')::date as day from ranked where is_counted) w
      where t.workspace_id = ${workspaceId} and t.stream = (select kind from sends where workspace_id = ${workspaceId} and id = ${sendId})
        and t.ceiling is not null and ${mode} = 'live' and w.wanted > 0
      returning t.granted
    )
    update recipients r set
      state = case when g.barred is null then 'handed_over' when g.barred in ('suppressed', 'consent_withdrawn') then 'suppressed' else 'skipped' end,
      reason = coalesce(g.barred, r.reason), claims = r.claims + 1, claimed_by = case when g.barred is null then ${worker}::int end, updated_at = ${now}
    from ranked g
    where (not g.is_counted or g.place <= coalesce((select granted from quota), g.place))
      and r.workspace_id = ${workspaceId} and r.send_id = ${sendId} and r.contact_id = g.contact_id and r.step = g.step
      and r.state in ('planned', 'deferred')
    returning r.contact_id as "contactId", r.step, g.barred is null as allowed`;
}
