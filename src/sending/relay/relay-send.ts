// The send that a domain's single messages belong to: opened by the first, closed by the outbox when it idles (close_idle_relay), opened
// again by the next. Whoever takes a message holds its row shared until the message is committed, so that it cannot be closed meanwhile.

import type { TransactionSql } from 'postgres';

export interface RelaySend {
  id: string;
  messageKey: string;
}

export async function openRelaySend(
  tx: TransactionSql,
  workspaceId: string,
  domainId: string,
  now: Date,
): Promise<RelaySend> {
  for (;;) {
    // Changes nothing, and locks nothing, while it runs. What was paused for want of a key runs again: the caller saw one.
    await tx`
      update sends set state = 'running', pause_reason = null, finished_at = null
      where workspace_id = ${workspaceId} and domain_id = ${domainId} and kind = 'relay'
        and (state in ('finished', 'cancelled') or pause_reason <> 'operator')`;
    const [found] = await tx<(RelaySend & { state: string })[]>`
      select id, message_key as "messageKey", state from sends
      where workspace_id = ${workspaceId} and domain_id = ${domainId} and kind = 'relay' for share`;
    if (found && (found.state === 'running' || found.state === 'paused')) return found;
    if (found) continue;
    await tx`
      insert into sends (workspace_id, kind, domain_id, content, created_at)
      values (${workspaceId}, 'relay', ${domainId}, '{}', ${now})
      on conflict (workspace_id, domain_id) where kind = 'relay' do nothing`;
  }
}
