// Counts the words of a page that are whole to the eye and cut in the source: by text that is not seen, by comments, by elements with nothing
// in them. Fed with what the reader of the HTML meets, in its order. Blocks, cells, pictures and places where a line may break are no cuts.

export type WordCut = 'hidden' | 'comment' | 'element';

const STARTS_IN_WORD = /^[\p{L}\p{N}]/u;
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

export class WordCuts {
  readonly counts: Record<WordCut, number> = { hidden: 0, comment: 0, element: 0 };
  /** The text shown so far ends within a word, as far as the eye goes. */
  private endsInWord = false;
  /** What stands between that word and what comes next. */
  private between: WordCut | undefined;
  /** Elements opened since, with nothing shown in them. */
  private opened = 0;

  shown(text: string): void {
    if (this.endsInWord && this.between !== undefined && STARTS_IN_WORD.test(text)) this.counts[this.between]++;
    this.endsInWord = ENDS_IN_WORD.test(text.slice(-2));
    this.between = undefined;
    this.opened = 0;
  }

  hidden(text: string): void {
    if (text.trim() !== '') this.between = 'hidden';
  }

  comment(): void {
    this.between ??= 'comment';
  }

  open(): void {
    this.opened++;
  }

  close(name: string): void {
    if (this.opened === 0 || name === 'wbr') return;
    this.opened--;
    this.between ??= 'element';
  }

  /** Something that the eye takes for an end stands here. */
  apart(): void {
    this.endsInWord = false;
  }
}
