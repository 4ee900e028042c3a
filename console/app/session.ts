// Who is signed in, as the program says. One answer, kept with the other answers, asked again after sign-in and sign-out.

import { useApi, queryClient } from './use-api.ts';
import { api, type ApiAnswer } from './api.ts';
import { workspaceZone } from './format.ts';
import { changeLanguage, currentLanguage } from './i18n.ts';

export type SessionAnswer = ApiAnswer<'GET /api/session'>;
/** The part of the answer that is there when someone is signed in. */
export type SignedIn = Extract<SessionAnswer, { state: 'open' }>;
const KEY = ['GET /api/session', {}];

/** Asks once, then gives what is known; `changeSession` makes it ask again. */
export async function readSession(): Promise<SessionAnswer> {
  return queryClient.fetchQuery({ queryKey: KEY, queryFn: askSession, staleTime: 60_000 });
}

async function askSession(): Promise<SessionAnswer> {
  const session = await api('GET /api/session');
  workspaceZone.current = session.workspace?.timeZone;
  if (session.operator && session.operator.language !== currentLanguage())
    await changeLanguage(session.operator.language);
  return session;
}

/**
 * After sign-in, sign-out, or the end of a session: asks again who is there, goes on, and then throws away every answer that was known
 * before, since nothing of it may be shown to whoever comes now.
 */
export async function changeSession(goOn: () => Promise<unknown>): Promise<void> {
  queryClient.removeQueries({ queryKey: KEY });
  await goOn();
  queryClient.removeQueries({ type: 'inactive' });
}

/** The session inside a page of the frame, where someone is signed in. */
export function useSession() {
  const { data } = useApi('GET /api/session', {}, { staleTime: 60_000, topics: ['session'] });
  const open = data?.state === 'open' ? data : undefined;
  return {
    operator: open?.operator,
    workspace: open?.workspace,
    role: open?.role,
    may: (permission: string) => open?.permissions.includes(permission) ?? false,
  };
}
