// Server data in components: `useApi` to read, `useApiMutation` to change. Answers are kept by endpoint and input,
// and go stale when a live notice of their topic arrives (live.ts).

import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, ApiProblem, type ApiAnswer, type ApiArguments, type ApiInput, type Endpoint } from './api.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem;
    queryMeta: { topics?: readonly string[] };
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal will not change by asking again; a broken line may.
      retry: (failures, problem) => failures < 2 && (problem.status === 0 || problem.status >= 502),
    },
  },
});

export interface UseApiOptions {
  /** Live topics that make the answer stale. By default the noun of the path: `/api/contacts/..` -> `contacts`. */
  topics?: readonly string[];
  /** False: do not ask yet. */
  enabled?: boolean;
  /** Show the previous answer while another input is asked for (search, paging). */
  keepPrevious?: boolean;
  staleTime?: number;
  refetchInterval?: number | false;
}

/** Reads an endpoint: `const { data, error, isPending } = useApi('GET /api/contacts', { query: { search } })`. */
export function useApi<E extends Endpoint>(
  endpoint: E,
  ...[input, options = {}]: object extends ApiInput<E>
    ? [input?: ApiInput<E>, options?: UseApiOptions]
    : [input: ApiInput<E>, options?: UseApiOptions]
): UseQueryResult<ApiAnswer<E>, ApiProblem> {
  const { keepPrevious, topics, ...rest } = options;
  return useQuery<ApiAnswer<E>, ApiProblem>({
    queryKey: [endpoint, input ?? {}],
    queryFn: ({ signal }) => api(endpoint, ...([{ ...input, signal }] as unknown as ApiArguments<E>)),
    meta: { topics: topics ?? [nounOf(endpoint)] },
    placeholderData: keepPrevious ? (keepPreviousData as never) : undefined,
    ...rest,
  });
}

/** Keyset pages: each answer has `items` and `next` (a cursor, null at the end), and the query takes `after`. */
export function useApiPages<E extends Endpoint>(endpoint: E, input: Partial<ApiInput<E>>, options: UseApiOptions = {}) {
  const { keepPrevious, topics, ...rest } = options;
  return useInfiniteQuery({
    queryKey: [endpoint, 'pages', input],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(input.query as object | undefined), after: pageParam };
      return api(endpoint, ...([{ ...input, query, signal }] as unknown as ApiArguments<E>));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: ApiAnswer<E>) => (last as { next: string | null }).next ?? undefined,
    meta: { topics: topics ?? [nounOf(endpoint)] },
    placeholderData: keepPrevious ? (keepPreviousData as never) : undefined,
    ...rest,
  });
}

export interface UseApiMutationOptions<E extends Endpoint> {
  /** Topics whose answers are asked for again. By default the noun of the path. */
  topics?: readonly string[];
  onDone?: (answer: ApiAnswer<E>, input: ApiInput<E>) => void;
  onProblem?: (problem: ApiProblem) => void;
}

/** Changes something: `const save = useApiMutation('PUT /api/contacts/:contactId'); save.mutate({ params, body })`. */
export function useApiMutation<E extends Endpoint>(
  endpoint: E,
  options: UseApiMutationOptions<E> = {},
): UseMutationResult<ApiAnswer<E>, ApiProblem, ApiInput<E>> {
  const client = useQueryClient();
  return useMutation<ApiAnswer<E>, ApiProblem, ApiInput<E>>({
    mutationFn: (input) => api(endpoint, ...([input] as unknown as ApiArguments<E>)),
    onSuccess: (answer, input) => {
      staleTopics(client, options.topics ?? [nounOf(endpoint)]);
      options.onDone?.(answer, input);
    },
    onError: options.onProblem,
  });
}

/** Asks again for every answer on screen that belongs to one of the topics; the others are refreshed when next shown. */
export function staleTopics(client: QueryClient, topics: readonly string[]): void {
  void client.invalidateQueries({
    predicate: ({ meta }) => meta?.topics?.some((topic) => topics.includes(topic)) ?? false,
  });
}

function nounOf(endpoint: Endpoint): string {
  return endpoint.split('/')[2] ?? '';
}
