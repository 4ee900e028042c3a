// The protected domains as the listener needs them: at hand for every recipient, and never older than a change by more than a moment. While
// the database is away the last list stands.

import type { Platform } from '#platform/platform.ts';
import type { ProtectedDomain } from './protected-domain.ts';
import { listAllProtectedDomains } from './protected-domain-store.ts';

export interface DomainList {
  /** By the ASCII form. */
  find(name: string): ProtectedDomain | undefined;
  /** The one that was protected first. */
  first(): ProtectedDomain | undefined;
  byId(workspaceId: string, id: string): ProtectedDomain | undefined;
  refresh(): Promise<void>;
  close(): void;
}

/** Published with every change. */
export const GATEWAY_TOPIC = 'gateway';
/** A notice can be lost. */
const REFRESH_MS = 30_000;

export async function openDomainList({ sql, live, log }: Platform): Promise<DomainList> {
  let byName = new Map<string, ProtectedDomain>();
  let byId = new Map<string, ProtectedDomain>();
  async function refresh(): Promise<void> {
    const all = await listAllProtectedDomains(sql);
    byName = new Map(all.map((domain) => [domain.name, domain]));
    byId = new Map(all.map((domain) => [`${domain.workspaceId}/${domain.id}`, domain]));
  }
  const refreshLater = () =>
    void refresh().catch((err: unknown) => log.warn({ err }, 'the protected domains could not be read'));
  await refresh();
  const stop = await live.subscribe(({ topic }) => topic === GATEWAY_TOPIC && refreshLater());
  const timer = setInterval(refreshLater, REFRESH_MS).unref();
  return {
    find: (name) => byName.get(name),
    first: () => [...byName.values()].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))[0],
    byId: (workspaceId, id) => byId.get(`${workspaceId}/${id}`),
    refresh,
    close() {
      clearInterval(timer);
      stop();
    },
  };
}
