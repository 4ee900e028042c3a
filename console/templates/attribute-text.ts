// The text of an MJML attribute as a person reads and types it, and as it stands in the source. Pure and total.

/** An attribute as a person reads it, and back. Liquid keeps its quotes. */
export function decode(value: string): string {
  return value
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

export function encode(text: string): string {
  return text
    .split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/)
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;'),
    )
    .join('');
}
