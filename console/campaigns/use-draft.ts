// The draft on screen, saved as one writes: a change shows at once, is sent when the writer pauses, and is asked for again from
// the server before the local copy is let go. Steps share one draft, so that going from one to the next loses nothing.
// A refused save stays on screen with its reason; nothing typed is thrown away.

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { api, type ApiAnswer, type ApiInput, ApiProblem } from '../app/api.ts';
import { staleTopics } from '../app/use-api.ts';

export type CampaignAnswer = ApiAnswer<'GET /api/campaigns/:campaignId'>;
export type DraftChanges = NonNullable<ApiInput<'PATCH /api/campaigns/:campaignId'>['body']>;

export interface Draft {
  /** As the server knows it. */
  campaign: CampaignAnswer;
  /** As it is being written. */
  values: CampaignAnswer;
  /** The content, where it was written and is not on the server yet. */
  mjml: string | undefined;
  change: (changes: DraftChanges) => void;
  /** Resolves when everything written so far is on the server; throws the problem when it is not. */
  flush: () => Promise<void>;
  saving: 'saved' | 'saving' | 'failed';
  problem: ApiProblem | null;
  isEditable: boolean;
}

const PAUSE_MS = 500;

export function useDraftOf(campaign: CampaignAnswer, mayWrite: boolean): Draft {
  const client = useQueryClient();
  const { id } = campaign;
  const [written, setWritten] = useState<DraftChanges>({});
  const [saving, setSaving] = useState<Draft['saving']>('saved');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const waiting = useRef<DraftChanges>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // One save at a time: an older one must never land after a newer one.
  const queue = useRef<Promise<void>>(Promise.resolve());

  const send = useCallback(async () => {
    const body = waiting.current;
    if (Object.keys(body).length === 0) return;
    waiting.current = {};
    setSaving('saving');
    try {
      await api('PATCH /api/campaigns/:campaignId', { params: { campaignId: id }, body });
      setProblem(null);
      const { mjml } = body;
      if (mjml !== undefined) {
        client.setQueryData(['GET /api/campaigns/:campaignId/content', { params: { campaignId: id } }], { mjml });
      }
      await client.invalidateQueries({ queryKey: ['GET /api/campaigns/:campaignId', { params: { campaignId: id } }] });
      setWritten((now) => without(now, body));
      setSaving(Object.keys(waiting.current).length === 0 ? 'saved' : 'saving');
      staleTopics(client, ['campaigns']);
    } catch (error) {
      waiting.current = { ...body, ...waiting.current };
      setSaving('failed');
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, 'offline', String(error)));
      throw error;
    }
  }, [client, id]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    queue.current = queue.current.catch(() => {}).then(send);
    return queue.current;
  }, [send]);

  const change = useCallback(
    (changes: DraftChanges) => {
      waiting.current = { ...waiting.current, ...changes };
      setWritten((now) => ({ ...now, ...changes }));
      setSaving('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush().catch(() => {}), PAUSE_MS);
    },
    [flush],
  );

  // Leaving the campaign, or closing the window, in the half second before the save.
  useEffect(() => {
    const leave = () => void flush().catch(() => {});
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  const values = useMemo(() => ({ ...campaign, ...written }) as CampaignAnswer, [campaign, written]);
  const isEditable = mayWrite && campaign.state === 'draft';
  return { campaign, values, mjml: written.mjml, change, flush, saving, problem, isEditable };
}

/** What was written, less what is saved and was not written again meanwhile. */
function without(written: DraftChanges, saved: DraftChanges): DraftChanges {
  const kept = Object.entries(written).filter(([name, value]) => saved[name as keyof DraftChanges] !== value);
  return Object.fromEntries(kept);
}

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error('a step of a campaign stands outside its frame');
  return draft;
}
