// A probability as a figure: nothing is certain and nothing is impossible, so the ends are not 0 and 100 %.

import { useFormat } from '../app/format.ts';

const LEAST = 0.01;

export function useShare(): (share: number) => string {
  const { percent } = useFormat();
  return (share) => {
    if (share < LEAST) return `<\u00a0${percent(LEAST, 0)}`;
    return share > 1 - LEAST ? `>\u00a0${percent(1 - LEAST, 0)}` : percent(share, 0);
  };
}
