// A fault that only the person who runs Dauphin can mend: a wrong setting, a folder that cannot be reached, a server too old.
// It is shown as one line in his language, without a stack. A defect of the program must never be dressed up as one.

export interface Text {
  fr: string;
  en: string;
}

export class OperatorError extends Error {
  override name = 'OperatorError';
  readonly text: Text;

  constructor(text: Text, options?: ErrorOptions) {
    super(text.en, options);
    this.text = text;
  }
}
